"""Words that were meant to be replaced before a bid goes out."""

import pytest

from bidbuilder.domain.bids.placeholders import find_placeholder


@pytest.mark.parametrize(
    ("text",                                             "found"),
    [
        ("Dear [insert name of buyer]",                  "[insert name of buyer]"),
        ("Kære [indsæt navn]",                           "[indsæt navn]"),
        ("Signed on [date]",                             "[date]"),
        ("Price: <insert price>",                        "<insert price>"),
        ("Delivery TBD",                                 "TBD"),
        ("to be confirmed (tbc)",                        "tbc"),
        ("Lorem ipsum dolor",                            "Lorem ipsum"),
        ("Name: ________",                               "________"),
        ("We are ____________ of\n________",             "____________"),
        ("________________\nKaren Hedelund, director",   None),
        ("__________   __________",                      None),
        ("Place, date: ______  Signature: ________",     None),
        ("Sted og dato ______________",                  None),
        ("…",                                            "…"),
        ("We offer … and more",                          "…"),
        ("We offer ...",                                 "..."),
        ("(…)",                                          "…"),
        ("Ambient −20 … +45 °C",                         None),
        ("from 10 ... 20 kW",                            None),
        ("and so on…",                                   None),
        ("Section [4.2] of the tender",                  None),
        ("XX-3 pump, model TBD100",                      None),
        ("An update is due",                             None),
        ("",                                             None),
    ],
)  # fmt: skip
def test_placeholders_are_found_and_ranges_are_left_alone(text: str, found: str | None) -> None:
    assert find_placeholder(text) == found
