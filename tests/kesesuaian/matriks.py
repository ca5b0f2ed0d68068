"""Notes about the first draft of the example, and the record as it was mended afterwards: what the
follow-up matrix is printed from.

    matriks.py FOLDER      changes FOLDER/laporan.toml and writes FOLDER/catatan.toml
"""
import pathlib
import re
import sys

folder = pathlib.Path(sys.argv[1])
record = folder / "laporan.toml"
text = record.read_text(encoding="utf-8")
for old, new in [
    ("kini = 821", "kini = 838"),
    (
        "Sedangkan penduduk usia kerja adalah penduduk yang berusia 15 tahun ke atas.",
        "Penduduk usia kerja ialah penduduk yang berusia 15 tahun atau lebih.",
    ),
    ("realisasi =    74_496_590", "realisasi =    74_000_000"),
]:
    assert old in text, old
    text = text.replace(old, new, 1)
# What was signed elsewhere is about the figures as they were.
text = re.sub(r"(?m)^\[\[penegasan\]\]\n(?:[^\[\n].*\n|\n)*", "", text)
record.write_text(text, encoding="utf-8")

LONG = "Kalimat ini panjang dan tetap harus terbaca di dalam sel yang sempit. " * 40
NOTES = [
    dict(
        asal='"LHR"', nomor_surat='"700/12/Insp/2026"', tanggal_surat="2026-01-15",
        penulis='"Inspektorat Daerah"', tanggal="2026-01-12T08:30:00",
        kutipan='"capaian sebesar 65,83%"', kunci='"ikm.capaian"', draf="1", halaman="24",
        catatan='"Jumlah industri tahun ini belum sama dengan data SIINas; periksa lagi jumlahnya dan hitung ulang capaiannya."',
        tindak_lanjut='"Jumlah industri disesuaikan dengan data SIINas per 31 Desember 2025."',
        penanggung_jawab='"Bidang Perindustrian"', status='"ditindaklanjuti"',
    ),
    dict(
        penulis='"Rina Sari"', tanggal="2026-01-12", kunci='"sasaran.kesempatan_kerja.narasi"', draf="1",
        kutipan='"Sedangkan penduduk usia kerja adalah penduduk yang berusia 15 tahun ke atas."', halaman='"21"',
        catatan='"""\nKata “sedangkan” tidak mengawali kalimat.\nPakai “ialah” untuk batasan."""',
        tindak_lanjut='"Kalimat diperbaiki."', penanggung_jawab='"Subbagian Program"', status='"ditindaklanjuti"',
    ),
    dict(
        penulis='"Rina Sari"', tanggal="2026-01-13", kunci='"pengesahan.tanggal"', draf="1",
        catatan='"Tanggal penandatanganan agar sesudah reviu."', status='"ditolak"',
        alasan='"Reviu selesai sebelum tanggal itu."',
    ),
    dict(penulis='"Inspektorat Daerah"', asal='"LHE"', catatan='"Publikasikan laporan di laman instansi."'),
    dict(penulis='"Inspektorat Daerah"', kunci='"program"', draf="1", catatan='"Cocokkan realisasi dengan LRA."'),
    dict(penulis='"Inspektorat Daerah"', kunci='"anggaran.serapan"', draf="1", catatan='"Serapan dihitung ulang."'),
    dict(penulis='"Inspektorat Daerah"', kunci='"ikm.target"', draf="1", catatan='"Target cocokkan dengan PK."'),
    dict(penulis='"Tanpa nama"', catatan=f'"{LONG.strip()}"'),
] + [
    dict(penulis='"Tim Penilai"', tanggal="2026-01-14", kunci='"ikm.realisasi"', catatan=f'"Catatan berikutnya, butir {n}."')
    for n in range(1, 13)
]
lines = ["# Catatan atas draf 1."]
for number, note in enumerate(NOTES, 1):
    lines += ["", "[[catatan]]", f"nomor = {number}"] + [f"{key} = {value}" for key, value in note.items()]
(folder / "catatan.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
