"""What an OCDS tender asks: criteria of the requirements extension, selection criteria, items to be supplied.

A criterion is met when one of its requirement groups is met, a group when all of its requirements are (CCCEV). So each
requirement stands under its criterion and its group, and a finding tells where groups are alternatives.
"""

from collections.abc import Iterator

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.constraints import Constraint, Operator
from bidbuilder.domain.tenders.requirements import AnswerForm, Requirement, Scope
from bidbuilder.formats.readers.json_text import Node
from bidbuilder.formats.readers.notes import Notes

_ANSWERS = {"boolean": "yes-no", "integer": "number", "number": "number"}
_MEMBER_SOURCES = {"tenderer", "supplier", "candidate"}


def read_requirements(tender: Node, notes: Notes) -> tuple[Requirement, ...]:
    """All requirements of the tender: typed criteria first, then selection criteria, then items."""
    return (*_criteria(tender, notes), *_selection(tender), *_items(tender))


def _criteria(tender: Node, notes: Notes) -> Iterator[Requirement]:
    for criterion in tender.nodes("criteria"):
        groups = criterion.nodes("requirementGroups")
        if len(groups) > 1:
            message = translatable(
                "“{title}” is met by one of {count} alternatives; each stands in a section of its own."
            )
            title = criterion.text("title") or criterion.text("id")
            notes.info("alternatives", message, criterion.place, title=title, count=len(groups))
        for group in groups:
            for requirement in group.nodes("requirements"):
                yield _typed(criterion, group if len(groups) > 1 else None, requirement, notes)


def _typed(criterion: Node, group: Node | None, node: Node, notes: Notes) -> Requirement:
    heading = criterion.text("title") or criterion.text("description")
    alternative = (group.text("description") or group.text("id")) if group else ""
    text = node.text("description") or node.text("title") or heading
    if not text:
        notes.warn("requirement-without-text", translatable("A requirement has no text."), node.place)
    return Requirement(
        number=node.text("id") or criterion.text("id"),
        lot=criterion.text("relatedLot"),
        section=tuple(filter(None, (heading, alternative))),
        title=node.text("title"),
        text=text,
        scope=_scope(criterion),
        member_rule="each" if _scope(criterion) is Scope.MEMBER else "",
        constraints=_constraints(node),
        answer=AnswerForm(kind=_ANSWERS.get(node.text("dataType"), "text")),
        source=node.place,
    )


def _scope(criterion: Node) -> Scope:
    related = criterion.text("relatesTo") or criterion.text("source")
    if related in _MEMBER_SOURCES or criterion.text("relatesToTenderer") == "true":
        return Scope.MEMBER
    return Scope.BID if related == "tender" and not criterion.has("relatedItem") else Scope.ITEM


def _constraints(node: Node) -> tuple[Constraint, ...]:
    """Bounds and the expected value as proposals; the property is the buyer's own title until a person chooses one."""
    name = node.text("title") or node.text("id")
    unit = node.node("unit").text("name") or node.text("unitCode")
    low, high, expected = (node.text(key) for key in ("minValue", "maxValue", "expectedValue"))
    if low and high:
        return (Constraint(property=name, operator=Operator.BETWEEN, values=(low, high), unit=unit),)
    bounds = ((low, Operator.AT_LEAST), (high, Operator.AT_MOST), (expected, Operator.EQUAL))
    return tuple(
        Constraint(property=name, operator=operator, values=(value,), unit=unit) for value, operator in bounds if value
    )


def _selection(tender: Node) -> Iterator[Requirement]:
    """Selection criteria of the tender and of its lots, asked of the members."""
    for owner, lot in ((tender, ""), *((one, one.text("id")) for one in tender.nodes("lots"))):
        if owner.texts("selectionCriteria"):
            continue
        criteria = owner.node("selectionCriteria")
        for index, node in enumerate(criteria.nodes("criteria"), start=1):
            text = "\n".join(filter(None, (node.text("description"), node.text("minimum"))))
            if text:
                yield Requirement(
                    number=f"{lot or 'S'}-{index}" if lot else f"S{index}",
                    lot=lot,
                    section=tuple(filter(None, (node.text("type"),))),
                    text=text,
                    scope=Scope.MEMBER,
                    source=node.place,
                )


def _items(tender: Node) -> Iterator[Requirement]:
    """Items with words of their own; items that are only a code are told by the CPV codes of their lot."""
    for node in tender.nodes("items"):
        if node.text("description"):
            yield Requirement(
                number=node.text("id"),
                lot=node.text("relatedLot"),
                text=node.text("description"),
                quantity=node.number("quantity"),
                unit=node.node("unit").text("name"),
                source=node.place,
            )
