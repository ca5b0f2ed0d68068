"""Edits the Word file of a draft as a reviewer does, by way of python-docx.

usage: sunting.py DRAFT.docx FOLDER

Writes one file per edit into the folder, `semua.docx` with all of them, and `sunting.json`: for each file
the lines that differ from the draft, as pairs of old and new text ("" where there is none), the authors of
tracked changes, and the comments as pairs of quoted words and text.
"""

import copy
import json
import pathlib
import sys

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

AUTHOR = "Inspektorat Daerah"
DATE = "2026-02-03T08:15:00Z"


def said(element):
    """Text of an element as accepted."""
    gone = {qn("w:del"), qn("w:moveFrom")}
    runs = (t for t in element.iter(qn("w:t")) if not gone & {a.tag for a in t.iterancestors()})
    return "".join(t.text or "" for t in runs)


def signed(name, number=[9000]):
    number[0] += 1
    element = OxmlElement(name)
    element.set(qn("w:id"), str(number[0]))
    element.set(qn("w:author"), AUTHOR)
    element.set(qn("w:date"), DATE)
    return element


def run(text, name="w:t", look=None):
    made = OxmlElement("w:r")
    if look is not None:
        made.append(copy.deepcopy(look))
    words = OxmlElement(name)
    words.set(qn("xml:space"), "preserve")
    words.text = text
    made.append(words)
    return made


def paragraphs(document):
    return list(document.element.body.iter(qn("w:p")))


def narrative(document, index):
    """A paragraph of running text with plain runs, long enough to be edited."""
    found = [
        p
        for p in document.element.body.findall(qn("w:p"))
        if p.find(qn("w:r")) is not None
        and p.findall(qn("w:r"))[0].find(qn("w:t")) is not None
        and len(p.findall(qn("w:r"))[0].find(qn("w:t")).text.split()) > 8
        and not (p.style or "").lower().startswith(("toc", "table"))
    ]
    return found[index]


def replace(element, old_run, old, new, tracked):
    """Replaces words of a run, with tracking or without."""
    words = old_run.find(qn("w:t"))
    head, tail = words.text.split(old, 1)
    if not tracked:
        words.text = head + new + tail
        return
    gone, come = signed("w:del"), signed("w:ins")
    gone.append(run(old, "w:delText", old_run.find(qn("w:rPr"))))
    come.append(run(new, look=old_run.find(qn("w:rPr"))))
    made = [run(head), gone, come, run(tail)]
    for piece in reversed(made):
        old_run.addnext(piece)
    old_run.getparent().remove(old_run)


def words_of(index, tracked):
    def edit(document):
        p = narrative(document, index)
        was = said(p)
        first = p.findall(qn("w:r"))[0]
        word = next(w for w in first.find(qn("w:t")).text.split() if len(w) > 5 and w.isalpha())
        replace(p, first, word, "suntingan", tracked)
        return [[was, said(p)]]

    return edit


def delete_paragraph(document):
    p = narrative(document, 2)
    was = said(p)
    properties = p.get_or_add_pPr()
    mark = properties.find(qn("w:rPr"))
    if mark is None:
        mark = OxmlElement("w:rPr")
        properties.append(mark)
    mark.insert(0, signed("w:del"))
    for old in list(p.iter(qn("w:r"))):
        wrap = signed("w:del")
        old.addprevious(wrap)
        wrap.append(old)
        for words in old.iter(qn("w:t")):
            words.tag = qn("w:delText")
    return [[was, ""]]


def insert_paragraph(document):
    p = narrative(document, 4)
    made = copy.deepcopy(p)
    for child in list(made):
        if child.tag != qn("w:pPr"):
            made.remove(child)
    properties = made.get_or_add_pPr()
    mark = OxmlElement("w:rPr")
    mark.append(signed("w:ins"))
    properties.append(mark)
    come = signed("w:ins")
    come.append(run("Alinea yang disisipkan oleh peninjau."))
    made.append(come)
    p.addnext(made)
    return [["", "Alinea yang disisipkan oleh peninjau."]]


def figure(document):
    """A figure within its content control."""
    cell = next(
        c
        for c in document.element.body.iter(qn("w:tc"))
        if len(c.findall(".//" + qn("w:sdt"))) == 1 and said(c).endswith("%")
    )
    was = said(cell)
    inside = cell.find(".//" + qn("w:sdtContent")).find(qn("w:r"))
    replace(cell, inside, inside.find(qn("w:t")).text, "12,34%", True)
    return [[was, said(cell)]]


def delete_row(document):
    tables = [t for t in document.tables if len(t.rows) > 4]
    row = tables[3].rows[3]._tr
    was = [said(p) for p in row.iter(qn("w:p"))]
    row.get_or_add_trPr().append(signed("w:del"))
    return [[text, ""] for text in was if text.strip()]


def lose_tags(document):
    for tag in list(document.element.body.iter(qn("w:tag"))):
        tag.getparent().remove(tag)
    return []


def lose_bookmarks(document):
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        for mark in list(document.element.body.iter(qn(name))):
            mark.getparent().remove(mark)
    return []


def comment(document, comments):
    p = narrative(document, 6)
    first = p.findall(qn("w:r"))[0]
    from docx.text.run import Run

    document.add_comment(Run(first, None), text="Mohon dijelaskan.", author=AUTHOR, initials="ID")
    comments.append([first.find(qn("w:t")).text.strip(), "Mohon dijelaskan."])
    return []


EDITS = {
    "kata-terlacak": words_of(0, True),
    "kata-langsung": words_of(1, False),
    "hapus-alinea": delete_paragraph,
    "sisip-alinea": insert_paragraph,
    "angka": figure,
    "hapus-baris": delete_row,
    "komentar": comment,
    "tanpa-tag": lose_tags,
    "tanpa-penanda": lose_bookmarks,
}


def edited(draft, edits, target):
    document = docx.Document(draft)
    different, comments = [], []
    for edit in edits:
        if edit is comment:
            different += edit(document, comments)
        else:
            different += edit(document)
    document.save(target)
    return {"beda": different, "komentar": comments}


def edit_all(draft, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    told = {name: edited(draft, [edit], folder / f"{name}.docx") for name, edit in EDITS.items()}
    every = [edit for edit in EDITS.values() if edit not in (lose_tags, lose_bookmarks)]
    told["semua"] = edited(draft, every, folder / "semua.docx")
    with open(folder / "sunting.json", "w", encoding="utf-8") as file:
        json.dump(told, file, ensure_ascii=False, indent=1)
    return told


if __name__ == "__main__":
    told = edit_all(*sys.argv[1:])
    print(f"{len(told)} berkas, {sum(len(one['beda']) for one in told.values())} baris berbeda")
