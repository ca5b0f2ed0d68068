//! The order in which figures are computed: what was typed, then tables and expressions, then what
//! follows from them.

use super::evaluasi::Cells;
use super::{
    Figures, akip, anggaran, deret, indikator, kebijakan, keys, pendapatan, ringkasan, sasaran,
    sdm, tabel, umum,
};
use crate::diagnostic::Sink;
use crate::record::RawRecord;

/// Computes every figure of a record, which may still be wrong in its references.
///
/// Reports what only computing can find: names at the top that collide, expressions that name
/// nothing, have no value, divide by zero, overflow or go in circles, and targets from which no
/// capaian can be computed. What could not be computed is [`Missing`](super::Missing), never left
/// out. Rules that need no computing are in [`check`](crate::check).
pub fn compute(raw: &RawRecord, sink: &mut Sink) -> Figures {
    let mut figures = Figures::default();
    let owners = keys::owners(raw, sink);
    umum::add(&mut figures, raw);
    kebijakan::add(&mut figures, raw);
    sdm::add(&mut figures, raw.sdm.as_ref(), sink);
    anggaran::add(&mut figures, raw);
    pendapatan::add(&mut figures, raw, sink);
    akip::add(&mut figures, raw, sink);
    for measure in &owners.indikator {
        indikator::add_typed(&mut figures, measure, &raw.kebijakan);
    }

    let mut cells = Cells::default();
    for table in &owners.tabel {
        tabel::plan(&mut cells, table, sink);
    }
    for series in &owners.deret {
        deret::plan(&mut cells, series);
    }
    for measure in &owners.indikator {
        indikator::plan(&mut cells, measure.indikator);
    }
    let solved = cells.solve(&figures, sink);

    for table in &owners.tabel {
        tabel::add(&mut figures, table, &solved);
    }
    for series in &owners.deret {
        deret::add(&mut figures, series, raw.tahun.value, &solved);
    }
    for measure in &owners.indikator {
        indikator::add(&mut figures, measure, raw, &solved, sink);
    }
    sasaran::add(&mut figures, raw);
    ringkasan::add(&mut figures, raw);
    figures
}
