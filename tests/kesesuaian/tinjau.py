"""Reads a Word file with tracked changes as somebody who accepts or rejects all of them would get it.

usage: tinjau.py accept|reject FILE.docx          prints its paragraphs and rows, a line each
       tinjau.py compare REDLINE.docx OLD.docx NEW.docx
           exits with 1 and the first differences unless rejecting gives OLD and accepting gives NEW
       tinjau.py same ONE.docx OTHER.docx
           the same of two files without changes; page numbers at the ends of lines do not count

Nothing of the program is used here, only the standard library. Page numbers in lists of contents
(PAGEREF) are left out, since they are fields; so are paragraphs without text, but a new page counts.
"""

import difflib
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
LOST = {"accept": W + "del", "reject": W + "ins"}
SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


# A new page, which is a line of its own wherever a program writes it: at the end of one paragraph, at
# the head of the next, or in an empty one between them.
PAGE = "\f"


def apart(lines):
    for line in lines:
        for index, part in enumerate(line.split(PAGE)):
            if index > 0:
                yield PAGE
            yield part


class Reader:
    def __init__(self, turn):
        self.lost = LOST.get(turn)
        # Fields that are open: their instruction, and whether their result is left out.
        self.fields = []

    def marked(self, properties):
        """Whether properties say that their paragraph or row is lost."""
        return self.lost is not None and properties is not None and properties.find(self.lost) is not None

    def field(self, kind):
        """Follows a field that is made of runs."""
        if kind == "begin":
            self.fields.append(["", False])
        elif self.fields and kind == "separate":
            self.fields[-1][1] = "PAGEREF" in self.fields[-1][0]
        elif self.fields and kind == "end":
            self.fields.pop()

    def runs(self, element):
        """Text of a paragraph or a part of it."""
        text = ""
        for child in element:
            if child.tag == self.lost or child.tag in (W + "pPr", W + "rPr"):
                continue
            if child.tag == W + "fldSimple" and "PAGEREF" in child.get(W + "instr", ""):
                continue
            if child.tag == W + "fldChar":
                self.field(child.get(W + "fldCharType"))
            elif child.tag in (W + "instrText", W + "delInstrText"):
                if self.fields:
                    self.fields[-1][0] += child.text or ""
            elif child.tag in (W + "t", W + "delText", M + "t"):
                if not any(left_out for _, left_out in self.fields):
                    text += child.text or ""
            elif child.tag == W + "br" and child.get(W + "type") == "page":
                text += PAGE
            elif child.tag in SIGNS:
                text += SIGNS[child.tag]
            else:
                text += self.runs(child)
        return text

    def blocks(self, container):
        """Lines of a body or cell."""
        lines = []
        held = ""
        for child in container:
            if child.tag == W + "p":
                if child.find(f"{W}pPr/{W}pageBreakBefore") is not None:
                    held += PAGE
                # The number of an item is Word's; that it has one must come back too.
                level = child.find(f"{W}pPr/{W}numPr/{W}ilvl")
                text = self.runs(child)
                if level is not None and not held.strip(PAGE) and text.strip():
                    held += f"[{level.get(W + 'val')}] "
                held += text
                end = child.find(f"{W}pPr/{W}rPr")
                if not self.marked(end):
                    lines.append(held)
                    held = ""
            elif child.tag == W + "tbl":
                if held:
                    lines.append(held)
                    held = ""
                lines += self.rows(child)
            elif child.tag in (W + "sdt", W + "sdtContent"):
                lines += self.blocks(child)
        if held:
            lines.append(held)
        return [line for line in apart(lines) if line.strip(" \t\n")]

    def rows(self, table):
        lines = []
        for row in table.iter(W + "tr"):
            if self.marked(row.find(W + "trPr")):
                continue
            cells = [" / ".join(self.blocks(cell)) for cell in row.findall(W + "tc")]
            lines.append("| " + " | ".join(cells))
        return lines


def body_of(path):
    with zipfile.ZipFile(path) as package:
        return tree.fromstring(package.read("word/document.xml")).find(W + "body")


def lines_of(path, turn):
    return Reader(turn).blocks(body_of(path))


def faults_of(body):
    """What tracked changes must have: unique numbers, an author, a date."""
    faults = []
    changes = [e for e in body.iter() if e.tag in (W + "ins", W + "del")]
    numbers = [e.get(W + "id") for e in changes]
    if len(set(numbers)) != len(numbers):
        faults.append("nomor perubahan tidak unik")
    if any(not (e.get(W + "author") or "").startswith("lkjip ") or not e.get(W + "date") for e in changes):
        faults.append("perubahan tanpa penulis atau tanggal")
    if any(e.tag == W + "del" and e.find(f".//{W}t") is not None for e in changes):
        faults.append("teks terhapus ditulis sebagai w:t")
    return faults, len(changes)


def same(one, other):
    page = re.compile(r"\t([0-9]+|[ivxl]+)?$")
    one, other = ([page.sub("", line) for line in lines_of(path, None)] for path in (one, other))
    if one != other:
        sys.exit("\n".join(list(difflib.unified_diff(one, other, n=1, lineterm=""))[:30]))
    print(f"{len(one)} baris sama")


def compare(redline, old, new):
    faults, count = faults_of(body_of(redline))
    if count == 0:
        faults.append("tidak ada perubahan")
    said = []
    for turn, other in (("reject", old), ("accept", new)):
        expected, found = lines_of(other, None), lines_of(redline, turn)
        said.append(len(expected))
        if expected != found:
            difference = difflib.unified_diff(expected, found, other, f"{redline} ({turn})", n=1, lineterm="")
            faults += list(difference)[:30]
    if faults:
        sys.exit("\n".join(faults))
    print(f"{count} perubahan; ditolak {said[0]} baris, diterima {said[1]} baris, sama")


if sys.argv[1] == "compare":
    compare(*sys.argv[2:])
elif sys.argv[1] == "same":
    same(*sys.argv[2:])
else:
    print("\n".join(lines_of(sys.argv[2], sys.argv[1])))
