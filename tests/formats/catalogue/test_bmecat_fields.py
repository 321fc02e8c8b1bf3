"""BMEcat: what programs of the field write into fields that mean something else, or where the format has no field."""

from datetime import date

import pytest

from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from tests.factories.supplier_lists import article, bmecat, price


def offering_of(details: str = "", features: str = "") -> Offering:
    block = f"<ARTICLE_FEATURES>{features}</ARTICLE_FEATURES>" if features else ""
    document = bmecat(article(more=block)).replace("</ARTICLE_DETAILS>", f"{details}</ARTICLE_DETAILS>")
    return read_catalogue("liste.xml", document.encode(), {}).drafts[0].offering


def feature(name: str, *values: str) -> str:
    return f"<FEATURE><FNAME>{name}</FNAME>{''.join(f'<FVALUE>{one}</FVALUE>' for one in values)}</FEATURE>"


def prices_valid(start: str, end: str) -> PriceList:
    days = "".join(
        f'<DATETIME type="valid_{kind}_date"><DATE>{day}</DATE></DATETIME>'
        for kind, day in (("start", start), ("end", end))
    )
    document = bmecat(article(prices=days + price("12.50")))
    return read_catalogue("liste.xml", document.encode(), {}).drafts[0].prices[0]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2,5 mm&amp;sup2;, gr&amp;uuml;n", "2,5 mm², grün"),
        ("R&amp;D &amp;#8211; 5 &amp;lt; 6", "R&D – 5 < 6"),
        ("box classic\n        Breite: 1200\n        Tiefe: 440\n    ", "box classic\nBreite: 1200\nTiefe: 440"),
    ],
)
def test_signs_of_html_and_lines_that_are_set_in_are_read_as_what_they_stand_for(written: str, read: str) -> None:
    assert offering_of(f"<DESCRIPTION_LONG>{written}</DESCRIPTION_LONG>").descriptions == {"de": read}


def test_origin_and_tariff_number_come_as_features() -> None:
    terms = offering_of(features=feature("CountryOfOrigin", "DE") + feature("Tariff No.", "7326 9060")).terms
    assert (terms.country_of_origin, terms.hs_code) == ("DE", "73269060")
    unclear = offering_of(
        features=feature("Ursprungsland", "DE", "PL") + feature("Zolltarifnummer", "siehe Anlage")
    ).terms
    assert (unclear.country_of_origin, unclear.hs_code) == ("", "")


def test_the_type_beside_the_manufacturers_number_is_kept() -> None:
    number, kind = (
        "<MANUFACTURER_AID>169</MANUFACTURER_AID>",
        "<MANUFACTURER_TYPE_DESCR>ZDK 2.5</MANUFACTURER_TYPE_DESCR>",
    )
    both, alone = offering_of(number + kind), offering_of(kind)
    assert (both.part_number, [(one.source_name, one.text) for one in both.properties]) == (
        "169",
        [("Type", "ZDK 2.5")],
    )
    assert (alone.part_number, alone.properties) == ("ZDK 2.5", ())


def test_days_that_stand_for_none_are_none() -> None:
    one = prices_valid("0001-01-01", "9999-12-31")
    assert (one.valid_from, one.valid_until) == (None, None)
    assert prices_valid("2026-01-01", "2026-12-31").valid_until == date(2026, 12, 31)
