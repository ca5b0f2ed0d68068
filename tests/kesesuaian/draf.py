"""Makes a draft of a record: the first as it is, the second with edits of many kinds.

usage: draf.py 1|2 RECORD.toml DRAFT.toml
"""

import re
import sys

EDITS = [
    ("kini = 821", "kini = 846"),
    ("realisasi =   774_110_011", "realisasi =   814_110_011"),
    ("Sementara itu Tingkat Pengangguran", "Selain itu, Tingkat Pengangguran"),
    ("Dalam laporan kinerja ini juga disajikan", "Alinea *baru*.\n\nDalam laporan kinerja ini juga disajikan"),
    ('  "Bahan baku yang cukup memadai",\n', ""),
    ('  { nama = "D3",  jumlah = [ 4, 0,  3] },\n', '  { nama = "D3",  jumlah = [ 4, 0,  2] },\n  { nama = "D4",  jumlah = [ 0, 0,  1] },\n'),
    ('"Meningkatnya pertumbuhan industri kecil menengah (IKM)"', '"Tumbuhnya industri kecil dan menengah (IKM)"'),
    ('{{ tabel("penduduk") }}\n\n', ""),
    ("248_250_000", "97_050_000"),
]
# What was signed, which the edits would contradict; a sub kegiatan.
SIGNED = re.compile(r"^\[\[penegasan\]\]\n(?:[^\n]+\n)+", re.M)
SUB = re.compile(r'^    \{ kode = "2\.07\.05\.2\.02\.0005".*?\},\n', re.M | re.S)


def main(turn, record, draft):
    text = SIGNED.sub("", open(record, encoding="utf-8").read())
    if turn == "2":
        for old, new in EDITS:
            if old not in text:
                sys.exit(f"tidak ada dalam record: {old!r}")
            text = text.replace(old, new, 1)
        text, count = SUB.subn("", text)
        if count != 1:
            sys.exit("sub kegiatan tidak ditemukan")
    with open(draft, "w", encoding="utf-8") as file:
        file.write(text)


main(*sys.argv[1:])
