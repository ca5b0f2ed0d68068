//! Every way of typing a table or list is edited in its own way.

use super::{faults, next};

const CONTOH: &str = include_str!("../../check/tests/contoh.toml");

/// The next year of the small record with parts typed otherwise.
fn turned(edits: &[(&str, &str)]) -> String {
    let source = edits.iter().fold(CONTOH.replace("\r\n", "\n"), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    });
    let text = next(&source, 1);
    assert_eq!(faults(&text), [""; 0], "{text}");
    text
}

const HISTORY: &str = "riwayat = { 2023 = 8.5, 2024 = 9.25 }\n";

#[test]
fn history_grows_in_every_form() {
    let all = turned(&[]);
    assert!(all.contains("riwayat = { 2023 = 8.5, 2024 = 9.25, 2025 = 10.00 }\n"), "{all}");
    let none = turned(&[(HISTORY, "")]);
    assert!(none.contains("realisasi = \"pertumbuhan(kini, lalu)\"\nriwayat = { 2025 = 10.00 }\n"));
    let empty = turned(&[(HISTORY, "riwayat = {}\n")]);
    assert!(empty.contains("riwayat = { 2025 = 10.00 }\n"));
    let dotted = turned(&[(HISTORY, "riwayat.2023 = 8.5\nriwayat.2024 = 9.25 # lalu\n")]);
    assert!(dotted.contains("riwayat.2024 = 9.25 # lalu\nriwayat.2025 = 10.00\n"));
    let lines = turned(&[(HISTORY, "riwayat = {\n  2023 = 8.5,\n  2024 = 9.25, # lalu\n}\n")]);
    assert!(lines.contains("  2024 = 9.25,\n  2025 = 10.00, # lalu\n}"), "{lines}");
    let comparison = "pembanding = [{ wilayah = \"Nasional\", tingkat = \"nasional\", tahun = 2024, nilai = 7.5 }]\n";
    let head = "\n[sasaran.indikator.riwayat]\n2023 = 8.5\n2024 = 9.25\n";
    let head = turned(&[(HISTORY, ""), (comparison, head)]);
    assert!(head.contains("\n2024 = 9.25\n2025 = 10.00\n"));
    let computed = turned(&[(HISTORY, "riwayat = { 2024 = \"lalu / 10\" }\n")]);
    assert!(
        computed.contains("# 2025: 2024 = \"lalu / 10\"\nriwayat = { 2024 = 20.00, 2025 = 10.00 }")
    );
}

const OUTCOME: &str = "realisasi = \"pertumbuhan(kini, lalu)\"\n";

#[test]
fn what_came_out_is_emptied_in_every_form() {
    let number = turned(&[(OUTCOME, "realisasi = 12.5 # hitungan BPS\n")]);
    assert!(
        number.contains("# 2025: realisasi = 12.5\nrealisasi = \"belum diisi\" # hitungan BPS\n")
    );
    assert!(number.contains("2024 = 9.25, 2025 = 12.5 }"));
    let constant = turned(&[(OUTCOME, "realisasi = \"10 + 2.5\"\n")]);
    assert!(
        constant.contains("realisasi = \"belum diisi\"\n") && constant.contains("2025 = 12.50 }")
    );
    let proxy = "{ status = \"proksi\", tahun = 2022, nilai = 7, sumber = \"BPS\", alasan = \"Belum ada\" }";
    let inline = turned(&[(OUTCOME, &format!("realisasi = {proxy}\n"))]);
    assert!(
        inline.contains(&format!("# 2025: realisasi = {proxy}\nrealisasi = \"belum diisi\"\n"))
    );
    assert!(inline.contains("riwayat = { 2023 = 8.5, 2024 = 9.25, 2022 = 7 }"));
    // The history knows that year already.
    let known = proxy.replace("2022", "2024").replace("nilai = 7", "nilai = 9.25");
    let known = turned(&[(OUTCOME, &format!("realisasi = {known}\n"))]);
    assert!(known.contains("riwayat = { 2023 = 8.5, 2024 = 9.25 }\n"));
    let dotted = "realisasi.status = \"belum_terbit\"\nrealisasi.sumber = \"BPS\"\nrealisasi.alasan = \"Nanti\"\n";
    let dotted = turned(&[(OUTCOME, dotted)]);
    assert!(
        dotted.contains("realisasi = \"belum diisi\"\n# realisasi.status = \"belum_terbit\"\n")
    );
    assert!(dotted.contains("riwayat = { 2023 = 8.5, 2024 = 9.25 }\n"));
}

#[test]
fn a_proxy_under_a_head_gives_its_place_to_a_line() {
    let comparison = "pembanding = [{ wilayah = \"Nasional\", tingkat = \"nasional\", tahun = 2024, nilai = 7.5 }]\n";
    let head = "[sasaran.indikator.realisasi]\nstatus = \"belum_terbit\"\nsumber = \"BPS\"\nalasan = \"Nanti\"\n";
    let own = turned(&[(OUTCOME, ""), (comparison, &format!("{comparison}{head}"))]);
    assert!(
        own.contains("\nrealisasi = \"belum diisi\"\n# [sasaran.indikator.realisasi]\n# status")
    );
    // Another head in between: the line goes up to where the indicator is the table.
    let other = "[[sasaran.indikator.pembanding]]\nwilayah = \"Nasional\"\ntingkat = \"nasional\"\ntahun = 2024\nnilai = 7.5\n";
    let far = turned(&[(OUTCOME, ""), (comparison, &format!("{other}{head}"))]);
    assert!(far.contains("kunci = \"tumbuh\"\nrealisasi = \"belum diisi\"\n"), "{far}");
    assert!(far.contains("# [sasaran.indikator.realisasi]\n# status"));
    assert!(far.contains("# 2025: tahun = 2024\ntahun = \"belum diisi\"\n"));
    // With a history that was not there yet.
    let proxy = head.replace("belum_terbit", "proksi") + "tahun = 2023\nnilai = 8.5\n";
    let far = turned(&[(OUTCOME, ""), (HISTORY, ""), (comparison, &format!("{other}{proxy}"))]);
    assert!(far.contains("realisasi = \"belum diisi\"\nriwayat = { 2023 = 8.5 }\n"), "{far}");
}

#[test]
fn formulas_over_years_move_when_the_years_will_be_there() {
    let series = "[[sasaran.deret]]\nkunci = \"jumlah_usaha\"\nnama = \"Jumlah usaha\"\nsatuan = \"unit\"\n\
                  nilai = { 2024 = 200, 2025 = 220 }\n\n[[sasaran.grafik]]";
    let chart = ("[[sasaran.grafik]]", series);
    let formula = "realisasi = \"pertumbuhan(jumlah_usaha.nilai.2025, jumlah_usaha.nilai.2024)\"\n";
    let moved = turned(&[(OUTCOME, formula), chart]);
    assert!(moved.contains(
        "realisasi = \"pertumbuhan(jumlah_usaha.nilai.2026, jumlah_usaha.nilai.2025)\"\n"
    ));
    assert!(moved.contains("nilai = { 2024 = 200, 2025 = 220, 2026 = \"belum diisi\" }"));
    // Without the year before, the growth cannot be computed anew.
    let other = "realisasi = \"jumlah_usaha.nilai.2020 / 2\"\n";
    let older = series.replace("{ 2024", "{ 2020 = 1, 2024");
    let gone = turned(&[(OUTCOME, other), ("[[sasaran.grafik]]", &older)]);
    assert!(gone.contains(
        "# 2025: realisasi = \"jumlah_usaha.nilai.2020 / 2\"\nrealisasi = \"belum diisi\""
    ));
}

#[test]
fn a_series_that_is_late_is_left_to_the_reader() {
    let series = "[[sasaran.deret]]\nkunci = \"lama\"\nnama = \"Deret lama\"\nsatuan = \"unit\"\n\
                  nilai = { 2023 = \"pelaku.semua.jumlah\" }\n\n[[sasaran.grafik]]";
    let text = turned(&[("[[sasaran.grafik]]", series)]);
    assert!(text.contains("# Deret ini berakhir pada 2023"), "{text}");
    assert!(text.contains("# 2025: 2023 = \"pelaku.semua.jumlah\"\nnilai = { 2023 = 220 }\n"));
}

#[test]
fn what_is_done_is_closed_and_what_is_open_goes_on() {
    let all = turned(&[]);
    assert!(all.contains("\ncatatan = []\n") && all.contains("\nrekomendasi = []\n"), "{all}");
    let notes = "catatan = [\n  { kunci = \"publikasi\", isi = \"Belum dipublikasikan\" }, # a\n  { kunci = \"sop\", isi = \"Belum ada SOP\" }\n]";
    let list = "rekomendasi = [\n  { isi = \"Mempublikasikan\", catatan = [\"publikasi\"], tindak_lanjut = \"Diunggah\", status = \"selesai\" },\n  { isi = \"Menyusun SOP\", tindak_lanjut = \"Dibahas\", catatan = [\"sop\"], status = \"proses\" },\n]";
    let old_notes = "catatan = [{ kunci = \"publikasi\", isi = \"Laporan belum dipublikasikan\" }]";
    let old_list = CONTOH.lines().find(|line| line.starts_with("rekomendasi")).unwrap();
    let text = turned(&[(old_notes, notes), (old_list, list)]);
    assert!(text.contains(
        "  # { kunci = \"publikasi\", isi = \"Belum dipublikasikan\" }, # a\n  { kunci = \"sop\""
    ));
    assert!(text.contains("  # { isi = \"Mempublikasikan\""));
    assert!(text.contains(
        "  # 2025: tindak_lanjut = \"Dibahas\"\n  { isi = \"Menyusun SOP\", catatan = [\"sop\"], status = \"proses\" },\n"
    ), "{text}");
    let heads = "[[akip.rekomendasi]]\nisi = \"Mempublikasikan\"\ncatatan = [\"publikasi\"]\ntindak_lanjut = \"Diunggah\"\nstatus = \"selesai\"\n\n[[akip.rekomendasi]]\nisi = \"Menyusun SOP\"\n";
    let text = turned(&[(old_list, heads)]);
    assert!(text.contains("# [[akip.rekomendasi]]\n# isi = \"Mempublikasikan\"\n"));
    assert!(text.contains("\n\n[[akip.rekomendasi]]\nisi = \"Menyusun SOP\"\n"));
    // Two of three on one line.
    let line = "rekomendasi = [{ isi = \"A\", status = \"selesai\", tindak_lanjut = \"x\" }, { isi = \"B\" }, { isi = \"C\", status = \"selesai\", tindak_lanjut = \"y\" }]";
    let text = turned(&[(old_list, line)]);
    assert!(text.contains("\nrekomendasi = [{ isi = \"B\" }]\n"), "{text}");
    assert!(text.contains(
        "# 2025: { isi = \"A\", status = \"selesai\", tindak_lanjut = \"x\" }, { isi = \"C\""
    ));
}

#[test]
fn texts_become_comments_where_they_stand() {
    let text = turned(&[(
        "penghambat = [\"Permodalan terbatas\"]\nsolusi = [\"Pendampingan pelaku usaha\"]\n",
        "narasi = '''\n# Judul\n\n  Isi {{ tumbuh.capaian }}.\n'''\n  penghambat = [ # lama\n    \"\"\"\nA\"\"\", \"B\" ]\n  # tetap\n",
    )]);
    assert!(text.contains(
        "# narasi = '''\n# # Judul\n#\n#   Isi {{ tumbuh.capaian }}.\n# '''\n  # penghambat = [ # lama\n    # \"\"\"\n# A\"\"\", \"B\" ]\n  # tetap\n"
    ), "{text}");
    let sub = turned(&[(
        "realisasi = 45_500_000 }",
        "realisasi = 45_500_000, catatan = \"Sisa\\nlelang\" }",
    )]);
    assert!(sub.contains(
        "# 2025: pagu = 50_000_000, realisasi = 45_500_000, catatan = \"Sisa\\nlelang\"\n"
    ));
    assert!(sub.contains("pagu = \"belum diisi\", realisasi = \"belum diisi\" },"), "{sub}");
    assert!(
        sub.contains(
            "# Foto 2025 tidak dibawa; tambahkan foto kegiatan 2026.\n# [[foto]]\n# judul"
        )
    );
    assert!(sub.contains("\n[pelaporan]\n# reviu = {"));
}

#[test]
fn data_under_a_head_and_long_lists_are_emptied_line_by_line() {
    let comparison = "pembanding = [{ wilayah = \"Nasional\", tingkat = \"nasional\", tahun = 2025, nilai = 7.5 }]\n";
    let data = "data = { kini = 220, lalu = 200 }\n";
    let old = "pembanding = [{ wilayah = \"Nasional\", tingkat = \"nasional\", tahun = 2024, nilai = 7.5 }]\n";
    let head = format!("{comparison}\n[sasaran.indikator.data]\nkini = 220\nlalu = 200\n");
    let text = turned(&[(data, ""), (old, &head)]);
    assert!(text.contains("# 2025: kini = 220\nkini = \"belum diisi\"\n# 2025: lalu = 200\nlalu"));
    assert!(text.contains("tahun = 2026, nilai = \"belum diisi\" }]"), "{text}");
    let list = turned(&[("jumlah = [1, 3] }", "jumlah = [\n    1, # laki-laki\n    3,\n  ] }")]);
    assert!(
        list.contains("    \"belum diisi\", # laki-laki\n    \"belum diisi\",\n  ] }"),
        "{list}"
    );
    assert!(list.contains("  # 2025:\n  # jumlah = [\n  #     1, # laki-laki\n"), "{list}");
}

#[test]
fn a_leap_day_and_a_plan_that_ends_are_seen_to() {
    let day = turned(&[("per = 2025-12-31", "per = 2025-02-28")]);
    assert!(day.contains("\nper = 2026-02-28\n"));
    let leap = CONTOH
        .replace("tahun = 2025\n", "tahun = 2024\n")
        .replace("per = 2025-12-31", "per = 2024-02-29");
    let leap = leap
        .replace("2026-01-20", "2025-01-20")
        .replace(HISTORY, "")
        .replace("2025-01-15", "2024-01-15");
    let leap = leap.replace("2026-01-01", "2025-01-02").replace("2026-02-28", "2025-02-20");
    assert!(next(&leap, 1).contains("\nper = 2025-02-28\n"));
    let plan =
        turned(&[("akhir = 2026", "akhir = 2025"), ("target_renstra = 10", "target_akhir = 12")]);
    assert!(plan.contains("# Renstra ini tidak memuat 2026"));
    assert!(plan.contains("# 2025: akhir = 2025\nakhir = \"belum diisi\"\n"));
    assert!(plan.contains("# 2025: target_akhir = 12\ntarget_akhir = \"belum diisi\"\n"));
    assert!(turned(&[]).contains("akhir = 2026\n"));
}
