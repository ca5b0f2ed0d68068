//! Photos.

use super::{expect, only};
use crate::diagnostic::Code;

const PHOTO: &str = "[[foto]]\n";

#[test]
fn photos_without_a_file_are_told_together() {
    expect(
        &[("berkas = \"foto/pendampingan.jpg\"\n", "")],
        &[(Code::FotoBelumAda, "\"Pendampingan\"")],
    );
    let more = "[[foto]]\njudul = \"Lain\"\nsub = \"3.31.02.2.01.0001\"\n\n[[foto]]\n";
    let finding = only(&[("berkas = \"foto/pendampingan.jpg\"\n", ""), (PHOTO, more)]);
    assert_eq!(
        finding.message,
        "Sebanyak 2 dari 2 foto belum mempunyai berkas, mulai dengan \"Lain\"."
    );
    assert_eq!(finding.labels.len(), 1);
}

#[test]
fn a_photo_shows_a_sub_kegiatan() {
    expect(
        &[("sub = \"3.31.02.2.01.0012\"\n", "")],
        &[(Code::FotoTanpaKegiatan, "\"Pendampingan\"")],
    );
    let many: String = (1..=4)
        .map(|n| format!("[[foto]]\njudul = \"Foto {n}\"\nberkas = \"foto/{n}.jpg\"\n\n"))
        .collect();
    let finding = only(&[(PHOTO, &format!("{many}[[foto]]\n"))]);
    assert_eq!(
        finding.message,
        "Sebanyak 4 dari 5 foto tidak dikaitkan dengan sub kegiatan, mulai dengan \"Foto 1\"."
    );
}
