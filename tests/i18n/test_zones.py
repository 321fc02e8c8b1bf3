"""The time zones of countries."""

import pytest

from bidbuilder.i18n.zones import list_zones, only_zone_of


@pytest.mark.parametrize(
    ("country", "zone"),
    [("DK", "Europe/Copenhagen"), ("DE", "Europe/Berlin"), ("KE", "Africa/Nairobi"), ("US", ""), ("", ""), ("XX", "")],
)
def test_a_country_names_its_zone_only_where_all_its_clocks_agree(country: str, zone: str) -> None:
    assert only_zone_of(country) == zone


def test_common_zones_stand_before_all_others_and_none_twice() -> None:
    zones = list_zones()
    assert zones[:2] == ("Europe/Copenhagen", "Europe/Berlin")
    assert len(set(zones)) == len(zones) > 400
    assert list(zones[15:]) == sorted(zones[15:])
