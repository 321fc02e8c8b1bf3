"""Places in files as people say them, in both languages."""

import pytest
from flask import Flask

from bidbuilder.domain.basics.findings import SourcePlace
from bidbuilder.web.places import line_in_words, path_in_words, place_in_words

LOT = "/*/cac:ProcurementProjectLot[2]/cac:TenderingTerms"
EXTENSION = "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension"


@pytest.mark.parametrize(
    ("path", "english", "danish"),
    [
        (f"{LOT}/{EXTENSION}/efac:SelectionCriteria[3]", "lot 2 › selection criterion 3", "delaftale 2 › egnethedskrav 3"),
        (f"{LOT}/cac:SecurityClearanceTerm", "lot 2 › security clearance", "delaftale 2 › sikkerhedsgodkendelse"),
        (LOT, "lot 2 › terms", "delaftale 2 › vilkår"),
        ("/GAEB/Award/BoQ/BoQCtgy[03]/Itemlist/Item[0040.1]", "section 03 › position 0040.1", "afsnit 03 › position 0040.1"),
        ("/GAEB/Itemlist/Item[0050][2]", "position 0050, 2", "position 0050, 2"),
        ("/releases/0/tender/lots/3", "release 1 › lot 4", "udgivelse 1 › delaftale 4"),
        ("/tender", "call", "udbud"),
        ("/{urn:x}BMECAT/{urn:x}T_NEW_CATALOG/{urn:x}ARTICLE[7]", "article 7", "artikel 7"),
        ("/*/*[3]/*[2]", "", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_path_is_said_by_its_known_parts(app: Flask, path: str, english: str, danish: str) -> None:
    for language, words in (("en", english), ("da", danish)):
        with app.test_request_context("/", headers={"Accept-Language": language}):
            assert path_in_words(path) == words


def test_a_place_is_said_with_file_sheet_cell_and_page(app: Flask) -> None:
    with app.test_request_context("/", headers={"Accept-Language": "da"}):
        assert place_in_words(SourcePlace(file="krav.xlsx", sheet="Krav", cell="B12")) == "krav.xlsx · Krav · B12"
        assert place_in_words(SourcePlace(file="call.pdf", page=4)) == "call.pdf · side 4"
        assert place_in_words(SourcePlace(file="lv.x83", xpath="/*/*[3]")) == "lv.x83"
        assert place_in_words(SourcePlace()) == ""


@pytest.mark.parametrize(
    ("place", "english", "danish"),
    [
        (SourcePlace(file="call.docx", sheet="Table 6", cell="B21"), "table 6 · row 21, cell 2", "tabel 6 · række 21, celle 2"),
        (SourcePlace(file="call.pdf", sheet="Table 6"), "table 6", "tabel 6"),
        (SourcePlace(file="call.md", sheet="Table 1", cell="AA3"), "table 1 · row 3, cell 27", "tabel 1 · række 3, celle 27"),
        (SourcePlace(file="call.docx", cell="¶14"), "paragraph 14", "tekstafsnit 14"),
        (SourcePlace(file="call.txt", cell="L9"), "line 9", "linje 9"),
        (SourcePlace(file="call.txt", cell="L9:11"), "line 11", "linje 11"),
        (SourcePlace(file="krav.xlsx", sheet="Table 6", cell="L9"), "Table 6 · L9", "Table 6 · L9"),
        (SourcePlace(file="krav.docx", sheet="Krav", cell="B2"), "Krav · B2", "Krav · B2"),
        (SourcePlace(file="call.docx"), "", ""),
    ],
)  # fmt: skip
def test_tables_lines_and_paragraphs_of_a_text_are_said_in_the_readers_language(
    app: Flask, place: SourcePlace, english: str, danish: str
) -> None:
    for language, words in (("en", english), ("da", danish)):
        with app.test_request_context("/", headers={"Accept-Language": language}):
            assert line_in_words(place) == words
            assert place_in_words(place) == " · ".join(filter(None, (place.file, words)))
