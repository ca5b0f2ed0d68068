"""Draws the edits that a reviewer makes in the draft of any record, by a seed, each with what is to become of it.

To what `libre.py` needs of an edit it adds `kunci`, the key that it must be led to; `harap`: "ambil" (taken
into the record), "tolak" (told, with a reason), "sebut" (told, whatever becomes of it), "rupa" or
"komentar"; and `naskah`, whether it is one of a narrative text. No paragraph is edited twice, and none
beside one that came or went.
"""

import random
import re

# Of the edits of each kind, as many are drawn as there are paragraphs for.
COUNTS = {
    "kata": 12,
    "kalimat-baru": 4,
    "kalimat-hapus": 3,
    "alinea-hapus": 2,
    "alinea-baru": 2,
    "butir": 4,
    "butir-baru": 2,
    "butir-hapus": 2,
    "judul": 1,
    "sel": 2,
    "angka": 1,
    "hitungan": 2,
    "tebal": 2,
    "komentar": 3,
    "komentar-sel": 2,
    "hapus-baris": 1,
    "pindah-baris": 1,
}
WORD = re.compile(r"(?<!\S)[A-Za-z]{5,}(?=[\s,;.])")
SENTENCE = re.compile(r"(?<=[a-z]\. )[A-Z][^.]*[a-z]\.(?= |$)")


def list_of(key):
    """The list that a key is an item of; none when it is no item."""
    head, _, last = key.rpartition(".")
    return head if last.isdigit() else None


class Draft:
    """The paragraphs of a draft, and which of them are still free."""

    def __init__(self, paragraphs, figures, record, seed):
        self.all = paragraphs
        self.figures = figures
        self.record = record
        self.random = random.Random(seed)
        places = {}
        for place, paragraph in enumerate(paragraphs):
            places.setdefault(" ".join(paragraph.text.split()), []).append(place)
        # By what they say a paragraph is found again, and a heading among headings.
        heads = [[place for place in own if self.all[place].style.startswith("Heading")] for own in places.values()]
        self.unique = sorted({own[0] for own in [*places.values(), *heads] if len(own) == 1})
        self.free = set(self.unique)

    def draw(self, count, fits, gap=0):
        """Free paragraphs that fit, in an order of chance; they and those beside them are free no more."""
        order = list(self.unique)
        self.random.shuffle(order)
        drawn = []
        for place in order:
            around = range(place - gap, place + gap + 1)
            if len(drawn) < count and place in self.free and fits(place):
                if all(other in self.free or not self.near(place, other) for other in around):
                    self.free -= set(around)
                    drawn.append(place)
        return drawn

    def near(self, place, other):
        """Whether a paragraph can be taken for part of what another one is part of."""
        return 0 <= other < len(self.all) and self.all[other].key is not None

    def is_text(self, place):
        """Running text of a narrative text."""
        own = self.all[place]
        return own.key is not None and own.row is None and not own.odd and own.style in ("BodyText", "ListParagraph")

    def words(self, place):
        """Words that occur once, outside of values."""
        own = self.all[place]
        found = [match for match in WORD.finditer(own.text) if own.text.count(match[0]) == 1]
        return [match[0] for match in found if own.is_plain(match.start(), match.end())]

    def sentences(self, place):
        """Sentences behind the first, with the space before them, without values."""
        own = self.all[place]
        found = [(match.start() - 1, match.end()) for match in SENTENCE.finditer(own.text)]
        return [own.text[start:end] for start, end in found if own.is_plain(start - 1, end + 1)]

    def beside(self, place, same):
        """Whether the paragraph behind it belongs to the same, as `same` tells it."""
        own, others = self.all[place], self.all[place + 1 : place + 2]
        return any(same(own, other) for other in others if own.key and other.key)

    def is_item(self, place):
        """An item of a list of texts, before another one of that list."""
        own = self.all[place]
        alike = self.beside(place, lambda one, other: list_of(one.key) and list_of(one.key) == list_of(other.key))
        return self.is_text(place) and own.item and alike

    def is_inner(self, place):
        """A paragraph of a text of several, not its last."""
        own = self.all[place]
        before = place > 0 and self.all[place - 1].key == own.key
        alike = self.beside(place, lambda one, other: one.key == other.key and other.row is None and not other.odd)
        return self.is_text(place) and not own.item and (before or alike)

    def value(self, place, pattern, computed=False):
        """The figure that is all of a cell, if it is typed, or computed."""
        own = self.all[place]
        figure = self.figures.get(own.value or "")
        if own.row is None or figure is None or figure["cetak"] != own.text:
            return None
        is_computed = figure["rumus"] is not None
        return own.value if re.fullmatch(pattern, own.text) and is_computed == computed else None

    def words_of_value(self, place):
        """A word of a name that the record types once."""
        own = self.all[place]
        words = [match[0] for match in WORD.finditer(own.text + " ") if own.text.count(match[0]) == 1]
        return words[-1] if words and self.record.count(f'"{own.text}"') == 1 else None

    def in_row(self, place):
        """A cell of a row that may be taken out of a table of plain form: not among the first or last."""
        own = self.all[place]
        if own.row is None or not own.regular or not WORD.search(own.text):
            return False
        if any(other.odd for other in self.all if other.row == own.row):
            return False
        rows = [other.row[1] for other in self.all if other.row and other.row[0] == own.row[0]]
        return 2 <= own.row[1] <= max(rows) - 2

    def leave_table(self, place):
        """Takes all of a table out of what is still to be drawn."""
        number = self.all[place].row[0]
        self.free -= {at for at, own in enumerate(self.all) if own.row and own.row[0] == number}

    def is_heading(self, place):
        """A heading with a name that the record types once."""
        own = self.all[place]
        if not own.style.startswith("Heading"):
            return False
        return any(self.name_in(own, value) for value in own.values)

    def name_in(self, own, value):
        key, start, end = value
        name = own.text[start:end]
        words = [match[0] for match in WORD.finditer(name + " ") if own.text.count(match[0]) == 1]
        return (key, words[-1]) if words and self.record.count(f'"{name}"') == 1 else None


def other_digit(text):
    """A number with another last digit."""
    place = max(place for place, sign in enumerate(text) if sign.isdigit())
    return text[:place] + str((int(text[place]) + 1) % 10) + text[place + 1 :]


def edits_of(paragraphs, figures, record, seed):
    """The edits of a draft."""
    draft = Draft(paragraphs, figures, record, seed)
    made = []

    def edit(kind, place, cara, harap, kunci, naskah=False, **more):
        alinea = paragraphs[place].text
        own = {"jenis": kind, "cara": cara, "alinea": alinea, "harap": harap, "kunci": kunci, "naskah": naskah}
        made.append(own | {"cari": "", "ganti": ""} | more)

    def each(kind, fits, gap=0):
        return draft.draw(COUNTS[kind], fits, gap)

    own = lambda place: paragraphs[place].key  # noqa: E731
    new = lambda: f"ubahan{chr(97 + len(made) // 26)}{chr(97 + len(made) % 26)}"  # noqa: E731
    # The rarest kinds of place come first.
    for place in each("judul", draft.is_heading):
        key, word = next(filter(None, (draft.name_in(paragraphs[place], value) for value in paragraphs[place].values)))
        edit("judul", place, "ganti", "ambil", key, cari=word, ganti=new())
    for kind in ("hapus-baris", "pindah-baris"):
        for place in each(kind, draft.in_row):
            row = [other.text.strip() for other in paragraphs if other.row == paragraphs[place].row]
            edit(kind, place, kind, "sebut", None, baris=row)
            draft.leave_table(place)
    for place in each("alinea-hapus", lambda place: draft.is_inner(place) and not paragraphs[place].values, 1):
        edit("alinea-hapus", place, "hapus", "ambil", own(place), True)
    for place in each("kalimat-hapus", lambda place: draft.is_text(place) and draft.sentences(place)):
        edit("kalimat-hapus", place, "ganti", "ambil", own(place), True, cari=draft.sentences(place)[-1], ganti="")
    for place in each("alinea-baru", draft.is_inner, 1):
        edit("alinea-baru", place, "sisip", "ambil", own(place), True, ganti=f"Alinea {new()} yang disisipkan pereviu.")
    for place in each("butir-hapus", lambda place: draft.is_item(place) and not paragraphs[place].values, 1):
        edit("butir-hapus", place, "hapus", "ambil", own(place), True)
    for place in each("butir-baru", draft.is_item, 1):
        edit("butir-baru", place, "sisip", "ambil", own(place), True, ganti=f"Butir {new()} yang disisipkan pereviu")
    for place in each("butir", lambda place: draft.is_item(place) and draft.words(place)):
        edit("butir", place, "ganti", "ambil", own(place), True, cari=draft.words(place)[-1], ganti=new())
    ends = lambda place: draft.is_text(place) and re.search(r"[a-z]\.$", paragraphs[place].text)  # noqa: E731
    for place in each("kalimat-baru", ends):
        edit("kalimat-baru", place, "tambah", "ambil", own(place), True, ganti=f" Kalimat {new()} dari pereviu.")
    for place in each("tebal", lambda place: draft.is_text(place) and draft.words(place)):
        edit("tebal", place, "tebal", "rupa", own(place), cari=draft.words(place)[0], ganti="")
    for place in each("komentar", lambda place: draft.is_text(place) and draft.words(place)):
        edit("komentar", place, "komentar", "komentar", own(place), cari=draft.words(place)[0], ganti=f"Mohon {new()} dijelaskan.")
    for place in each("kata", lambda place: draft.is_text(place) and draft.words(place)):
        words = draft.words(place)
        edit("kata", place, "ganti", "ambil", own(place), True, cari=words[len(words) // 2], ganti=new())
    typed = lambda place: draft.value(place, r"[A-Za-z ,]{8,}")  # noqa: E731
    for place in each("sel", lambda place: typed(place) and draft.words_of_value(place)):
        edit("sel", place, "ganti", "ambil", typed(place), cari=draft.words_of_value(place), ganti=new())
    past = lambda place: re.search(r"\.(riwayat|pembanding)\.", draft.value(place, r"[\d.]+,\d+%?") or "")  # noqa: E731
    for place in each("angka", past):
        text = paragraphs[place].text
        edit("angka", place, "ganti", "ambil", paragraphs[place].value, cari=text, ganti=other_digit(text))
    computed = lambda place: draft.value(place, r"[\d.]+,\d+%?", True)  # noqa: E731
    for place in each("hitungan", computed):
        text = paragraphs[place].text
        edit("hitungan", place, "ganti", "tolak", computed(place), cari=text, ganti=other_digit(text))
    in_cell = lambda place: paragraphs[place].row and paragraphs[place].value  # noqa: E731
    for place in each("komentar-sel", in_cell):
        text = paragraphs[place].text
        edit("komentar-sel", place, "komentar", "komentar", paragraphs[place].value, cari=text, ganti=f"Sel {new()} dari mana?")
    return made
