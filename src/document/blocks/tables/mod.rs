//! Tables by name: the standard ones, and those of the record by their own keys.

mod achievement;
mod agreement;
mod akip;
mod budget;
mod comparison;
mod data;
mod efficiency;
mod lke;
mod planning;
mod regions;
mod scale;
mod staff;
mod support;

use super::call::unknown;
use super::review;
use crate::document::model::Block;
use crate::document::source::Source;

/// Standard tables; those that end with a colon take a key.
const NAMES: [&str; 28] = [
    "status-pegawai",
    "komposisi:",
    "hubungan-visi",
    "iku",
    "perjanjian-kinerja",
    "perjanjian-program",
    "pk-sasaran",
    "pk-program",
    "skala",
    "teknik",
    "capaian",
    "ringkasan-sasaran",
    "perbandingan-tahun:",
    "perbandingan-renstra:",
    "perbandingan-wilayah:",
    "akip",
    "akip-riwayat",
    "tindak-lanjut",
    "anggaran",
    "pendapatan",
    "kinerja-anggaran",
    "efisiensi",
    "efisiensi:",
    "program-penunjang:",
    "lke",
    "lke-bagian",
    "lke-laporan",
    "periksa-reviu",
];

/// Makes the table of a name such as `capaian` or `efisiensi:industri`.
pub(super) fn build(name: &str, source: &Source<'_>) -> Result<Vec<Block>, String> {
    let (table, key) = match name.split_once(':') {
        Some((table, key)) => (table, Some(key)),
        None => (name, None),
    };
    match table {
        "komposisi" | "komposisi-pegawai" => staff::composition(name, key, source),
        "perbandingan-tahun" => comparison::by_year(name, key, source),
        "perbandingan-renstra" => comparison::with_plan(name, key, source),
        "perbandingan-wilayah" => regions::build(name, key, source),
        "program-penunjang" => support::build(name, key, source),
        "efisiensi" if key.is_some() => efficiency::of_sasaran(name, key, source),
        _ if key.is_some() => Err(not_found(name, source)),
        _ => whole(name, source),
    }
}

/// Tables about the whole record.
fn whole(name: &str, source: &Source<'_>) -> Result<Vec<Block>, String> {
    match name {
        "status-pegawai" => staff::statuses(name, source),
        "hubungan-visi" => Ok(planning::vision(name, source)),
        "iku" => Ok(planning::indicators(name, source)),
        "perjanjian-kinerja" => Ok(agreement::targets("perjanjian-kinerja", source)),
        "pk-sasaran" => Ok(agreement::targets("pk-sasaran", source)),
        "perjanjian-program" => Ok(agreement::programs("perjanjian-program", source)),
        "pk-program" => Ok(agreement::programs("pk-program", source)),
        "skala" => Ok(scale::build(name, source)),
        "teknik" => Ok(planning::techniques(name, source)),
        "capaian" => Ok(achievement::build(name, source)),
        "ringkasan-sasaran" => Ok(achievement::summary(name, source)),
        "akip" => akip::scores(name, source),
        "akip-riwayat" => akip::history(name, source),
        "tindak-lanjut" => akip::follow_up(name, source),
        "anggaran" => Ok(budget::spending(name, source)),
        "pendapatan" => budget::revenue(name, source),
        "kinerja-anggaran" => Ok(efficiency::with_budget(name, source)),
        "efisiensi" => Ok(efficiency::verdicts(name, source)),
        "lke" => Ok(lke::matrix(name, source)),
        "lke-bagian" => Ok(lke::shares(name, source)),
        "lke-laporan" => Ok(lke::report(name, source)),
        "periksa-reviu" => Ok(review::checklist(name, source)),
        _ => data::build(name, source).unwrap_or_else(|| Err(not_found(name, source))),
    }
}

fn not_found(name: &str, source: &Source<'_>) -> String {
    unknown("Tabel", name, NAMES.into_iter().chain(data::keys(source)))
}
