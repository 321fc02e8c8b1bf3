"""A GAEB file as a tender draft: project, award information and the positions of its bill of quantities."""

import re
from collections.abc import Iterator

from lxml import etree

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.tenders import Buyer, Lot, LotGroup, Tender, TenderReading
from bidbuilder.formats.readers.codes import country_by_name
from bidbuilder.formats.readers.days import find_day
from bidbuilder.formats.readers.gaeb.award import (
    read_codes,
    read_preliminaries,
    read_securities,
    read_sites,
    read_terms,
    tell_award,
)
from bidbuilder.formats.readers.gaeb.positions import LOT_LEVEL, category_label, read_positions
from bidbuilder.formats.readers.gaeb.remarks import tell_bill
from bidbuilder.formats.readers.gaeb.texts import (
    Element,
    bill_parts,
    child,
    children,
    local_name,
    readable_text,
    short_text,
)
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.refusals import FormatOutdated, NotACall

FORMAT = "gaeb"
_PROCEDURES = {"OpenCall": "open", "SelCall": "restricted"}
_CALL_PHASES = {"80", "81", "82", "83", "83Z"}
# Files of a program that leave out the phase name it in their namespace: …/DA83/3.3.
_NAMED_PHASE = re.compile(r"/DA(?P<phase>\d\d[A-Z]{0,2})/")
_GERMAN = frozenset({"", "d", "de", "deu", "deutschland", "germany", "brd", "bundesrepublik deutschland"})


def is_gaeb(root: Element) -> bool:
    """Whether an XML document is GAEB DA XML, judged by its root element; the namespace differs by version and program."""
    name = etree.QName(root)
    return name.localname == "GAEB" and (not name.namespace or "gaeb" in name.namespace.lower())


def read_gaeb(name: str, root: Element) -> TenderReading:
    """The tender draft of a bill of quantities. `name` is the file's name; what is odd becomes a finding.

    Raises `FormatOutdated` for version 2, whose elements have German names, and `NotACall` for phases that hold no award,
    such as invoices, orders and measurements.
    """
    if child(root, "Vergabe") is not None:
        raise FormatOutdated(kind="GAEB DA XML 2 (.x83)", better="GAEB DA XML 3 (.x83)")
    notes = Notes(name)
    award, project = child(root, "Award"), child(root, "PrjInfo")
    phase = _phase(root)
    if award is None and phase and phase not in _CALL_PHASES:
        raise NotACall(kind=f"GAEB DA XML, {phase}", better="GAEB DA XML (.x83, .x81)")
    bill = child(award, "BoQ")
    _check(phase, bill, notes)
    title = _title(award, project, bill)
    category = short_text(award, "AwardInfo", "Cat")
    levels = [name for one in children(child(bill, "BoQInfo"), "BoQBkdn") for name in _level_names(one)]
    days = _validity_days(award)
    currency = _first(short_text(award, "AwardInfo", "Cur"), short_text(project, "Cur"))
    tender = Tender(
        bid_validity=f"P{days}D" if days else "",
        bid_validity_days=days,
        reference=_reference(award, project, bill) or title,
        title={"de": title} if title else {},
        buyer=_read_buyer(award),
        currency=currency,
        languages=("de",),
        expected_award_on=find_day(short_text(award, "AwardInfo", "AwardDate")),
        delivery_until=find_day(short_text(award, "AwardInfo", "CnstEnd")),
        delivery_place=read_sites(award),
        variants_allowed={"Yes": True, "No": False}.get(short_text(project, "AlterBidPerm")),
        lots=tuple(_lots(bill, levels)),
        requirements=(*read_preliminaries(root, notes), *read_positions(bill, levels, notes)),
        lot_groups=tuple(_lot_groups(bill)),
        cpv=read_codes(child(bill, "BoQInfo")),
        securities=read_securities(award),
        terms=tuple(dict.fromkeys(read_terms(award, project, currency))),
        procedure=_PROCEDURES.get(category, category),
    )
    _check_deadline(award, notes)
    tell_award(award, notes)
    tell_bill(child(bill, "BoQInfo"), notes)
    return TenderReading(format=FORMAT, tender=tender, findings=notes.findings)


def _phase(root: Element) -> str:
    """The data exchange phase: what the file says, else what its namespace names; ``""`` where neither does."""
    stated = next((words for part in root if (words := short_text(part, "DP"))), "")
    named = _NAMED_PHASE.search(etree.QName(root).namespace or "")
    return stated or (named["phase"] if named else "")


def _check(phase: str, bill: Element | None, notes: Notes) -> None:
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


def _validity_days(award: Element | None) -> int | None:
    """From the opening to the end of the time the buyer may award in (Zuschlagsfrist), in days."""
    opened, ends = (find_day(short_text(award, "AwardInfo", name)) for name in ("OpenDate", "EvalEnd"))
    return (ends - opened).days if opened and ends and ends > opened else None


def _level_names(breakdown: Element) -> list[str]:
    """What the levels of the bill are: a `Type` each, or, as some programs write it, elements of that name."""
    stated = short_text(breakdown, "Type")
    return [stated] if stated else [local_name(one) for one in breakdown]


def _lots(bill: Element | None, levels: list[str]) -> Iterator[Lot]:
    """The categories of the level that the bill calls lots, if it has such a level on top."""
    if levels[:1] == [LOT_LEVEL]:
        for category in (part for part in bill_parts(bill) if local_name(part) == "BoQCtgy"):
            label = category_label(category)
            yield Lot(id=category.get("RNoPart") or "", title={"de": label} if label else {}, cpv=read_codes(category))


def _lot_groups(bill: Element | None) -> Iterator[LotGroup]:
    """Lots that may be won together (Losgruppen); they name the categories by their ids."""
    numbers = {one.get("ID"): one.get("RNoPart") or "" for one in bill.iter("{*}BoQCtgy")} if bill is not None else {}
    for group in children(bill, "LotGrp"):
        meant = [one.get("IDRef") or short_text(one) for one in children(group, "RefLotNo")]
        yield LotGroup(id=short_text(group, "LotGrNo"), lots=tuple(numbers.get(one, one) for one in meant))


def _reference(award: Element | None, project: Element | None, bill: Element | None) -> str:
    """The number of the call (Vergabenummer), else of the project, else the name of the bill."""
    return _first(
        short_text(award, "OWN", "AwardNo"),
        short_text(project, "NamePrj"),
        short_text(award, "AwardInfo", "Prj"),
        short_text(child(bill, "BoQInfo"), "Name"),
    )


def _title(award: Element | None, project: Element | None, bill: Element | None) -> str:
    info = child(bill, "BoQInfo")
    return _first(
        readable_text(child(info, "LblBoQ")),
        readable_text(child(project, "LblPrj")),
        short_text(project, "Name"),
        short_text(award, "AwardInfo", "PrjName"),
        short_text(info, "Name"),
        short_text(project, "NamePrj"),
    )


def _read_buyer(award: Element | None) -> Buyer:
    address = child(award, "OWN", "Address")
    if address is None:  # not of the format, yet written: the name alone
        return Buyer(name=_first(short_text(award, "OWN"), short_text(award, "AwardInfo", "OWN")))
    names = [short_text(one) for one in address if local_name(one).startswith("Name")] if address is not None else []
    lines = (short_text(address, "Street"), f"{short_text(address, 'PCode')} {short_text(address, 'City')}".strip())
    return Buyer(
        name=" ".join(filter(None, names)),
        country=_country(short_text(address, "Country")),
        address="\n".join(filter(None, lines)),
        email=_first(short_text(address, "Email"), short_text(address, "EMail")),
    )


def _country(written: str) -> str:
    """The buyer's country; a German format needs none for Germany, and cars have a sign of their own for it."""
    return "DE" if written.casefold() in _GERMAN else country_by_name(written)


def _first(*texts: str) -> str:
    return next(filter(None, texts), "")
