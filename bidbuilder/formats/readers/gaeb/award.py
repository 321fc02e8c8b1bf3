"""What a GAEB file says of the award beside its bill: terms, securities, sites, other texts (tgAward, tgAwardInfo, tgPrjInfo).

The words before the buyer's own are German, as the bill is.
"""

from collections.abc import Iterator

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Security
from bidbuilder.domain.tenders.terms import Term, TermKind
from bidbuilder.formats.readers.codes import decimal_of
from bidbuilder.formats.readers.gaeb.asked import information, with_asks
from bidbuilder.formats.readers.gaeb.texts import Element, child, children, local_name, readable_text, short_text
from bidbuilder.formats.readers.notes import Notes

_YES, _NO = "Yes", "No"
# WarrUnit in the language of the bill.
_SPANS = {"Years": "Jahre", "Months": "Monate", "Days": "Tage"}
_SAID = (
    ("BidDate", "Angebotsdatum"),
    ("SpecialType", "Besondere Vergabeart"),
    ("AcceptType", "Abnahme"),
    ("AcceptDate", "Datum der Abnahme"),
    ("WarrEnd", "Ende der Gewährleistung"),
)
# A framework contract (tgMastAgrInfo): each element with its name, and what counts it.
_FRAMEWORK = (
    ("MastAgrLbl", "", ""),
    ("MastAgrNo", "Maßnahmennummer", ""),
    ("Descrip", "", ""),
    ("MastAgrBeg", "Beginn", ""),
    ("MastAgrEnd", "Ende", ""),
    ("MastAgrDur", "Dauer", "Monate"),
    ("TotContrVal", "Gesamtwert", "{currency}"),
    ("MinContrVal", "Kleinster Auftrag", "{currency}"),
    ("MinContrAwd", "Zuschlag für Kleinstaufträge", "%"),
    ("MaxContrVal", "Größter Auftrag", "{currency}"),
    ("CostResponsible", "Bedarfsträger", ""),
)
_MAINTENANCE = {
    "Maint": "Instandhaltung",
    "Repair": "Instandsetzung",
    "Modern": "Modernisierung",
    "Warr": "Gewährleistung",
    "Cancelorder": "Stornoauftrag",
}


def read_terms(award: Element | None, project: Element | None, currency: str) -> Iterator[Term]:
    """The terms of the award, each on one line, those of a framework contract on several."""
    info = child(award, "AwardInfo")
    if place := short_text(info, "SubmLoc"):
        yield Term(kind=TermKind.SUBMISSION, text=place)
    if contact := _contact(child(award, "OWN", "Address")):
        yield Term(kind=TermKind.CONTACT, text=contact)
    if start := short_text(info, "CnstStart"):
        yield Term(kind=TermKind.CONTRACT_START, text=start)
    if agreement := _framework(child(info, "MastAgrInfo"), currency):
        yield Term(kind=TermKind.FRAMEWORK, text=agreement)
    for words in _notes(award, info, project):
        yield Term(kind=TermKind.NOTE, text=words)


def _notes(award: Element | None, info: Element | None, project: Element | None) -> Iterator[str]:
    for name, label in _SAID:
        if words := short_text(info, name):
            yield f"{label}: {words}"
    if duration := short_text(info, "WarrDur"):
        unit = short_text(info, "WarrUnit")
        yield f"Gewährleistung: {duration} {_SPANS.get(unit, unit)}".strip()
    if percent := decimal_of(short_text(info, "WarrantPcnt")):
        yield f"Gewährleistungsbürgschaft: {_plain(str(percent))} % der Abrechnungssumme"
    if kind := short_text(info, "MaintInfo", "MaintType"):
        yield f"Art der Instandhaltung: {_MAINTENANCE.get(kind, kind)}"
    for supplement in children(info, "COInfo"):
        number, reason = short_text(supplement, "CONo"), readable_text(child(supplement, "COReas"))
        yield ": ".join(filter(None, (f"Nachtrag {number}".strip(), reason)))
    for name, label in (("Requester", "Bedarfsträger"), ("NotifSite", "Benachrichtigungsort")):
        yield from (f"{label}: {words}" for one in children(award, name) if (words := place_words(one)))
    if digits := short_text(project, "UPFracDig"):
        yield f"Einheitspreise mit {digits} Nachkommastellen"
    if (allowed := short_text(project, "BidCommPerm")) in {_YES, _NO}:
        yield f"Kommentare der Bieter sind {'' if allowed == _YES else 'nicht '}zugelassen"
    if wage := short_text(award, "WgChange", "LblRefWage"):
        reduction = decimal_of(short_text(award, "WgChange", "RedPriceComp"))
        less = f"; Minderung der Preise {_plain(str(reduction))} %" if reduction else ""
        yield f"Lohnänderung, maßgebender Lohn: {wage}{less}"


def read_securities(award: Element | None) -> tuple[Security, ...]:
    """The security for the performance, where one is asked for."""
    percent = decimal_of(short_text(award, "AwardInfo", "PerformPcnt"))
    text = "Ausführungsbürgschaft, Anteil der Auftragssumme einschließlich Nachträgen"
    return (Security(kind="performance", percent=percent, text=text),) if percent else ()


def read_sites(award: Element | None) -> str:
    """Where the work is to be done, a line for each site."""
    return "\n".join(filter(None, map(place_words, children(award, "CnstSite"))))


def read_codes(holder: Element | None) -> tuple[str, ...]:
    """The CPV codes of a bill or a part of it, without their check digits."""
    codes = (short_text(one, "CPVNo") or short_text(one) for one in children(holder, "CPVCode"))
    return tuple(dict.fromkeys(code.partition("-")[0] for code in codes if code))


def read_preliminaries(root: Element, notes: Notes) -> Iterator[Requirement]:
    """What is said of the project, and the texts before the bill (Vorbemerkungen) with what they ask."""
    award, project = child(root, "Award"), child(root, "PrjInfo")
    holders = (award, child(award, "OWN"), *children(award, "Requester"), *children(award, "CnstSite"))
    texts = [*children(project, "Descrip"), *children(project, "AddText")]
    for holder in (*holders, *children(award, "NotifSite"), root):
        texts += children(holder, "AddText")
    for count, text in enumerate(texts, start=1):
        detail = child(text, "DetailAddText")
        body = text if detail is None else detail
        title = readable_text(child(text, "OutlineAddText")).replace("\n", " ")
        if words := readable_text(body) or title:
            place = notes.place(xpath=notes.paths.of(text))
            yield from with_asks(information(words, title, place, "", ()), [body], f"V{count}", notes)


def tell_award(award: Element | None, notes: Notes) -> None:
    """Say what the bidder has to state beside the prices: how they follow wages."""
    change = child(award, "WgChange")
    if change is not None:
        message = translatable("The buyer asks how prices follow changes of wages: {wage}.")
        notes.warn("wage-change", message, wage=short_text(change, "LblRefWage") or "–")


def place_words(holder: Element) -> str:
    """A site or a party on one line: its name, and its address with commas between."""
    names = [short_text(one) for one in holder if _is_name(one)]
    address = child(holder, "Address")
    lines = [*names, *_address_lines(address)]
    return ", ".join(dict.fromkeys(filter(None, lines))) or short_text(holder)


def _is_name(element: Element) -> bool:
    return local_name(element) in {"CnstSiteName", "NotifSiteName", "RequestName"}


def _address_lines(address: Element | None) -> list[str]:
    names = [short_text(address, f"Name{part}") for part in range(1, 5)]
    town = f"{short_text(address, 'PCode')} {short_text(address, 'City')}".strip()
    return [*names, short_text(address, "Street"), town]


def _contact(address: Element | None) -> str:
    """Whom to ask, and how; the address and the mail stand with the buyer."""
    said = (short_text(address, "Contact"), short_text(address, "Phone"))
    fax = short_text(address, "Fax")
    return ", ".join(filter(None, (*said, f"Fax {fax}" if fax else "")))


def _framework(info: Element | None, currency: str) -> str:
    lines = []
    for name, label, unit in _FRAMEWORK:
        words = readable_text(child(info, name))
        if words:
            counted = f"{words} {unit.format(currency=currency)}".strip()
            lines.append(f"{label}: {counted}" if label else counted)
    if short_text(info, "BidUpDown") == _YES:
        lines.append("Auf- und Abgebotsverfahren")
    return "\n".join(lines)


def _plain(number: str) -> str:
    """A number without zeros behind its decimals: GAEB writes 5.000000."""
    return number.rstrip("0").rstrip(".") if "." in number else number
