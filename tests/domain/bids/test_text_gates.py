"""Gates about texts: names as in the register, no amounts where the technical part reads."""

import pytest

from bidbuilder.domain.bids.text_gates import find_misspelt_names, list_text_findings
from tests.factories.dossiers import make_bid, make_dossier

NAMES = ("Vandborre Biogasteknik A/S", "Sønderby Stål ApS")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vandborre Biogasteknik A/S makes it.", []),
        ("Vandborre makes it.", []),  # a short name is no mistake
        ("VANDBORRE Biogasteknik A/S makes it.", ["VANDBORRE Biogasteknik A/S"]),
        ("Vandborre  Biogasteknik AS makes it.", ["Vandborre  Biogasteknik AS"]),
        ("Vandborre-Biogasteknik A/S", ["Vandborre-Biogasteknik A/S"]),
        ("Sønderby Stål Aps and Sønderby Stål ApS", ["Sønderby Stål Aps"]),
        ("", []),
    ],
)
def test_names_are_held_against_the_register(text: str, found: list[str]) -> None:
    assert [written for written, _name in find_misspelt_names(text, NAMES)] == found


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("We built it for EUR 1,200,000 in 2024.", ["amount-in-text"]),
        ("Det kostede 3.400 kr. i alt.", ["amount-in-text"]),
        ("In operation at 14 sites, 400 kW each.", []),
        ("The euro area has 20 members.", []),
        ("We offer [insert the plant].", ["placeholder"]),
    ],
)
def test_amounts_and_blanks_in_the_introduction_are_told(text: str, codes: list[str]) -> None:
    dossier = make_dossier(bid=make_bid(introduction=text))
    assert [one.code for one in list_text_findings(dossier)] == codes
