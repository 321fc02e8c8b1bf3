"""Lots of an OCDS tender with their values, codes, criteria and deadlines (lots, awardCriteria and techniques extensions)."""

from collections.abc import Mapping
from decimal import Decimal

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.languages import Texts, fill_texts
from bidbuilder.domain.tenders.tenders import AwardCriterion, CriterionKind, Lot, LotGroup
from bidbuilder.formats.readers.days import find_day
from bidbuilder.formats.readers.json_text import Node
from bidbuilder.formats.readers.moments import deadline_of
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.ocds.amounts import lots_of, money_of, read_unit_values
from bidbuilder.formats.readers.ocds.terms import read_terms

_WEIGHT_KINDS = {
    "percentageExact": "percentage-exact",
    "percentageRangeMiddle": "percentage-middle",
    "decimalExact": "decimal-exact",
    "decimalRangeMiddle": "decimal-middle",
    "pointsExact": "points-exact",
    "pointsRangeMiddle": "points-middle",
    "order": "order",
}
_CRITERION_KINDS = {"price": CriterionKind.PRICE, "cost": CriterionKind.COST}


def read_lots(tender: Node, language: str, deadline: Deadline | None, notes: Notes) -> tuple[Lot, ...]:
    """The lots in the order of the file; a lot without its own tender period has that of the tender."""
    codes = _codes_by_lot(tender)
    places = _places_by_lot(tender)
    lots = []
    for node in tender.nodes("lots"):
        own, contract = node.node("tenderPeriod"), node.node("contractPeriod") or tender.node("contractPeriod")
        lots.append(
            Lot(
                id=node.text("id"),
                title=texts_of(node, "title", language),
                description=texts_of(node, "description", language),
                cpv=codes.get(node.text("id")) or codes.get("", ()),
                value=money_of(node.node("value")),
                submission_deadline=deadline_of(own.text("endDate"), own.place, notes) or deadline,
                award_criteria=read_criteria(node) or read_criteria(tender) or _features(tender, node.text("id")),
                internal_id=next((one.text("id") for one in node.nodes("identifiers")), ""),
                nature=node.text("mainProcurementCategory") or tender.text("mainProcurementCategory"),
                framework_maximum=money_of(node.node("techniques").node("frameworkAgreement").node("value")),
                opening=_opening(node, tender),
                starts_on=find_day(contract.text("startDate")),
                ends_on=find_day(contract.text("endDate")),
                duration=_duration(contract),
                place=places.get(node.text("id"), ""),
                terms=(*read_terms(node), *read_unit_values(tender, node.text("id"))),
            )
        )
    return tuple(lots)


def read_lot_groups(tender: Node, language: str) -> tuple[LotGroup, ...]:
    """The groups of lots that may be bid for together."""
    return tuple(
        LotGroup(
            id=node.text("id"),
            title=texts_of(node, "title", language),
            description=texts_of(node, "description", language),
            lots=tuple(node.texts("relatedLots")),
            value=money_of(node.node("maximumValue")),
            award_criteria=read_criteria(node),
            terms=read_terms(node),
        )
        for node in tender.nodes("lotGroups")
    )


def read_criteria(node: Node) -> tuple[AwardCriterion, ...]:
    """The award criteria of a lot, group or tender; in plain OCDS 1.1 they are a code and none are read."""
    if not node.is_object("awardCriteria"):
        return ()
    return tuple(_read_criterion(one) for one in node.node("awardCriteria").nodes("criteria"))


def _features(tender: Node, lot: str) -> tuple[AwardCriterion, ...]:
    """Criteria beside the price as openprocurement.org writes them: answers give fractions of one, the weight is the best."""
    found = []
    for node in tender.nodes("features"):
        answers = [(one.number("value"), one.text("title")) for one in node.nodes("enum")]
        shares = [share for share, _title in answers if share is not None]
        if shares and (node.text("relatedItem") in {"", lot} or node.text("featureOf") != "lot"):
            lines = [f"{title}: {(share * 100).normalize():f} %" for share, title in answers if share is not None]
            found.append(
                AwardCriterion(
                    kind=CriterionKind.QUALITY,
                    name=node.text("title"),
                    description="\n".join(filter(None, (node.text("description"), *lines))),
                    weight=max(shares, default=Decimal(0)) * 100,
                    weight_kind="percentage-exact",
                )
            )
    return tuple(found)


def read_place(tender: Node) -> str:
    """Where the items that belong to no lot are delivered, a place on a line."""
    return _places_by_lot(tender).get("", "")


def cpv_of(tender: Node) -> tuple[str, ...]:
    """All CPV codes of the tender and its items, each once, those of the tender first."""
    codes = _codes_of(tender)
    for item in tender.nodes("items"):
        codes += _codes_of(item)
    return tuple(dict.fromkeys(codes))


def texts_of(node: Node, key: str, language: str) -> Texts:
    """A text with its translations: `title` in the release's language, `title_fr` in French."""
    pairs = [(language, node.text(key))]
    pairs += [
        (name.removeprefix(f"{key}_"), node.text(name)) for name in node.field_names() if name.startswith(f"{key}_")
    ]
    return fill_texts([(tag.replace("_", "-"), text) for tag, text in pairs])


def _read_criterion(node: Node) -> AwardCriterion:
    numbers = node.nodes("numbers")
    weight = next((one for one in numbers if one.text("weight")), None)
    fixed = next((one for one in numbers if one.text("fixed")), None)
    least, most = (
        next((one.number("number") for one in numbers if one.text("threshold") == code), None)
        for code in ("minimumScore", "maximumBids")
    )
    plain = next((one for one in numbers if not (one.text("fixed") or one.text("threshold"))), None)
    stated = weight or plain
    code = stated.text("weight") if stated else f"fixed-{fixed.text('fixed')}" if fixed else ""
    fixed_number = fixed.number("number") if fixed else None
    return AwardCriterion(
        kind=_CRITERION_KINDS.get(node.text("type"), CriterionKind.QUALITY),
        name=node.text("name"),
        description=node.text("description"),
        weight=stated.number("number") if stated else fixed_number,
        weight_kind=_WEIGHT_KINDS.get(code, code),
        minimum_score=least,
        maximum_passing=most,
        fixed=fixed_number,
        fixed_kind=fixed.text("fixed") if fixed else "",
    )


def _opening(lot: Node, tender: Node) -> Deadline | None:
    opening = lot.node("bidOpening") or tender.node("bidOpening")
    return deadline_of(opening.text("date"), opening.place, opening.notes)


def _duration(period: Node) -> str:
    days = period.number("durationInDays")
    return f"P{int(days)}D" if days is not None and days > 0 else ""


def _places_by_lot(tender: Node) -> Mapping[str, str]:
    """Where the items of each lot are delivered, a place on a line."""
    places: dict[str, dict[str, None]] = {}
    for item in tender.nodes("items"):
        for address in (*item.nodes("deliveryAddresses"), *item.nodes("deliveryAddress")):
            fields = ("streetAddress", "locality", "postalCode", "region", "countryName", "country")
            line = ", ".join(filter(None, (address.text(field) for field in fields)))
            for lot in lots_of(item):
                places.setdefault(lot, {}).setdefault(line)
        for location in (*item.nodes("deliveryLocations"), *item.nodes("deliveryLocation")):
            for lot in lots_of(item):
                places.setdefault(lot, {}).setdefault(location.text("description"))
    return {lot: "\n".join(filter(None, lines)) for lot, lines in places.items()}


def _codes_by_lot(tender: Node) -> Mapping[str, tuple[str, ...]]:
    """CPV codes of the items by their lot; under ``""`` those of the whole tender."""
    codes: dict[str, list[str]] = {"": _codes_of(tender)}
    for item in tender.nodes("items"):
        for lot in lots_of(item):
            codes.setdefault(lot, []).extend(_codes_of(item))
    return {lot: tuple(dict.fromkeys(found)) for lot, found in codes.items()}


def _codes_of(node: Node) -> list[str]:
    """CPV codes without the digit that checks them, or the ".0" a spreadsheet added."""
    classifications = [node.node("classification"), *node.nodes("additionalClassifications")]
    codes = (one.text("id") for one in classifications if one.text("scheme").upper() == "CPV")
    return [code.partition("-")[0].removesuffix(".0") for code in codes if code]
