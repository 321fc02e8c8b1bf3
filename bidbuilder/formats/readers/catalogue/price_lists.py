"""Single prices of an article put together into price lists with quantity breaks, and the checks every format shares."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.domain.catalogue.prices import PriceBreak, PriceList
from bidbuilder.formats.readers.catalogue.codes import is_withdrawn_currency
from bidbuilder.formats.readers.catalogue.findings_log import FindingsLog

_IMPOSSIBLE = Decimal(10**12)  # of one unit, in any currency there is


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceTerms:
    """What prices of one list have in common."""

    currency: str
    label: str = ""
    per: Decimal = Decimal(1)
    one_off: Decimal = Decimal(0)
    incoterm: str = "EXW"
    place: str = ""
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceLine:
    """One price as it stands in the file: from `from_quantity` on, `amount` per `terms.per` units."""

    terms: PriceTerms
    from_quantity: Decimal
    amount: Decimal
    where: SourcePlace


def assemble_price_lists(lines: Iterable[PriceLine], found: FindingsLog) -> tuple[PriceList, ...]:
    """Price lists in the order of the file, their breaks by rising quantity.

    A price of zero or less is an error and left out, an impossibly high one too. Two prices from one quantity are an error
    unless they are equal: the first one stays. A ladder on which the price rises with the quantity is a warning, a withdrawn
    currency too.
    """
    ladders: dict[PriceTerms, list[PriceLine]] = {}
    for line in lines:
        if _is_possible(line, found):
            _add_step(ladders.setdefault(line.terms, []), line, found)
    return tuple(_price_list(terms, ladder, found) for terms, ladder in ladders.items())


def _is_possible(line: PriceLine, found: FindingsLog) -> bool:
    if line.amount >= _IMPOSSIBLE * line.terms.per:
        found.error(
            "price-impossible",
            translatable("The price {price} is higher than any price can be."),
            line.where,
            translatable("Look whether the decimal mark or the column is right."),
            price=f"{line.amount:.3E} {line.terms.currency}",
        )
        return False
    if line.amount > 0:
        return True
    found.error(
        "price-not-positive",
        translatable("The price {price} is not above zero."),
        line.where,
        translatable("Write the price, or leave the cell empty if there is a price on request only."),
        price=f"{line.amount} {line.terms.currency}",
    )
    return False


def _add_step(ladder: list[PriceLine], line: PriceLine, found: FindingsLog) -> None:
    same = next((step for step in ladder if step.from_quantity == line.from_quantity), None)
    if same is None:
        ladder.append(line)
    elif same.amount != line.amount:
        found.error(
            "price-twice",
            translatable("From {quantity} on there are two prices, {first} and {second}."),
            line.where,
            translatable("Keep one of them."),
            quantity=line.from_quantity,
            first=same.amount,
            second=line.amount,
        )


def _price_list(terms: PriceTerms, ladder: list[PriceLine], found: FindingsLog) -> PriceList:
    ladder.sort(key=lambda step: step.from_quantity)
    for lower, higher in pairwise(ladder):
        if higher.amount > lower.amount:
            found.warning(
                "ladder-rises",
                translatable("The price rises with the quantity: {first} from {low} on, {second} from {high} on."),
                higher.where,
                first=lower.amount,
                low=lower.from_quantity,
                second=higher.amount,
                high=higher.from_quantity,
            )
    if is_withdrawn_currency(terms.currency):
        found.warning(
            "currency-withdrawn",
            translatable("The currency {currency} does not exist any more."),
            ladder[0].where,
            translatable("Ask for prices in a current currency."),
            currency=terms.currency,
        )
    return PriceList(
        currency=terms.currency,
        breaks=tuple(PriceBreak(from_quantity=step.from_quantity, unit_price=step.amount) for step in ladder),
        per=terms.per,
        one_off=terms.one_off,
        incoterm=terms.incoterm,
        place=terms.place,
        valid_from=terms.valid_from,
        valid_until=terms.valid_until,
        label=terms.label,
    )
