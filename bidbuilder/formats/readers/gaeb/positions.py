"""Positions of a bill of quantities as requirements: numbered along the tree, under the headings of their categories."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.requirements import AnswerForm, Level, Requirement
from bidbuilder.formats.readers.codes import decimal_of
from bidbuilder.formats.readers.gaeb.texts import Element, child, children, local_name, readable_text, short_text
from bidbuilder.formats.readers.notes import Notes

LOT_LEVEL = "Lot"
_YES = "Yes"


_REMARKS = frozenset({"Remark", "PerfDescr", "AddText"})


@dataclass(frozen=True, slots=True)
class _Branch:
    """Where in the tree the reader is: the numbers and headings above, and the lot if the bill is divided into lots."""

    numbers: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    lot: str = ""

    def below(self, number: str, heading: str, *, is_lot: bool) -> "_Branch":
        """The branch of a category."""
        return _Branch((*self.numbers, number), (*self.path, heading), number if is_lot else self.lot)


def read_positions(body: Element | None, levels: Sequence[str], notes: Notes) -> Iterator[Requirement]:
    """All positions below a `BoQBody`, in the order of the file; remarks between them are information.

    `levels` says what each level of categories is (`Lot`, `BoQLevel` …); where it is silent a category is no lot.
    """
    yield from _walk(body, _Branch(), levels, notes)


def _walk(body: Element | None, branch: _Branch, levels: Sequence[str], notes: Notes) -> Iterator[Requirement]:
    if body is None:
        return
    for part in body:
        match local_name(part):
            case "Itemlist":
                for item in part:
                    yield from _read_entry(item, branch, notes)
            case "BoQCtgy":
                depth = len(branch.numbers)
                is_lot = depth < len(levels) and levels[depth] == LOT_LEVEL
                inner = branch.below(part.get("RNoPart") or "", _heading(part, branch), is_lot=is_lot)
                yield from _walk(child(part, "BoQBody"), inner, levels, notes)
            case _:
                yield from _read_entry(part, branch, notes)


def category_label(category: Element) -> str:
    """The buyer's words for a category."""
    return readable_text(child(category, "LblTx")) or readable_text(child(category, "LblBoQCtgy"))


def _heading(category: Element, branch: _Branch) -> str:
    number = ".".join((*branch.numbers, category.get("RNoPart") or ""))
    return " ".join(filter(None, (number, category_label(category))))


def _read_entry(item: Element, branch: _Branch, notes: Notes) -> Iterator[Requirement]:
    if local_name(item) in _REMARKS:
        title, text = _texts(item)
        if words := text or title or readable_text(item):
            yield Requirement(
                number="",
                lot=branch.lot,
                section=branch.path,
                title=title if text else "",
                text=words,
                level=Level.INFORMATION,
                answer=AnswerForm(kind="none"),
                source=notes.place(xpath=item.getroottree().getpath(item)),
            )
    elif child(item, "Description") is not None or child(item, "Qty") is not None or item.get("RNoPart"):
        yield from _read_item(item, branch, notes)


def _read_item(item: Element, branch: _Branch, notes: Notes) -> Iterator[Requirement]:
    number = ".".join(filter(None, (*branch.numbers, item.get("RNoPart"), item.get("RNoIndex"))))
    _tell_kind(item, number, notes)
    title, long_text = _texts(item)
    if not (title or long_text):
        where = notes.place(xpath=item.getroottree().getpath(item))
        notes.warn("position-without-text", translatable("Position {number} has no text."), where, number=number)
    yield Requirement(
        number=number,
        lot=branch.lot,
        section=branch.path,
        title=title if long_text else "",
        text=long_text or title or number,
        level=Level.INFORMATION if child(item, "NotAppl") is not None else Level.MANDATORY,
        quantity=_quantity(item, number, notes),
        unit=short_text(item, "QU"),
        answer=_answer(item),
        source=notes.place(xpath=item.getroottree().getpath(item)),
    )
    for index, part in enumerate(children(item, "SubDescr"), start=1):
        part_title, part_text = _texts(part)
        yield Requirement(
            number=f"{number}.{short_text(part, 'SubDNo') or index}",
            lot=branch.lot,
            section=(*branch.path, " ".join(filter(None, (number, title)))),
            title=part_title if part_text else "",
            text=part_text or part_title or number,
            quantity=_quantity(part, number, notes),
            unit=short_text(part, "QU"),
            answer=_answer(part),
            source=notes.place(xpath=part.getroottree().getpath(part)),
        )


def _answer(item: Element) -> AnswerForm:
    """What the bidder writes beside the price: words into gaps of the text, or the quantity where the buyer left it open."""
    if _has_bidder_gap(item):
        return AnswerForm(kind="text")
    return AnswerForm(kind="number" if short_text(item, "QtyTBD") == _YES else "none")


def _texts(item: Element) -> tuple[str, str]:
    """Short and long text of a position. The long text holds the buyer's complements where they stand."""
    description = child(item, "Description")
    complete = child(description, "CompleteText")
    outline = child(complete, "OutlineText") if complete is not None else child(description, "OutlineText")
    detail = child(complete, "DetailTxt") if complete is not None else child(description, "DetailTxt")
    return readable_text(outline).replace("\n", " "), _detail(detail)


def _detail(detail: Element | None) -> str:
    """The long text with its complements in place; a gap the bidder fills in is shown as dots."""
    if detail is None:
        return ""
    pieces = []
    for piece in detail:
        gap = "" if piece.get("Kind") != "Bidder" else " …… "
        pieces.append(gap + readable_text(piece).replace("\n", " ") if gap else readable_text(piece))
    return "\n".join(filter(None, (piece.strip() for piece in pieces))) or readable_text(detail)


def _has_bidder_gap(item: Element) -> bool:
    """Whether the bidder has to write something into the text, such as maker and type."""
    return any(one.get("Kind") == "Bidder" for one in item.iter("{*}TextComplement"))


def _tell_kind(item: Element, number: str, notes: Notes) -> None:
    """Say what kind of position it is where it is no plain one: optional, alternative or by the hour."""
    where = notes.place(xpath=item.getroottree().getpath(item))
    group, serial = short_text(item, "ALNGroupNo"), short_text(item, "ALNSerNo")
    if short_text(item, "QtyTBD") == _YES:
        message = translatable("The quantity of position {number} is for the bidder to state.")
        notes.info("quantity-by-bidder", message, where, number=number)
    if local_name(item) == "MarkupItem":
        message = translatable("Position {number} is a surcharge on other positions.")
        notes.info("position-surcharge", message, where, number=number)
    if short_text(item, "Provis"):
        notes.info("position-optional", translatable("Position {number} is optional."), where, number=number)
    if group and serial not in {"", "0", "1"}:
        message = translatable("Position {number} is an alternative in group {group}.")
        notes.info("position-alternative", message, where, number=number, group=group)
    if short_text(item, "HourIt") == _YES:
        notes.info("position-by-hour", translatable("Position {number} is paid by the hour."), where, number=number)


def _quantity(item: Element, number: str, notes: Notes) -> Decimal | None:
    written = short_text(item, "Qty")
    if not written:
        return Decimal(1) if short_text(item, "LumpSumItem") == _YES else None
    quantity = decimal_of(written)
    if quantity is None:
        message = translatable("The quantity “{written}” of position {number} cannot be read.")
        where = notes.place(xpath=item.getroottree().getpath(item))
        notes.warn("quantity-unreadable", message, where, written=written, number=number)
    return quantity
