"""Lots of an OCDS tender with their values, codes, criteria and deadlines (lots, awardCriteria and techniques extensions)."""

from collections.abc import Mapping

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.languages import Texts, fill_texts
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.tenders.tenders import AwardCriterion, CriterionKind, Lot
from bidbuilder.formats.readers.json_text import Node
from bidbuilder.formats.readers.moments import deadline_of
from bidbuilder.formats.readers.notes import Notes

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
    lots = []
    for node in tender.nodes("lots"):
        own = node.node("tenderPeriod")
        lots.append(
            Lot(
                id=node.text("id"),
                title=texts_of(node, "title", language),
                description=texts_of(node, "description", language),
                cpv=codes.get(node.text("id")) or codes.get("", ()),
                value=money_of(node.node("value")),
                submission_deadline=deadline_of(own.text("endDate"), own.place, notes) or deadline,
                award_criteria=read_criteria(node),
                nature=tender.text("mainProcurementCategory"),
            )
        )
    return tuple(lots)


def read_criteria(node: Node) -> tuple[AwardCriterion, ...]:
    """The award criteria of a lot or tender, with the first number each states as its weight."""
    return (
        tuple(_read_criterion(one) for one in node.node("awardCriteria").nodes("criteria")) if _is_object(node) else ()
    )


def cpv_of(tender: Node) -> tuple[str, ...]:
    """All CPV codes of the tender and its items, each once, those of the tender first."""
    codes = _codes_of(tender)
    for item in tender.nodes("items"):
        codes += _codes_of(item)
    return tuple(dict.fromkeys(codes))


def money_of(node: Node) -> Money | None:
    """An OCDS value: amount and currency; None if one of them is missing."""
    amount, currency = node.number("amount"), node.text("currency").upper()
    return Money(amount, currency) if amount is not None and currency else None


def texts_of(node: Node, key: str, language: str) -> Texts:
    """A text with its translations: `title` in the release's language, `title_fr` in French."""
    pairs = [(language, node.text(key))]
    pairs += [
        (name.removeprefix(f"{key}_"), node.text(name)) for name in node.field_names() if name.startswith(f"{key}_")
    ]
    return fill_texts([(tag.replace("_", "-"), text) for tag, text in pairs])


def _is_object(node: Node) -> bool:
    # In plain OCDS 1.1 `awardCriteria` of the tender is a code such as "bestProposal", not an object.
    return bool(node.has("awardCriteria") and not node.texts("awardCriteria"))


def _read_criterion(node: Node) -> AwardCriterion:
    number = next(iter(node.nodes("numbers")), node.node("numbers"))
    kind = _CRITERION_KINDS.get(node.text("type"), CriterionKind.QUALITY)
    weight_code = number.text("weight")
    return AwardCriterion(
        kind=kind,
        name=node.text("name"),
        description=node.text("description"),
        weight=number.number("number"),
        weight_kind=_WEIGHT_KINDS.get(weight_code, weight_code),
    )


def _codes_by_lot(tender: Node) -> Mapping[str, tuple[str, ...]]:
    """CPV codes of the items by their lot; under ``""`` those of the whole tender."""
    codes: dict[str, list[str]] = {"": _codes_of(tender)}
    for item in tender.nodes("items"):
        codes.setdefault(item.text("relatedLot"), []).extend(_codes_of(item))
    return {lot: tuple(dict.fromkeys(found)) for lot, found in codes.items()}


def _codes_of(node: Node) -> list[str]:
    classifications = [node.node("classification"), *node.nodes("additionalClassifications")]
    return [one.text("id") for one in classifications if one.text("scheme").upper() == "CPV" and one.text("id")]
