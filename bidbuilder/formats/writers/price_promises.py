"""What the letter of bid says of the price beside the total: discounts, currencies, options, price adjustment."""

from collections.abc import Iterator

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.domain.pricing.discounts import Discount
from bidbuilder.formats.writers.words import Words


def discount_lines(snapshot: BidSnapshot, words: Words) -> tuple[str, ...]:
    """One text for each discount that is taken off, where there is more than the one on the whole bid."""
    taken = [one for one in snapshot.price.discounts if not one.is_conditional]
    if not any(one.kind == "lot" for one in taken):
        return ()
    return tuple(_taken(one, snapshot, words) for one in taken)


def discount_basis(snapshot: BidSnapshot, words: Words) -> str:
    """Percentage and reason of what is taken off the whole bid, in the document's language; ``""`` without any."""
    whole = next((one for one in snapshot.price.discounts if one.kind == "bid"), None)
    if whole is None:
        return snapshot.price.discount_text
    return " · ".join(filter(None, (words.percent(whole.percent), whole.reason)))


def _taken(discount: Discount, snapshot: BidSnapshot, words: Words) -> str:
    amount, percent = words.money(discount.amount, snapshot.price.currency), words.percent(discount.percent)
    if discount.kind == "lot":
        text = words.say(
            "{lot}: {percent} of its price, {amount}", lot=discount.lots[0], percent=percent, amount=amount
        )
    else:
        text = words.say("the whole bid: {percent} of what is left, {amount}", percent=percent, amount=amount)
    return f"{text} ({discount.reason})" if discount.reason else text


def promises(snapshot: BidSnapshot, words: Words) -> Iterator[str]:
    """What is offered on a condition, in which currencies the price is asked for, and what stands beside it."""
    price = snapshot.price
    for discount in price.discounts:
        if discount.is_conditional:
            yield _promised(discount, snapshot, words)
    if price.by_currency:
        amounts = words.listing([words.money(one.amount, one.currency) for one in price.by_currency])
        yield words.say(
            "Of the total we ask to be paid {amounts}; the rates used stand in the price schedules.", amounts=amounts
        )
    if price.outside:
        yield words.say(
            "Options and spare parts are offered at the prices of their own schedule; they are not part of the total."
        )
    if price.adjustment is not None and price.adjustment.terms:
        yield words.say(
            "Prices are adjusted by the formula P = P₀ × ({formula}); its indices stand in the price schedules.",
            formula=price.adjustment.text,
        )


def _promised(discount: Discount, snapshot: BidSnapshot, words: Words) -> str:
    percent = words.percent(discount.percent)
    if discount.kind == "early":
        return words.say(
            "On every invoice that is paid within {days} days we give a discount of {percent}. The total is without it.",
            days=discount.days,
            percent=percent,
        )
    return words.say(
        "If the lots {lots} are all awarded to us, we give a further discount of {percent} on their prices, {amount}."
        " The total is without it.",
        lots=words.listing(discount.lots),
        percent=percent,
        amount=words.money(discount.amount, snapshot.price.currency),
    )
