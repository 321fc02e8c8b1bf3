"""Positions of a bill of quantities as requirements: numbered along the tree, under the headings of their categories."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import shorten

from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.domain.tenders.requirements import AnswerForm, Level, Requirement
from bidbuilder.formats.readers.codes import decimal_of
from bidbuilder.formats.readers.gaeb.asked import information, with_asks
from bidbuilder.formats.readers.gaeb.remarks import tell_category, tell_kind
from bidbuilder.formats.readers.gaeb.standing import Standing, Standings, group_of
from bidbuilder.formats.readers.gaeb.texts import (
    Element,
    bill_parts,
    child,
    children,
    is_for_bidder,
    local_name,
    quantity_text,
    readable_text,
    short_text,
)
from bidbuilder.formats.readers.notes import Notes

LOT_LEVEL = "Lot"
_YES = "Yes"
_LUMP_SUM = "psch"
_REMARKS = frozenset({"Remark", "PerfDescr", "AddText"})
# What else stands beside positions and categories; it is read elsewhere, or says nothing to a bidder.
_KNOWN = {
    "BoQInfo",
    "LblTx",
    "LblBoQCtgy",
    "CPVCode",
    "CONo",
    "COStatus",
    "ALNBGroupNo",
    "ALNBSerNo",
    "NotApplBoQ",
    "NotAppl",
    "CtlgAssign",
    "Totals",
    "LotGrp",
    "Accepted",
    "AlterBidStatus",
    "BidUpDownReq",
    "BidUpDownPct",
    "Description",
}
_LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class _Branch:
    """Where in the tree the reader is: the numbers and headings above, and the lot if the bill is divided into lots."""

    numbers: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    lot: str = ""

    def below(self, number: str, heading: str, *, is_lot: bool) -> "_Branch":
        """The branch of a category."""
        return _Branch((*self.numbers, number), (*self.path, heading), number if is_lot else self.lot)


def read_positions(bill: Element | None, levels: Sequence[str], notes: Notes) -> Iterator[Requirement]:
    """All positions of a `BoQ`, in the order of the file; remarks between them are information.

    `levels` says what each level of categories is (`Lot`, `BoQLevel` …); where it is silent a category is no lot.
    """
    yield from _Bill(Standings(bill), levels, notes).walk(bill, _Branch())


def category_label(category: Element) -> str:
    """The buyer's words for a category."""
    return readable_text(child(category, "LblTx")) or readable_text(child(category, "LblBoQCtgy"))


def _heading(category: Element, branch: _Branch) -> str:
    number = ".".join((*branch.numbers, category.get("RNoPart") or ""))
    return " ".join(filter(None, (number, category_label(category))))


@dataclass(frozen=True, slots=True)
class _Bill:
    """One bill while it is read."""

    standings: Standings
    levels: Sequence[str]
    notes: Notes

    def walk(self, holder: Element | None, branch: _Branch) -> Iterator[Requirement]:
        """The entries below a bill or a category."""
        for part in bill_parts(holder):
            match local_name(part):
                case "Itemlist":
                    for item in part:
                        yield from self._entry(item, branch)
                case "BoQCtgy":
                    depth = len(branch.numbers)
                    is_lot = depth < len(self.levels) and self.levels[depth] == LOT_LEVEL
                    inner = branch.below(part.get("RNoPart") or "", _heading(part, branch), is_lot=is_lot)
                    tell_category(part, ".".join(inner.numbers), _place(part, self.notes), self.notes)
                    yield from self.walk(part, inner)
                case _:
                    yield from self._entry(part, branch)

    def _entry(self, item: Element, branch: _Branch) -> Iterator[Requirement]:
        if local_name(item) in _REMARKS:
            yield from self._remark(item, branch)
        elif child(item, "Description") is not None or child(item, "Qty") is not None or item.get("RNoPart"):
            yield from self._item(item, branch)
        elif local_name(item) not in _KNOWN and (words := short_text(item)):
            message = translatable("The part {name} of the bill was not understood: “{words}”.")
            shown = shorten(words, _LONGEST_SHOWN)
            self.notes.warn("part-unknown", message, _place(item, self.notes), name=local_name(item), words=shown)

    def _remark(self, item: Element, branch: _Branch) -> Iterator[Requirement]:
        """A running text between positions, or a description that holds for several of them; it may have several parts."""
        texts = [_texts_of(one) for one in children(item, "Description")] or [_texts(item)]
        label = " ".join(filter(None, (short_text(item, "PerfNo"), short_text(item, "PerfLbl"))))
        title = label or texts[0][0]
        parts = [words for heading, text in texts for words in (heading if heading != title else "", text)]
        if len(texts) == 1 and texts[0][1]:
            parts = [texts[0][1]]
        if words := "\n".join(filter(None, parts)) or title or readable_text(item):
            before = sum(1 for one in item.itersiblings(preceding=True) if local_name(one) in _REMARKS)
            stem = ".".join((*branch.numbers, f"H{before + 1}"))
            told = information(words, title, _place(item, self.notes), branch.lot, branch.path)
            yield from with_asks(told, list(item.iter("{*}DetailTxt")), stem, self.notes)

    def _item(self, item: Element, branch: _Branch) -> Iterator[Requirement]:
        """A position and its sub-descriptions, which stand as it does."""
        number = ".".join(filter(None, (*branch.numbers, item.get("RNoPart"), item.get("RNoIndex"))))
        standing = self.standings.of(item)
        tell_kind(item, number, standing, _place(item, self.notes), self.notes)
        if standing is Standing.PLAIN and self.standings.lacks_base(item):
            message = translatable(
                "Position {number} is marked as an alternative in group {group}, in which nothing else stands: it was taken as "
                "the position itself. Ask what it replaces."
            )
            self.notes.warn("alternative-alone", message, _place(item, self.notes), number=number, group=group_of(item))
        title, long_text = _texts(item)
        if not (title or long_text):
            message = translatable("Position {number} has no text.")
            self.notes.warn("position-without-text", message, _place(item, self.notes), number=number)
        yield self._requirement(item, number, branch, branch.path, standing.level)
        inner = (*branch.path, " ".join(filter(None, (number, title))))
        for index, part in enumerate(children(item, "SubDescr"), start=1):
            part_number = f"{number}.{short_text(part, 'SubDNo') or index}"
            yield self._requirement(part, part_number, branch, inner, standing.level)

    def _requirement(
        self, item: Element, number: str, branch: _Branch, section: tuple[str, ...], level: Level
    ) -> Requirement:
        title, text = _texts(item)
        return Requirement(
            number=number,
            lot=branch.lot,
            section=section,
            title=title if text else "",
            text=text or title or number,
            level=level,
            quantity=_quantity(item, number, self.notes),
            unit=short_text(item, "QU") or (_LUMP_SUM if short_text(item, "LumpSumItem") == _YES else ""),
            answer=_answer(item),
            source=_place(item, self.notes),
        )


def _place(item: Element, notes: Notes) -> SourcePlace:
    return notes.place(xpath=notes.paths.of(item))


def _answer(item: Element) -> AnswerForm:
    """What the bidder writes beside the price: words into gaps of the text, or the quantity where the buyer left it open."""
    if _has_bidder_gap(item):
        return AnswerForm(kind="text")
    return AnswerForm(kind="number" if short_text(item, "QtyTBD") == _YES else "none")


def _texts(item: Element) -> tuple[str, str]:
    """Short and long text of a position. The long text holds the buyer's complements where they stand."""
    title, text = _texts_of(child(item, "Description"))
    title = title or readable_text(_plain(item, "ShortText")).replace("\n", " ")
    return title, text or readable_text(_plain(item, "LongText"))


def _texts_of(description: Element | None) -> tuple[str, str]:
    complete = child(description, "CompleteText")
    outline = child(complete, "OutlineText") if complete is not None else child(description, "OutlineText")
    detail = child(complete, "DetailTxt") if complete is not None else child(description, "DetailTxt")
    return readable_text(outline).replace("\n", " "), _detail(detail)


def _plain(item: Element, name: str) -> Element | None:
    """A text that stands beside the quantity, as programs with an own simpler structure write it."""
    found = child(item, name)
    return found if found is not None else child(item, "Description", name)


def _detail(detail: Element | None) -> str:
    """The long text, a line for each of its parts, with the complements where they stand."""
    if detail is None:
        return ""
    return "\n".join(filter(None, map(readable_text, detail))) or readable_text(detail)


def _has_bidder_gap(item: Element) -> bool:
    """Whether the bidder has to write something into the text, such as maker and type."""
    return any(is_for_bidder(one) for one in item.iter("{*}TextComplement"))


def _quantity(item: Element, number: str, notes: Notes) -> Decimal | None:
    written = short_text(item, "Qty")
    if not written:
        return Decimal(1) if short_text(item, "LumpSumItem") == _YES else None
    quantity, where = decimal_of(quantity_text(item)), _place(item, notes)
    if quantity is None:
        message = translatable("The quantity “{written}” of position {number} cannot be read.")
        notes.warn("quantity-unreadable", message, where, written=written, number=number)
    elif "," in written:
        message = translatable("The quantity “{written}” of position {number} has a comma; it was read as {read}.")
        notes.warn("quantity-with-comma", message, where, written=written, number=number, read=f"{quantity:f}")
    return quantity
