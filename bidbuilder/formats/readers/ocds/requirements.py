"""What an OCDS tender asks: criteria of the requirements extension, selection criteria, items to be supplied.

A criterion is met when one of its requirement groups is met, a group when all of its requirements are (CCCEV). So each
requirement stands under its criterion and its group, and a finding tells where groups are alternatives.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.domain.tenders.requirements import AnswerForm, Level, Requirement, Scope
from bidbuilder.formats.readers.eforms.headings import in_language
from bidbuilder.formats.readers.json_text import Node
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.ocds.amounts import lots_of

_ANSWERS = {"boolean": "yes-no", "integer": "number", "number": "number"}
_LISTED = re.compile(r"\^?\((?:\?:)?(?P<choices>[^()\[\]{}\\.*+?^$]+)\)\$?")
_STAFF = "Names and professional qualifications of the staff who perform the contract must stand in the tender."
_DROPPED = "cancelled"
_SELECTION = "Selection criteria"
# Kinds of selection criteria (code list of the EU profile).
_KINDS = {
    "suitability": "Suitability to pursue the professional activity",
    "economic": "Economic and financial standing",
    "technical": "Technical and professional ability",
}
# Who answers a criterion of his own accord; nothing is asked of bidders.
_OWN_SOURCES = {"buyer", "procuringEntity"}
_MEMBER_SOURCES = {"tenderer", "supplier", "candidate"}


def read_requirements(tender: Node, language: str, notes: Notes) -> tuple[Requirement, ...]:
    """All requirements of the tender: typed criteria first, then selection criteria, papers and terms, then items.

    What the file only gives as a code or a tick is worded in the `language` of the call.
    """
    return (*_criteria(tender, notes), *_selection(tender, language), *_papers(tender, language), *_items(tender))


def _criteria(tender: Node, notes: Notes) -> Iterator[Requirement]:
    items = {item.text("id"): item for item in tender.nodes("items")}
    dropped = 0
    # The banks' extensions for registers of bidders call the list by its singular.
    for criterion in tender.nodes("criteria") or tender.nodes("criterion"):
        about = _About(criterion, items)
        groups = criterion.nodes("requirementGroups")
        if len(groups) > 1:
            message = translatable(
                "“{title}” is met by one of {count} alternatives; each stands in a section of its own."
            )
            title = criterion.text("title") or criterion.text("id")
            notes.info("alternatives", message, criterion.place, title=title, count=len(groups))
        if not groups:
            yield from _without_groups(about)
        for group in groups:
            asked = [one for one in group.nodes("requirements") if one.text("status") != _DROPPED]
            dropped += len(group.nodes("requirements")) - len(asked)
            for requirement in asked:
                yield from _typed(about, group, requirement, is_alternative=len(groups) > 1)
    if dropped:
        message = translatable("Requirements the buyer took back were left out: {count}.")
        notes.info("requirements-taken-back", message, tender.place, count=dropped)


@dataclass(frozen=True, slots=True)
class _About:
    """A criterion with the items of its tender, one of which it may be about."""

    criterion: Node
    items: Mapping[str, Node]

    @property
    def item(self) -> str:
        """The words of the item the criterion is about; ``""`` where it is about none."""
        item = self.items.get(self.criterion.text("relatedItem"))
        return item.text("description") if item is not None else ""

    @property
    def lots(self) -> list[str]:
        """The lots the criterion is about, itself or by its item; ``""`` is the whole tender."""
        named = self.criterion.texts("relatedLots") or self.criterion.texts("relatedLot")
        related = self.criterion.text("relatedItem")
        if related and _relation(self.criterion) == "lot":
            named = named or [related]
        item = self.items.get(related)
        return named or (lots_of(item) if item is not None else [""])


def _without_groups(about: _About) -> Iterator[Requirement]:
    """A criterion that is only words, as publishers write them who leave out the groups."""
    criterion = about.criterion
    text = criterion.text("description") or criterion.text("title")
    if text:
        title = criterion.text("title") if criterion.text("description") else ""
        for lot in about.lots:
            yield Requirement(
                number=criterion.text("id"),
                lot=lot,
                section=tuple(filter(None, (about.item,))),
                title=title,
                text=text,
                scope=_scope(criterion),
                member_rule="each" if _scope(criterion) is Scope.MEMBER else "",
                source=criterion.place,
            )


def _typed(about: _About, group: Node, node: Node, *, is_alternative: bool) -> Iterator[Requirement]:
    """One requirement, once for every lot it is about."""
    criterion = about.criterion
    heading = criterion.text("title") or criterion.text("description")
    text = node.text("description") or node.text("title") or heading
    if not text:
        node.notes.warn("requirement-without-text", translatable("A requirement has no text."), node.place)
    more = [criterion.text("description"), group.text("description") or group.text("title")]
    if is_alternative and not more[1]:
        more[1] = group.text("id")
    section = dict.fromkeys([about.item, heading, *(one for one in more if one != text or is_alternative)])
    for lot in about.lots:
        yield Requirement(
            number=node.text("id") or criterion.text("id"),
            lot=lot,
            section=tuple(filter(None, section)),
            title=node.text("title"),
            text="\n".join(filter(None, (text, _period(node.node("period"))))),
            scope=_scope(criterion),
            member_rule="each" if _scope(criterion) is Scope.MEMBER else "",
            constraints=_constraints(node),
            answer=AnswerForm(kind="none") if criterion.text("source") in _OWN_SOURCES else _answer(node),
            evidence=", ".join(filter(None, (_evidence(one) for one in node.nodes("eligibleEvidences")))),
            source=node.place,
        )


def _evidence(node: Node) -> str:
    """What may prove it: the name of a paper, and its words where they say more."""
    return ": ".join(dict.fromkeys(filter(None, (node.text("title"), node.text("description")))))


def _period(period: Node) -> str:
    """The time a requirement is about, such as the years of a turnover: days, as they stand in the file."""
    start, end = (period.text(key)[:10] for key in ("startDate", "endDate"))
    days = period.text("durationInDays")
    if start and end:
        return f"{start} – {end}"
    return start or end or (f"{days} d" if days else "")


def _answer(node: Node) -> AnswerForm:
    pattern = node.text("pattern")
    choices = _listed(node)
    kind = _ANSWERS.get(node.text("dataType"), "text")
    return AnswerForm(kind="choice" if choices else kind, choices=choices, pattern="" if choices else pattern)


def _listed(node: Node) -> tuple[str, ...]:
    """The answers a requirement lists, in whichever of the three ways."""
    return _choices(node.text("pattern")) or _enumerated(node) or tuple(node.texts("expectedValues"))


def _choices(pattern: str) -> tuple[str, ...]:
    """The answers a pattern such as `^(A|B|C)$` lists; none where it is more than a list."""
    listed = _LISTED.fullmatch(pattern)
    found = tuple(listed["choices"].split("|")) if listed else ()
    return found if len(found) > 1 and all(found) else ()


def _enumerated(node: Node) -> tuple[str, ...]:
    """The answers that a JSON Schema of the answer lists (`dataSchema`, requirements extension from 2023 on)."""
    return tuple(node.node("dataSchema").texts("enum"))


def _scope(criterion: Node) -> Scope:
    """What a criterion is about: `relatesTo`, once called `featureOf`; only where both are silent, who answers it."""
    related = _relation(criterion) or criterion.text("source")
    if related in _MEMBER_SOURCES or criterion.text("relatesToTenderer") == "true":
        return Scope.MEMBER
    return Scope.BID if related == "tender" and not criterion.has("relatedItem") else Scope.ITEM


def _relation(criterion: Node) -> str:
    return (
        criterion.text("relatesTo") or criterion.text("featureOf") or ("item" if criterion.has("relatedItem") else "")
    )


def _constraints(node: Node) -> tuple[Constraint, ...]:
    """Bounds, the expected value and listed answers as proposals.

    The property is the buyer's own title until a person chooses one of the dictionary.
    """
    name = node.text("title") or node.text("id")
    unit = node.node("unit").text("name") or node.text("unitCode")
    low, high, expected = (node.text(key) for key in ("minValue", "maxValue", "expectedValue"))
    if node.is_object("value") and not (low or high or expected):
        expected, unit = node.node("value").text("amount"), node.node("value").text("currency")
    choices = _listed(node)
    is_every = (node.number("expectedMinItems") or 0) >= len(choices) > 1
    stated: tuple[tuple[Operator, tuple[str, ...]], ...] = (
        (Operator.BETWEEN, (low, high) if low and high else ()),
        (Operator.AT_LEAST, (low,) if low and not high else ()),
        (Operator.AT_MOST, (high,) if high and not low else ()),
        (Operator.EQUAL, (expected,) if expected else ()),
        (Operator.ALL_OF if is_every else Operator.ONE_OF, choices if not expected else ()),
    )
    return tuple(
        Constraint(property=name, operator=operator, values=values, unit=unit) for operator, values in stated if values
    )


def _selection(tender: Node, language: str) -> Iterator[Requirement]:
    """Selection criteria of the tender and of its lots, asked of the members; in plain OCDS they are one text."""
    for owner, lot in ((tender, ""), *((one, one.text("id")) for one in tender.nodes("lots"))):
        words = [text for key in ("eligibilityCriteria", "selectionCriteria") for text in owner.texts(key)]
        criteria = owner.node("selectionCriteria") if owner.is_object("selectionCriteria") else None
        if criteria is not None:
            words += criteria.texts("description")
        for index, text in enumerate(words, start=1):
            yield _asked_of_members(f"{lot or 'S'}-G{index}", lot, text, in_language(_SELECTION, language), None, owner)
        for index, node in enumerate(criteria.nodes("criteria") if criteria is not None else (), start=1):
            text = "\n".join(dict.fromkeys(filter(None, (node.text("description"), node.text("minimum")))))
            if text:
                number = f"{lot}-{index}" if lot else f"S{index}"
                section = in_language(_KINDS.get(node.text("type"), node.text("type")), language)
                yield _asked_of_members(number, lot, text, section, _weight(node), node)


def _asked_of_members(
    number: str, lot: str, text: str, section: str, weight: Decimal | None, place: Node
) -> Requirement:
    return Requirement(
        number=number,
        lot=lot,
        section=tuple(filter(None, (section,))),
        text=text,
        level=Level.MANDATORY if weight is None else Level.RATED,
        weight=weight,
        scope=Scope.MEMBER,
        source=place.place,
    )


def _weight(node: Node) -> Decimal | None:
    return next((one.number("number") for one in node.nodes("numbers") if one.text("weight")), None)


def _papers(tender: Node, language: str) -> Iterator[Requirement]:
    """What has to be handed in or kept to, as far as it is said in words or ticked."""
    for owner, lot in ((tender, ""), *((one, one.text("id")) for one in tender.nodes("lots"))):
        prefix = f"{lot}-" if lot else ""
        other, contract = owner.node("otherRequirements"), owner.node("contractTerms")
        asked = (
            (
                "Q",
                "Staff",
                in_language(_STAFF, language) if other.text("requiresStaffNamesAndQualifications") == "true" else "",
            ),
            ("C", "Security clearance", other.text("securityClearance")),
            ("K", "Qualification system", " ".join(other.texts("qualificationSystemConditions"))),
            ("N", "Confidentiality", contract.text("nonDisclosureAgreement")),
            ("T", "Conditions of the contract", contract.text("performanceTerms")),
        )
        for letter, section, text in asked:
            if text:
                yield Requirement(
                    number=f"{prefix}{letter}1",
                    lot=lot,
                    section=(in_language(section, language),),
                    text=text,
                    level=Level.INFORMATION if letter == "T" else Level.MANDATORY,
                    scope=Scope.MEMBER if letter in "CK" else Scope.BID,
                    member_rule="each" if letter in "CK" else "",
                    source=owner.place,
                )


def _items(tender: Node) -> Iterator[Requirement]:
    """Items with words of their own, or so many of a class; items that are only a CPV code are told by those of their lot."""
    lots = {item: lot.text("id") for lot in tender.nodes("lots") for item in lot.texts("items")}
    for node in tender.nodes("items"):
        named = node.node("classification")
        is_counted = node.has("quantity") or named.text("scheme").upper() != "CPV"
        if text := node.text("description") or (named.text("description") if is_counted else ""):
            unit, own = node.node("unit"), lots_of(node)
            yield Requirement(
                number=node.text("id"),
                # Of several lots it is asked once: nobody says how its quantity is shared.
                lot=(own[0] if len(own) == 1 else "") or lots.get(node.text("id"), ""),
                text=text,
                quantity=node.number("quantity"),
                unit=unit.text("name") or unit.text("id"),
                source=node.place,
            )
