"""Word files that are long in one way each: many paragraphs, cells, comments or changes, much text in one of
them. All say what a draft says, and more."""
import io
import random
import zipfile

from kembali import BY, returned

EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def parts_of(data):
    source = zipfile.ZipFile(io.BytesIO(data))
    return {name: source.read(name) for name in source.namelist()}


def packed(parts, name=None, text=None):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for own, part in parts.items():
            target.writestr(own, text.encode() if own == name else part)
    return out.getvalue()


def files(draft, sentence):
    """Name and bytes of each. `sentence` stands in a narrative text of the draft."""
    main = "word/document.xml"
    parts = parts_of(draft)
    text = parts[main].decode()
    chance = random.Random(1)
    start, end = text.index("<w:body>") + len("<w:body>"), text.rindex("<w:sectPr")
    place = text.index(sentence)
    first, last = text.rindex("<w:p>", 0, place), text.index("</w:p>", place) + len("</w:p>")
    one = text[first:last]

    def words(count):
        return " ".join(f"kata{chance.randrange(3_000)}" for _ in range(count))

    def paragraph(said):
        return f'<w:p><w:r><w:t xml:space="preserve">{said}</w:t></w:r></w:p>'

    def with_(more, at=end):
        return packed(parts, main, text[:at] + more + text[at:])

    def saying(said):
        return packed(parts, main, text[:first] + one.replace(sentence, said) + text[last:])

    for count in (5_000, 20_000, 39_000, 60_000):
        yield f"alinea-{count}.docx", with_("".join(paragraph(words(12)) for _ in range(count)))
        yield f"naskah-{count}.docx", with_("".join(paragraph(words(12)) for _ in range(count)), last)
        yield f"sama-{count}.docx", with_(one * count, last)
    yield "draf-20.docx", with_(text[start:end] * 19)
    row = "".join(f"<w:tc>{paragraph(chance.randrange(1_000))}</w:tc>" for _ in range(8))
    yield "baris.docx", with_(f"<w:tbl>{f'<w:tr>{row}</w:tr>' * 4_500}</w:tbl>")
    cells = "".join(f"<w:tc>{paragraph(chance.randrange(1_000))}</w:tc>" for _ in range(30_000))
    yield "sel.docx", with_(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    yield "teks-1.docx", saying(sentence + " " + words(120_000))
    yield "teks-3.docx", saying(words(400_000))
    yield "huruf.docx", saying("a " * 1_900_000)
    for count in (3_000, 20_000):
        changes = "".join(
            f'</w:t></w:r><w:ins w:id="{10_000 + n}" {BY}><w:r><w:t>masuk{n} </w:t></w:r></w:ins><w:del w:id="{50_000 + n}" {BY}>'
            f'<w:r><w:delText>keluar{n} </w:delText></w:r></w:del><w:r><w:t xml:space="preserve">tetap{n} '
            for n in range(count)
        )
        yield f"lacak-{count}.docx", saying(f"{sentence} {changes}")
    looks = "".join(
        f'<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id="{n}" {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>{words(3)}</w:t></w:r></w:p>'
        for n in range(19_000)
    )
    yield "rupa.docx", with_(looks)
    for name, answers in (("komentar.docx", False), ("balasan.docx", True)):
        yield name, commented(draft, sentence, 9_000, answers, words)


def commented(draft, sentence, count, answers, words):
    """So many comments; with `answers` each answers the one before."""
    parts = parts_of(returned(draft, sentence, "Perlu lebih sering.", "Berapa kali?"))
    comments = parts["word/comments.xml"].decode()
    start = comments.index("<w:comment ")
    head = comments[:start].replace(">", ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">')
    all_ = "".join(
        f'<w:comment w:id="{n}" {BY}><w:p w14:paraId="{n:08X}"><w:r><w:t>{words(10)}</w:t></w:r></w:p></w:comment>'
        for n in range(count)
    )
    parts["word/comments.xml"] = f"{head}{all_}</w:comments>".encode()
    text = parts["word/document.xml"].decode()
    end = text.rindex("<w:sectPr")
    marked = "".join(
        f'<w:p><w:commentRangeStart w:id="{n}"/><w:r><w:t>{words(5)}</w:t></w:r><w:commentRangeEnd w:id="{n}"/>'
        f'<w:r><w:commentReference w:id="{n}"/></w:r></w:p>'
        for n in range(1, count)
    )
    parts["word/document.xml"] = (text[:end] + marked + text[end:]).encode()
    if answers:
        entries = "".join(
            f'<w15:commentEx w15:paraId="{n:08X}" w15:paraIdParent="{max(n - 1, 0):08X}" w15:done="0"/>' for n in range(count)
        )
        space = "http://schemas.microsoft.com/office/word/2012/wordml"
        parts["word/commentsExtended.xml"] = f'<w15:commentsEx xmlns:w15="{space}">{entries}</w15:commentsEx>'.encode()
        relation = f'<Relationship Id="balasan" Type="{EXTENDED}" Target="commentsExtended.xml"/></Relationships>'
        name = "word/_rels/document.xml.rels"
        parts[name] = parts[name].replace(b"</Relationships>", relation.encode())
    return packed(parts)
