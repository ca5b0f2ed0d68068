//! What the new record says about itself at its top, and where whole parts became comments.

use super::Maker;
use super::layout::Layout;
use super::walk::Entry;
use crate::read::{BELUM_DIISI, Node};

/// Begins the line that tells editors where the schema of a record is.
const SCHEMA: &str = "#:schema";

/// Keys named in the comment at most.
const NAMED: usize = 20;

impl Maker<'_, '_> {
    /// Writes the comments about the record as a whole.
    pub(super) fn head(&mut self, root: &Node<'_>, schema: Option<&str>) {
        let start = self.layout.line_start(0);
        let first = self.layout.text(&(start..self.layout.line_end(start)));
        let has_schema = first.starts_with(SCHEMA);
        let at = if has_schema { self.layout.next_line(start) } else { start };
        if let Some(address) = schema {
            let line = format!("{SCHEMA} {address}");
            match has_schema {
                true => self.edits.replace(start..start + first.len(), line),
                false => self.put_line(start, &line),
            }
        }
        for line in self.about() {
            self.put_line(at, &line);
        }
        self.remind(root);
    }

    fn about(&self) -> Vec<String> {
        let (from, to) = (self.step.from, self.step.to);
        let mut lines = vec![
            format!("# Record {to}, dibuat dari record {from}."),
            format!("# Ganti setiap \"{BELUM_DIISI}\"; `lkjip periksa` menyebutnya satu per satu."),
            format!(
                "# Angka {from} berada dalam riwayat atau di atas barisnya sebagai \"# {from}: …\";"
            ),
            format!("# naskah {from} menjadi komentar di tempatnya."),
            "# Yang lain dibawa apa adanya: periksa pula nama pejabat, dasar hukum, nama dan kode program,"
                .to_string(),
            "# dan jenis Perjanjian Kinerja.".to_string(),
        ];
        if !self.dated.is_empty() {
            lines.push("# Tahun yang lama masih disebut dalam:".to_string());
            lines.extend(self.dated.iter().take(NAMED).map(|key| format!("#   {key}")));
            if self.dated.len() > NAMED {
                lines.push(format!("#   dan {} isian lain", self.dated.len() - NAMED));
            }
        }
        lines.push("#".to_string());
        lines
    }

    /// Says at its place why a part became a comment or must be seen to.
    fn remind(&mut self, root: &Node<'_>) {
        let (from, to) = (self.step.from, self.step.to);
        let parts = [
            ("foto", format!("# Foto {from} tidak dibawa; tambahkan foto kegiatan {to}.")),
            ("penegasan", format!("# Penegasan {from} tidak dibawa; tulis yang {to}.")),
            (
                "pengecualian",
                format!("# Pengecualian {from} tidak dibawa; timbang kembali temuannya."),
            ),
        ];
        let renstra = (!self.period_holds).then(|| {
            let text = format!(
                "# Renstra ini tidak memuat {to}: sesuaikan periode, visi, misi dan tujuan."
            );
            ("renstra", text)
        });
        for (key, line) in parts.into_iter().chain(renstra) {
            let Some(entry) = Entry::of(root, key) else { continue };
            if entry.node.items().next().is_none() && entry.node.value().is_array() {
                continue;
            }
            let at = place(self.layout, &entry);
            self.put_line(at, &line);
        }
    }
}

/// Where a comment about a part goes: above its head or its key.
fn place(layout: &Layout<'_>, entry: &Entry<'_>) -> usize {
    layout.comment_line(entry.key_span.start.min(entry.value_span().start))
}
