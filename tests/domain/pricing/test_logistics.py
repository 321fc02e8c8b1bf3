"""From the quoted Incoterm to the tender's: which lines carry which cost, and what nobody has stated yet."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.pricing.build_up import SharedCost
from bidbuilder.domain.pricing.calculation import price_bid
from bidbuilder.domain.pricing.duties import DutyRate, DutyTable
from bidbuilder.domain.pricing.incoterms import Incoterm, Leg
from bidbuilder.domain.pricing.logistics import Delivery, is_carried_by, needed_legs, unstated_legs
from tests.factories.pricing import make_line, make_policy

GHANA = Delivery(term=Incoterm.CIP, place="Tema", country="GH")


def cost(leg: str = "", amount: str = "100", kind: str = "freight", **changes: object) -> SharedCost:
    """A cost of the lead."""
    fields = {"kind": kind, "title": leg or kind, "cost": Money(Decimal(amount), "EUR"), "leg": leg}
    return SharedCost(**(fields | changes))  # type: ignore[arg-type]


def test_line_without_a_term_is_taken_to_be_ex_works() -> None:
    line = make_line(country_of_origin="DK")
    assert needed_legs(line, GHANA) == needed_legs(replace(line, incoterm="EXW"), GHANA)
    assert needed_legs(replace(line, incoterm="CIP Tema"), GHANA) == ()
    assert needed_legs(replace(line, is_service=True), GHANA) == ()
    assert needed_legs(line, Delivery()) == ()


@pytest.mark.parametrize(
    ("quoted", "stated",                          "carried"),
    [
        ("EXW", cost(),                           True),
        ("CPT", cost(),                           False),
        ("CPT", cost(kind="insurance"),           True),
        ("CIP", cost(kind="insurance"),           False),
        ("CIP", cost(kind="travel"),              True),
        ("FOB", cost("main-carriage"),            True),
        ("CFR", cost("main-carriage"),            False),
        ("EXW", cost(organisation_id=1),          True),
        ("EXW", cost(organisation_id=2),          False),
        ("EXW", cost(item_key="n1"),              True),
        ("EXW", cost(item_key="n2"),              False),
    ],
)  # fmt: skip
def test_cost_is_carried_by_lines_it_is_for(quoted: str, stated: SharedCost, carried: bool) -> None:
    line = make_line("n1", incoterm=quoted, organisation_id=1, country_of_origin="DK")
    assert is_carried_by(stated, line, GHANA) is carried


def test_only_lines_that_lack_the_leg_pay_for_it() -> None:
    lines = [
        make_line("a", "300", incoterm="EXW"),
        make_line("b", "100", incoterm="FCA"),
        make_line("c", incoterm="CIP"),
    ]
    policy = make_policy(shared_costs=(cost("main-carriage", "8.00"), cost("loading", "5")))
    price = price_bid(lines, None, policy, GHANA)
    carried = [[str(step.amount) for step in line.steps if step.kind == "shared"] for line in price.lines]
    assert carried == [["6.00", "5.00"], ["2.00"], []]


def test_freight_pays_for_carriage_but_not_for_papers_and_insurance() -> None:
    line = make_line(incoterm="EXW", country_of_origin="DK")
    assert unstated_legs(line, [cost()], GHANA) == (Leg.EXPORT_CLEARANCE, Leg.INSURANCE)
    assert unstated_legs(line, [cost(), cost(kind="insurance"), cost("export-clearance", "0")], GHANA) == ()


def test_what_nobody_stated_is_named_and_settled_by_a_zero() -> None:
    line = make_line("Pump", incoterm="CPT", country_of_origin="DK")
    (said,) = price_bid([line], None, make_policy(), GHANA).findings
    assert (said.code, said.params["terms"], said.params["lines"]) == ("legs-unstated", "CIP Tema", "Pump")
    settled = make_policy(shared_costs=(cost("insurance", "0"),))
    assert price_bid([line], None, settled, GHANA).findings == ()


def test_quotes_that_hold_more_and_terms_for_ships_want_a_look() -> None:
    line = make_line("Pump", incoterm="DAP", country_of_origin="DK")
    codes = [one.code for one in price_bid([line], None, make_policy(), replace(GHANA, term=Incoterm.FOB)).findings]
    assert codes == ["quoted-beyond", "waterway-term"]


def test_cost_that_no_line_needs_is_in_no_price_and_says_so() -> None:
    line = make_line(incoterm="CIP", country_of_origin="DK")
    price = price_bid([line], None, make_policy(shared_costs=(cost(),)), GHANA)
    assert (price.total, [one.code for one in price.findings]) == (Decimal("100.00"), ["cost-not-carried"])


def test_duty_is_on_the_customs_value_and_carries_no_mark_up() -> None:
    delivery = Delivery(
        term=Incoterm.DDP, country="GH",
        duties=DutyTable(rates=(DutyRate(country="GH", hs_prefix="8413", duty_percent=Decimal(10), tax_percent=Decimal(15)),)),
    )  # fmt: skip
    line = make_line("n1", "1000", incoterm="DAP", hs_code="8413.70", country_of_origin="DK")
    policy = make_policy(markup_percent="20", shared_costs=(cost("import-clearance", "50"),))
    (priced,) = price_bid([line], None, policy, delivery).lines
    # (1000 + 50) × 1.2 = 1260; the clearance is paid beyond the border: 10 % of 1210
    assert {step.kind: str(step.amount) for step in priced.steps} == {
        "quote": "1000.00", "shared": "50.00", "markup": "210.00", "duties": "121.00",
    }  # fmt: skip
    assert (priced.total, priced.tax) == (Decimal("1381.00"), Decimal("207.15"))
    at_home = replace(line, country_of_origin="GH")
    assert "duties" not in {step.kind for step in price_bid([at_home], None, policy, delivery).lines[0].steps}


@given(
    st.lists(
        st.tuples(st.decimals("0.01", "99999", places=2), st.sampled_from(Incoterm), st.sampled_from(["DK", "GH", ""])),
        min_size=1, max_size=10,
    ),
    st.sampled_from(Incoterm),
    st.lists(st.tuples(st.sampled_from(["", *Leg]), st.decimals("0.01", "5000", places=2)), max_size=6),
)  # fmt: skip
def test_every_cent_of_a_cost_is_in_the_price_or_named(
    rows: list[tuple[Decimal, Incoterm, str]], term: Incoterm, costs: list[tuple[str, Decimal]]
) -> None:
    lines = [
        make_line(f"n{place}", str(amount), incoterm=quoted, country_of_origin=country)
        for place, (amount, quoted, country) in enumerate(rows)
    ]
    stated = tuple(cost(leg, str(amount), title=f"c{place}") for place, (leg, amount) in enumerate(costs))
    price = price_bid(lines, None, make_policy(shared_costs=stated), Delivery(term=term, country="GH"))
    left_out = {one.params["title"] for one in price.findings if one.code == "cost-not-carried"}
    shared = sum((step.amount for step in price.waterfall if step.kind == "shared"), Decimal(0))
    assert shared == sum((one.cost.amount for one in stated if one.title not in left_out), Decimal(0))
