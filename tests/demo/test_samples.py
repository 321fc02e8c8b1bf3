"""The files a reader of the demo can import are read whole by the product's own readers."""

from pypdfium2 import PdfDocument

from bidbuilder.demo.papers import write_paper
from bidbuilder.demo.samples import (
    PRICE_LIST_NAME,
    REQUIREMENTS_NAME,
    make_price_list,
    make_requirement_workbook,
)
from bidbuilder.demo.tender.requirements import list_requirements
from bidbuilder.domain.basics.findings import Severity
from bidbuilder.domain.catalogue.offerings import Certificate
from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from bidbuilder.formats.readers.registry import read_tender


def test_the_requirement_workbook_gives_back_every_requirement_in_its_place() -> None:
    reading = read_tender(REQUIREMENTS_NAME, make_requirement_workbook(), {})
    wanted = [(one.number, one.lot, one.section, one.text, one.level, one.source) for one in list_requirements()]
    read = [(one.number, one.lot, one.section, one.text, one.level, one.source) for one in reading.tender.requirements]
    assert read == wanted


def test_the_price_list_is_read_without_an_error_and_with_its_quantity_prices() -> None:
    reading = read_catalogue(PRICE_LIST_NAME, make_price_list(), {})
    assert len(reading.drafts) >= 12
    assert [one for one in reading.findings if one.severity is Severity.ERROR] == []
    assert all(len(draft.prices[0].breaks) == 2 for draft in reading.drafts)
    assert all(draft.offering.terms.lead_time_days for draft in reading.drafts)
    assert all(field for _, _, field in reading.columns)


def test_a_paper_opens_and_says_whose_it_is_and_that_it_is_invented() -> None:
    certificate = Certificate(name="EN 253", issuer="Rørprøvning (demo)", number="R-1")
    page = PdfDocument(write_paper(certificate, "Isolund Fjernvarmerør A/S", "Pipe (DN 100)"))[0]
    words = page.get_textpage().get_text_range()
    assert "Holder: Isolund Fjernvarmerør A/S" in words
    assert "For: Pipe (DN 100)" in words
    assert "Invented for the demo" in words
