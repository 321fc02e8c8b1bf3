"""One-page PDF papers for the demo's certificates, each saying that it is invented. No other document is made here."""

from collections.abc import Sequence

from bidbuilder.domain.catalogue.offerings import Certificate

_PAGE_WIDTH, _PAGE_HEIGHT = 595, 842
_LEFT, _TOP, _LINE_HEIGHT = 72, 720, 24


def write_paper(certificate: Certificate, owner: str, subject: str) -> bytes:
    """The paper of a certificate as PDF. `subject` is what is certified, `owner` the firm that holds it."""
    ends = certificate.valid_until.isoformat() if certificate.valid_until else "no end"
    since = certificate.valid_from.isoformat() if certificate.valid_from else "no beginning"
    lines = (
        (22, certificate.name),
        (12, f"No. {certificate.number}"),
        (12, ""),
        (12, f"Holder: {owner}"),
        (12, f"For: {subject}"),
        (12, f"Issued by: {certificate.issuer}"),
        (12, f"Valid: {since} to {ends}"),
        (12, ""),
        (11, "Invented for the demo of bidbuilder: no such body exists and nothing was tested."),
    )
    return _as_pdf(_page_content(lines))


def _page_content(lines: Sequence[tuple[int, str]]) -> bytes:
    """The drawing commands of a page: each line with its size in points, from the top down."""
    commands = [b"BT", f"{_LINE_HEIGHT} TL {_LEFT} {_TOP} Td".encode()]
    for size, words in lines:
        commands.append(f"/F1 {size} Tf (".encode() + _escaped(words) + b") Tj T*")
    return b"\n".join([*commands, b"ET"])


def _escaped(words: str) -> bytes:
    """Words as a PDF string in WinAnsi, which has all Danish letters; others become a question mark."""
    safe = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return safe.encode("cp1252", errors="replace")


def _as_pdf(content: bytes) -> bytes:
    """A PDF of one page (ISO 32000-1, 7.5): objects, their offsets, and where the offsets begin."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_PAGE_WIDTH} {_PAGE_HEIGHT}] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )
    written, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(written))
    return written + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer
