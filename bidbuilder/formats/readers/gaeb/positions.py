"""Positions of a bill of quantities as requirements: numbered along the tree, under the headings of their categories."""

from collections.abc import Iterator
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.requirements import AnswerForm, Level, Requirement
from bidbuilder.formats.readers.codes import decimal_of
from bidbuilder.formats.readers.gaeb.texts import Element, child, children, readable_text, short_text
from bidbuilder.formats.readers.notes import Notes

_YES = "Yes"


def read_positions(body: Element | None, notes: Notes) -> Iterator[Requirement]:
    """All positions below a `BoQBody`, in the order of the file."""
    yield from _walk(body, (), (), notes)


def _walk(body: Element | None, numbers: tuple[str, ...], path: tuple[str, ...], notes: Notes) -> Iterator[Requirement]:
    for item_list in children(body, "Itemlist"):
        for item in item_list:
            if child(item, "Description") is not None or child(item, "Qty") is not None or item.get("RNoPart"):
                yield from _read_item(item, numbers, path, notes)
    for category in children(body, "BoQCtgy"):
        label = readable_text(child(category, "LblTx")) or readable_text(child(category, "LblBoQCtgy"))
        number = category.get("RNoPart") or ""
        heading = " ".join(filter(None, (".".join((*numbers, number)), label)))
        yield from _walk(child(category, "BoQBody"), (*numbers, number), (*path, heading), notes)


def _read_item(item: Element, numbers: tuple[str, ...], path: tuple[str, ...], notes: Notes) -> Iterator[Requirement]:
    number = ".".join(filter(None, (*numbers, item.get("RNoPart"), item.get("RNoIndex"))))
    _tell_kind(item, number, notes)
    title, long_text = _texts(item)
    if not (title or long_text):
        where = notes.place(xpath=item.getroottree().getpath(item))
        notes.warn("position-without-text", translatable("Position {number} has no text."), where, number=number)
    yield Requirement(
        number=number,
        section=path,
        title=title if long_text else "",
        text=long_text or title or number,
        level=Level.INFORMATION if child(item, "NotAppl") is not None else Level.MANDATORY,
        quantity=_quantity(item, number, notes),
        unit=short_text(item, "QU"),
        answer=AnswerForm(kind="text" if _has_bidder_gap(item) else "none"),
        source=notes.place(xpath=item.getroottree().getpath(item)),
    )
    for index, part in enumerate(children(item, "SubDescr"), start=1):
        part_title, part_text = _texts(part)
        yield Requirement(
            number=f"{number}.{short_text(part, 'SubDNo') or index}",
            section=(*path, " ".join(filter(None, (number, title)))),
            title=part_title if part_text else "",
            text=part_text or part_title or number,
            quantity=_quantity(part, number, notes),
            unit=short_text(part, "QU"),
            answer=AnswerForm(kind="text" if _has_bidder_gap(part) else "none"),
            source=notes.place(xpath=part.getroottree().getpath(part)),
        )


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
