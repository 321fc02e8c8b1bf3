"""Asking a member for a quote, and answering: pure decisions. Who may see a quote is decided where it is loaded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.consortium.quotes import Quote, QuoteLine, QuoteState
from bidbuilder.domain.solutions.outline import OutlineRow, outline
from bidbuilder.domain.solutions.tree import Node, NodeKind, Solution


class NothingToQuote(Refusal):
    """The member has no item in the solution."""

    code = "nothing-to-quote"
    message = translatable("This member has no item in the solution, so there is nothing to price.")


class LinePriceMissing(Refusal):
    """Every line needs a price before the quote goes out."""

    code = "line-price-missing"
    message = translatable("“{title}” has no price yet.")
    hint = translatable("Price every line, or decline the request.")


class LinePriceUnusable(Refusal):
    """A price is a number from zero up."""

    code = "line-price-unusable"
    message = translatable("The price of “{title}” has to be a number from zero up.")


class ValidityOver(Refusal):
    """A quote that is over before it starts helps nobody."""

    code = "validity-over"
    message = translatable("The quote would have ended on {day} already.")
    hint = translatable("Choose a day that leaves the lead time to win the tender.")


class ValidityMissing(Refusal):
    """A quote says until when it holds."""

    code = "validity-missing"
    message = translatable("Until when does the quote hold?")
    hint = translatable("The bid itself has to hold until {day}.")


class CurrencyUnusable(Refusal):
    """A currency is three letters of ISO 4217."""

    code = "currency-unusable"
    message = translatable("{currency} is not a currency.")
    hint = translatable("Write it like EUR, DKK or USD.")


class QuoteDrafted(Refusal):
    """A quote that was handed in is only replaced as a whole."""

    code = "quote-handed-in"
    message = translatable("This quote has been handed in already.")
    hint = translatable("Hand it in again with the new prices.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAnswer:
    """What a member answers for one line: price a unit and once, in the quote's currency."""

    unit_price: Decimal | None
    one_off: Decimal = Decimal(0)
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteAnswer:
    """A member's answer to a request; `lines` by item key."""

    currency: str
    incoterm: str = "EXW"
    place: str = ""
    valid_until: date | None = None
    lines: Mapping[str, LineAnswer]


def lines_to_quote(solution: Solution, organisation_id: int) -> tuple[QuoteLine, ...]:
    """What the member is asked to price: its items in reading order, in all their quantity, without any price."""
    rows = (row for row in outline(solution) if row.node.kind is NodeKind.ITEM)
    return tuple(_line_of(row) for row in rows if row.node.organisation_id == organisation_id)


def request_quote(
    earlier: Quote | None,
    *,
    bid_id: int,
    organisation_id: int,
    solution: Solution,
    due_on: date | None,
    note: str = "",
    again: bool = False,
) -> Quote:
    """A request for the member's items as they are now, with the lead's words. Raises `NothingToQuote`.

    Prices the member has given for lines that are still the same stay; a line whose quantity or offering changed has to
    be priced anew. An earlier quote stays handed in if all its lines are still priced, unless it is asked for `again`: then
    the member is to hand it in anew, and what it handed in holds until it does.
    """
    lines = lines_to_quote(solution, organisation_id)
    if not lines:
        raise NothingToQuote
    if earlier is None:
        return Quote(bid_id=bid_id, organisation_id=organisation_id, due_on=due_on, note=note, lines=lines)
    kept = tuple(_keep_answer(line, earlier.lines) for line in lines)
    is_answered = earlier.state is QuoteState.SUBMITTED and all(line.unit_price is not None for line in kept)
    if is_answered and not again:
        return replace(earlier, lines=kept)
    handed_in = None if earlier.state is QuoteState.DECLINED else earlier.submitted_at
    return replace(earlier, state=QuoteState.REQUESTED, submitted_at=handed_in, due_on=due_on, note=note, lines=kept)


def submit_quote(quote: Quote, answer: QuoteAnswer, *, by: str, now: datetime, bid_valid_until: date | None) -> Quote:
    """The quote with the member's answer, handed in.

    Raises `LinePriceMissing`, `LinePriceUnusable`, `CurrencyUnusable`, `ValidityMissing`, `ValidityOver`; `where` names the
    line or field. A quote that ends before the bid does is taken: the lead is told by a gate.
    """
    filled = _fill(quote, answer)
    for line in filled.lines:
        if line.unit_price is None:
            raise LinePriceMissing(title=line.title, where=line.item_key)
    if filled.valid_until is None:
        raise ValidityMissing(day=bid_valid_until.isoformat() if bid_valid_until else "–", where="valid_until")
    if filled.valid_until < now.date():
        raise ValidityOver(day=filled.valid_until.isoformat(), where="valid_until")
    return replace(filled, state=QuoteState.SUBMITTED, submitted_at=now, submitted_by=by)


def keep_draft(quote: Quote, answer: QuoteAnswer) -> Quote:
    """The quote as far as the member has priced it; the lead does not see it. Raises `QuoteDrafted` and those of a price."""
    if quote.submitted_at is not None:
        raise QuoteDrafted
    return replace(_fill(quote, answer), state=QuoteState.REQUESTED)


def decline_quote(quote: Quote, *, by: str, now: datetime) -> Quote:
    """The member does not want to, or cannot, deliver; its prices are taken out."""
    lines = tuple(replace(line, unit_price=None, one_off=Decimal(0)) for line in quote.lines)
    return replace(quote, state=QuoteState.DECLINED, lines=lines, submitted_at=now, submitted_by=by)


def has_answer(quote: Quote) -> bool:
    """Whether the lead may count on the prices in it: handed in at least once and not declined."""
    return quote.submitted_at is not None and quote.state is not QuoteState.DECLINED


def find_quoted_line(quotes: Sequence[Quote], item: Node) -> tuple[Quote, QuoteLine] | None:
    """The priced line for this item with this very offering, if its member has handed one in."""
    for quote in quotes:
        if quote.organisation_id != item.organisation_id or not has_answer(quote):
            continue
        for line in quote.lines:
            if line.item_key == item.key and line.offering_id == item.offering_id and line.unit_price is not None:
                return quote, line
    return None


def _line_of(row: OutlineRow) -> QuoteLine:
    item = row.node
    return QuoteLine(
        item_key=item.key,
        offering_id=item.offering_id or 0,
        title=item.title,
        quantity=row.quantity,
        unit=item.unit,
    )


def _keep_answer(line: QuoteLine, earlier: Sequence[QuoteLine]) -> QuoteLine:
    for one in earlier:
        same = (one.item_key, one.offering_id, one.quantity, one.unit)
        if same == (line.item_key, line.offering_id, line.quantity, line.unit):
            return replace(line, unit_price=one.unit_price, one_off=one.one_off, remark=one.remark)
    return line


def _fill(quote: Quote, answer: QuoteAnswer) -> Quote:
    if not (len(answer.currency) == 3 and answer.currency.isascii() and answer.currency.isupper()):
        raise CurrencyUnusable(currency=answer.currency, where="currency")
    return replace(
        quote,
        currency=answer.currency,
        incoterm=answer.incoterm,
        place=answer.place.strip(),
        valid_until=answer.valid_until,
        lines=tuple(_answer_line(line, answer.lines.get(line.item_key)) for line in quote.lines),
    )


def _answer_line(line: QuoteLine, answer: LineAnswer | None) -> QuoteLine:
    if answer is None:
        return line
    for amount in (answer.unit_price, answer.one_off):
        if amount is not None and not (amount.is_finite() and amount >= 0):
            raise LinePriceUnusable(title=line.title, where=line.item_key)
    return replace(line, unit_price=answer.unit_price, one_off=answer.one_off, remark=answer.remark.strip())
