"""The time zones of countries."""

import pytest

from bidbuilder.i18n.zones import only_zone_of


@pytest.mark.parametrize(
    ("country", "zone"),
    [("DK", "Europe/Copenhagen"), ("DE", "Europe/Berlin"), ("KE", "Africa/Nairobi"), ("US", ""), ("", ""), ("XX", "")],
)
def test_a_country_names_its_zone_only_where_all_its_clocks_agree(country: str, zone: str) -> None:
    assert only_zone_of(country) == zone
