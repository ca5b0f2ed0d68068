"""Waives every peringatan of a record, so that a final report can be made of it.

    kecualikan.py LKJIP RECORD
"""
import json
import subprocess
import sys

lkjip, record = sys.argv[1:]
told = subprocess.run([lkjip, "periksa", "--format", "json", record], capture_output=True, check=True).stdout
codes = sorted({found["kode"] for found in json.loads(told)["temuan"] if found["tingkat"] == "peringatan"})
with open(record, "a", encoding="utf-8") as file:
    for code in codes:
        file.write(f'\n[[pengecualian]]\nkode = "{code}"\nkunci = "*"\nalasan = "Sudah ditimbang bersama."\n')
