"""Edits a Word file in LibreOffice, as a reviewer does who opens it there and saves it as DOCX.

Runs within the Python that LibreOffice's bridge (`uno`) is made for. An edit is a dictionary: `cara` says
how (see `EDITS`), `alinea` names the paragraph by all its text (with `jenis` "judul" the heading of that text), `cari`
are words in it, `ganti` what is written. Who edits is `AUTHOR`; comments bear the moment `DATE`.
"""

import pathlib
import subprocess
import time
import uuid

import uno
from com.sun.star.awt.FontWeight import BOLD
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK
from com.sun.star.util import DateTime

AUTHOR = "Inspektorat Daerah"
DATE = "2026-02-03T08:15:00"
# How LibreOffice calls DOCX.
FORMAT = "MS Word 2007 XML"
# Seconds within which LibreOffice must be up.
PATIENCE = 90


def properties(**named):
    made = []
    for name, value in named.items():
        one = PropertyValue()
        one.Name, one.Value = name, value
        made.append(one)
    return tuple(made)


def moment():
    made = DateTime()
    date, clock = DATE.split("T")
    made.Year, made.Month, made.Day = map(int, date.split("-"))
    made.Hours, made.Minutes, made.Seconds = map(int, clock.split(":"))
    return made


class Libre:
    """A LibreOffice of its own, with a profile of its own; use it in a `with`."""

    def __init__(self, profile):
        pipe = f"lkjip{uuid.uuid4().hex}"
        self.process = subprocess.Popen(
            ["soffice", f"-env:UserInstallation={pathlib.Path(profile).absolute().as_uri()}", "--headless"]
            + ["--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.context = self.connected(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        self.desktop = self.service("com.sun.star.frame.Desktop")
        self.name_author()

    def connected(self, address):
        local = uno.getComponentContext()
        name = "com.sun.star.bridge.UnoUrlResolver"
        resolver = local.ServiceManager.createInstanceWithContext(name, local)
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return resolver.resolve(address)
            except NoConnectException:
                if time.monotonic() > end or self.process.poll() is not None:
                    self.process.kill()
                    raise
                time.sleep(0.2)

    def service(self, name):
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def name_author(self):
        """Whoever is written into tracked changes."""
        provider = self.service("com.sun.star.configuration.ConfigurationProvider")
        data = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess",
            properties(nodepath="/org.openoffice.UserProfile/Data"),
        )
        data.replaceByName("givenname", AUTHOR)
        data.replaceByName("sn", "")
        data.commitChanges()

    def open(self, path, shown=True):
        """A document. One that is not shown on any page takes comments too where LibreOffice was installed
        without windows, which ends it otherwise; but it loses its equations, and takes no command."""
        address = pathlib.Path(path).absolute().as_uri()
        if shown:
            return self.desktop.loadComponentFromURL(address, "_blank", 0, properties(Hidden=True))
        document = self.service("com.sun.star.text.TextDocument")
        document.load(properties(URL=address, FilterName=FORMAT))
        return document

    def command(self, document, name):
        """A command of the menu."""
        frame = document.CurrentController.Frame
        self.service("com.sun.star.frame.DispatchHelper").executeDispatch(frame, f".uno:{name}", "", 0, ())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.desktop.terminate()
        except Exception:  # the bridge goes down with it
            pass
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()


def save(document, path):
    """Saves and closes a document."""
    document.storeToURL(pathlib.Path(path).absolute().as_uri(), properties(FilterName=FORMAT))
    document.close(True)


def each(container):
    elements = container.createEnumeration()
    while elements.hasMoreElements():
        yield elements.nextElement()


def paragraphs(text, wanted):
    """The paragraphs of a text, and those of the cells of its tables that say what is wanted."""
    for element in each(text):
        if not element.supportsService("com.sun.star.text.TextTable"):
            yield element
            continue
        for name in element.CellNames:
            cell = element.getCellByName(name)
            own = said(cell.String)
            if any(words in own for words in wanted):
                yield from paragraphs(cell, wanted)


def portions(container):
    """The pieces of text of a paragraph, those in content controls too."""
    for portion in each(container):
        if portion.TextPortionType == "ContentControl":
            yield from portions(portion.ContentControl)
        elif portion.TextPortionType == "Text":
            yield portion


def select(paragraph, words):
    """A cursor over words of a paragraph, in as many pieces as it was cut into."""
    pieces = list(portions(paragraph))
    start = "".join(piece.String for piece in pieces).find(words)
    if start < 0:
        raise LookupError(f"{words!r} tidak ada dalam {paragraph.String[:60]!r}")
    cursor = at(pieces, start, False)
    cursor.gotoRange(at(pieces, start + len(words), True), True)
    if cursor.String != words:
        raise LookupError(f"{cursor.String!r} bukan {words!r}")
    return cursor


def at(pieces, place, is_end):
    """A cursor behind so many signs; at the end of a piece rather than at the head of the next, or not."""
    for piece in pieces:
        length = len(piece.String)
        if place < length or (is_end and place == length):
            cursor = piece.Text.createTextCursorByRange(piece.Start)
            cursor.goRight(place, False)
            return cursor
        place -= length
    raise LookupError("di belakang alinea")


def replace(_, paragraph, edit):
    select(paragraph, edit["cari"]).String = edit["ganti"]


def extend(_, paragraph, edit):
    paragraph.Text.insertString(paragraph.End, edit["ganti"], False)


def delete(_, paragraph, _edit):
    """A paragraph with its mark."""
    cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
    cursor.gotoEndOfParagraph(True)
    if not cursor.goRight(1, True):
        raise LookupError(f"tidak ada alinea di belakang {paragraph.String[:60]!r}")
    cursor.String = ""


def insert(_, paragraph, edit):
    """A paragraph behind another one."""
    text, end = paragraph.Text, paragraph.End
    text.insertControlCharacter(end, PARAGRAPH_BREAK, False)
    text.insertString(end, edit["ganti"], False)


def embolden(_, paragraph, edit):
    select(paragraph, edit["cari"]).CharWeight = BOLD


def comment(document, paragraph, edit):
    note = document.createInstance("com.sun.star.text.textfield.Annotation")
    note.Author, note.Content, note.DateTimeValue = AUTHOR, edit["ganti"], moment()
    where = select(paragraph, edit["cari"])
    where.Text.insertTextContent(where, note, True)


def row_of(paragraph):
    table, name = paragraph.TextTable, paragraph.Cell.CellName
    return table, int("".join(sign for sign in name if sign.isdigit())) - 1


def delete_row(_, paragraph, _edit):
    table, row = row_of(paragraph)
    table.Rows.removeByIndex(row, 1)


def move_row(_, paragraph, _edit):
    """A row goes behind the next one, as somebody who cuts and pastes it does."""
    table, row = row_of(paragraph)
    columns = range(table.Columns.Count)
    said = [table.getCellByPosition(column, row).String for column in columns]
    table.Rows.insertByIndex(row + 2, 1)
    for column, text in zip(columns, said):
        table.getCellByPosition(column, row + 2).String = text
    table.Rows.removeByIndex(row, 1)


EDITS = {
    "ganti": replace,
    "tambah": extend,
    "hapus": delete,
    "sisip": insert,
    "tebal": embolden,
    "komentar": comment,
    "hapus-baris": delete_row,
    "pindah-baris": move_row,
}


def said(text):
    return " ".join(text.split())


def edit_all(document, edits, tracked):
    """Makes all edits. Each paragraph is looked up before the first."""
    places = {said(edit["alinea"]): [] for edit in edits}
    for paragraph in paragraphs(document.Text, places):
        places.get(said(paragraph.String), []).append(paragraph)
    wanted = []
    for edit in edits:
        found = places[said(edit["alinea"])]
        if edit["jenis"] == "judul":
            found = [paragraph for paragraph in found if paragraph.OutlineLevel > 0]
        if len(found) != 1:
            raise LookupError(f"{len(found)} alinea berbunyi {edit['alinea'][:80]!r}")
        wanted.append((edit, found[0]))
    document.RecordChanges = tracked
    for edit, paragraph in wanted:
        EDITS[edit["cara"]](document, paragraph, edit)
    document.RecordChanges = False
