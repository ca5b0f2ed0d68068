//! What stands outside the text: title, author, date and page settings.

use lkjip_metrics::figures::Figures;
use lkjip_metrics::record::Record;
use lkjip_metrics::record::kebijakan::{Huruf, Kebijakan, Kertas};

use super::model::{FontFamily, Meta, Page, Paper};
use super::words::Words;

/// The frame of a record's report.
pub fn of(record: &Record, figures: &Figures, words: &Words, draft: Option<&str>) -> Meta {
    let text = |path: &str| figures.get(path).map_or_else(String::new, |f| f.text());
    let fill = |name: &str| {
        let term = words.terms.get(name).map_or("", String::as_str);
        term.replace("{tahun}", &text("tahun")).replace("{instansi}", &text("instansi.lengkap"))
    };
    let date = record.pengesahan.tanggal.value;
    Meta {
        title: fill("judul_berkas"),
        subject: fill("subjek_berkas"),
        author: text("instansi.lengkap"),
        keywords: fill("kata_kunci").split(',').map(|w| w.trim().to_string()).collect(),
        year: record.tahun.value,
        date: format!("{:04}-{:02}-{:02}", date.tahun(), date.bulan(), date.hari()),
        header: fill("kepala_halaman"),
        footer: text("instansi.lengkap"),
        draft: draft.map(str::to_string),
        origin: None,
        page: page(&record.kebijakan),
        terms: words.terms.clone(),
    }
}

/// Paper, font family and accent of an agency.
pub(super) fn page(kebijakan: &Kebijakan) -> Page {
    Page {
        paper: match kebijakan.kertas {
            Kertas::A4 => Paper::A4,
            Kertas::F4 => Paper::F4,
        },
        font: match kebijakan.huruf {
            Huruf::Cambria => FontFamily::Cambria,
            Huruf::Arial => FontFamily::Arial,
            Huruf::Times => FontFamily::Times,
        },
        accent: kebijakan.warna.value.clone(),
    }
}
