"""What a position of a bill of quantities is beside its words, told as findings: optional, a surcharge, priced by the buyer …"""

from collections.abc import Iterator

from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.formats.readers.gaeb.standing import Standing, group_of
from bidbuilder.formats.readers.gaeb.texts import PICTURES, Element, child, local_name, short_text
from bidbuilder.formats.readers.notes import Notes

_YES = "Yes"
_ON_DEMAND = {
    Standing.ON_DEMAND: translatable("Position {number} is only on demand; it counts in the total."),
    Standing.OUTSIDE: translatable("Position {number} is only on demand: priced, and not in the total."),
}
_SURCHARGE = translatable("Position {number} is a surcharge on other positions.")
# MarkupType of a Zuschlagsposition (GAEB DA XML 3.x, tgMarkupType).
_SURCHARGES = {
    "AllInCat": translatable("Position {number} is a surcharge on all positions of its category."),
    "IdentAsMark": translatable("Position {number} is a surcharge on the positions that are marked for it."),
    "ListInSubQty": translatable("Position {number} is a surcharge on these positions: {positions}."),
}


def tell_kind(item: Element, number: str, standing: Standing, where: SourcePlace, notes: Notes) -> None:
    """Say what kind of position it is where it is no plain one: optional, alternative, by the hour or with a price."""
    if short_text(item, "QtyTBD") == _YES:
        message = translatable("The quantity of position {number} is for the bidder to state.")
        notes.info("quantity-by-bidder", message, where, number=number)
    if local_name(item) == "MarkupItem" or short_text(item, "MarkupItem") == _YES:
        _tell_surcharge(item, number, where, notes)
    if standing is Standing.ALTERNATIVE:
        message = translatable("Position {number} is an alternative in group {group}: priced, and not in the total.")
        notes.info("position-alternative", message, where, number=number, group=group_of(item))
    elif standing in _ON_DEMAND:
        notes.info("position-optional", _ON_DEMAND[standing], where, number=number)
    if short_text(item, "HourIt") == _YES:
        notes.info("position-by-hour", translatable("Position {number} is paid by the hour."), where, number=number)
    if price := short_text(item, "UP"):
        message = translatable(
            "The buyer's file gives the unit price {price} for position {number}: keep to it or ask."
        )
        notes.warn("position-priced", message, where, number=number, price=price)
    _tell_text(item, number, where, notes)


def _tell_surcharge(item: Element, number: str, where: SourcePlace, notes: Notes) -> None:
    positions = ", ".join(_referred(item))
    message = _SURCHARGES.get(short_text(item, "MarkupType"), _SURCHARGE)
    if message == _SURCHARGES["ListInSubQty"] and not positions:
        message = _SURCHARGE
    notes.info("position-surcharge", message, where, number=number, positions=positions)


def _tell_text(item: Element, number: str, where: SourcePlace, notes: Notes) -> None:
    """Say what of the words stands elsewhere: in another position, or in a picture."""
    if bases := ", ".join(_referred(item, "RefRNo")):
        message = translatable("The text of position {number} builds on that of position {positions}.")
        notes.warn("position-refers", message, where, number=number, positions=bases)
    pictures = [one for one in item.iter("{*}*") if local_name(one) in PICTURES]
    if pictures:
        names = ", ".join(one.get("Name") or "–" for one in pictures)
        message = translatable("The text of position {number} has pictures; look at them in the buyer's file: {names}.")
        notes.warn("picture-left-out", message, where, number=number, names=names)


def _referred(item: Element, name: str = "RefItem") -> Iterator[str]:
    """The numbers of the positions that elements of that name point to by their id; the id itself if nothing carries it."""
    for reference in item.iter(f"{{*}}{name}"):
        wanted = reference.get("IDRef") or short_text(reference)
        meant = reference.getroottree().xpath("//*[@ID=$wanted]", wanted=wanted) if wanted else []
        if wanted:
            yield _number_of(meant[0]) if meant else wanted


def _number_of(item: Element) -> str:
    above = [one.get("RNoPart") for one in item.iterancestors("{*}BoQCtgy")]
    return ".".join(filter(None, (*reversed(above), item.get("RNoPart"), item.get("RNoIndex"))))


def tell_bill(info: Element | None, notes: Notes) -> None:
    """Say what the bill asks of every price: that it is parted, as wages, materials and the like."""
    if (count := short_text(info, "NoUPComps")) not in {"", "0"}:
        names = (short_text(child(info, f"LblUPComp{part}")) for part in range(1, 7))
        message = translatable("The buyer asks for unit prices in {count} parts: {parts}.")
        notes.warn("price-in-parts", message, count=count, parts=", ".join(filter(None, names)) or "–")
