"""Designations of standards: found in text, taken apart, and told apart."""

import pytest

from bidbuilder.domain.catalogue.standards import Likeness, find_standards, likeness


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EN 1090-2",                        ["EN 1090-2"]),
        ("EN1090-2",                         ["EN 1090-2"]),
        ("DS/EN ISO 9001:2015",              ["DS EN ISO 9001:2015"]),
        ("DIN EN 12266-1:2012-06",           ["DIN EN 12266-1:2012"]),
        ("ISO 9001-2015",                    ["ISO 9001:2015"]),
        ("ISO/IEC 27001:2022",               ["ISO/IEC 27001:2022"]),
        ("IEC 60364-4-41",                   ["IEC 60364-4-41"]),
        ("IEC/EN 61439",                     ["IEC EN 61439"]),
        ("EN 13480-3:2017+A1:2021",          ["EN 13480-3:2017"]),
        ("ASTM A106, API 6D and AWS D1.1",   ["ASTM A106", "API 6D", "AWS D1.1"]),
        ("welded (EN ISO 3834-2).",          ["EN ISO 3834-2"]),
        ("VDE 0100-410 und DIN 1988-300",    ["VDE 0100-410", "DIN 1988-300"]),
        ("DIN 18 300, DIN 70 030",           ["DIN 18300", "DIN 70030"]),
        ("DIN 10 200 mm breit",              ["DIN 10"]),
        ("DIN EN 14530 -27:2019",            ["DIN EN 14530-27:2019"]),
        ("EN 308 -20 °C",                    ["EN 308"]),
        ("THE VOLTAGE IS 400 V, PN 16",      []),
        ("in 1090 pieces",                   []),
        ("stainless SS 316, oil SAE 40",     []),
    ],
)  # fmt: skip
def test_designations_are_found(text: str, expected: list[str]) -> None:
    assert [str(one) for one in find_standards(text)] == expected


@pytest.mark.parametrize(
    ("stated", "asked", "expected"),
    [
        ("DS/EN ISO 9001:2015", "ISO 9001:2015",  Likeness.SAME),
        ("ISO 9001:2015",       "ISO 9001",       Likeness.SAME),
        ("ISO 9001",            "ISO 9001:2015",  Likeness.UNDATED),
        ("ISO 9001:2026",       "ISO 9001:2015",  Likeness.LATER),
        ("ISO 9001:2008",       "ISO 9001:2015",  Likeness.EARLIER),
        ("ISO 14001",           "ISO 9001",       Likeness.OTHER),
        ("EN 1090-2",           "EN 1090",        Likeness.SAME),
        ("EN 1090",             "EN 1090-2",      Likeness.PART_UNSTATED),
        ("EN 1090-1",           "EN 1090-2",      Likeness.OTHER),
        ("DIN 1090",            "EN 1090",        Likeness.OTHER),
        ("DIN EN 1090",         "BS EN 1090",     Likeness.SAME),
        ("IEC 60529",           "EN 60529",       Likeness.SAME),
        ("IEC 529",             "EN 529",         Likeness.OTHER),
    ],
)  # fmt: skip
def test_designations_are_told_apart(stated: str, asked: str, expected: Likeness) -> None:
    assert likeness(find_standards(stated)[0], find_standards(asked)[0]) is expected
