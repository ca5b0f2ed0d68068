"""Signs a report at the places that the program tells, with a key made for the purpose, and lets
pyHanko judge the signatures.

    tanda_tangan.py anchors REPORT.pdf           every mark once, within its frame (pdftotext)
    tanda_tangan.py sign REPORT.pdf FOLDER       invisible.pdf and visible.pdf, verified
    tanda_tangan.py series REPORT.pdf FOLDER     two signers in a row (satu.pdf, dua.pdf); the second with a time
                                                 stamp, what proves it later, and a stamp over all (lama.pdf)

What a real signature shows is none of this program's business: the visible field holds a bar.
"""

import hashlib
import json
import logging
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


def bar(box):
    """A grey bar stands for the picture of a real signature: words would need a font that PDF/A wants
    embedded."""
    from pyhanko.pdf_utils.content import RawContent
    from pyhanko.pdf_utils.layout import BoxConstraints
    from pyhanko.stamp import StaticStampStyle

    size = BoxConstraints(width=box[2] - box[0], height=box[3] - box[1])
    drawn = RawContent(b"0.8 g 4 4 40 8 re f", box=size)
    return StaticStampStyle(background=drawn, border_width=0, background_opacity=1)


def sign(pdf, folder):
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field
    from pyhanko.sign.validation import validate_pdf_signature
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
            out = signers.PdfSigner(meta, signer, stamp_style=bar(box)).sign_pdf(writer, existing_fields_only=True)
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


def authority():
    """An authority for a day, and what makes certificates under it: two signers and a time stamper."""
    from asn1crypto import keys as asn1_keys
    from asn1crypto import x509 as asn1_x509
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    now = datetime.now(timezone.utc)
    der, no_password = serialization.Encoding.DER, serialization.NoEncryption()
    named = lambda text: x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)])
    top_key, top = rsa.generate_private_key(public_exponent=65537, key_size=2048), named("Otoritas Uji")

    def made(name, private, extensions):
        builder = x509.CertificateBuilder().subject_name(name).issuer_name(top).public_key(private.public_key())
        builder = builder.serial_number(x509.random_serial_number())
        builder = builder.not_valid_before(now - timedelta(hours=1)).not_valid_after(now + timedelta(days=1))
        for extension, critical in extensions:
            builder = builder.add_extension(extension, critical=critical)
        certificate = builder.sign(top_key, hashes.SHA256()).public_bytes(der)
        packed = private.private_bytes(der, serialization.PrivateFormat.PKCS8, no_password)
        return asn1_x509.Certificate.load(certificate), asn1_keys.PrivateKeyInfo.load(packed)

    def usage(**on):
        names = "digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign"
        every = dict.fromkeys([*names.split(), "crl_sign", "encipher_only", "decipher_only"], False)
        return x509.KeyUsage(**{**every, **on}), True

    root, _ = made(top, top_key, [(x509.BasicConstraints(True, None), True), usage(key_cert_sign=True, crl_sign=True)])

    def leaf(text, *more):
        private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        return made(named(text), private, [usage(digital_signature=True, content_commitment=True), *more])

    stamping = (x509.ExtendedKeyUsage([x509.ExtendedKeyUsageOID.TIME_STAMPING]), True)
    return root, [leaf("Penanda Tangan Satu"), leaf("Penanda Tangan Dua")], leaf("Penanda Waktu Uji", stamping)


def series(pdf, folder):
    """Two officials sign one after the other; the second signature is made to last."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field
    from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    # It warns that nothing is fetched, which is meant.
    logging.getLogger("pyhanko").setLevel(logging.ERROR)
    root, people, (stamp_certificate, stamp_key) = authority()
    store = SimpleCertificateStore()
    store.register(root)
    clock = DummyTimeStamper(stamp_certificate, stamp_key, certs_to_embed=store)
    original = pdf.read_bytes()
    spots = places(pdf)
    # (file, its source, signer, place, made to last)
    rounds = (("satu", pdf, people[0], None, False), ("dua", folder / "satu.pdf", people[1], spots[-1], False))
    rounds += (("lama", folder / "satu.pdf", people[1], spots[-1], True),)
    counts = []
    for index, (name, source, (certificate, private), spot, lasting) in enumerate(rounds):
        signer = signers.SimpleSigner(certificate, private, store)
        before = source.read_bytes()
        trust = ValidationContext(trust_roots=[root], allow_fetching=False, revocation_mode="soft-fail")
        more = {"embed_validation_info": True, "use_pades_lta": True, "validation_context": trust} if lasting else {}
        meta = signers.PdfSignatureMetadata(
            field_name=f"TandaTangan{index}", subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256", **more
        )
        with source.open("rb") as opened:
            writer = IncrementalPdfFileWriter(opened)
            at = {}
            if spot:
                x, y = spot["x"], spot["y"]
                box = tuple(round(value) for value in (x, y, x + spot["lebar"], y + spot["tinggi"]))
                at = {"on_page": spot["halaman"] - 1, "box": box}
            append_signature_field(writer, SigFieldSpec(meta.field_name, readable_field_name="Tanda tangan", **at))
            stamper = clock if lasting else None
            out = signers.PdfSigner(meta, signer, timestamper=stamper, stamp_style=bar(box) if spot else None)
            signed = bytes(out.sign_pdf(writer, existing_fields_only=True).getbuffer())
        assert signed.startswith(before) and signed.startswith(original), f"{name}: byte laporan berubah"
        (folder / f"{name}.pdf").write_bytes(signed)
        with (folder / f"{name}.pdf").open("rb") as opened:
            reader = PdfFileReader(opened)
            for embedded in reader.embedded_regular_signatures:
                status = validate_pdf_signature(embedded, trust, trust)
                assert status.intact and status.valid and status.bottom_line, status.pretty_print_details()
            counts.append(f"{name} {len(reader.embedded_signatures)}")
            assert bool(reader.embedded_timestamp_signatures) == lasting, name
            assert ("/DSS" in reader.root) == lasting, name
    return f"berturut-turut, sah menurut pyHanko (tanda tangan dan stempel waktu: {', '.join(counts)})"


if __name__ == "__main__":
    command, pdf = sys.argv[1], Path(sys.argv[2])
    print(anchors(pdf) if command == "anchors" else {"sign": sign, "series": series}[command](pdf, Path(sys.argv[3])))
