"""Sealed quotes: asking, answering, and that nobody but the member and the lead learns a price."""

import shutil
from dataclasses import asdict, replace
from datetime import date
from decimal import Decimal

import pytest

from bidbuilder import codec
from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.consortium.partners import PartnerState
from bidbuilder.domain.consortium.plausibility import PriceUnlikely
from bidbuilder.domain.consortium.quotes import QuoteState
from bidbuilder.domain.consortium.quoting import LineAnswer, LinePriceMissing, LinePriceUnusable, ValidityOver
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.domain.solutions.edits import ChangeQuantity
from bidbuilder.services.bids import change_stage, get_bid_page, list_cards
from bidbuilder.services.candidates import find_candidates
from bidbuilder.services.consortium import choose_quote_rule
from bidbuilder.services.coverage import load_matrix
from bidbuilder.services.packs import get_packs_page
from bidbuilder.services.pricing import get_price_page
from bidbuilder.services.quotes import (
    EverybodyAnswered,
    NobodyToAsk,
    QuoteClosed,
    answer_quote,
    decline,
    get_quote_page,
    list_bid_quotes,
    list_requests,
    request_quotes,
    save_quote_draft,
)
from bidbuilder.services.rates import get_rates_page
from bidbuilder.services.solutions import edit_solution, list_saved, load_workspace
from bidbuilder.storage.audit import list_newest_entries
from bidbuilder.storage.database import Database
from bidbuilder.storage.mails import list_mails
from tests.factories.bids import BidWorld, fill_solution, make_answer, make_bid_world, quote_everything
from tests.factories.people import NOW, make_actor


@pytest.fixture
def world(database: Database) -> BidWorld:
    made = make_bid_world(database)
    fill_solution(database, made)
    return made


def _ask(database: Database, world: BidWorld, *members: int, note: str = "") -> tuple[int, ...]:
    due_on = date(2027, 1, 15)
    return request_quotes(
        database,
        world.manager,
        world.bid_id,
        members or None,
        due_on=due_on,
        note=note,
        base_url="http://host/",
        now=NOW,
    )


def _own(database: Database, actor: Actor) -> int:
    (page,) = list_requests(database, actor)
    assert page.quote.id is not None
    return page.quote.id


def _answer(database: Database, actor: Actor, price: str, **changes: object) -> None:
    quote_id = _own(database, actor)
    lines = get_quote_page(database, actor, quote_id).quote.lines
    answer_quote(database, actor, quote_id, make_answer(lines, price, **changes), now=NOW)


def test_each_member_is_asked_for_its_own_lines_by_one_mail(database: Database, world: BidWorld) -> None:
    _ask(database, world)
    (page,) = list_requests(database, world.anders)
    assert [(line.title, line.quantity) for line in page.quote.lines] == [("Pump", Decimal(12))]
    assert (page.buyer, page.quote.due_on, page.bid_valid_until) == (
        "Gmina Testowa",
        date(2027, 1, 15),
        date(2027, 5, 31),
    )
    with database.read() as session:
        mails = {mail.recipient: mail for mail in list_mails(session)}
    assert len(mails) == 2
    mail = mails[f"supplier-editor-{world.people.anders}@example.org"]
    assert f"http://host/quotes/{page.quote.id}" in mail.body
    assert "Bodil" not in mail.body
    assert "2500" not in mail.body


def test_quote_takes_the_place_of_the_list_price(database: Database, world: BidWorld) -> None:
    _ask(database, world)
    _answer(database, world.anders, "45")
    price = get_price_page(database, world.manager, world.bid_id, now=NOW)
    assert [(line.source, line.total) for line in price.price.lines] == [
        ("quote", Decimal("540.00")),
        ("list", Decimal("2500.00")),
    ]
    partners = get_bid_page(database, world.manager, world.bid_id, now=NOW).bid.partners
    assert [one.state for one in partners] == [PartnerState.ACCEPTED, PartnerState.ACCEPTED, PartnerState.INVITED]


def test_lead_sees_no_price_before_it_is_handed_in(database: Database, world: BidWorld) -> None:
    _ask(database, world)
    quote_id = _own(database, world.anders)
    lines = get_quote_page(database, world.anders, quote_id).quote.lines
    save_quote_draft(database, world.anders, quote_id, make_answer(lines, "31.41"), now=NOW)
    seen = list_bid_quotes(database, world.manager, world.bid_id)
    assert all(line.unit_price is None for row in seen for line in row.quote.lines)
    assert get_price_page(database, world.manager, world.bid_id, now=NOW).price.total == Decimal("3100.00")
    assert get_quote_page(database, world.anders, quote_id).quote.lines[0].unit_price == Decimal("31.41")


def test_all_in_keeps_every_quote_sealed_until_the_last_one_is_in(database: Database, world: BidWorld) -> None:
    choose_quote_rule(database, world.manager, world.bid_id, "all-in", now=NOW)
    _ask(database, world)
    _answer(database, world.anders, "31.41")
    sealed = list_bid_quotes(database, world.manager, world.bid_id)
    assert [row.is_sealed for row in sealed] == [True, False]
    assert "31.41" not in codec.to_json(sealed)
    assert get_price_page(database, world.manager, world.bid_id, now=NOW).price.lines[0].source == "list"
    decline(database, world.bodil, _own(database, world.bodil), now=NOW)
    assert "31.41" in codec.to_json(list_bid_quotes(database, world.manager, world.bid_id))


def test_asking_again_keeps_answers_to_unchanged_lines(database: Database, world: BidWorld) -> None:
    _ask(database, world)
    _answer(database, world.anders, "45")
    assert _ask(database, world) == (world.people.bodil,)
    (page,) = list_requests(database, world.anders)
    assert (page.quote.state, page.quote.lines[0].unit_price) == (QuoteState.SUBMITTED, Decimal(45))
    more = ChangeQuantity(key=page.quote.lines[0].item_key, quantity=Decimal(20))
    edit_solution(database, world.manager, world.bid_id, more, base_revision=2, now=NOW)
    codes = [one.code for one in get_bid_page(database, world.manager, world.bid_id, now=NOW).findings]
    assert "quantity-not-quoted" in codes
    _ask(database, world)
    (page,) = list_requests(database, world.anders)
    assert (page.quote.state, page.quote.lines[0].unit_price) == (QuoteState.REQUESTED, None)


def test_member_asked_again_by_name_hands_in_again_and_its_word_holds_meanwhile(
    database: Database, world: BidWorld
) -> None:
    choose_quote_rule(database, world.manager, world.bid_id, "all-in", now=NOW)
    quote_everything(database, world, anders="45")
    assert _ask(database, world, world.people.anders, note="Please hold it until June") == (world.people.anders,)
    (page,) = list_requests(database, world.anders)
    assert (page.quote.state, page.quote.note) == (QuoteState.REQUESTED, "Please hold it until June")
    price = get_price_page(database, world.manager, world.bid_id, now=NOW)
    assert (price.price.lines[0].source, price.price.lines[0].total) == ("quote", Decimal("540.00"))
    with database.read() as session:
        assert "Please hold it until June" in list_mails(session)[0].body
    _answer(database, world.anders, "46")
    assert list_requests(database, world.anders)[0].quote.state is QuoteState.SUBMITTED


def test_nobody_is_asked_when_everybody_has_answered(database: Database, world: BidWorld) -> None:
    quote_everything(database, world)
    with pytest.raises(EverybodyAnswered):
        _ask(database, world)


def test_member_that_declined_may_be_asked_again_and_starts_afresh(database: Database, world: BidWorld) -> None:
    _ask(database, world)
    decline(database, world.anders, _own(database, world.anders), now=NOW)
    _ask(database, world, world.people.anders)
    quote = list_requests(database, world.anders)[0].quote
    assert (quote.state, quote.submitted_at, quote.lines[0].unit_price) == (QuoteState.REQUESTED, None, None)


def test_price_far_from_the_list_price_goes_in_only_when_meant(database: Database, world: BidWorld) -> None:
    _ask(database, world)
    with pytest.raises(PriceUnlikely) as refused:
        _answer(database, world.anders, "5000")
    lines = list_requests(database, world.anders)[0].quote.lines
    assert refused.value.where == lines[0].item_key
    answer = make_answer(lines, "5000")
    meant = answer_quote(database, world.anders, _own(database, world.anders), answer, is_meant=True, now=NOW)
    assert meant.state is QuoteState.SUBMITTED


@pytest.mark.parametrize(
    ("change",                                      "refusal"),
    [
        ({"valid_until": date(2026, 11, 21)},        ValidityOver),
        ({"currency": "euro"},                       Refusal),
        ({"valid_until": None},                      Refusal),
    ],
)  # fmt: skip
def test_unusable_answers_are_refused(
    database: Database, world: BidWorld, change: dict[str, object], refusal: type[Refusal]
) -> None:
    _ask(database, world)
    with pytest.raises(refusal):
        _answer(database, world.anders, "45", **change)
    assert get_quote_page(database, world.anders, _own(database, world.anders)).quote.state is QuoteState.REQUESTED


@pytest.mark.parametrize(
    ("price", "refusal"), [(None, LinePriceMissing), ("-1", LinePriceUnusable), ("NaN", LinePriceUnusable)]
)
def test_every_line_needs_a_price(
    database: Database, world: BidWorld, price: str | None, refusal: type[Refusal]
) -> None:
    _ask(database, world)
    quote_id = _own(database, world.anders)
    lines = get_quote_page(database, world.anders, quote_id).quote.lines
    answers = {lines[0].item_key: LineAnswer(unit_price=None if price is None else Decimal(price))}
    answer = replace(make_answer(lines, "1"), lines=answers)
    with pytest.raises(refusal) as refused:
        answer_quote(database, world.anders, quote_id, answer, now=NOW)
    assert refused.value.where == lines[0].item_key


def test_quote_that_ends_before_the_bid_is_taken_and_blocks(database: Database, world: BidWorld) -> None:
    _ask(database, world)
    _answer(database, world.anders, "45", valid_until=date(2027, 4, 1))
    found = [
        one
        for one in get_bid_page(database, world.manager, world.bid_id, now=NOW).findings
        if one.code == "quote-ends-early"
    ]
    assert [(one.severity, one.params["day"]) for one in found] == [("error", "2027-05-31")]


def test_quotes_close_when_the_bid_is_over(database: Database, world: BidWorld) -> None:
    _ask(database, world)
    change_stage(database, world.manager, world.bid_id, Stage.WITHDRAWN, now=NOW)
    with pytest.raises(QuoteClosed):
        _answer(database, world.anders, "45")


def test_asking_nobody_is_refused(database: Database, world: BidWorld) -> None:
    with pytest.raises(NobodyToAsk):
        request_quotes(database, world.manager, world.bid_id, [], due_on=None, base_url="http://host", now=NOW)


def test_member_cannot_open_or_answer_another_member_s_quote(database: Database, world: BidWorld) -> None:
    _ask(database, world)
    quote_id = _own(database, world.bodil)
    lines = get_quote_page(database, world.bodil, quote_id).quote.lines
    for attempt in (
        lambda: get_quote_page(database, world.anders, quote_id),
        lambda: answer_quote(database, world.anders, quote_id, make_answer(lines, "1"), now=NOW),
        lambda: save_quote_draft(database, world.anders, quote_id, make_answer(lines, "1"), now=NOW),
        lambda: decline(database, world.anders, quote_id, now=NOW),
        lambda: get_quote_page(database, world.manager, quote_id),
    ):
        with pytest.raises(NotFound):
            attempt()


def _everything_seen_by(database: Database, world: BidWorld, actor: Actor) -> str:
    """All that an actor gets out of every use case of a bid, refusals by their code, as one text."""
    attempts = (
        lambda: list_cards(database, actor, now=NOW),
        lambda: get_bid_page(database, actor, world.bid_id, now=NOW),
        lambda: load_workspace(database, actor, world.bid_id, now=NOW),
        lambda: list_saved(database, actor, world.bid_id),
        lambda: find_candidates(database, actor, world.bid_id, "R2"),
        lambda: load_matrix(database, actor, world.bid_id, now=NOW),
        lambda: get_price_page(database, actor, world.bid_id, now=NOW),
        lambda: list_bid_quotes(database, actor, world.bid_id),
        lambda: list_requests(database, actor),
        lambda: get_rates_page(database, actor, world.bid_id),
        lambda: get_packs_page(database, actor, world.bid_id, now=NOW),
    )
    return "\n".join(_outcome(attempt) for attempt in attempts)


def _outcome(attempt: object) -> str:
    try:
        return repr(attempt())  # type: ignore[operator]
    except Refusal as refused:
        return f"{refused.code} {refused} {dict(refused.params)}"


@pytest.mark.parametrize("role", [Role.SUPPLIER_EDITOR, Role.SIGNATORY, Role.ORGANISATION_ADMIN, Role.FACILITATOR])
def test_two_worlds_that_differ_in_one_member_s_prices_look_the_same_to_others(
    sqlite_database: Database, tmp_path_factory: pytest.TempPathFactory, sqlite_master: object, role: Role
) -> None:
    other_file = tmp_path_factory.mktemp("world") / "other.sqlite3"
    shutil.copy(str(sqlite_master), other_file)
    other = Database.open(f"sqlite:///{other_file}")
    seen = []
    for database, price in ((sqlite_database, "2718.28"), (other, "3141.59")):
        world = make_bid_world(database, bodil_price=price)
        fill_solution(database, world)
        quote_everything(database, world, bodil=price)
        where = (
            {"cluster_id": world.people.cluster_id}
            if role is Role.FACILITATOR
            else {"organisation_id": world.people.anders}
        )
        actor = world.anders if role is Role.SUPPLIER_EDITOR else make_actor(database, role, **where)
        seen.append(_everything_seen_by(database, world, actor))
        lead_sees = _everything_seen_by(database, world, world.manager)
        assert price in lead_sees
    other.close()
    assert seen[0] == seen[1]


def test_audit_trail_holds_no_price(database: Database, world: BidWorld) -> None:
    quote_everything(database, world, anders="31.41", bodil="2718.28")
    with database.read() as session:
        trail = str([asdict(entry) for entry in list_newest_entries(session)])
        mails = str([asdict(mail) for mail in list_mails(session)])
    assert "31.41" not in trail + mails
    assert "2718" not in trail + mails
