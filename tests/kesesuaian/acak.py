"""Files from strangers: real Word files and PDFs of the program, broken and made hostile in thousands of
ways, given to the commands that read them. No panic (code 3), no crash, not more than ten seconds of work,
not more than 1 GiB of memory. Word files made by hand are long in every way that is still read. PDFs made by
hand carry records and templates that ask for endless work: there the program itself must give up.

    acak.py LKJIP FOLDER [FIRST]     works below FOLDER; FIRST: number of the first one, to see it again

LKJIP_ACAK is the number of mutations (400; from 2000 on with all that is made by hand), LKJIP_BENIH the seed (1). What fails stays in FOLDER/gagal.
"""
import os
import random
import resource
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import musuh
import panjang
from kembali import returned

LKJIP, WORK = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
FIRST = int(sys.argv[3]) if len(sys.argv) > 3 else 0
COUNT = int(os.environ.get("LKJIP_ACAK", "400"))
SEED = int(os.environ.get("LKJIP_BENIH", "1"))

SECONDS = 10
# From so many on, what is made by hand to be given up is among them.
MANY = 2_000
# What carries programs, as templates are, may ask for any amount of work: there the command gives up after
# ten seconds, by the clock; a machine that is busy needs some more to come to its end.
GIVEN_UP = 15
MEMORY = 1 << 30
# Above the bound, so that what goes beyond it is told and the machine is left alone all the same.
HARD = 6 << 30

SENTENCE = "Pendampingan usaha kecil masih jarang dilakukan."


def lkjip(folder, *arguments):
    done = subprocess.run([LKJIP, *arguments], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}"


def begin():
    """A record with drafts and final reports: the files that are changed, by ending."""
    home = WORK / "awal"
    home.mkdir()
    lkjip(home, "baru", "2026", ".")
    record = home / "laporan.toml"
    text = record.read_text(encoding="utf-8")
    name = 'nama       = "Meningkatnya usaha kecil"\n'
    record.write_text(text.replace(name, f'{name}narasi     = "{SENTENCE}"\n'), encoding="utf-8")
    lkjip(home, "susun", "--draf", "1")
    lkjip(home, "susun", "--final")
    text = record.read_text(encoding="utf-8").replace("Dinas Contoh", "Dinas Percontohan")
    record.write_text(text, encoding="utf-8")
    lkjip(home, "susun", "--draf", "2")
    lkjip(home, "susun", "--final", "--revisi", "Nama dinas")
    lkjip(home, "banding", "--draf", "1", "2", "--format", "docx")
    results = home / "keluaran"
    draft = (results / "draf-1/lkjip-2026-draf-1.docx").read_bytes()
    words = [
        draft,
        returned(draft, "masih jarang", "perlu lebih sering", "Berapa kali?"),
        (results / "draf-2/lkjip-2026-draf-2.docx").read_bytes(),
        next((results / "banding").glob("*.docx")).read_bytes(),
    ]
    pdfs = [
        (results / "final/lkjip-2026.pdf").read_bytes(),
        (results / "final-revisi-1/lkjip-2026-revisi-1.pdf").read_bytes(),
        (results / "draf-1/lkjip-2026-draf-1.pdf").read_bytes(),
    ]
    return home, words, pdfs, text


class Worst:
    """The most that was seen."""

    def __init__(self):
        self.lock = threading.Lock()
        self.seconds = self.wall = self.memory = self.runs = self.given_up = 0
        self.codes, self.failed, self.by_hand = {}, [], (0, "")
        # By command and kind: how many runs, how many were given up, the longest work and the most memory,
        # each with its file.
        self.kinds = {}

    def note(self, kind, name, seconds, memory, given_up):
        runs, stopped, longest, most = self.kinds.get(kind, (0, 0, (0, ""), (0, "")))
        longest, most = max(longest, (round(seconds, 2), name)), max(most, (memory >> 20, name))
        self.kinds[kind] = runs + 1, stopped + given_up, longest, most

    def table(self):
        """A line for each kind, the slowest first."""
        rows = sorted(self.kinds.items(), key=lambda row: -row[1][2][0])
        return [
            f"  {command:<11} {kind:<20} {runs:>5} kali, {stopped:>3} dihentikan  {longest[0]:>6.2f} detik "
            f"({longest[1]})  {most[0]:>4} MiB ({most[1]})"
            for (command, kind), (runs, stopped, longest, most) in rows
        ]


WORST = Worst()


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (HARD, HARD))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def given(home, path, arguments, what, made_by_hand=""):
    """Runs a command on a file and judges how it ended."""
    since = time.monotonic()
    with open(f"{path}.log", "w+b") as log:
        process = subprocess.Popen([LKJIP, *arguments], cwd=home, stdout=log, stderr=log, preexec_fn=limited)
        timer = threading.Timer(GIVEN_UP + 25, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        log.seek(0)
        said = log.read().decode(errors="replace")
    os.remove(f"{path}.log")
    seconds, memory = usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024
    code, wall = process.returncode, time.monotonic() - since
    given_up = "pekerjaan dihentikan" in said or "detik penyusunannya belum selesai" in said
    why = [
        f"kode {code}" if code not in (0, 1, 2) else "",
        "panik" if "panicked" in said else "",
        f"{seconds:.1f} detik, {wall:.1f} menurut jam" if wall > GIVEN_UP or seconds > SECONDS and not made_by_hand else "",
        f"{memory >> 20} MiB" if memory > MEMORY else "",
    ]
    why = [reason for reason in why if reason]
    with WORST.lock:
        WORST.runs += 1
        WORST.codes[code] = WORST.codes.get(code, 0) + 1
        WORST.memory = max(WORST.memory, memory)
        # A part of a Word file may have been broken in two ways.
        for kind in {made_by_hand or one for one in what.split(": ")[-1].split(", ")}:
            WORST.note((arguments[0], kind), path.name, seconds, memory, given_up)
        if given_up:
            WORST.given_up += 1
        if not made_by_hand:
            WORST.seconds, WORST.wall = max(WORST.seconds, seconds), max(WORST.wall, wall)
        if made_by_hand:
            WORST.by_hand = max(WORST.by_hand, (round(seconds, 1), f"{arguments[0]} {what}"))
        if why:
            kept = WORK / "gagal" / path.name
            shutil.copy(path, kept)
            WORST.failed.append(f"GAGAL {kept}: {' '.join(arguments)}: {what}: {', '.join(why)}\n{said[-600:]}")
            print(WORST.failed[-1], flush=True)


def one(number, home, words, pdfs, record):
    chance = random.Random(SEED * 1_000_003 + number)
    word = number % 2 == 0
    if word:
        what, bytes_ = musuh.word(chance, words)
    else:
        what, bytes_ = musuh.pdf(chance, pdfs, record)
    path = WORK / f"x{number}.{'docx' if word else 'pdf'}"
    path.write_bytes(bytes_)
    first = ["serap", path, "laporan.toml", "--draf", "1"] if word else ["verifikasi", path]
    given(home, path, [str(part) for part in first], what)
    old = [str(path), "laporan.toml"]
    given(home, path, ["banding", *old, *(["--tanpa-halaman"] if chance.random() < 0.5 else [])], what)
    path.unlink()


def made(home, name, bytes_):
    path = WORK / f"buatan-{name}"
    path.write_bytes(bytes_)
    word = name.endswith(".docx")
    first = ["serap", str(path), "laporan.toml", "--draf", "1"] if word else ["verifikasi", str(path)]
    # Nothing in a Word file is a program: it has to be read in time.
    kind = "" if word else "buatan tangan"
    given(home, path, first, name, kind)
    given(home, path, ["banding", str(path), "laporan.toml"], name, kind)
    path.unlink()


def main():
    began = time.monotonic()
    (WORK / "gagal").mkdir(parents=True, exist_ok=True)
    home, words, pdfs, record = begin()
    cases = []
    if FIRST == 0:
        cases = [case for case in musuh.hand_made(record) if COUNT >= MANY or case[0] not in musuh.LONG]
        cases += panjang.files(words[0], SENTENCE)
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        all_ = [pool.submit(made, home, name, bytes_) for name, bytes_ in cases]
        all_ += [pool.submit(one, number, home, words, pdfs, record) for number in range(FIRST, FIRST + COUNT)]
        for done in all_:
            done.result()
    codes = ", ".join(f"kode {code}: {count}" for code, count in sorted(WORST.codes.items()))
    print(
        f"{COUNT} berkas acak dan {len(cases)} buatan tangan, {WORST.runs} perintah ({codes}) dalam "
        f"{time.monotonic() - began:.0f} detik; terlama {WORST.seconds:.1f} detik kerja ({WORST.wall:.1f} menurut "
        f"jam), terbanyak {WORST.memory >> 20} MiB; {WORST.given_up} yang meminta terlalu banyak dihentikan "
        f"program; buatan tangan yang terlama {WORST.by_hand[0]} detik kerja ({WORST.by_hand[1]})"
    )
    print("\n".join(WORST.table()))
    sys.exit(1 if WORST.failed else 0)


main()
