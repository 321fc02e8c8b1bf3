"""The answer to a GAEB call: an X84 made out of the buyer's own X83, its positions with our prices.

Order, ids and numbers of the buyer's categories and positions stay. Texts of the buyer are not sent back (the phase knows them
by id); a gap that the bidder fills in gets maker and type of the item that answers the position.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC
from decimal import Decimal

from lxml import etree

from bidbuilder.domain.basics.money import rounding_step
from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotItem, SnapshotPriceLine
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.pricing.positions import (
    AnsweringLine,
    CallPosition,
    PricedPositions,
    price_beside,
    price_positions,
)
from bidbuilder.formats.readers.codes import decimal_of
from bidbuilder.formats.readers.gaeb.standing import Standing, Standings
from bidbuilder.formats.readers.gaeb.texts import (
    Element,
    bill_parts,
    child,
    children,
    local_name,
    quantity_text,
    short_text,
)
from bidbuilder.formats.readers.xml import parse_xml

_NAMESPACE = "http://www.gaeb.de/GAEB_DA_XML/DA84/{version}"
_VERSIONS = {"3.1": "2009-12", "3.2": "2013-10", "3.3": "2021-05"}
_NEWEST = "3.3"


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A position of the buyer's file with its number along the tree."""

    element: Element
    number: str


def write_gaeb_answer(snapshot: BidSnapshot, call: bytes) -> bytes:
    """The X84 to the buyer's X83 `call`. Raises the refusals of `parse_xml` for a file that is none."""
    answer = _Answer(snapshot, parse_xml(call))
    return etree.tostring(answer.root(), xml_declaration=True, encoding="UTF-8", pretty_print=True)


class _Answer:
    """One answer while it is being made."""

    def __init__(self, snapshot: BidSnapshot, source: Element) -> None:
        self._snapshot = snapshot
        self._award, self._project = child(source, "Award"), child(source, "PrjInfo")
        version = short_text(source, "GAEBInfo", "Version")
        self._version = version if version in _VERSIONS else _NEWEST
        self._namespace = _NAMESPACE.format(version=self._version)
        self._positions = _list_positions(child(self._award, "BoQ"), ())
        self._items = _items_by_number(snapshot)
        self._priced, self._beside = self._price()

    def root(self) -> Element:
        moment = self._snapshot.frozen_at.astimezone(UTC)
        info = self._node(
            "GAEBInfo",
            self._leaf("Version", self._version),
            self._leaf("VersDate", _VERSIONS[self._version]),
            self._leaf("Date", moment.date().isoformat()),
            self._leaf("ProgSystem", f"bidbuilder {self._snapshot.tool_version}"),
        )
        project = self._node("PrjInfo", self._leaf("NamePrj", short_text(self._project, "NamePrj")))
        award = self._node(
            "Award",
            self._leaf("DP", "84"),
            self._node("AwardInfo", self._leaf("Cur", self._snapshot.price.currency)),
            self._bidder(self._snapshot.lead),
            self._bill(),
        )
        return self._node("GAEB", info, project, award)

    def _price(self) -> tuple[PricedPositions, Mapping[str, Decimal]]:
        """The prices of the positions in the total, and unit prices of those outside it that options or spares answer."""
        price = self._snapshot.price
        standings = Standings(child(self._award, "BoQ"))
        positions = [
            CallPosition(number=one.number, quantity=_quantity(one.element), counts=standing.counts)
            for one in self._positions
            if (standing := standings.of(one.element)) is not Standing.DROPPED
        ]
        known = {one.number for one in positions}
        step = rounding_step(price.currency)
        within, outside = (self._answering(lines, known) for lines in (price.lines, price.outside))
        return price_positions(positions, within, price.total, step), price_beside(positions, outside, step)

    def _answering(self, lines: Iterable[SnapshotPriceLine], known: Container[str]) -> list[AnsweringLine]:
        numbers: dict[str, list[str]] = {}
        for number, items in self._items.items():
            for item in items:
                numbers.setdefault(item.key, []).append(number)
        return [
            AnsweringLine(total=line.total, numbers=_known(numbers.get(line.item_key, ()), known)) for line in lines
        ]

    def _bidder(self, firm: Organisation) -> Element:
        address = firm.address
        names = [self._leaf(f"Name{part}", text) for part, text in enumerate(_pieces(firm.legal_name), start=1)]
        return self._node(
            "CTR",
            self._node(
                "Address",
                *names,
                self._leaf("Street", address.street),
                self._leaf("PCode", address.postal_code),
                self._leaf("City", address.city),
                self._leaf("Country", address.country or firm.country),
            ),
        )

    def _bill(self) -> Element | None:
        bill = child(self._award, "BoQ")
        if bill is None:
            return None
        info = child(bill, "BoQInfo")
        sums = self._sum(bill, ())
        totals = self._totals(sums, self._priced.taken_off)
        kept = [self._copy(one) for one in children(info, "BoQBkdn")]
        about = self._node("BoQInfo", self._leaf("Name", short_text(info, "Name")), *kept, totals)
        made = self._node("BoQ", about, self._body(bill, ()))
        _keep_attributes(bill, made)
        return made

    def _body(self, holder: Element, path: tuple[str, ...]) -> Element:
        made = self._node("BoQBody")
        for part in bill_parts(holder):
            if local_name(part) == "BoQCtgy":
                made.append(self._category(part, path))
            elif items := _items_of(part):
                made.append(self._node("Itemlist", *(self._item(one, path) for one in items)))
        return made

    def _category(self, category: Element, path: tuple[str, ...]) -> Element:
        inner = (*path, category.get("RNoPart") or "")
        totals = self._totals(self._sum(category, inner), Decimal(0))
        made = self._node("BoQCtgy", self._body(category, inner), totals)
        _keep_attributes(category, made)
        return made

    def _item(self, item: Element, path: tuple[str, ...]) -> Element:
        number = _number_of(item, path)
        made = self._node(
            "Item", self._leaf("Qty", quantity_text(item)), *self._prices(number), self._gaps(item, number)
        )
        _keep_attributes(item, made)
        return made

    def _prices(self, number: str) -> Sequence[Element | None]:
        """Unit price and sum of a position in the total; one outside it has a unit price alone, which no sum counts."""
        price = self._priced.prices.get(number)
        if price is None:
            return (self._leaf("UP", f"{self._beside[number]:f}"),) if number in self._beside else ()
        return self._leaf("UP", f"{price.unit_price:f}"), self._leaf("IT", f"{price.total:f}")

    def _gaps(self, item: Element, number: str) -> Element:
        """The description with nothing but the gaps of the bidder."""
        gaps = [one for one in item.iter("{*}TextComplement") if one.get("Kind") == "Bidder"]
        detail = self._node("DetailTxt")
        for gap in gaps:
            words = _maker_and_type(self._items.get(number, ()))
            spoken = self._node("span")
            spoken.text = words
            made = self._node("TextComplement", self._node("ComplBody", self._node("p", spoken)))
            _keep_attributes(gap, made)
            made.attrib.pop("Empty", None)
            detail.append(made)
        return self._node("Description", self._node("CompleteText", detail))

    def _sum(self, holder: Element, path: tuple[str, ...]) -> Decimal:
        prices = self._priced.prices
        below = (one.number for one in _list_positions(holder, path))
        return sum((prices[number].total for number in below if number in prices), Decimal(0))

    def _totals(self, total: Decimal, taken_off: Decimal) -> Element:
        if not taken_off:
            return self._node("Totals", self._leaf("Total", f"{total:f}"))
        return self._node(
            "Totals",
            self._leaf("Total", f"{total:f}"),
            self._leaf("DiscountAmt", f"{taken_off:f}"),
            self._leaf("TotAfterDisc", f"{total - taken_off:f}"),
        )

    def _copy(self, element: Element) -> Element:
        """The element with all below it, in the namespace of the answer."""
        made = deepcopy(element)
        for one in made.iter():
            one.tag = f"{{{self._namespace}}}{local_name(one)}"
        etree.cleanup_namespaces(made)
        made.tail = None
        return made

    def _node(self, name: str, *inner: Element | None) -> Element:
        made = etree.Element(f"{{{self._namespace}}}{name}", nsmap={None: self._namespace})
        made.extend(one for one in inner if one is not None)
        return made

    def _leaf(self, name: str, text: str) -> Element | None:
        if not text:
            return None
        made = self._node(name)
        made.text = text
        return made


def _known(numbers: Iterable[str], positions: Container[str]) -> tuple[str, ...]:
    """The positions that numbers of requirements mean: a sub-description is part of the position before its last mark."""
    return tuple(number if number in positions else number.rpartition(".")[0] for number in numbers)


def _list_positions(holder: Element | None, path: tuple[str, ...]) -> list[_Numbered]:
    """The positions below a bill or a category in the order of the file, numbered as the reader numbers requirements."""
    found = []
    for part in bill_parts(holder):
        if local_name(part) == "BoQCtgy":
            found += _list_positions(part, (*path, part.get("RNoPart") or ""))
        found += [_Numbered(item, _number_of(item, path)) for item in _items_of(part)]
    return found


def _items_of(part: Element) -> list[Element]:
    """The positions of a list; a position that stands in none is one by itself."""
    if local_name(part) == "Item":
        return [part]
    return list(children(part, "Item")) if local_name(part) == "Itemlist" else []


def _number_of(item: Element, path: tuple[str, ...]) -> str:
    return ".".join(filter(None, (*path, item.get("RNoPart"), item.get("RNoIndex"))))


def _quantity(item: Element) -> Decimal:
    """The quantity of a position; a lump sum counts as one."""
    return decimal_of(quantity_text(item)) or Decimal(1)


def _items_by_number(snapshot: BidSnapshot) -> Mapping[str, Sequence[SnapshotItem]]:
    """The items that answer each requirement of the call, by its number."""
    keys: dict[str, dict[str, SnapshotItem]] = {}
    for item in snapshot.items:
        for key in item.answers:
            keys.setdefault(key, {})[item.key] = item
    by_key = {item.key: item for item in snapshot.items}
    for covered in snapshot.coverage:
        for key in covered.items:
            if key in by_key:
                keys.setdefault(covered.requirement_key, {})[key] = by_key[key]
    return {
        one.number: tuple(keys[one.key].values())
        for one in snapshot.tender.requirements
        if one.key in keys and one.number
    }


def _maker_and_type(items: Sequence[SnapshotItem]) -> str:
    named = (" ".join(filter(None, (item.manufacturer, item.part_number))) or item.title for item in items)
    return ", ".join(dict.fromkeys(named))


def _pieces(name: str, longest: int = 40) -> Sequence[str]:
    """A name in pieces of at most 40 signs, which is what the format gives a line; at most four."""
    pieces = [""]
    for word in name.split():
        longer = f"{pieces[-1]} {word}".strip()
        if len(longer) > longest and pieces[-1]:
            pieces.append(word)
        else:
            pieces[-1] = longer
    return pieces[:4]


def _keep_attributes(source: Element, made: Element) -> None:
    for name, value in source.attrib.items():
        made.set(str(name), str(value))
