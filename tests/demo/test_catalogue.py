"""The firms of the demo and what they offer: as many as promised, readable by the dictionary, in both languages."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from stdnum.dk import cvr

from bidbuilder.demo.catalogue.all_families import ALL_FAMILIES
from bidbuilder.demo.catalogue.families import Article, Family, list_articles
from bidbuilder.demo.firms import CLUSTERS, FIRMS
from bidbuilder.demo.stated import read_one, read_values
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.notations import to_canonical
from bidbuilder.domain.catalogue.offerings import OfferingKind
from bidbuilder.domain.catalogue.prices import PriceAudience

TODAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def articles() -> list[tuple[Family, Article]]:
    return [(family, article) for family in ALL_FAMILIES for article in list_articles(family, 1, TODAY)]


def test_there_are_at_least_sixteen_members_of_several_kinds() -> None:
    kinds = Counter(firm.organisation.kind.value for firm in FIRMS)
    assert len(FIRMS) >= 16
    assert {"company", "research", "cluster-organisation"} <= kinds.keys()


@pytest.mark.parametrize("firm", FIRMS, ids=lambda firm: firm.key)
def test_a_firm_is_marked_as_invented_and_has_no_number_of_a_real_one(firm) -> None:
    assert firm.organisation.is_fictional
    assert "Invented" in firm.organisation.profile
    assert not cvr.is_valid(firm.organisation.registration_number)


@pytest.mark.parametrize("firm", FIRMS, ids=lambda firm: firm.key)
def test_a_firm_is_complete_enough_for_documents(firm) -> None:
    organisation = firm.organisation
    assert organisation.address.street
    assert organisation.address.city
    assert organisation.signatories
    assert organisation.size_class
    assert read_values(firm.figures)
    assert set(firm.clusters) <= CLUSTERS.keys()


def test_there_are_two_hundred_and_fifty_offerings_of_every_kind(articles: list[tuple[Family, Article]]) -> None:
    kinds = Counter(article.offering.kind for _, article in articles)
    assert len(articles) >= 250
    assert all(kinds[kind] >= 4 for kind in OfferingKind)


def test_product_codes_are_unique_and_every_family_has_a_member(articles: list[tuple[Family, Article]]) -> None:
    codes = Counter(article.offering.code for _, article in articles)
    assert [code for code, times in codes.items() if times > 1] == []
    assert {family.member for family in ALL_FAMILIES} <= {firm.key for firm in FIRMS}


def test_every_value_can_be_compared_in_the_unit_of_the_dictionary(articles: list[tuple[Family, Article]]) -> None:
    dictionary = standard_dictionary()
    values = [value for _, article in articles for value in article.offering.properties]
    assert len(values) > 2000
    for value in values:
        assert to_canonical(value, dictionary.get(value.key))


def test_a_value_the_dictionary_does_not_understand_is_refused() -> None:
    with pytest.raises(ValueError, match="rated_voltage"):
        read_one("rated_voltage", "as usual")


def test_prices_come_in_several_currencies_and_for_several_quantities(articles: list[tuple[Family, Article]]) -> None:
    prices = [article.prices for _, article in articles]
    assert {"DKK", "EUR", "SEK", "PLN"} <= {price.currency for price in prices}
    assert any(len(price.breaks) > 2 for price in prices)
    assert any(price.audience is PriceAudience.ON_REQUEST for price in prices)
    assert {"EXW", "FCA", "DAP"} <= {price.incoterm for price in prices}
    assert all(step.unit_price > 0 for price in prices for step in price.breaks)


def test_names_are_danish_and_english_and_keep_no_english_size_in_danish(
    articles: list[tuple[Family, Article]],
) -> None:
    for _, article in articles:
        names = article.offering.names
        assert {"en", "da"} <= names.keys()
        assert not re.search(r"\b(?:plant|centre|hall|lots|round|hours|loose|dried|bales)\b", names["da"]), names["da"]


def test_no_text_was_left_unwritten(articles: list[tuple[Family, Article]]) -> None:
    for words in (*_words_of(articles), *(firm.organisation.profile for firm in FIRMS)):
        assert words.strip()
        assert "lorem" not in words.lower()
        assert "{" not in words


def _words_of(articles: list[tuple[Family, Article]]) -> Iterator[str]:
    for _, article in articles:
        yield from article.offering.names.values()
        yield from article.offering.descriptions.values()


def test_components_state_mass_and_volume_for_the_freight(articles: list[tuple[Family, Article]]) -> None:
    components = [article.offering for _, article in articles if article.offering.kind is OfferingKind.COMPONENT]
    assert [one.code for one in components if not one.terms.mass_kg or not one.terms.volume_m3] == []
