//! What the charts and diagrams say.

use super::{RECORD, blocks, blocks_of, chart};
use crate::document::model::{Block, Drawing, Inline, Node, OrgPlace, Plot};
use crate::document::source::plain;

#[test]
fn a_column_chart_shows_the_years_without_data_and_the_target() {
    let made = chart("grafik(\"gambar_tumbuh\")");
    let Plot::Column { unit, bars, target } = &made.plot else { panic!("{made:?}") };
    assert_eq!(unit, "persen");
    let labels: Vec<&str> = bars.iter().map(|bar| bar.label.as_str()).collect();
    assert_eq!(labels, ["2022", "2023", "2024", "2025"]);
    assert_eq!(bars[1].point.value, None);
    assert_eq!(bars[1].point.text, "belum ada data");
    assert_eq!(bars[3].point.value, Some(10.0));
    assert!(bars[3].highlight && !bars[2].highlight);
    let target = target.as_ref().unwrap();
    assert_eq!((target.label.as_str(), target.point.text.as_str()), ("target 2025", "10%"));
    for part in ["2022 8,50%", "2023 belum ada data", "2025 10,00%", "target 2025 10%"] {
        assert!(made.alt.contains(part), "{}", made.alt);
    }
    assert_eq!(plain(&made.source), "Badan Contoh");
}

#[test]
fn a_proxy_is_marked_in_its_own_year() {
    let made = chart("grafik(\"gambar_miskin\")");
    let Plot::Column { bars, .. } = &made.plot else { panic!("{made:?}") };
    let proxies: Vec<&str> =
        bars.iter().filter(|bar| bar.proxy).map(|bar| bar.label.as_str()).collect();
    assert_eq!(proxies, ["2023"]);
    let last = bars.last().unwrap();
    assert_eq!((last.label.as_str(), last.point.value), ("2025", None));
    assert_eq!(last.point.text, "Belum terbit");
    assert!(bars[1].highlight);
    assert!(made.alt.contains("2023 8,40% (proksi)"), "{}", made.alt);
    assert_eq!(plain(&made.notes[0].text), "Angka 2023 adalah proksi.");
}

#[test]
fn several_subjects_become_lines() {
    let made = chart("grafik(\"gambar_tpt\")");
    let Plot::Line { labels, lines, .. } = &made.plot else { panic!("{made:?}") };
    assert_eq!(labels, &["2022", "2023", "2024", "2025"]);
    assert_eq!(lines[0].name, "TPT");
    assert!(lines[0].main && !lines[1].main);
    assert_eq!(lines[0].points[0].value, None);
    assert_eq!(lines[1].points[1].text, "8,40%");
    assert_eq!(plain(&made.source), "Sakernas; BPS");
}

#[test]
fn the_bullet_chart_never_draws_a_proxy_as_realisasi() {
    let made = chart("grafik(\"target-realisasi\")");
    assert_eq!(made.id, "gambar:target-realisasi");
    let Plot::Bullet { rows, zones, .. } = &made.plot else { panic!("{made:?}") };
    assert_eq!(zones, &[50.0, 65.0, 75.0, 90.0]);
    assert_eq!(rows[0].name, "Usaha kecil");
    assert_eq!(rows[1].actual.value, None);
    assert!(rows[1].lower_is_better);
    assert_eq!(rows[1].proxy.as_ref().unwrap().text, "proksi 2023: 8,40%");
    assert_eq!(rows[2].target.text, "BB (74,00)");
    assert_eq!(rows[2].target.value, Some(74.0));
    assert!(made.alt.contains("Nilai AKIP") && made.alt.contains("71,27"), "{}", made.alt);
    assert_eq!(made.notes.len(), 3);
}

#[test]
fn serapan_is_drawn_from_the_highest_down() {
    let made = chart("grafik(\"serapan\")");
    let Plot::Absorption { bars, .. } = &made.plot else { panic!("{made:?}") };
    let shares: Vec<&str> = bars.iter().map(|bar| bar.point.text.as_str()).collect();
    assert_eq!(shares, ["98,00%", "67,00%"]);
    assert_eq!(bars[1].amount, "150.000.000");
    assert!(bars[1].low && !bars[0].low);
    assert!(made.alt.contains("67,00%"), "{}", made.alt);
}

#[test]
fn amounts_too_long_for_their_column_are_printed_in_millions() {
    let record = RECORD
        .replace("pagu = 100_000_000", "pagu = 123_100_000_005_000")
        .replace("pagu_pk = 150_000_000", "pagu_pk = 123_100_050_005_000");
    let made = blocks_of(&record, "grafik(\"serapan\")");
    let [Block::Chart(chart)] = made.as_slice() else { panic!("{made:?}") };
    let Plot::Absorption { bars, amount_title, .. } = &chart.plot else { panic!("{chart:?}") };
    assert!(amount_title.contains("juta"));
    assert_eq!(bars[0].amount, "50,00");
    assert_eq!(bars[1].amount, "123.100.050,01");
}

#[test]
fn the_organisation_keeps_its_places() {
    let made = blocks("diagram(\"organisasi\")");
    let [Block::Diagram(diagram)] = made.as_slice() else { panic!("{made:?}") };
    let Drawing::Organisation { head, units } = &diagram.drawing else { panic!("{diagram:?}") };
    assert_eq!(head, "Kepala Badan");
    assert_eq!(units[0].place, OrgPlace::Secretariat);
    assert_eq!(units[0].children[0].name, "Subbagian Umum");
    assert_eq!(units[1].place, OrgPlace::Line);
    assert!(diagram.alt.contains("Subbagian Umum"), "{}", diagram.alt);
}

#[test]
fn the_tree_leads_from_vision_to_sasaran() {
    let made = blocks("diagram(\"pohon\")");
    let [Block::Diagram(diagram)] = made.as_slice() else { panic!("{made:?}") };
    let Drawing::Tree { levels, root } = &diagram.drawing else { panic!("{diagram:?}") };
    assert_eq!(levels, &["Visi", "Misi", "Tujuan", "Sasaran"]);
    let leaf = &root.children[1].children[0].children[0];
    assert_eq!(leaf.text, "Meningkatnya akuntabilitas kinerja");
}

#[test]
fn the_glance_page_has_money_results_and_verdicts() {
    let made = blocks("blok(\"sekilas\")");
    let [Block::Glance(glance)] = made.as_slice() else { panic!("{made:?}") };
    assert!(plain(&glance.message).contains("74,75%"), "{}", plain(&glance.message));
    assert_eq!(plain(&glance.totals[0].amount), "Rp200.000.000");
    assert_eq!(glance.totals[1].percent.as_deref().map(plain).as_deref(), Some("74,75%"));
    assert_eq!(glance.absorption.value, Some(74.75));
    let row = &glance.rows[0];
    assert_eq!((row.number.as_str(), row.indicators.len()), ("1", 2));
    assert_eq!(row.achievement.value, Some(100.0));
    let proxy = row.indicators[1].proxy.as_ref().unwrap();
    assert_eq!((proxy.label.as_str(), plain(&proxy.text).as_str()), ("Proksi 2023", "8,40%"));
    assert!(matches!(&row.efficiency, Inline::Node(Node::Badge { level: 1, .. })));
}
