"""The JSON Schema of the record: a sound draft-07 schema, which takes what the reader takes and marks what is mistyped.

    skema.py PROGRAM REPOSITORY
"""

import datetime
import json
import pathlib
import subprocess
import sys
import tempfile
import tomllib

import jsonschema

program, root = sys.argv[1], pathlib.Path(sys.argv[2])
schema = json.loads((root / "docs/laporan.schema.json").read_text(encoding="utf-8"))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)


def plain(value):
    """A value as an editor hands it to the schema: dates are text."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if isinstance(value, (datetime.date, datetime.datetime, datetime.time)):
        return value.isoformat()
    return value


def faults(text):
    record = plain(tomllib.loads(text))
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator.iter_errors(record)]


def of_shape(text):
    """Whether the reader has complaints of syntax or shape."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "laporan.toml"
        path.write_text(text, encoding="utf-8")
        out = subprocess.run([program, "periksa", "--format", "json", str(path)], capture_output=True, text=True)
        codes = {finding["kode"] for finding in json.loads(out.stdout)["temuan"]}
    # A key for a secret is told as a secret, not as an unknown key.
    return {code for code in codes if code < "LKJ0300" or code == "LKJ0821"}


wrong = []
small = (root / "src/metrics/check/tests/contoh.toml").read_text(encoding="utf-8")
other = (root / "tests/instansi-lain/laporan.toml").read_text(encoding="utf-8")
example = (root / "reports/2025/laporan.toml").read_text(encoding="utf-8")
for name, text in [("small", small), ("other", other), ("example", example)]:
    if found := faults(text):
        wrong.append(f"{name}: refused: {found}")

# What the reader takes, though it is rarely written so.
nip = small.split('nip = "')[1].split('"')[0]
for old, new in [("tahun = 2025", "tahun = +2025"), (nip, f"{nip[:8]} {nip[8:]}")]:
    text = small.replace(old, new, 1)
    if of_shape(text) or faults(text):
        wrong.append(f"{new}: {of_shape(text)} {faults(text)}")

# What is mistyped is marked, by both.
for old, new in [
    ("tahun = 2025", "tahun = 2025\ntahu = 1"),
    ("tahun = 2025", 'tahun = "2025"'),
    ('arah = "naik"', 'arah = "niak"'),
    ("[instansi]", '[instansi]\nnamaa = "x"'),
    ('kunci = "', 'kunci = "Huruf '),
]:
    text = small.replace(old, new, 1)
    if text == small or len(faults(text)) != 1 or not of_shape(text):
        wrong.append(f"{new!r}: {faults(text)} {of_shape(text)}")

# The schema knows the shape of a record, not its rules.
compared = 0
for path in sorted((root / "tests/pesan").glob("*/laporan.toml")):
    try:
        text = path.read_text(encoding="utf-8")
        tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        continue
    if of_shape(text):
        continue
    compared += 1
    if found := faults(text):
        wrong.append(f"{path.parent.name}: refused: {found}")
if compared < 20:
    wrong.append(f"only {compared} records compared")

print("\n".join(wrong) or f"the schema agrees with the reader ({compared} records)")
sys.exit(1 if wrong else 0)
