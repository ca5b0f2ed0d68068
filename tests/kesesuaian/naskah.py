"""The paragraphs of a Word file that the program wrote, with the keys of its bookmarks.

Nothing of the program is used here: what a bookmark leads to is read from the map beside the file.
"""

import json
import pathlib
import re
import xml.etree.ElementTree as tree
import zipfile
from dataclasses import dataclass, field

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
SIGNS = {W + "tab": "\t", W + "br": "\n", W + "noBreakHyphen": "\u2011"}


@dataclass
class Paragraph:
    """What a paragraph says, and whose it is."""

    text: str = ""
    # Key of the narrative text around it.
    key: str | None = None
    # Printed values: key, beginning and end.
    values: list = field(default_factory=list)
    style: str = ""
    item: bool = False
    # Number of its table and row, and whether all rows of that table have the same cells.
    row: tuple | None = None
    regular: bool = False
    # Whether it has a picture, an equation or a note, of which `text` tells nothing.
    odd: bool = False

    def is_plain(self, start, end):
        """Whether a part of the text has no value."""
        return all(end <= own_start or own_end <= start for _, own_start, own_end in self.values)

    @property
    def value(self):
        """The key of the value that is all that it says."""
        whole = [key for key, start, end in self.values if self.text[start:end] == self.text]
        return whole[0] if len(self.values) == 1 and whole else None


class Reader:
    def __init__(self, keys):
        self.keys = keys
        self.found = []
        self.narratives = {}
        self.values = {}
        self.tables = 0

    def mark(self, element, paragraph):
        kind, name = element.tag.removeprefix(W), element.get(W + "name", "")
        if kind == "bookmarkStart" and name in self.keys:
            to = self.narratives if self.keys[name]["jenis"] != "nilai" else self.values
            to[element.get(W + "id")] = (self.keys[name]["kunci"], len(paragraph.text))
            if to is self.narratives and paragraph.key is None:
                paragraph.key = self.keys[name]["kunci"]
        elif kind == "bookmarkEnd":
            own = element.get(W + "id")
            self.narratives.pop(own, None)
            if own in self.values:
                key, start = self.values.pop(own)
                paragraph.values.append((key, start, len(paragraph.text)))

    def inline(self, parent, paragraph):
        for child in parent:
            if child.tag in (W + "bookmarkStart", W + "bookmarkEnd"):
                self.mark(child, paragraph)
            elif child.tag == W + "t":
                paragraph.text += child.text or ""
            elif child.tag in SIGNS:
                paragraph.text += SIGNS[child.tag]
            elif child.tag in (W + "drawing", W + "footnoteReference", W + "endnoteReference"):
                paragraph.odd = True
            elif child.tag.startswith(M):
                paragraph.odd = True
            elif child.tag not in (W + "pPr", W + "rPr", W + "sdtPr", W + "instrText"):
                self.inline(child, paragraph)

    def blocks(self, parent, row=None, regular=False):
        for child in parent:
            if child.tag == W + "p":
                style = child.find(f"{W}pPr/{W}pStyle")
                paragraph = Paragraph(row=row, regular=regular)
                paragraph.style = "" if style is None else style.get(W + "val", "")
                paragraph.item = child.find(f"{W}pPr/{W}numPr") is not None
                paragraph.key = next((key for key, _ in self.narratives.values()), None)
                self.inline(child, paragraph)
                if paragraph.text.strip() and not re.match("TOC|TableofFigures", paragraph.style):
                    self.found.append(paragraph)
            elif child.tag == W + "tbl":
                number, self.tables = self.tables, self.tables + 1
                merged = any(cell.tag in (W + "vMerge", W + "gridSpan") for cell in child.iter())
                for place, line in enumerate(child.iter(W + "tr")):
                    for cell in line.iter(W + "tc"):
                        self.blocks(cell, (number, place), not merged)
            elif child.tag in (W + "bookmarkStart", W + "bookmarkEnd"):
                self.mark(child, Paragraph())
            elif child.tag in (W + "sdt", W + "sdtContent"):
                self.blocks(child, row, regular)


def paragraphs(path):
    """All paragraphs of the body that say something; lists of contents are left out."""
    path = pathlib.Path(path)
    keys = json.loads(path.with_suffix(".peta.json").read_text("utf-8"))["penanda"]
    with zipfile.ZipFile(path) as package:
        body = tree.fromstring(package.read("word/document.xml")).find(W + "body")
    reader = Reader(keys)
    reader.blocks(body)
    return reader.found
