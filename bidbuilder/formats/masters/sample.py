"""A master to begin with: a plain letter that shows how fields and loops are written. Its words are for the lead to replace."""

from datetime import UTC, datetime
from io import BytesIO

from bidbuilder.formats.writers.ooxml.package import pack_parts, read_parts
from bidbuilder.formats.writers.ooxml.plain import plain_document

# The sample is the same whenever it is fetched.
_WRITTEN_AT = datetime(2026, 1, 1, tzinfo=UTC)
_LINES = (
    "{{ lead.name }}, {{ lead.address }}",
    "{{ tender.buyer }}, {{ tender.country }}",
    "{{ bid.date }}",
)
_LOOP = ("{%p for one in firms %}", "{{ one.name }} – {{ one.role }}", "{%p endfor %}")
_ROWS = (
    ("No.", "Item", "Quantity", "Supplied by"),
    ("{%tr for one in items %}", "", "", ""),
    ("{{ one.number }}", "{{ one.title }}", "{{ one.quantity }} {{ one.unit }}", "{{ one.supplier }}"),
    ("{%tr endfor %}", "", "", ""),
)


def write_sample_master() -> bytes:
    """The sample as a .docx."""
    document = plain_document()
    for line in _LINES:
        document.add_paragraph(line)
    document.add_heading("{{ tender.title }} ({{ tender.reference }})", level=1)
    document.add_paragraph("{{ bid.introduction }}")
    document.add_paragraph(
        "{{ bid.total }} ({{ bid.total_in_words }}), {{ bid.delivery_terms }}, {{ bid.valid_until }}"
    )
    for line in _LOOP:
        document.add_paragraph(line)
    table = document.add_table(rows=len(_ROWS), cols=len(_ROWS[0]), style="Table Grid")
    for row, texts in zip(table.rows, _ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.sections[0].footer.paragraphs[0].text = "{{ lead.name }} · {{ tender.reference }}"
    buffer = BytesIO()
    document.save(buffer)
    return pack_parts(read_parts(buffer.getvalue()), _WRITTEN_AT)
