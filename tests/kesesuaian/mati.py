"""Stops commands that write at random moments (SIGKILL): afterwards the folder holds the old state or the
new one, never a mixture, and temporary files that were left go with the next run.

    mati.py LKJIP FOLDER       works below FOLDER

LKJIP_MATI is the number of kills (300), LKJIP_BENIH the seed (1).
"""
import hashlib
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

from kembali import returned

LKJIP, WORK = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
COUNT = int(os.environ.get("LKJIP_MATI", "300"))
CHANCE = random.Random(int(os.environ.get("LKJIP_BENIH", "1")))

NOTE = ".lkjip-tulis.json"
HELD = ".lkjip-kunci"
SENTENCE = "Pendampingan usaha kecil masih jarang dilakukan."
NOTES = '[[catatan]]\nnomor = 1\npenulis = "Inspektorat"\ncatatan = "Sebutkan jumlahnya."\n'


def lkjip(folder, *arguments, codes=(0,)):
    done = subprocess.run([LKJIP, *arguments], cwd=folder, capture_output=True, text=True)
    assert done.returncode in codes, f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done


def staged(folder):
    return [path for path in folder.rglob(".lkjip-*.tmp")]


def state(folder):
    """Digests of all files but temporary ones and the one that is only locked."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if not (path.name.startswith(".lkjip-") and path.name.endswith(".tmp")) and path.name != HELD
    }


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def begin(folder):
    """A record with a narrative text and a template of its own."""
    folder.mkdir()
    lkjip(folder, "baru", "2026", ".")
    name = 'nama       = "Meningkatnya usaha kecil"\n'
    edit(folder / "laporan.toml", name, f'{name}narasi     = "{SENTENCE}"\n')
    own = folder / "templat/naskah"
    own.mkdir(parents=True)
    shutil.copy("templates/naskah/istilah.toml", own)


def scenarios():
    """Name, old state, command: the record has changed since the old results were made."""
    base = WORK / "awal"
    begin(base)
    lkjip(base, "susun")
    lkjip(base, "susun", "--draf", "1")
    (base / "catatan.toml").write_text(NOTES, encoding="utf-8")
    word = (base / "keluaran/draf-1/lkjip-2026-draf-1.docx").read_bytes()
    (base / "reviu.docx").write_bytes(returned(word, "masih jarang", "perlu lebih sering", "Berapa kali?"))
    edit(base / "laporan.toml", "Dinas Contoh", "Dinas Percontohan")
    closed = WORK / "tertutup"
    shutil.copytree(base, closed)
    lkjip(closed, "catatan", "tutup", "1", "--tindak-lanjut", "Sudah.")
    revised = WORK / "final"
    shutil.copytree(closed, revised)
    lkjip(revised, "susun", "--final")
    edit(revised / "laporan.toml", "Dinas Percontohan", "Dinas Contoh Baru")
    return [
        ("susun", base, ["susun"], 3),
        ("susun --draf 1 --timpa", base, ["susun", "--draf", "1", "--timpa"], 3),
        ("susun --draf 2", base, ["susun", "--draf", "2"], 1),
        ("serap --terapkan", base, ["serap", "reviu.docx", "--terapkan"], 3),
        ("susun --final", closed, ["susun", "--final"], 3),
        ("susun --final --revisi", revised, ["susun", "--final", "--revisi", "Nama dinas"], 1),
        ("susun --matriks", base, ["susun", "--matriks"], 1),
        ("catatan tutup", base, ["catatan", "tutup", "1", "--tindak-lanjut", "Sudah."], 2),
        ("templat salin", base, ["templat", "salin", "--timpa"], 2),
        ("baru", base, ["baru", "2027", "2027"], 1),
    ]


def stop(folder, arguments, seconds, watched):
    """Starts a command and stops it: at any moment of its run, soon after it began to write, or when
    files are about to get their names."""
    process = subprocess.Popen(
        [LKJIP, *arguments], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    how = CHANCE.random()
    notes = [place / NOTE for place in watched]
    if how < 0.3:
        time.sleep(CHANCE.uniform(0, seconds))
    elif how < 0.6:
        writes = lambda: any(place.is_dir() and any(n.startswith(".lkjip-") and n != HELD for n in os.listdir(place)) for place in watched)
        while process.poll() is None and not writes():
            pass
        time.sleep(CHANCE.uniform(0, 0.04))
    else:
        while process.poll() is None and not any(map(os.path.exists, notes)):
            pass
        time.sleep(CHANCE.choice([0, 0, CHANCE.uniform(0, 0.003)]))
    process.kill()
    process.wait()


def main():
    began = time.monotonic()
    cases = scenarios()
    weights = sum(weight for *_, weight in cases)
    total, told, most_left = 0, [], 0
    for name, start, command, weight in cases:
        old = state(start)
        target = WORK / "sasaran"
        shutil.copytree(start, target)
        since = time.monotonic()
        lkjip(target, *command)
        seconds = time.monotonic() - since
        new = state(target)
        watched = sorted({(target / path).parent for path in {*old, *new} if old.get(path) != new.get(path)})
        assert new != old and not staged(target), name
        shutil.rmtree(target)
        ended = {"lama": 0, "baru": 0, "diselesaikan": 0}
        shutil.copytree(start, target)
        for turn in range(max(1, COUNT * weight // weights)):
            stop(target, command, seconds, watched)
            total += 1
            noted = list(target.rglob(NOTE))
            for path, digest in state(target).items():
                known = (old.get(path), new.get(path))
                assert digest in known or Path(path).name == NOTE, f"{name}: {path} setengah jadi"
            left = len(staged(target))
            most_left = max(most_left, left)
            # Whoever looks at the record next finishes what was noted down.
            lkjip(target, "periksa")
            if command[0] == "baru":
                lkjip(target, "periksa", "2027", codes=(0, 2))
            found = state(target)
            assert found in (old, new), (
                f"{name}, ke-{turn}: campuran: "
                f"{[path for path in {*old, *new} if found.get(path) not in (old.get(path),)]}"
            )
            ended["diselesaikan" if noted else "baru" if found == new else "lama"] += 1
            if found == new:
                assert not staged(target), f"{name}: {staged(target)} tertinggal sesudah selesai"
                shutil.rmtree(target)
                shutil.copytree(start, target)
            elif turn % 4 == 3:
                # Runs that were stopped one after another leave no heap behind.
                lkjip(target, *command)
                assert state(target) == new, name
                assert not staged(target), f"{name}: {staged(target)} tidak disapu"
                shutil.rmtree(target)
                shutil.copytree(start, target)
        shutil.rmtree(target)
        told.append(f"{name} {ended['lama']}/{ended['baru']}/{ended['diselesaikan']}")
    print(
        f"{total} kali dimatikan dalam {time.monotonic() - began:.0f} detik, tidak ada campuran "
        f"(lama/baru/diselesaikan: {', '.join(told)}); paling banyak {most_left} berkas sementara "
        "tertinggal, semua disapu"
    )


main()
