"""Edits a draft as another program would (python-docx), and holds what `serap` says of it against that.

usage: serap.py edit DRAFT.docx RETURNED.docx EDITS.json
       serap.py check EDITS.json ANSWER.json AGAIN.json
"""

import json
import sys
from copy import deepcopy

from docx import Document
from docx.oxml.ns import qn

TRACKED = {qn("w:id"): "9700", qn("w:author"): "Peninjau Luar", qn("w:date"): "2026-02-03T08:15:00Z"}


def narrative(document):
    """Paragraphs of the body that lie in a bookmark of a text and have one plain run."""
    within, found = set(), []
    for element in document.element.body.iterchildren():
        if element.tag != qn("w:p"):
            continue
        starts = {
            mark.get(qn("w:id"))
            for mark in element.iter(qn("w:bookmarkStart"))
            if mark.get(qn("w:name"), "").startswith("_t_")
        }
        within |= starts
        runs = element.findall(qn("w:r"))
        texts = [run.find(qn("w:t")) for run in runs]
        if within and len(runs) == 1 and texts[0] is not None and element.find(qn("w:sdt")) is None:
            if len((texts[0].text or "").split()) > 6:
                found.append(element)
        within -= {mark.get(qn("w:id")) for mark in element.iter(qn("w:bookmarkEnd"))}
    return found


def replace(paragraph, word, new, tracked):
    """Puts a word in the place of another one."""
    run = paragraph.find(qn("w:r"))
    text = run.find(qn("w:t"))
    before, _, after = text.text.partition(word)
    if not tracked:
        text.text = before + new + after
        return
    parts = []
    for part, wrap in [(before, None), (word, "w:del"), (new, "w:ins"), (after, None)]:
        own = deepcopy(run)
        piece = own.find(qn("w:t"))
        piece.text = part
        piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if wrap == "w:del":
            piece.tag = qn("w:delText")
        if wrap:
            change = run.makeelement(qn(wrap), TRACKED)
            change.append(own)
            own = change
        parts.append(own)
    for part in parts:
        run.addprevious(part)
    paragraph.remove(run)


def edit(draft, returned, edits):
    document = Document(draft)
    made = []
    for number, paragraph in enumerate(narrative(document)[::2]):
        old = "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        words = [word for word in old.split() if word.isalpha() and old.count(word) == 1]
        if not words:
            continue
        word, new = words[len(words) // 2], f"ubahan{number}"
        replace(paragraph, word, new, number % 2 == 0)
        made.append({"semula": old, "menjadi": old.replace(word, new)})
    document.save(returned)
    json.dump(made, open(edits, "w", encoding="utf-8"), ensure_ascii=False)


def check(edits, answer, again):
    made, answer, again = (json.load(open(path, encoding="utf-8")) for path in (edits, answer, again))
    taken = {usul["menjadi"].strip() for usul in answer["usul"] if usul["keputusan"] == "diambil"}
    lost = [one for one in made if one["menjadi"].strip() not in taken]
    strange = len(answer["usul"]) - len(made)
    rest = [usul for usul in again["usul"] if usul["keputusan"] in ("diambil", "bertentangan")]
    print(f"{len(made)} suntingan, {len(lost)} tidak diambil, {strange} lain, {len(rest)} pada kali kedua")
    if lost or strange or rest or len(made) < 15:
        print(json.dumps([lost, rest], ensure_ascii=False, indent=1)[:4000])
        sys.exit(1)


if sys.argv[1] == "edit":
    edit(*sys.argv[2:])
else:
    check(*sys.argv[2:])
