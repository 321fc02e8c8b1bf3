"""The price page: build-up, policy with its refusals, two people at once, and exchange rates by hand and by file."""

from decimal import Decimal
from io import BytesIO

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.domain.pricing.build_up import BidPrice, PriceStep
from bidbuilder.domain.pricing.step_words import STEP_WORDS
from bidbuilder.formats.writers.drawing import words_wide
from bidbuilder.i18n.messages import render_message
from bidbuilder.web.bids.waterfall import GROUND, bars_of, height_of
from tests.factories.web_bids import WebBid, fill, today
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn


@pytest.fixture
def client(sign_in: SignIn, bid: WebBid) -> StrictClient:
    fill(bid)
    visitor = sign_in(Role.BID_MANAGER)
    visitor.get(f"{bid.path}/price")
    return visitor


def policy(client: StrictClient, bid: WebBid, seen: str = "", **changes: str) -> tuple[str, dict[str, str]]:
    """Address and fields of the policy as the page shows it, with changes."""
    page = client.get(f"{bid.path}/price")
    names = ("contingency", "markup", "floor", "discount", "discount_reason", "step")
    fields = {name: page.value_of(name).strip() for name in names}
    return f"{bid.path}/price/policy", {
        **fields, "rounding": "half-up", "schedules": "goods", "seen": seen or page.value_of("seen"), **changes
    }  # fmt: skip


def total_of(page: Page) -> str:
    """The price in the bar."""
    return next("".join(one.itertext()) for one in page.root.iter() if one.get("id") == "bid-total").replace(
        "\xa0", " "
    )


def test_the_price_is_shown_with_its_lines_and_sums(client: StrictClient, bid: WebBid) -> None:
    page = client.get(f"{bid.path}/price")
    assert total_of(page) == "EUR 3,100.00"
    assert "Vesterbæk Pumper ApS 600.00 19.4%" in page.text
    assert "Poland 2,500.00 80.6%" in page.text


def test_mark_up_and_discount_change_the_price(client: StrictClient, bid: WebBid) -> None:
    path, fields = policy(client, bid, markup="10", discount="1", discount_reason="Frame agreement")
    page = client.post(path, fields)
    assert total_of(page) == "EUR 3,375.90"
    (picture,) = [one for one in page.root.iter() if one.get("class") == "waterfall"]
    assert "Mark-up" in "".join(picture.itertext())


def test_a_policy_that_makes_no_sense_is_refused_and_keeps_what_was_typed(client: StrictClient, bid: WebBid) -> None:
    path, fields = policy(client, bid, markup="ten")
    page = client.post(path, fields, status=422)
    assert page.value_of("markup") == "ten"
    assert page.all(".//div[@class='error-summary']")
    path, fields = policy(client, bid, discount="120")
    client.post(path, fields, status=422)


def test_the_second_saver_of_a_policy_is_told_and_loses_nothing(client: StrictClient, bid: WebBid) -> None:
    path, mine = policy(client, bid, markup="12")
    _path, theirs = policy(client, bid, markup="5")
    client.post(path, theirs)
    page = client.post(path, mine, status=422)
    assert "Bid Manager" in "".join(page.all(".//div[@class='error-summary']")[0].itertext())
    assert page.value_of("markup") == "12"
    client.post(path, {**mine, "seen": "{}"}, status=422)


def test_rates_are_entered_by_hand(client: StrictClient, bid: WebBid) -> None:
    path = f"{bid.path}/price/rates"
    page = client.post(path, {"lines": "DKK 7.46\nPLN = 4.25", "day": today().isoformat()})
    assert "Rates of" in page.text
    page = client.post(path, {"lines": "seven forty-six"}, status=422)
    assert "“seven forty-six” is not a currency and a rate." in page.text


def test_rates_are_uploaded_as_the_bank_publishes_them(client: StrictClient, bid: WebBid) -> None:
    content = b"Date,USD,DKK,PLN,\n20 November 2026,1.0512,7.4589,4.3251,\n"
    page = client.post(f"{bid.path}/price/rates", {"file": (BytesIO(content), "eurofxref.csv")})
    assert "Rates of 20 Nov 2026" in page.text
    page = client.post(f"{bid.path}/price/rates", {"file": (BytesIO(b"no rates"), "x.csv")}, status=422)
    assert page.all(".//div[@class='error-summary']")


def test_the_waterfall_stands_on_the_ground_and_ends_at_the_total() -> None:
    steps = [("quote", "80"), ("markup", "25"), ("rounding", "0"), ("discount", "-5")]
    price = BidPrice(
        currency="EUR",
        lines=(),
        total=Decimal(100),
        waterfall=tuple(PriceStep(kind=kind, amount=Decimal(amount)) for kind, amount in steps),
    )
    bars = bars_of(price, str)
    assert [one.kind for one in bars] == ["quote", "markup", "discount", "total"]
    assert bars[0].y + bars[0].height == bars[-1].y + bars[-1].height == GROUND
    assert [one.level for one in bars[:-1]] == [bars[0].y, bars[1].y, bars[2].y + bars[2].height]
    assert bars[-1].y == bars[2].level


@pytest.mark.parametrize("language", ["en", "da"])
def test_every_word_of_every_step_stands_below_its_bar_and_none_in_the_next(language: str) -> None:
    steps = tuple(PriceStep(kind=kind, amount=Decimal(1)) for kind in STEP_WORDS)
    price = BidPrice(currency="EUR", lines=(), total=Decimal(len(steps)), waterfall=steps)

    def name_of(kind: str) -> str:
        return render_message(language, STEP_WORDS.get(kind, "Price of the bid"))

    bars = bars_of(price, name_of)
    room = bars[1].middle - bars[0].middle
    for bar in bars:
        assert "".join(bar.name).replace("-", "").replace(" ", "") == name_of(bar.kind).replace("-", "").replace(
            " ", ""
        )
        assert all(words_wide(line, 13) < room for line in bar.name)
    assert height_of(bars) > GROUND + 17 * max(len(bar.name) for bar in bars)


def test_there_is_no_waterfall_without_a_price() -> None:
    assert bars_of(BidPrice(currency="EUR", lines=(), total=Decimal(0)), str) == []
