"""A plain text printed to PDF is read like the text: lines of its own stay apart, numbered titles are headings."""

import pytest

from bidbuilder.formats.readers.pdf.lines import read_lines
from bidbuilder.formats.readers.pdf.typed_text import is_typed as read_as_typed
from bidbuilder.formats.readers.registry import read_tender
from tests.factories.pdf_documents import Page, pdf_of

TEXT = """Havnekran til Sønderhavn

Sagsnr.: 2027-0412
Ordregiver: Sønderhavn Kommune
Spørgsmål senest: 31. marts 2027 kl. 12.00 dansk tid
Tilbudsfrist: 14. april 2027 kl. 12.00 dansk tid

1. Baggrund
Kranen losser fisk og gods hele året, også om natten, når det
blæser. Den gamle er fra 1998.

2. Krav til kranen
Kranen skal kunne løfte 40 t ved en udlægning på 20 m, uanset hvor
den står på kajen.
- Den skal males blå.
- Den skal kunne flyttes.

3. Tilbud
Tilbuddet skal være gyldigt i 90 dage fra fristen.""".splitlines()


def printed(*, is_typed: bool) -> bytes:
    page = Page(is_typed=is_typed)
    for number, line in enumerate(TEXT):
        if line:
            page.text(50, 800 - 11 * number, line)
    return pdf_of(page)


def test_a_printed_text_is_read_like_the_text() -> None:
    typed = read_tender("kald.txt", "\n".join(TEXT).encode(), {}).tender
    tender = read_tender("kald.pdf", printed(is_typed=True), {}).tender
    assert typed.submission_deadline is not None
    for field in ("title", "reference", "buyer", "submission_deadline", "clarification_deadline", "bid_validity"):
        assert getattr(tender, field) == getattr(typed, field), field
    assert [(one.number, one.section, one.text) for one in tender.requirements] == [
        (one.number, one.section, one.text) for one in typed.requirements
    ]
    assert {one.source.page for one in tender.requirements} == {1}


@pytest.mark.parametrize("is_typed", [True, False])
def test_letters_of_one_width_tell_a_printed_text_from_a_set_one(is_typed: bool) -> None:
    lines = [line for page in read_lines(printed(is_typed=is_typed)) for line in page]
    assert read_as_typed(lines) is is_typed
