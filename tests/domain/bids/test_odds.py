"""Chances of bids by stage: the usual ones, and those that a lead sets itself."""

from decimal import Decimal

import pytest

from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.bids.odds import CHANCES, ChanceImpossible, chances_of, require_chances


def test_a_leads_own_chance_goes_before_the_usual_one_and_never_before_what_is_decided() -> None:
    chances = chances_of({Stage.PRICING: 65, Stage.WON: 10})
    assert (chances[Stage.PRICING], chances[Stage.COMPOSING], chances[Stage.WON]) == (
        Decimal("0.65"),
        Decimal("0.2"),
        1,
    )
    assert chances_of({}) == CHANCES


def test_what_is_usual_anyway_is_not_kept() -> None:
    assert require_chances({Stage.PRICING: Decimal(30), Stage.REVIEW: Decimal(0)}) == {Stage.REVIEW: 0}


@pytest.mark.parametrize("percent", ["-1", "100.5", "101", "33.3"])
def test_a_chance_is_a_whole_number_of_per_cent(percent: str) -> None:
    with pytest.raises(ChanceImpossible) as refused:
        require_chances({Stage.REVIEW: Decimal(percent)})
    assert refused.value.where == "review"
