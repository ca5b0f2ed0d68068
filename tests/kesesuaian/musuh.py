"""Ways to break a Word file or a PDF, and to make a hostile one."""
import io
import re
import zipfile
import zlib


def flipped(chance, data, most=40):
    data = bytearray(data)
    for _ in range(chance.randint(1, most) if data else 0):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def cut(chance, data):
    """Cut off, a piece taken out, a piece twice, or something behind."""
    if not data:
        return data
    a, b = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return chance.choice([data[:a], data[a:], data[:a] + data[b:], data[:b] + data[a:b] * 3 + data[b:], data + data[a:b]])


HUGE = [b"0", b"-1", b"99999999999999999999", b"2147483648", b"4294967295", b"18446744073709551615", b"1e308", b"-0.0001"]


def numbers(chance, data, pattern=rb"\d+"):
    """Some numbers become others."""
    found = list(re.finditer(pattern, data))
    for one in sorted(chance.sample(found, min(len(found), chance.randint(1, 8))), key=lambda m: -m.start()):
        data = data[: one.start()] + chance.choice(HUGE) + data[one.end() :]
    return data


# Word

DEEP = 60_000


def tags(chance, data):
    """Tags go, double, or change places: the text is no sound XML any more, or says something else."""
    found = list(re.finditer(rb"<[^<>]{1,300}>", data))
    for _ in range(chance.randint(1, 30)):
        a, b = chance.choice(found), chance.choice(found)
        match chance.randrange(3):
            case 0:
                data = data.replace(a[0], b"", 1)
            case 1:
                data = data.replace(a[0], a[0] * 2, 1)
            case _:
                data = data.replace(a[0], b[0], 1)
    return data


def elements(chance, data):
    """Whole elements go, double or move: the text stays sound XML."""
    for _ in range(chance.randint(1, 6)):
        name = chance.choice([b"w:p", b"w:r", b"w:tbl", b"w:tr", b"w:tc", b"w:sdt", b"w:ins", b"w:del", b"w:pPr", b"w:t"])
        found = list(re.finditer(rb"<%b(?: [^>]*)?>(?:(?!<%b[ >]).)*?</%b>" % (name, name, name), data, re.S))
        if not found:
            continue
        one, other = chance.choice(found), chance.choice(found)
        whole = one[0]
        data = data[: one.start()] + chance.choice([b"", whole * 2, whole * 40, other[0]]) + data[one.end() :]
    return data


def nested(chance, data):
    name = chance.choice([b"w:sdt", b"w:ins", b"w:tbl", b"w:p", b"w:smartTag", b"mc:AlternateContent", b"x"])
    deep = chance.choice([40, 600, DEEP])
    return data.replace(b"<w:p>", b"<%b>" % name * deep + b"</%b>" % name * deep + b"<w:p>", 1)


def long_text(chance, data):
    filler = chance.choice([b"kata ", b"x", "\U0001f600".encode(), b"&amp;", b"&#x10FFFF;", b"1.234.567,89 "])
    return re.sub(rb"(<w:t[^>]*>)", lambda m: m[0] + filler * chance.choice([5_000, 300_000]), data, count=1)


def many(chance, data):
    found = list(re.finditer(rb"<w:p>.*?</w:p>", data, re.S))
    one = chance.choice(found)[0]
    return data.replace(one, one * min(5_000, 2_000_000 // len(one)), 1)


def entities(_chance, data):
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%b">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    ) + b'<!ENTITY luar SYSTEM "file:///etc/passwd">]>'
    data = data.replace(b"?>", b"?>" + bomb, 1)
    return re.sub(rb"(<w:t[^>]*>)", rb"\1&j;&luar;", data, count=3)


XML = [flipped, cut, numbers, tags, elements, elements, nested, long_text, many, entities]


def word(chance, files):
    data = chance.choice(files)
    way = chance.choice(["byte", "potong", "bagian", "bagian", "bagian", "bagian", "tukar", "kemasan"])
    if way == "byte":
        return way, flipped(chance, data)
    if way == "potong":
        return way, cut(chance, data)
    source = zipfile.ZipFile(io.BytesIO(data))
    parts = {name: source.read(name) for name in source.namelist()}
    names = list(parts)
    if way == "bagian":
        likely = ["word/document.xml", "word/document.xml", "word/document.xml", "word/comments.xml", chance.choice(names)]
        name = chance.choice([name for name in likely if name in parts])
        ways = [chance.choice(XML) for _ in range(chance.choice([1, 1, 2]))]
        for one in ways:
            try:
                parts[name] = one(chance, parts[name]) if len(parts[name]) < 8_000_000 else parts[name]
            except (IndexError, ValueError):
                parts[name] = flipped(chance, parts[name])
        way = f"{name}: {', '.join(one.__name__ for one in ways)}"
    elif way == "tukar":
        a, b = chance.choice(names), chance.choice(names)
        parts[a], parts[b] = parts[b], parts[a]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in parts.items():
            target.writestr(name, part)
        if way == "kemasan":
            for name in chance.sample(["../../luar.xml", "/etc/x", "word\\a.xml", "C:x", "a" * 600, "word/../x"], 2):
                target.writestr(name, b"x")
            if chance.random() < 0.5:
                target.writestr("word/bom.xml", bytes(chance.choice([20, 80]) << 20))
    return way, packed.getvalue()


# PDF


def objects(data):
    """Number, place and dictionary of every stream."""
    found = re.finditer(rb"(\d+) 0 obj\s*(<<(?:(?!endobj).)*?>>)\s*stream\r?\n", data, re.S)
    return [(int(one[1]), one.end(), one[2]) for one in found]


def stream_of(data, start):
    raw = data[start : data.index(b"endstream", start)]
    try:
        return zlib.decompressobj().decompress(raw)
    except zlib.error:
        return raw


def updated(data, objects_):
    """The file with objects that take the place of others behind it."""
    start = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    root = re.findall(rb"/Root (\d+) 0 R", data)[-1]
    out, table = bytearray(data), b"xref\n"
    for number, body in objects_:
        table += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    at = len(out)
    out += table + b"trailer\n<< /Size 900000 /Root %b 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (root, start, at)
    return bytes(out)


def stream(data, pack=True, more=b""):
    packed = zlib.compress(data) if pack else data
    head = b"/Filter /FlateDecode " if pack else b""
    return b"<< /Length %d %b%b>>\nstream\n%b\nendstream" % (len(packed), head, more, packed)


def content(chance, data):
    """The inner of a stream, broken: pages, fonts, the record."""
    number, start, dictionary = chance.choice(objects(data))
    inner = stream_of(data, start)
    inner = chance.choice([flipped, cut, numbers])(chance, inner)
    more = re.sub(rb"/Length \d+|/Filter\s*/FlateDecode", b"", dictionary[2:-2])
    return updated(data, [(number, stream(inner, more=more))])


def swapped(chance, data):
    """Two streams change places."""
    (a, from_a, _), (b, from_b, _) = chance.sample(objects(data), 2)
    return updated(data, [(a, stream(stream_of(data, from_b))), (b, stream(stream_of(data, from_a)))])


def references(chance, data):
    """References lead elsewhere, also back to where they come from."""
    found = list(re.finditer(rb"\b(\d+) 0 R", data))
    known = [one[1] for one in found]
    out = bytearray(data)
    for one in chance.sample(found, min(len(found), chance.randint(1, 60))):
        same = [number for number in known if len(number) == len(one[1])]
        out[one.start(1) : one.end(1)] = chance.choice(same)
    return bytes(out)


def looped(chance, data):
    """Trees whose branches are their own trunk, and tables that name themselves."""
    pages = int(re.search(rb"/Pages (\d+) 0 R", data)[1])
    root = int(re.findall(rb"/Root (\d+) 0 R", data)[-1])
    ways = [
        [(pages, b"<< /Type /Pages /Count 99999999 /Kids [%b] >>" % (b"%d 0 R " % pages * 200))],
        [(pages, b"<< /Type /Pages /Count 2 /Kids [900001 0 R] >>"), (900001, b"<< /Type /Pages /Kids [%d 0 R] >>" % pages)],
        [(900002, b"900003 0 R"), (900003, b"900002 0 R"), (root, b"900002 0 R")],
        [(root, b"<< /Type /Catalog /Pages %d 0 R /Names << /EmbeddedFiles 900004 0 R >> >>" % pages),
         (900004, b"<< /Kids [%b] >>" % (b"900004 0 R " * 50))],
        [(root, b"<< /Type /Catalog /Pages %d 0 R /Extra %b%b >>" % (pages, b"[" * 50_000, b"]" * 50_000))],
    ]
    out = updated(data, chance.choice(ways))
    if chance.random() < 0.3:
        start = out[out.rindex(b"startxref") + 9 :].split()[0]
        out = re.sub(rb"/Prev \d+", b"/Prev " + start, out)
    return out


def structure(chance, data):
    """Numbers outside of streams; lengths, places and sizes are among them."""
    return numbers(chance, data, rb"(?<=[ \[])\d+(?=[ />\]])")


def record_stream(data):
    spec = re.search(rb"\(laporan\.toml\)/UF.*?/EF<</F (\d+) 0 R", data, re.S)
    return spec and int(spec[1])


def hostile(chance, data, record):
    """Another record in it."""
    number = record_stream(data)
    if number is None:
        return content(chance, data)
    _, text = chance.choice([one for one in hostile_records(record) if f"{one[0]}.pdf" not in LONG])
    if chance.random() < 0.5:
        text = chance.choice([flipped, cut, numbers])(chance, record.encode())
    return updated(data, [(number, stream(text))])


PDF = [flipped, cut, structure, structure, content, content, content, swapped, references, references, looped, hostile, hostile]


def pdf(chance, files, record):
    data, way = chance.choice(files), chance.choice(PDF)
    if way is hostile:
        return "record", hostile(chance, data, record)
    return way.__name__, way(chance, data)


def carrying(files):
    """A small PDF that carries files: name, bytes, packed or not."""
    names = b"".join(b"(n%04d) %d 0 R " % (at, 5 + 2 * at) for at in range(len(files)))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 4 0 R >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        b"<< /Names [%b] >>" % names,
    ]
    for at, (name, data, pack) in enumerate(files):
        bodies.append(b"<< /Type /Filespec /F <%b> /EF << /F %d 0 R >> >>" % (name.encode().hex().encode(), 6 + 2 * at))
        bodies.append(stream(data, pack))
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, at)
    return bytes(out)


def hostile_records(record):
    """Records that are sound TOML, or nearly, and ask too much."""
    text = record.split("narasi", 1)

    def narrative(said):
        return (text[0] + 'narasi = """\n' + said + '\n"""\n' + text[1].split("\n", 1)[1]).encode()

    loop = "{% for a in range(99999) %}" * 3 + "x" + "{% endfor %}" * 3
    sub = '  { kode = "3.31.02.2.01.%04d", nama = "Pendampingan Usaha", pagu = 1, realisasi = 1 },\n'
    return [
        ("dalam", b"a = " + b"[" * 200_000),
        ("dalam-tabel", b"a" + b".a" * 100_000 + b" = 1"),
        ("besar", record.encode() + b"# " + b"x" * (6 << 20)),
        ("angka", re.sub(r"pagu = [\d_]+", "pagu = " + "9" * 400, record).encode()),
        ("tahun", record.replace("tahun = 2026", "tahun = 9223372036854775807", 1).encode()),
        ("banyak-foto", (record + '\n[[foto]]\njudul = "x"\nberkas = "../../etc/passwd"\n' * 20_000).encode()),
        ("banyak-sub", record.replace("sub  = [\n", "sub  = [\n" + "".join(sub % n for n in range(9_999)), 1).encode()),
        ("pengulangan", narrative(loop)),
        ("kali", narrative("{{ 'x' * 999999999 }}{{ ('x' * 99999)|replace('x', 'y' * 99999) }}")),
        ("kutipan", narrative("> " * 40_000 + "x")),
        ("daftar", narrative("".join(f"{'  ' * n}- x\n" for n in range(1_500)))),
        ("tebal", narrative("**a *b " * 40_000)),
        ("tautan", narrative("[" * 50_000 + "](" * 50_000)),
        ("panjang", narrative("kata" * 400_000)),
        ("kata", narrative("kata " * 300_000)),
        ("kendali", narrative("\\u202e\\u2066\\u0301" * 30_000)),
        ("rumus", record.replace("pertumbuhan(kini, lalu)", "(" * 60_000 + "kini" + ")" * 60_000).encode()),
        ("rumus-besar", record.replace("pertumbuhan(kini, lalu)", "kini" + " * 99999999999" * 2_000).encode()),
        ("riwayat", re.sub(r"riwayat +=.*", "riwayat = {" + ", ".join(f"{n} = {n}" for n in range(1000, 9999)) + "}", record).encode()),
        ("nama", record.replace("Dinas Contoh", "../" * 2_000).replace("Dinas Percontohan", "../" * 2_000).encode()),
    ]


# What runs until it is given up, or nearly as long.
LONG = {
    f"{name}.pdf"
    for name in (
        "banyak-sub", "tebal", "tautan", "kata", "typst-sarang", "typst-deret", "typst-tumbuh", "typst-halaman",
        "naskah-besar",
    )
}


def hand_made(record):
    """PDFs that carry a hostile record, or a sound one with a hostile template beside it."""
    whole = [(f"{name}.pdf", carrying([("laporan.toml", text, True)])) for name, text in hostile_records(record)]
    sound = ("laporan.toml", record.encode(), True)
    beside = [
        ("typst-tanpa-akhir", "templat/typst/utama.typ", b"#while true {}"),
        ("typst-sarang", "templat/typst/utama.typ", b"#for a in range(99999) { for b in range(99999) { for c in range(99999) {} } }"),
        ("typst-deret", "templat/typst/utama.typ", b"#let a = range(400000000)\n#a.len()"),
        ("typst-tumbuh", "templat/typst/utama.typ", b"#let a = (1,) * 1000\n#for x in range(40) { a = a + a }"),
        ("typst-teks", "templat/typst/utama.typ", b'#let a = "x" * 2000000000\n#a.len()'),
        ("typst-halaman", "templat/typst/utama.typ", b"#for a in range(1000000) [x #pagebreak()]"),
        ("typst-dalam", "templat/typst/utama.typ", b"#" + b"[#" * 20_000 + b"1" + b"]" * 20_000),
        ("typst-rekursi", "templat/typst/utama.typ", b"#let f(x) = f(x + 1)\n#f(1)"),
        ("typst-gambar", "templat/typst/utama.typ", b"#rect(width: 99999999999cm, height: 1e30cm)#box(width: 1e300pt)[x]"),
        ("typst-baca", "templat/typst/utama.typ", b'#read("/etc/passwd")#read("../../../etc/passwd")'),
        ("naskah-sarang", "templat/naskah/bab-1.md", b"{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}"),
        ("naskah-diri", "templat/naskah/bab-1.md", b"{% include 'bab-1.md' %}"),
        ("naskah-makro", "templat/naskah/bab-1.md", b"{% macro a() %}{{ a() }}{{ a() }}{% endmacro %}{{ a() }}"),
        ("naskah-kali", "templat/naskah/bab-1.md", b"{% set a = 'x' * 100000 %}{% for i in range(30000) %}{{ a }}{% endfor %}"),
        ("naskah-besar", "templat/naskah/bab-1.md", b"kata " * 4_000_000),
        ("istilah-dalam", "templat/naskah/istilah.toml", b"a = " + b"[" * 100_000),
        ("gambar-salah", "gambar/logo.png", b"bukan gambar"),
        ("jalur", "templat/../../../tmp/lkjip-luar.md", b"x"),
        ("jalur-mutlak", "/tmp/lkjip-luar.toml", b"x"),
    ]
    whole += [(f"{name}.pdf", carrying([sound, (path, data, True)])) for name, path, data in beside]
    whole += [
        ("bom.pdf", carrying([("laporan.toml", bytes(70 << 20), True)])),
        ("banyak-bom.pdf", carrying([sound] + [(f"templat/naskah/{n}.md", bytes(60 << 20), True) for n in range(8)])),
        ("banyak.pdf", carrying([sound] + [(f"templat/naskah/{n}.md", b"x", False) for n in range(3_000)])),
    ]
    return whole
