"""What a position of a bill of quantities is beside its words, told as findings: optional, a surcharge, priced by the buyer …"""

from collections.abc import Iterator

from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.formats.readers.gaeb.standing import Standing, group_of
from bidbuilder.formats.readers.gaeb.texts import PICTURES, Element, child, children, local_name, short_text
from bidbuilder.formats.readers.notes import Notes

_YES, _NO = "Yes", "No"
_DROPPED = translatable("Position {number} is dropped: nothing is to be offered for it.")
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
# What else a position may be marked as, by an element that says yes.
_MARKS = {
    "KeyIt": ("position-key", translatable("The buyer counts position {number} among the main ones.")),
    "MarkupIt": ("position-marked", translatable("Surcharges of the bill count for position {number}.")),
}
_BROKEN_DOWN = translatable("The unit price of position {number} has to be broken down.")
_UP_OR_DOWN = translatable("Position {number}: the bidder states a percentage above or below the price.")


def tell_category(category: Element, number: str, where: SourcePlace, notes: Notes) -> None:
    """Say of a category what its positions cannot say: that it is dropped, or asks for a percentage."""
    dropped = child(category, "NotApplBoQ")
    if dropped is not None and short_text(dropped) != _NO:
        notes.info("position-dropped", _DROPPED, where, number=number)
    if short_text(category, "BidUpDownReq") == _YES:
        notes.warn("position-up-or-down", _UP_OR_DOWN, where, number=number)


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
    elif standing is Standing.DROPPED:
        notes.info("position-dropped", _DROPPED, where, number=number)
    if short_text(item, "HourIt") == _YES:
        notes.info("position-by-hour", translatable("Position {number} is paid by the hour."), where, number=number)
    for name, (code, mark) in _MARKS.items():
        if short_text(item, name) == _YES:
            notes.info(code, mark, where, number=number)
    _tell_price(item, number, where, notes)
    _tell_time(item, number, where, notes)
    _tell_text(item, number, where, notes)
    _tell_product(item, number, where, notes)


def _tell_price(item: Element, number: str, where: SourcePlace, notes: Notes) -> None:
    """Say what is odd about the price: broken down, stated by the buyer, for a part of its own, with a tax of its own."""
    if short_text(item, "UPBkdn") == _YES:
        notes.warn("price-broken-down", _BROKEN_DOWN, where, number=number)
    for index, part in enumerate(children(item, "SubDescr"), start=1):
        part_number = f"{number}.{short_text(part, 'SubDNo') or index}"
        if short_text(part, "UPSpec") == _YES:
            message = translatable("Part {number} of a position needs a unit price of its own.")
            notes.warn("part-priced", message, where, number=part_number)
        if short_text(part, "UPBkdn") == _YES:
            notes.warn("price-broken-down", _BROKEN_DOWN, where, number=part_number)
    if short_text(item, "BidUpDownReq") == _YES:
        notes.warn("position-up-or-down", _UP_OR_DOWN, where, number=number)
    if rate := short_text(item, "VAT"):
        message = translatable("For position {number} the buyer names a VAT of {rate} %.")
        notes.info("position-vat", message, where, number=number, rate=rate)
    if supplement := short_text(item, "CONo").strip("0"):
        message = translatable("Position {number} belongs to supplement {supplement} (Nachtrag).")
        notes.info("position-supplement", message, where, number=number, supplement=supplement)
    if price := short_text(item, "UP"):
        message = translatable(
            "The buyer's file gives the unit price {price} for position {number}: keep to it or ask."
        )
        notes.warn("position-priced", message, where, number=number, price=price)


def _tell_time(item: Element, number: str, where: SourcePlace, notes: Notes) -> None:
    """Say for how long a thing is kept on site (Vorhaltung), and of which position."""
    if duration := short_text(item, "UseDur"):
        base = ", ".join(_referred(item, "RefBaseItem"))
        message = translatable("Position {number} is for use over time: {duration}.")
        if base:
            message = translatable("Position {number} is for use over time: {duration}, of position {positions}.")
        spoken = f"{duration} {short_text(item, 'UseDurLblTime')}".strip()
        notes.info("position-over-time", message, where, number=number, duration=spoken, positions=base)


def _tell_product(item: Element, number: str, where: SourcePlace, notes: Notes) -> None:
    """Say which product the buyer names, with its maker."""
    for product in children(item, "Product"):
        maker = short_text(product, "Address", "Name1")
        for article in children(product, "Article"):
            said = (maker, *(short_text(article, name) for name in ("Brand", "ArtNo", "ArtOutline")))
            message = translatable("For position {number} the buyer names a product: {product}.")
            notes.info("position-product", message, where, number=number, product=", ".join(filter(None, said)))


def _tell_surcharge(item: Element, number: str, where: SourcePlace, notes: Notes) -> None:
    positions = ", ".join(_with_share(item))
    message = _SURCHARGES.get(short_text(item, "MarkupType"), _SURCHARGE)
    if message == _SURCHARGES["ListInSubQty"] and not positions:
        message = _SURCHARGE
    notes.info("position-surcharge", message, where, number=number, positions=positions)


def _tell_text(item: Element, number: str, where: SourcePlace, notes: Notes) -> None:
    """Say what of the words stands elsewhere: in another position, or in a picture."""
    if bases := ", ".join(_referred(item, "RefRNo")):
        message = translatable("The text of position {number} builds on that of position {positions}.")
        notes.warn("position-refers", message, where, number=number, positions=bases)
    if descriptions := ", ".join(_descriptions(item)):
        message = translatable("For position {number} this description holds as well: {descriptions}.")
        notes.info("position-described", message, where, number=number, descriptions=descriptions)
    pictures = [one for one in item.iter("{*}*") if local_name(one) in PICTURES]
    if pictures:
        names = ", ".join(one.get("Name") or "–" for one in pictures)
        message = translatable("The text of position {number} has pictures; look at them in the buyer's file: {names}.")
        notes.warn("picture-left-out", message, where, number=number, names=names)


def _with_share(item: Element) -> Iterator[str]:
    """The positions a surcharge is on, each with the part of its quantity where only a part counts."""
    for part in item.iter("{*}MarkupSubQty"):
        share = short_text(part, "SubQty")
        yield from (f"{number} ({share})" if share else number for number in _referred(part))
    yield from (number for loose in children(item, "RefItem") for number in _referred(loose))


def _referred(item: Element, name: str = "RefItem") -> Iterator[str]:
    """The numbers of the positions that elements of that name point to by their id; the id itself if nothing carries it."""
    for reference in item.iter(f"{{*}}{name}"):
        wanted = reference.get("IDRef") or short_text(reference)
        meant = reference.getroottree().xpath("//*[@ID=$wanted]", wanted=wanted) if wanted else []
        if wanted:
            yield _number_of(meant[0]) if meant else wanted


def _descriptions(item: Element) -> Iterator[str]:
    """Number and name of the description (Ausführungsbeschreibung) that a position points to."""
    for reference in children(item, "RefPerfNo"):
        wanted = reference.get("IDRef") or short_text(reference)
        found = reference.getroottree().xpath("//*[@ID=$wanted]", wanted=wanted)
        named = (
            " ".join(filter(None, (short_text(found[0], "PerfNo"), short_text(found[0], "PerfLbl")))) if found else ""
        )
        yield named or wanted


def _number_of(item: Element) -> str:
    above = [one.get("RNoPart") for one in item.iterancestors("{*}BoQCtgy")]
    return ".".join(filter(None, (*reversed(above), item.get("RNoPart"), item.get("RNoIndex"))))


def tell_bill(info: Element | None, notes: Notes) -> None:
    """Say what the bill asks of every price: that it is parted, as wages, materials and the like."""
    if (count := short_text(info, "NoUPComps")) not in {"", "0"}:
        names = (short_text(child(info, f"LblUPComp{part}")) for part in range(1, 7))
        message = translatable("The buyer asks for unit prices in {count} parts: {parts}.")
        notes.warn("price-in-parts", message, count=count, parts=", ".join(filter(None, names)) or "–")
