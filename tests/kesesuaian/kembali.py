"""A Word file as it comes back from review: some words of the draft changed in tracking, with a comment
on them. Used by the other scripts."""
import io
import re
import zipfile

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
BY = 'w:author="Siti Rahma" w:date="2027-01-15T08:15:00Z"'


def returned(draft, words, instead, comment):
    source = zipfile.ZipFile(io.BytesIO(draft))
    parts = {name: source.read(name) for name in source.namelist()}
    text = parts["word/document.xml"].decode()
    at = text.index(words)
    start = text.rindex("<w:r>", 0, at)
    end = text.index("</w:r>", at) + len("</w:r>")
    run = text[start:end]
    properties = re.search(r"<w:rPr>.*?</w:rPr>", run)
    properties = properties[0] if properties else ""
    before, after = re.search(r"<w:t[^>]*>(.*?)</w:t>", run)[1].split(words, 1)

    def one(said, name="t"):
        return f'<w:r>{properties}<w:{name} xml:space="preserve">{said}</w:{name}></w:r>'

    edited = (
        f'{one(before)}<w:commentRangeStart w:id="0"/>'
        f'<w:del w:id="9001" {BY}>{one(words, "delText")}</w:del>'
        f'<w:ins w:id="9002" {BY}>{one(instead)}</w:ins>'
        f'<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>{one(after)}'
    )
    parts["word/document.xml"] = (text[:start] + edited + text[end:]).encode()
    parts["word/comments.xml"] = (
        f'<w:comments xmlns:w="{MAIN}"><w:comment w:id="0" {BY} w:initials="SR"><w:p><w:r><w:t>{comment}'
        "</w:t></w:r></w:p></w:comment></w:comments>"
    ).encode()
    for name, close, more in [
        ("word/_rels/document.xml.rels", b"</Relationships>", f'<Relationship Id="komentar" Type="{KIND}" Target="comments.xml"/>'),
        (
            "[Content_Types].xml",
            b"</Types>",
            '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.comments+xml"/>',
        ),
    ]:
        parts[name] = parts[name].replace(close, more.encode() + close, 1)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, bytes_ in parts.items():
            target.writestr(name, bytes_)
    return packed.getvalue()
