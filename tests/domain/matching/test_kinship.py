"""Which of the offerings that keep every condition are of the sort asked for."""

import pytest

from bidbuilder.domain.catalogue.offerings import Offering, OfferingKind
from bidbuilder.domain.matching.kinship import Kinship, are_of_one_sort
from tests.factories.offerings import offering
from tests.factories.requirements import requirement


def named(number: int, name: str, **more: object) -> Offering:
    return offering(id=number, names={"en": name}, **more)


CENTRE = named(1, "Motor control centre, 24 outlets")
AGITATOR = named(2, "Slow agitator with outside motor")
PUMP = named(3, "Rotary lobe pump")


def test_words_of_the_requirement_choose_where_nobody_has_put_anything_in() -> None:
    asked = requirement(text="Motor control centres shall have protection class IP42 or better.")
    found = Kinship([CENTRE, AGITATOR, PUMP]).of_sort([CENTRE, AGITATOR, PUMP], [asked], [])
    assert found == (CENTRE,)


def test_where_words_tell_nothing_all_are_kept() -> None:
    asked = requirement(text="It shall be so.")
    assert Kinship([CENTRE, PUMP]).of_sort([CENTRE, PUMP], [asked], []) == (CENTRE, PUMP)


def test_what_a_person_has_put_in_counts_before_the_words() -> None:
    asked = requirement(text="Motor control centres")
    other = named(4, "Screw pump")
    assert Kinship([CENTRE, PUMP, other]).of_sort([CENTRE, PUMP, other], [asked], [PUMP]) == (PUMP, other)


@pytest.mark.parametrize(
    ("more", "is_kin"),
    [
        ({"classification": {"CPV": "42122130"}}, True),
        ({"classification": {"CPV": "42122999"}}, True),  # one category: the first five digits
        ({"classification": {"CPV": "42910000"}}, False),
        ({"classification": {}, "organisation_id": 9}, True),  # no scheme in common: the name tells
        ({"classification": {}, "names": {"en": "Macerator"}}, False),
        ({"classification": {"CPV": "42122130"}, "kind": OfferingKind.SERVICE}, False),
        ({"classification": {"CPV": "42122130"}, "names": {"en": "Macerator"}}, False),
        ({"classification": {"CPV": "42122130"}, "names": {"de": "Drehkolben"}}, True),  # no language in common
    ],
)
def test_one_sort_is_kind_classification_and_a_word_of_the_name(more: dict[str, object], is_kin: bool) -> None:
    pump = named(3, "Rotary lobe pump", classification={"CPV": "42122130"})
    other = offering(**{"id": 5, "names": {"en": "Screw pump"}, **more})
    assert are_of_one_sort(pump, other) is are_of_one_sort(other, pump) is is_kin
