//! Staff: counts and shares by status, and the cross tables.

use rust_decimal::Decimal;

use super::Figures;
use super::anggaran::SHARE;
use super::capaian::DECIMALS;
use super::figure::{Form, Known, Missing, Value};
use super::keys::{check_fixed, reserved};
use crate::diagnostic::Sink;
use crate::number::percent;
use crate::place::Placed;
use crate::record::sdm::{Komposisi, Sdm};

/// Names of figures beside the statuses of staff.
pub(crate) const FIXED: &[&str] = &["jumlah", "per"];

/// Adds the figures of the staff.
pub(super) fn add(figures: &mut Figures, staff: Option<&Sdm>, sink: &mut Sink) {
    let Some(staff) = staff else {
        let mut at = figures.under("sdm");
        at.missing("jumlah");
        at.missing("per");
        return;
    };
    check_keys(staff, sink);
    let total = people(staff.status.iter().map(|status| &status.jumlah));
    let parts: Vec<String> =
        staff.status.iter().map(|status| format!("sdm.{}.jumlah", &*status.kunci)).collect();
    let mut at = figures.under("sdm");
    at.sum("jumlah", total, Form::Decimals(0), "jumlah pegawai semua status", parts);
    at.typed(&staff.per.place);
    at.put("per", Value::Date(staff.per.value), Form::Plain);
    for status in &staff.status {
        let count = Decimal::from(status.jumlah.value);
        let share: Known = percent(count, total, DECIMALS).ok_or(Missing::TidakAda);
        let mut at = figures.under(format!("sdm.{}", &*status.kunci));
        at.typed_text("nama", &status.nama);
        at.typed(&status.jumlah.place);
        at.put("jumlah", count, Form::Decimals(0));
        let inputs = &[".jumlah", "sdm.jumlah"];
        at.by(SHARE);
        at.computed(
            "rasio",
            share,
            Form::Percent(DECIMALS),
            "jumlah / jumlah pegawai × 100",
            inputs,
        );
    }
    for table in &staff.komposisi {
        add_komposisi(figures, table);
    }
}

/// Keys of statuses and cross tables share one level with `jumlah` and `per`.
fn check_keys(staff: &Sdm, sink: &mut Sink) {
    let statuses = || staff.status.iter().map(|status| &status.kunci);
    let tables = || staff.komposisi.iter().map(|table| &table.kunci);
    check_fixed(statuses().chain(tables()), FIXED, "angka baku pegawai", sink);
    for key in tables() {
        if statuses().any(|status| **status == **key) {
            sink.push(reserved(key, "sebuah status pegawai"));
        }
    }
}

fn add_komposisi(figures: &mut Figures, table: &Komposisi) {
    let path = format!("sdm.{}", &*table.kunci);
    let form = Form::Decimals(0);
    let all = people(table.baris.iter().flat_map(|row| row.jumlah.iter()));
    let mut at = figures.under(&*path);
    let rows: Vec<String> = (1..=table.baris.len()).map(|row| format!("{path}.{row}")).collect();
    let below = |name: &str| rows.iter().map(|row| format!("{row}.{name}")).collect();
    at.sum("jumlah", all, form, "jumlah semua baris dan kolom", below("jumlah"));
    for column in 0..table.kolom.len() {
        let sum = people(table.baris.iter().filter_map(|row| row.jumlah.get(column)));
        let name = format!("jumlah_kolom.{}", column + 1);
        let parts = below(&(column + 1).to_string());
        at.sum(&name, sum, form, "jumlah semua baris kolom ini", parts);
    }
    for (index, row) in table.baris.iter().enumerate() {
        let mut at = figures.under(format!("{path}.{}", index + 1));
        for (column, count) in row.jumlah.iter().enumerate() {
            at.typed(&count.place);
            at.put(&(column + 1).to_string(), Decimal::from(count.value), form);
        }
        let parts = (1..=row.jumlah.len()).map(|column| at.key(&column.to_string())).collect();
        at.sum("jumlah", people(&row.jumlah), form, "jumlah semua kolom baris ini", parts);
    }
}

/// Adds up people; counts are 32 bits wide, so that no list in memory can overflow the sum.
fn people<'a>(counts: impl IntoIterator<Item = &'a Placed<u32>>) -> Decimal {
    let sum: u64 = counts.into_iter().fold(0, |sum, n| sum.saturating_add(u64::from(n.value)));
    Decimal::from(sum)
}
