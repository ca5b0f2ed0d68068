"""Signs a report at the places that the program tells, with a key made for the purpose, and lets
pyHanko judge the signatures.

    tanda_tangan.py anchors REPORT.pdf           every mark once, within its frame (pdftotext)
    tanda_tangan.py sign REPORT.pdf FOLDER       invisible.pdf and visible.pdf, verified

What a real signature shows is none of this program's business: the visible field holds a bar.
"""

import hashlib
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import datetime, timedelta, timezone
from pathlib import Path

# Marks may stand a hair outside where a font begins left of its own origin.
HAIR = 1.0


def places(pdf):
    told = json.loads(pdf.with_suffix(".tte.json").read_text(encoding="utf-8"))
    assert told["versi"] == 1 and told["berkas"] == pdf.name, told
    assert told["sidik"] == hashlib.sha256(pdf.read_bytes()).hexdigest(), "sidik tte.json bukan milik PDF ini"
    return told["tempat"]


def anchors(pdf):
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True).stdout.decode()
    boxes = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True).stdout
    # The title in the head of the page may hold what XML forbids.
    body = re.sub(rb"<head>.*?</head>", b"", boxes, flags=re.S)
    space = "{http://www.w3.org/1999/xhtml}"
    pages = ET.fromstring(body).findall(f".//{space}page")
    for place in places(pdf):
        mark = place["jangkar"]
        count = text.count(mark)
        assert count == 1, f"jangkar {mark} terdapat {count} kali dalam teks"
        page = pages[place["halaman"] - 1]
        height = float(page.get("height"))
        words = [word for word in page.findall(f"{space}word") if word.text == mark]
        assert len(words) == 1, f"jangkar {mark} tidak berdiri sendiri di halaman {place['halaman']}"
        left, right, top, bottom = (float(words[0].get(name)) for name in ("xMin", "xMax", "yMin", "yMax"))
        assert place["x"] - HAIR <= left and right <= place["x"] + place["lebar"] + HAIR, place
        low, high = height - bottom, height - top
        assert place["y"] - HAIR <= low and high <= place["y"] + place["tinggi"] + HAIR, place
    return f"{len(pages)} halaman, jangkar {' '.join(p['jangkar'] for p in places(pdf))} di dalam bingkainya"


def key(folder):
    """A key and certificate for nobody, valid for a day."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Penanda Tangan Uji")])
    now = datetime.now(timezone.utc)
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(usage, critical=True)
        .sign(private, hashes.SHA256())
    )
    packed = folder / "uji.p12"
    packed.write_bytes(
        serialization.pkcs12.serialize_key_and_certificates(
            b"uji", private, certificate, None, serialization.NoEncryption()
        )
    )
    return packed


def sign(pdf, folder):
    from pyhanko.pdf_utils.content import RawContent
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.layout import BoxConstraints
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.stamp import StaticStampStyle
    from pyhanko_certvalidator import ValidationContext

    signer = signers.SimpleSigner.load_pkcs12(key(folder))
    root = signer.signing_cert
    original = pdf.read_bytes()
    place = places(pdf)[0]
    box = (
        round(place["x"]),
        round(place["y"]),
        round(place["x"] + place["lebar"]),
        round(place["y"] + place["tinggi"]),
    )
    for form in ("invisible", "visible"):
        target = folder / f"{form}.pdf"
        with pdf.open("rb") as source:
            writer = IncrementalPdfFileWriter(source)
            visible = {"on_page": place["halaman"] - 1, "box": box} if form == "visible" else {}
            # PDF/UA wants a name that is read out.
            field = SigFieldSpec("TandaTangan", readable_field_name="Tanda tangan elektronik", **visible)
            append_signature_field(writer, field)
            meta = signers.PdfSignatureMetadata(
                field_name="TandaTangan", subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256"
            )
            # A grey bar stands for the picture of a real signature: words would need a font that PDF/A
            # wants embedded.
            size = BoxConstraints(width=box[2] - box[0], height=box[3] - box[1])
            bar = RawContent(b"0.8 g 4 4 40 8 re f", box=size)
            stamp = StaticStampStyle(background=bar, border_width=0, background_opacity=1)
            out = signers.PdfSigner(meta, signer, stamp_style=stamp).sign_pdf(writer, existing_fields_only=True)
            target.write_bytes(out.getbuffer())
        signed = target.read_bytes()
        assert signed.startswith(original), f"{form}: byte laporan berubah"
        with target.open("rb") as source:
            reader = PdfFileReader(source)
            (embedded,) = reader.embedded_signatures
            status = validate_pdf_signature(embedded, ValidationContext(trust_roots=[root]))
            assert status.bottom_line, status.pretty_print_details()
            assert status.intact and status.valid and status.coverage.name == "ENTIRE_FILE", status.coverage
    return f"tak tampak dan tampak pada halaman {place['halaman']} {box}, sah menurut pyHanko"


if __name__ == "__main__":
    command, pdf = sys.argv[1], Path(sys.argv[2])
    print(anchors(pdf) if command == "anchors" else sign(pdf, Path(sys.argv[3])))
