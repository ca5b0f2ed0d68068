//! Two years for programs.

use lkjip_metrics::banding::tahun::{
    Anggaran, BandingTahun, Carried, Change, Fate, Identity, Indikator, Sasaran, Shown, State,
    Typed, Warning,
};
use serde_json::{Map, Value, json};

use super::super::both::{Both, Side};
use super::faults;

/// Version of this form; it grows when a field changes its meaning.
const VERSION: u32 = 1;

/// The answer. Numbers are text, so that no reader rounds them.
pub fn write(comparison: &BandingTahun, both: &Both) -> String {
    let list = |values: Vec<Value>| Value::Array(values);
    let jumlah = &comparison.jumlah;
    let count = comparison.count();
    let answer = json!({
        "versi": VERSION,
        "jenis": "tahun",
        "lama": side(comparison.lama, &comparison.instansi[0], &both.old),
        "baru": side(comparison.baru, &comparison.instansi[1], &both.new),
        "instansi_berbeda": comparison.beda_instansi,
        "ringkasan": {
            "indikator": count.all,
            "membaik": count.better,
            "memburuk": count.worse,
            "tetap": count.same,
            "tidak_dapat_dibandingkan": count.unknown,
            "baru": count.new,
            "berakhir": count.ended,
        },
        "jumlah": {
            "indikator": change(&jumlah.indikator),
            "terukur": change(&jumlah.terukur),
            "tercapai": change(&jumlah.tercapai),
            "rata_rata": change(&jumlah.rata_rata),
            "rata_rata_sepadan": change(&jumlah.sepadan),
            "jumlah_sepadan": jumlah.jumlah_sepadan,
            "pagu": change(&jumlah.pagu),
            "realisasi": change(&jumlah.realisasi),
            "sisa": change(&jumlah.sisa),
            "serapan": change(&jumlah.serapan),
        },
        "sasaran": list(comparison.sasaran.iter().map(sasaran).collect()),
        "indikator": list(comparison.indikator.iter().map(indikator).collect()),
        "anggaran": list(comparison.anggaran.iter().map(anggaran).collect()),
        "peringatan": list(comparison.peringatan.iter().map(|one| warning(one, both)).collect()),
        "naskah_terbawa": list(comparison.naskah.iter().map(carried).collect()),
    });
    // Text, whole numbers and flags only: this cannot fail.
    serde_json::to_string_pretty(&answer).unwrap_or_default() + "\n"
}

fn side(year: i32, agency: &str, side: &Side) -> Value {
    json!({ "tahun": year, "instansi": agency, "record": side.checked.file.name(), "galat": faults(side) })
}

fn sasaran(one: &Sasaran) -> Value {
    joined(
        identity(&one.identity),
        json!({
            "capaian": change(&one.capaian),
            "kriteria": change(&one.kriteria),
            "pagu": change(&one.pagu),
            "realisasi": change(&one.realisasi),
            "serapan": change(&one.serapan),
            "efisiensi": change(&one.efisiensi),
        }),
    )
}

fn indikator(one: &Indikator) -> Value {
    joined(
        identity(&one.identity),
        json!({
            "sasaran": one.sasaran,
            "satuan": one.satuan,
            "arah_kinerja": if one.turun { "turun" } else { "naik" },
            "berubah": one.berubah.iter().map(|kind| kind.word()).collect::<Vec<_>>(),
            "simpulan": word(one.direction().word()),
            "target": change(&one.target),
            "realisasi": change(&one.realisasi),
            "capaian": change(&one.capaian),
            "kriteria": change(&one.kriteria),
        }),
    )
}

fn anggaran(one: &Anggaran) -> Value {
    joined(
        identity(&one.identity),
        json!({
            "tingkat": one.tingkat.word(),
            "pagu": change(&one.pagu),
            "realisasi": change(&one.realisasi),
            "serapan": change(&one.serapan),
        }),
    )
}

fn identity(one: &Identity) -> Value {
    json!({
        "kunci": one.key,
        "nama": one.name,
        "keadaan": word(match one.fate {
            Fate::Unknown => "tidak_dapat_dibandingkan",
            other => other.word(),
        }),
        "kunci_lama": one.old_key,
        "nama_lama": one.old_name,
        "pindah": one.moved.as_ref().map(|(from, to)| json!({ "dari": from, "ke": to })),
    })
}

fn change(one: &Change) -> Value {
    let difference = one.difference.as_ref();
    json!({
        "lama": shown(&one.old),
        "baru": shown(&one.new),
        "selisih": difference.map(|gap| gap.number.to_string()),
        "selisih_cetak": difference.map(|gap| gap.text()),
        "selisih_persen": difference.and_then(|gap| gap.percent).map(|share| share.to_string()),
        "arah": word(one.direction.word()),
    })
}

fn shown(one: &Shown) -> Value {
    let (state, year) = match one.state {
        State::Known => ("ada", None),
        State::Proxy(year) => ("proksi", year),
        State::NotPublished => ("belum_terbit", None),
        State::NotJudged => ("belum_dinilai", None),
        State::Missing => ("data_belum_ada", None),
        State::Absent => ("tidak_ada", None),
    };
    let mut value = Map::new();
    value.insert("cetak".into(), one.text.as_str().into());
    value.insert("nilai".into(), one.number.map(|number| number.to_string()).into());
    value.insert("keadaan".into(), state.into());
    if let Some(year) = year {
        value.insert("tahun_proksi".into(), year.into());
    }
    Value::Object(value)
}

fn warning(one: &Warning, both: &Both) -> Value {
    json!({
        "jenis": one.kind.word(),
        "tingkat": one.level.to_string(),
        "kunci": one.key,
        "pesan": one.message,
        "lama": one.old.as_ref().map(|typed| place(typed, &both.old)),
        "baru": one.new.as_ref().map(|typed| place(typed, &both.new)),
    })
}

fn place(typed: &Typed, side: &Side) -> Value {
    let span = &typed.place.span;
    let line = (!span.is_empty()).then(|| side.line(span.start));
    json!({ "isi": typed.text, "berkas": side.checked.file.name(), "baris": line })
}

fn carried(one: &Carried) -> Value {
    json!({
        "kunci": one.key,
        "bagian": one.parts,
        "terbawa": one.carried,
        "dengan_angka": one.with_figures,
        "persen_kata": one.share.to_string(),
        "awal": one.beginning,
    })
}

/// A word as a name for programs.
fn word(text: &str) -> String {
    text.replace(' ', "_")
}

fn joined(one: Value, other: Value) -> Value {
    match (one, other) {
        (Value::Object(mut one), Value::Object(other)) => {
            one.extend(other);
            Value::Object(one)
        }
        (one, _) => one,
    }
}
