"""What a pricing policy may say."""

from decimal import Decimal

import pytest

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.pricing.policies import CostUnusable, PercentageOutside, StepUnusable, require_sound_policy
from tests.factories.pricing import make_policy, make_shared_cost


@pytest.mark.parametrize(
    ("change",                                             "refusal",         "where"),
    [
        ({"contingency_percent": "-1"},                    PercentageOutside, "contingency_percent"),
        ({"contingency_percent": "100.01"},                PercentageOutside, "contingency_percent"),
        ({"markup_percent": "NaN"},                        PercentageOutside, "markup_percent"),
        ({"discount_percent": "91"},                       PercentageOutside, "discount_percent"),
        ({"floor_margin_percent": "-0.5"},                 PercentageOutside, "floor_margin_percent"),
        ({"rounding_step": "0"},                           StepUnusable,      "rounding_step"),
        ({"rounding_step": "-1"},                          StepUnusable,      "rounding_step"),
        ({"shared_costs": (make_shared_cost("0"),)},       CostUnusable,      "shared_costs"),
        ({"shared_costs": (make_shared_cost("5", "moon"),)}, CostUnusable,    "shared_costs"),
        ({"service_costs": (make_shared_cost("5", title=" "),)}, CostUnusable, "shared_costs"),
    ],
)  # fmt: skip
def test_policy_that_makes_no_price_is_refused_with_its_field(
    change: dict[str, object], refusal: type[Refusal], where: str
) -> None:
    with pytest.raises(refusal) as refused:
        require_sound_policy(make_policy(**change))
    assert refused.value.where == where


def test_policy_at_its_limits_is_kept() -> None:
    policy = make_policy(contingency_percent="100", markup_percent="500", discount_percent="90", rounding_step="0.05")
    assert require_sound_policy(policy) is policy
    assert policy.discount_percent == Decimal(90)
