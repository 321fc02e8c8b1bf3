"""Files that are no list, or hardly one: each refusal says what to do, and nothing goes on in silence."""

import pytest

from bidbuilder.formats.readers.catalogue.registry import KNOWN_FORMATS, read_catalogue
from bidbuilder.formats.refusals import ColumnsMissing, FileUnknown, FormatOfOthers
from tests.factories.supplier_lists import article, bmecat, datanorm, found, read_text


@pytest.mark.parametrize(
    "content", [b"\xff\xd8\xff\xe0" + bytes(range(256)), b"%PDF-1.7 \n", "Nr;Navn".encode("utf-32-le")]
)
def test_a_file_of_another_kind_is_told_what_lists_may_be(content: bytes) -> None:
    with pytest.raises(FileUnknown) as refused:
        read_catalogue("list.csv", content, {})
    assert refused.value.params["formats"] == KNOWN_FORMATS


def test_a_text_without_columns_is_asked_for_them() -> None:
    with pytest.raises(ColumnsMissing):
        read_text("Navn\nPumpe\nVentil\n")


def test_a_list_of_titles_alone_is_an_empty_list() -> None:
    reading = read_text("Varenr;Navn;Pris DKK;Enhed\n")
    assert ([one.code for one in found(reading, "no-articles")], reading.drafts) == (["no-articles"], ())


def test_datanorm_without_articles_is_an_empty_list_and_version_3_is_asked_for_in_another_form() -> None:
    assert (
        found(read_catalogue("list.001", datanorm(), {}), "no-articles")
        or not read_catalogue("a", datanorm(), {}).drafts
    )
    with pytest.raises(FormatOfOthers) as refused:
        read_catalogue("list.001", b"V 010190Hansen".ljust(123) + b"03\r\nANA1             00Pumpe\r\n", {})
    assert "DATANORM 4" in refused.value.params["better"]


@pytest.mark.parametrize("declared", [' encoding="UTF-8"', ""])
def test_xml_in_another_code_page_than_it_says_is_read_and_told(declared: str) -> None:
    written = bmecat(article(name="Kølepumpe"))
    text = written.decode() if isinstance(written, bytes) else written
    head, _, body = text.partition("?>") if text.startswith("<?xml") else ("", "", text)
    content = f'<?xml version="1.0"{declared}?>{body}'.encode("cp1252")
    reading = read_catalogue("list.xml", content, {})
    assert [next(iter(one.offering.names.values())) for one in reading.drafts] == ["Kølepumpe"]
    assert [one.code for one in found(reading, "code-page")] == ["code-page"]
    assert head is not None


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_rest() -> None:
    rows = 'Nr;Navn;Pris EUR\n1;Pumpe;10\n2;"Rør 2 tommer;20\n3;Ventil;30\n4;"Hane; lang";40\n'
    reading = read_text(rows)
    assert [one.offering.code for one in reading.drafts][:3] == ["1", "2", "3"]
    assert [one.params["line"] for one in found(reading, "quote-unclosed")] == ["3"]
    assert found(read_text('Nr;Navn;Pris EUR\n1;Rør 2";10\n2;"Hane; lang";20\n'), "quote-unclosed") == []
