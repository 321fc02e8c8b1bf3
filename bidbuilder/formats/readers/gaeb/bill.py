"""A GAEB file as a tender draft: project, award information and the positions of its bill of quantities."""

from lxml import etree

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.tenders import Buyer, Tender, TenderReading
from bidbuilder.formats.readers.days import find_day
from bidbuilder.formats.readers.gaeb.positions import read_positions
from bidbuilder.formats.readers.gaeb.texts import Element, child, local_name, readable_text, short_text
from bidbuilder.formats.readers.notes import Notes

FORMAT = "gaeb"
_CALL_PHASES = {"80", "81", "82", "83", "83Z"}


def is_gaeb(root: Element) -> bool:
    """Whether an XML document is GAEB DA XML, judged by its root element; the namespace differs by version and program."""
    name = etree.QName(root)
    return name.localname == "GAEB" and (not name.namespace or "gaeb" in name.namespace.lower())


def read_gaeb(name: str, root: Element) -> TenderReading:
    """The tender draft of a bill of quantities. `name` is the file's name; what is odd becomes a finding."""
    notes = Notes(name)
    award, project = child(root, "Award"), child(root, "PrjInfo")
    bill = child(award, "BoQ")
    _check(award, bill, notes)
    title = _title(project, bill)
    tender = Tender(
        reference=_first(short_text(project, "NamePrj"), short_text(child(bill, "BoQInfo"), "Name"), title),
        title={"de": title} if title else {},
        buyer=_read_buyer(award),
        currency=_first(short_text(award, "AwardInfo", "Cur"), short_text(project, "Cur")),
        languages=("de",),
        expected_award_on=find_day(short_text(award, "AwardInfo", "AwardDate")),
        requirements=tuple(read_positions(child(bill, "BoQBody"), notes)),
    )
    _check_deadline(award, notes)
    return TenderReading(format=FORMAT, tender=tender, findings=notes.findings)


def _check(award: Element | None, bill: Element | None, notes: Notes) -> None:
    phase = short_text(award, "DP")
    if phase and phase not in _CALL_PHASES:
        message = translatable("This is data exchange phase {phase}, not a request for tenders (81 or 83).")
        notes.warn("not-a-call", message, phase=phase)
    if bill is None:
        notes.warn("no-requirements", translatable("The file holds no bill of quantities."))


def _check_deadline(award: Element | None, notes: Notes) -> None:
    """GAEB writes opening dates without a zone, so they are told and not taken."""
    day, clock = short_text(award, "AwardInfo", "OpenDate"), short_text(award, "AwardInfo", "OpenTime")
    if day:
        message = translatable("The deadline {written} has no time zone; enter the deadline after asking the buyer.")
        notes.warn("deadline-without-zone", message, written=f"{day} {clock}".strip())
    else:
        notes.warn("deadline-missing", translatable("The tender names no deadline."))


def _title(project: Element | None, bill: Element | None) -> str:
    info = child(bill, "BoQInfo")
    return _first(
        readable_text(child(info, "LblBoQ")),
        readable_text(child(project, "LblPrj")),
        short_text(project, "Name"),
        short_text(info, "Name"),
    )


def _read_buyer(award: Element | None) -> Buyer:
    address = child(award, "OWN", "Address")
    names = [short_text(one) for one in address if local_name(one).startswith("Name")] if address is not None else []
    lines = (short_text(address, "Street"), f"{short_text(address, 'PCode')} {short_text(address, 'City')}".strip())
    return Buyer(
        name=" ".join(filter(None, names)),
        country="DE" if address is not None and short_text(address, "Country") in {"", "DE", "D"} else "",
        address="\n".join(filter(None, lines)),
        email=short_text(address, "Email"),
    )


def _first(*texts: str) -> str:
    return next(filter(None, texts), "")
