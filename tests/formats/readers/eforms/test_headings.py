"""Codes of selection criteria and parts of the ESPD as headings in the language of the call."""

import json

import pytest

from bidbuilder.formats.readers.eforms.headings import in_language
from bidbuilder.formats.readers.eforms.selection_types import selection_type_of
from bidbuilder.formats.readers.ubl.espd_parts import part_of
from tests.corpus import corpus_file


@pytest.mark.parametrize(
    ("code", "language", "heading"),
    [
        ("sui-act",   "da",    "Egnethed til at udøve erhvervsaktiviteten"),
        ("ef-stand",  "da",    "Økonomisk og finansiel formåen"),
        ("ef-stand",  "de-AT", "Wirtschaftliche und finanzielle Leistungsfähigkeit"),
        ("tp-abil",   "de",    "Technische und berufliche Leistungsfähigkeit"),
        ("tp-abil",   "pl",    "Technical and professional ability"),
        ("other",     "da",    "Andre udvælgelseskriterier"),
        ("new-code",  "da",    "new-code"),
    ],
)  # fmt: skip
def test_a_criterion_is_headed_in_the_language_of_the_call(code: str, language: str, heading: str) -> None:
    assert in_language(selection_type_of(code).name, language) == heading


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("crime-org", "Grounds relating to criminal convictions"),
        ("CRITERION.EXCLUSION.CONVICTIONS.FRAUD", "Grounds relating to criminal convictions"),
        ("CRITERION.EXCLUSION.BUSINESS.BANKRUPTCY", "Insolvency, conflicts of interests or professional misconduct"),
        ("CRITERION.OTHER.EO_DATA.REDUCTION_OF_CANDIDATES", "Reduction of the number of candidates"),
        ("CRITERION.OTHER.EO_DATA.SHELTERED_WORKSHOP", "Information about the economic operator"),
        ("unheard-of", "unheard-of"),
    ],
)  # fmt: skip
def test_a_criterion_stands_in_its_part_of_the_form(code: str, part: str) -> None:
    assert part_of(code) == part


@pytest.mark.corpus
def test_every_code_of_the_list_has_danish_and_german_words() -> None:
    listed = json.loads(corpus_file("codelists", "schema", "selection-criterion.json").read_text())
    codes = {row["code"]["value"] for row in listed["results"]["bindings"]} - {"OP_DATPRO"}
    for name in (selection_type_of(code).name for code in codes):
        assert len({name, in_language(name, "da"), in_language(name, "de")}) == 3, name
