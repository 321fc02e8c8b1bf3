"""What goes into each place of a buyer's file, out of a snapshot: verdicts, remarks and prices by the number of their row,
facts by their label.

A price goes into a row only if it is plain which: one item answers that row and no other of the file. In every other case the
place stays open and says why. What people typed counts before all of this.
"""

import base64
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.buyer_forms import (
    BuyerForm,
    FormHasProblems,
    FormPlace,
    Proposal,
    list_added_places,
    list_problems,
)
from bidbuilder.domain.bids.form_answers import choose_answer
from bidbuilder.domain.bids.form_labels import Meaning, find_meaning
from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotForm, SnapshotPriceLine
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.formats.forms.facts import collect_facts, find_day, find_firm, plain_amount
from bidbuilder.formats.forms.word_places import OTHERS
from bidbuilder.formats.writers.compliance import ComplianceRow, compliance_rows
from bidbuilder.formats.writers.file_names import slug
from bidbuilder.formats.writers.terms import VERDICT_LOOKS
from bidbuilder.formats.writers.words import Words

_BY_HAND = translatable("entered by hand")
_FROM_VERDICT = translatable("verdict on requirement {number}")
_FROM_REMARK = translatable("remark and proof of requirement {number}")
_FROM_EVIDENCE = translatable("proof of requirement {number}")
_FROM_LINE = translatable("price line {line} {title}")
_FROM_FACT = translatable("recognised by its label")
_FROM_TOTAL = translatable("total of the bid")
_NO_WORD = translatable("The drop-down of {place} has no answer that says “{verdict}”. Choose one, or leave it open.")
_NOT_OFFERED = translatable("“{value}” is not one of the answers {place} offers. Choose one of them.")
_SEVERAL_ITEMS = translatable("several items answer this row: enter the price yourself")
_SEVERAL_ROWS = translatable("the item answers several rows: say yourself where its price stands")
_UNKNOWN = translatable("nobody knows yet whether this is met")
_SIGNED_BY_HAND = translatable("stays open for the signature")
_PRICED = {"price", "total", "quantity"}


def propose_values(form: BuyerForm, snapshot: BidSnapshot) -> Mapping[str, Proposal]:
    """What goes into each place, by its key, in the order of the file; places without a value too."""
    proposer = _Proposer(form, snapshot)
    places = (*form.contents.places, *list_added_places(form))
    return {place.key: proposer.propose(place) for place in places}


def make_snapshot_form(form: BuyerForm, content: bytes, snapshot: BidSnapshot) -> SnapshotForm:
    """The form as a snapshot keeps it, with what goes into it. A form of one member bears the member's name before its own.

    Raises `FormHasProblems`.
    """
    proposals = propose_values(form, snapshot)
    if problems := list_problems(form, proposals):
        raise FormHasProblems(count=len(problems), where=form.name)
    values = tuple((key, one.value) for key, one in proposals.items() if one.value)
    priced = {key for key, one in proposals.items() if _names_price(one.place)}
    firm = find_firm(snapshot, form.organisation_id).organisation
    return SnapshotForm(
        name=form.name if form.organisation_id is None else f"{slug(firm.display_name)}-{form.name}",
        format=form.format,
        content=base64.b64encode(content).decode(),
        values=values,
        has_prices=any(key in priced for key, _value in values),
    )


def _names_price(place: FormPlace) -> bool:
    """Whether an amount belongs into a place: into a column of prices or beside a label that asks for the total."""
    is_total = find_meaning(place.label) in {Meaning.TOTAL, Meaning.TOTAL_IN_WORDS}
    return place.kind == "price" or place.role in {"price", "total"} or is_total


class _Proposer:
    def __init__(self, form: BuyerForm, snapshot: BidSnapshot) -> None:
        self._form = form
        self._snapshot = snapshot
        self._words = Words(snapshot.language)

    def propose(self, place: FormPlace) -> Proposal:
        typed = self._form.typed.get(place.key)
        if typed is not None:
            return _held_against_choices(Proposal(place=place, value=typed, origin=_BY_HAND, is_typed=True))
        return _held_against_choices(self._by_row(place) if place.requirement else self._by_label(place))

    def _by_row(self, place: FormPlace) -> Proposal:
        requirement = self._requirements.get(_normal(place.requirement))
        role = place.role or place.kind
        if role in _PRICED:
            return self._price(place, requirement, role)
        row = self._rows.get(requirement.key) if requirement else None
        if requirement is None or row is None:
            return Proposal(place=place)
        if place.kind == "answer":
            return self._answer(place, requirement, row)
        if role == "evidence":
            return _worded(place, "; ".join(row.proof), _FROM_EVIDENCE, requirement)
        if role == "remark" or place.kind == "remark":
            text = "\n".join(row.remark or row.offered)
            return _worded(place, text, _FROM_REMARK, requirement)
        return Proposal(place=place)

    def _answer(self, place: FormPlace, requirement: Requirement, row: ComplianceRow) -> Proposal:
        verdict = row.verdict
        if verdict is None:
            return Proposal(place=place)
        if verdict is Verdict.UNKNOWN:
            return Proposal(place=place, origin=_UNKNOWN)
        word = self._words.say(VERDICT_LOOKS[verdict].word)
        if not place.choices:
            return _worded(place, word, _FROM_VERDICT, requirement)
        choice = choose_answer(verdict, place.choices)
        if choice is None:
            return Proposal(place=place, problem=_NO_WORD, params={"place": place.key, "verdict": word})
        return _worded(place, choice, _FROM_VERDICT, requirement)

    def _price(self, place: FormPlace, requirement: Requirement | None, role: str) -> Proposal:
        lines = self._lines_of(place.requirement, requirement)
        if not lines:
            return Proposal(place=place)
        if len(lines) > 1:
            return Proposal(place=place, origin=_SEVERAL_ITEMS)
        if self._uses[lines[0].item_key] > 1:
            return Proposal(place=place, origin=_SEVERAL_ROWS)
        line = lines[0]
        amount = {"price": line.unit_price, "total": line.total, "quantity": line.quantity}[role]
        params = {"line": line.number, "title": line.title}
        return Proposal(place=place, value=plain_amount(amount), origin=_FROM_LINE, params=params)

    def _by_label(self, place: FormPlace) -> Proposal:
        meaning = find_meaning(place.label) if place.role != OTHERS else None
        if meaning is Meaning.SIGNATURE:
            return Proposal(place=place, origin=_SIGNED_BY_HAND)
        value = self._facts.get(meaning, "") if meaning else ""
        if not value or place.kind == "check":
            return Proposal(place=place)
        if place.kind == "price" or (meaning is Meaning.TOTAL and self._form.is_workbook):
            if meaning is not Meaning.TOTAL:
                return Proposal(place=place)
            return Proposal(place=place, value=plain_amount(self._snapshot.price.total), origin=_FROM_TOTAL)
        day = find_day(self._snapshot, meaning)
        if day is not None and (self._form.is_workbook or place.kind == "date"):
            value = day.isoformat()
        return Proposal(place=place, value=value, origin=_FROM_FACT)

    def _lines_of(self, number: str, requirement: Requirement | None) -> Sequence[SnapshotPriceLine]:
        """The price lines behind a row: of the items that answer its requirement, or of the item with its number or code."""
        if requirement is not None:
            keys = [item.key for item in self._snapshot.items if requirement.key in item.answers]
        else:
            wanted = _normal(number)
            keys = [item.key for item in self._snapshot.items if wanted in {_normal(item.code), _normal(item.number)}]
        return [self._lines[key] for key in keys if key in self._lines]

    @cached_property
    def _uses(self) -> Counter[str]:
        """In how many rows of this file the price of each item would stand."""
        rows = {
            (place.group, _normal(place.requirement))
            for place in self._form.contents.places
            if place.requirement and (place.role or place.kind) in _PRICED
        }
        uses: Counter[str] = Counter()
        for _group, number in rows:
            uses.update(line.item_key for line in self._lines_of(number, self._requirements.get(number)))
        return uses

    @cached_property
    def _lines(self) -> Mapping[str, SnapshotPriceLine]:
        return {line.item_key: line for line in self._snapshot.price.lines}

    @cached_property
    def _requirements(self) -> Mapping[str, Requirement]:
        """Requirements by number; those that were read from this very file count before others."""
        known = sorted(self._snapshot.tender.requirements, key=lambda one: one.source.file == self._form.name)
        return {_normal(one.number): one for one in known}

    @cached_property
    def _rows(self) -> Mapping[str, ComplianceRow]:
        rows = compliance_rows(self._snapshot, self._words)
        return {one.key: row for one, row in zip(self._snapshot.tender.requirements, rows, strict=True)}

    @cached_property
    def _facts(self) -> Mapping[Meaning, str]:
        return collect_facts(self._snapshot, self._form.organisation_id, self._words)


def _worded(place: FormPlace, value: str, origin: str, requirement: Requirement) -> Proposal:
    if not value:
        return Proposal(place=place)
    return Proposal(place=place, value=value, origin=origin, params={"number": requirement.number})


def _held_against_choices(proposal: Proposal) -> Proposal:
    """A value that the buyer's drop-down does not offer is a problem, unless only its capitals or blanks differ."""
    place, value = proposal.place, proposal.value
    if not value or not place.choices or proposal.problem or place.kind == "check":
        return proposal
    same = next((choice for choice in place.choices if _normal(choice) == _normal(value)), None)
    if same is None:
        return replace(proposal, problem=_NOT_OFFERED, params={"value": value, "place": place.spot})
    return replace(proposal, value=same)


def _normal(text: str) -> str:
    return " ".join(text.split()).casefold()
