"""A draft goes to LibreOffice and comes back: each edit must be found and led to its key, and no other.

usage: serap_libre.py LKJIP FOLDER RECORD_FOLDER...

Each record becomes a draft, which LibreOffice saves five times: unedited (`buka`), edited with tracking
(`terlacak`), with the tracked changes accepted (`diterima`), edited without tracking (`langsung`), and with
comments (`komentar`). What
`serap` says of each is held against the edits: found, led to the key, taken, told; the record differs in
these keys only, the next draft prints what was taken, and the same file a second time proposes nothing.
"""

import difflib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tomllib

import libre
import naskah
import reviu

SEED = 2026
# Of 100 edits of narrative texts, those that must be led to their key.
LED = 95
# Edits that a record must have room for.
LEAST = 25
# How the draft was edited.
EDITED = ("terlacak", "langsung", "diterima")
# What a reader has vouched for, which edits of figures would contradict.
VOUCHED = re.compile(r"^\[\[penegasan\]\]\n(?:[^\n\[]+\n)+", re.M)


class Faults(list):
    """What was found wrong, with the file that it is about."""

    def check(self, holds, where, what):
        if not holds:
            self.append(f"{where}: {what}")


class Case:
    """A record and the folder in which it is drafted."""

    def __init__(self, program, source, folder):
        self.program = program
        self.folder = folder
        shutil.copytree(source, folder, ignore=shutil.ignore_patterns("keluaran"))
        self.record = folder / "laporan.toml"
        self.record.write_text(VOUCHED.sub("", self.record.read_text("utf-8")), "utf-8")
        self.text = self.record.read_text("utf-8")
        self.draft = self.printed(1)
        figures = json.loads(self.run("telusur", self.folder, "--format", "json"))["angka"]
        self.figures = {figure["kunci"]: figure for figure in figures}
        self.paragraphs = naskah.paragraphs(self.draft)
        self.edits = reviu.edits_of(self.paragraphs, self.figures, self.text, SEED)

    def run(self, *arguments):
        done = subprocess.run([self.program, *map(str, arguments)], capture_output=True, text=True)
        if done.returncode > 1 or not done.stdout:
            sys.exit(f"{' '.join(map(str, arguments))} berakhir dengan {done.returncode}:\n{done.stderr[-2000:]}")
        return done.stdout

    def printed(self, number):
        """The Word file of a draft."""
        self.run("susun", self.folder, "--draf", number, "--format", "docx")
        return next((self.folder / "keluaran" / f"draf-{number}").glob("*.docx"))

    def serap(self, file, *more):
        return json.loads(self.run("serap", file, self.folder, "--format", "json", *more))

    def reset(self):
        """The record as it was drafted, without notes and later drafts."""
        self.record.write_text(self.text, "utf-8")
        (self.folder / "catatan.toml").unlink(missing_ok=True)
        shutil.rmtree(self.folder / "keluaran" / "draf-2", ignore_errors=True)


def returned(case, office, folder):
    """The files that LibreOffice gives back, by how they were made."""
    files = {name: folder / f"{name}.docx" for name in ("buka", *EDITED, "komentar")}
    comments = [edit for edit in case.edits if edit["harap"] == "komentar"]
    edits = [edit for edit in case.edits if edit not in comments]
    libre.save(office.open(case.draft), files["buka"])
    for way in EDITED:
        document = office.open(case.draft)
        libre.edit_all(document, edits, way != "langsung")
        if way == "diterima":
            office.command(document, "AcceptAllTrackedChanges")
        libre.save(document, files[way])
    document = office.open(case.draft, shown=False)
    libre.edit_all(document, comments, False)
    libre.save(document, files["komentar"])
    return files


def is_about(edit, entry):
    """Whether a proposal tells an edit."""
    if "baris" in edit:
        # The cells of that row, which is told as one.
        cells = f"{entry['semula']} | {entry['menjadi']}".split(" | ")
        return {cell.strip() for cell in cells} - {""} <= set(edit["baris"]) and entry["keputusan"] == "tidak_diambil"
    if edit["cara"] == "hapus":
        return edit["alinea"].strip() in entry["semula"]
    if edit["harap"] == "tolak" or edit["jenis"] == "angka":
        return edit["kunci"] == entry["kunci"] and edit["ganti"] in entry["menjadi"]
    if edit["ganti"]:
        return edit["ganti"].strip() in entry["menjadi"]
    gone = edit["cari"].strip()
    return gone in entry["semula"] and gone not in entry["menjadi"]


def is_led(edit, entry):
    """Whether it has the right key; that of an item may be any of its list."""
    own, key = edit["kunci"], entry["kunci"] or ""
    items = edit["jenis"].startswith("butir") and reviu.list_of(own)
    return key == own or bool(items and reviu.list_of(key) == items)


def hold_proposals(case, answer, where, tracked, faults):
    """Each edit beside what is said of it. Gives how many narrative edits were led to their key, and all."""
    led = all_texts = 0
    told = set()
    for edit in case.edits:
        what = f"{edit['jenis']} {edit['ganti'] or edit['cari'] or edit['alinea']!r}"
        if edit["harap"] in ("rupa", "komentar"):
            continue
        entries = [entry for entry in answer["usul"] if is_about(edit, entry)]
        told |= {entry["nomor"] for entry in entries}
        all_texts += edit["naskah"]
        led += edit["naskah"] and any(is_led(edit, entry) for entry in entries)
        faults.check(entries, where, f"tidak ditemukan: {what}")
        decisions = {entry["keputusan"] for entry in entries if is_led(edit, entry)}
        if edit["harap"] == "ambil" and entries:
            faults.check("diambil" in decisions, where, f"tidak diambil pada {edit['kunci']}: {what}: {entries}")
        if edit["harap"] == "tolak" and entries:
            reasons = [entry["alasan"] or "" for entry in entries]
            faults.check(decisions == {"tidak_diambil"}, where, f"angka hitungan diambil: {what}")
            faults.check(all("Angka hitungan" in reason for reason in reasons), where, f"tanpa alasan: {what}: {reasons}")
        if tracked and edit["harap"] == "ambil":
            people = {by["nama"] for entry in entries for by in entry["oleh"]}
            faults.check(people <= {libre.AUTHOR}, where, f"oleh {people}: {what}")
    for entry in answer["usul"]:
        faults.check(entry["nomor"] in told, where, f"usul yang tidak disunting: {entry}")
    return led, all_texts


def hold_looks(case, answer, where, faults):
    """Bold words are told, and never taken."""
    for edit in (edit for edit in case.edits if edit["harap"] == "rupa"):
        found = [one for one in answer["rupa"] if edit["cari"] in one["teks"] and "tebal" in one["apa"]]
        faults.check(found, where, f"huruf tebal tidak disebut: {edit['cari']!r}")


def hold_comments(case, answer, where, faults):
    """Comments, and the notes that they became."""
    notes = tomllib.loads((case.folder / "catatan.toml").read_text("utf-8"))["catatan"]
    wanted = [edit for edit in case.edits if edit["harap"] == "komentar"]
    faults.check(len(notes) == len(wanted), where, f"{len(notes)} catatan dari {len(wanted)} komentar")
    for edit in wanted:
        own = [note for note in notes if note["catatan"] == edit["ganti"]]
        told = [one for one in answer["komentar"] if one["catatan"] == edit["ganti"]]
        faults.check(len(own) == len(told) == 1, where, f"komentar hilang: {edit['ganti']!r}")
        for note in own:
            moment = str(note["tanggal"]).replace(" ", "T")
            right = note["penulis"] == libre.AUTHOR and moment.startswith(libre.DATE) and note["kutipan"] == edit["cari"]
            faults.check(right, where, f"penulis, tanggal atau kutipan lain: {note}")
            faults.check(note.get("kunci") == edit["kunci"], where, f"komentar pada {edit['kunci']}: {note}")


def leaves(value, path=()):
    """The values of a record by their path."""
    if isinstance(value, dict):
        for name, own in value.items():
            yield from leaves(own, (*path, name))
    elif isinstance(value, list) and any(isinstance(own, dict) for own in value):
        for place, own in enumerate(value):
            yield from leaves(own, (*path, place))
    else:
        yield path, value


def hold_record(case, answer, where, faults):
    """Nothing but the values of the keys that were taken differs, and nothing but their lines."""
    now = case.record.read_text("utf-8")
    old, new = (dict(leaves(tomllib.loads(text))) for text in (case.text, now))
    changed = [path for path in {**old, **new} if old.get(path) != new.get(path)]
    taken = {entry["kunci"] for entry in answer["usul"] if entry["keputusan"] == "diambil"}
    wanted = {reviu.list_of(key) or key for key in taken}
    faults.check(len(changed) == len(wanted), where, f"{len(changed)} isian berubah karena {len(wanted)} kunci: {changed}")
    lines = case.text.split("\n"), now.split("\n")
    words = [part for edit in case.edits if edit["harap"] == "ambil" for part in marks(edit)]
    figures = {entry["baris"] for entry in answer["usul"] if entry["jenis"] == "nilai"}
    for kind, a, b, c, d in difflib.SequenceMatcher(None, *lines, False).get_opcodes():
        # In the record, emphasis has signs.
        text = re.sub(r"[*_\\]", "", " ".join(" ".join(lines[0][a:b] + lines[1][c:d]).split()))
        known = kind == "equal" or not text or any(word in text for word in words) or any(a < line <= b for line in figures)
        faults.check(known, where, f"baris {a + 1}–{b} berubah: {lines[0][a:b]} → {lines[1][c:d]}")


def marks(edit):
    """Words by which an edit is known again in the record or in the next draft."""
    if edit["ganti"]:
        return [" ".join(edit["ganti"].split())]
    gone = edit["cari"] or edit["alinea"]
    return [" ".join(gone.split())[:40]]


def hold_next(case, where, faults):
    """The next draft prints what was taken."""
    text = "\n".join(" ".join(own.text.split()) for own in naskah.paragraphs(case.printed(2)))
    for edit in (edit for edit in case.edits if edit["harap"] == "ambil"):
        for mark in marks(edit):
            faults.check((mark in text) == bool(edit["ganti"]), where, f"draf 2 tidak menurut suntingan: {edit}")


def hold_again(case, file, where, faults):
    """The same file once more."""
    kept = [path for path in (case.record, case.folder / "catatan.toml") if path.exists()]
    before = [path.read_bytes() for path in kept]
    again = case.serap(file, "--terapkan")
    rest = [entry for entry in again["usul"] if entry["keputusan"] in ("diambil", "bertentangan")]
    faults.check(not rest, where, f"masih diusulkan pada kali kedua: {rest}")
    same = before == [path.read_bytes() for path in kept]
    faults.check(same, where, "record atau catatan berubah pada kali kedua")


def hold(case, files, name, faults):
    """All files of a record."""
    said = []
    unedited = case.serap(files["buka"])
    heard = [unedited[list_] for list_ in ("usul", "komentar", "rupa", "catatan")]
    faults.check(not any(heard), f"{name}/buka", f"berkas yang hanya dibuka dan disimpan: {heard}")
    case.reset()
    hold_comments(case, case.serap(files["komentar"], "--terapkan"), f"{name}/komentar", faults)
    hold_again(case, files["komentar"], f"{name}/komentar", faults)
    for way in EDITED:
        where = f"{name}/{way}"
        case.reset()
        answer = case.serap(files[way], "--terapkan")
        led, all_texts = hold_proposals(case, answer, where, way == "terlacak", faults)
        faults.check(led * 100 >= all_texts * LED, where, f"{led} dari {all_texts} suntingan naskah sampai pada kuncinya")
        hold_looks(case, answer, where, faults)
        hold_record(case, answer, where, faults)
        hold_next(case, where, faults)
        hold_again(case, files[way], where, faults)
        said.append(f"{way} {led}/{all_texts}")
    return f"{name}: {len(case.edits)} suntingan; pada kuncinya: " + ", ".join(said)


def main(program, folder, *records):
    folder, faults, said = pathlib.Path(folder), Faults(), []
    cases = {}
    for number, record in enumerate(records):
        name = pathlib.Path(record).name
        cases[name] = Case(program, record, folder / f"{number}" / name)
        missing = set(reviu.COUNTS) - {edit["jenis"] for edit in cases[name].edits}
        faults.check(len(cases[name].edits) >= LEAST, name, f"hanya {len(cases[name].edits)} suntingan")
        faults.check(not missing, name, f"tidak ada tempat bagi {sorted(missing)}")
    with libre.Libre(folder / "profil") as office:
        files = {name: returned(case, office, case.folder.parent) for name, case in cases.items()}
    for name, case in cases.items():
        said.append(hold(case, files[name], name, faults))
    print("; ".join(said))
    if faults:
        sys.exit("\n".join(fault[:1500] for fault in faults))


if __name__ == "__main__":
    main(*sys.argv[1:])
