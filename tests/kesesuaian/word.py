"""Holds a Word file against the PDF of the same report: headings, contents, pages.

usage: word.py FILE.docx FILE.pdf CONVERTED.pdf   (CONVERTED: the Word file as LibreOffice prints it)
"""

import re
import subprocess
import sys

import docx
from docx.oxml.ns import qn


def squeezed(text):
    return re.sub(r"\s+", "", text).casefold()


def said(paragraph):
    """Text of a paragraph, within content controls too."""
    signs = {qn("w:t"): lambda e: e.text or "", qn("w:tab"): lambda _: "\t"}
    runs = (e for e in paragraph._p.iter() if e.getparent().tag == qn("w:r"))
    return "".join(signs[e.tag](e) for e in runs if e.tag in signs)


def text_of(pdf):
    command = ["pdftotext", "-layout", pdf, "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def pages_of(pdf):
    about = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", about)[1])


def main(word, pdf, converted):
    faults = []
    document = docx.Document(word)
    headings = [
        said(p) for p in document.paragraphs if p.style.name.lower().startswith("heading")
    ]
    if len(headings) < 20:
        faults.append(f"hanya {len(headings)} judul")
    for name, file in (("PDF", pdf), ("LibreOffice", converted)):
        # Line ends of the layout fall anywhere within a heading.
        text = squeezed(text_of(file))
        at = 0
        for heading in headings:
            found = text.find(squeezed(heading), at)
            if found < 0:
                faults.append(f"judul tidak ada di {name}: {heading!r}")
            else:
                at = found
    ours, theirs = pages_of(pdf), pages_of(converted)
    if abs(ours - theirs) > ours * 0.10:
        faults.append(f"{ours} halaman PDF, {theirs} halaman Word")
    for number, page in enumerate(text_of(converted).split("\f")[:-1], start=1):
        if len(page.split()) < 3:
            faults.append(f"halaman {number} hampir kosong")
    contents = [p for p in document.paragraphs if p.style.name.lower().startswith("toc ")]
    bare = [said(p) for p in contents if not re.search(r"\t(\d+|[ivxl]+)$", said(p))]
    if len(contents) < 20 or bare:
        faults.append(f"daftar isi {len(contents)} baris, tanpa nomor halaman: {bare[:3]}")
    properties = document.core_properties
    if not (properties.title and properties.author and properties.subject):
        faults.append("sifat berkas tidak lengkap")
    if faults:
        sys.exit("\n".join(faults))
    print(f"{len(headings)} judul, {len(contents)} baris daftar isi, {ours} dan {theirs} halaman")


main(*sys.argv[1:])
