"""What the papers of a zip say of the call itself, put together: the paper that gives the frame has the first word.

What it leaves open is taken from the others in the order of the zip; what another says differently is told and not taken.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from typing import NamedTuple

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.findings import Finding, SourcePlace, translatable
from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.tenders.tenders import Buyer, Tender
from bidbuilder.domain.tenders.validity import count_validity
from bidbuilder.formats.readers.bundle_versions import Member
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.titles import title_of_name
from bidbuilder.formats.readers.workbook.kinds import REQUIREMENTS

# Of lesser weight: taken where the frame is silent, and not told where papers differ.
_QUIET_FIELDS = ("currency", "expected_award_on", "delivery_until", "incoterm", "delivery_place", "variants_allowed")
_DIFFERENT = {
    "reference": translatable("{file} gives the reference as {said}; {kept} of {other} is kept."),
    "buyer": translatable("{file} names the buyer {said}; {kept} of {other} is kept."),
    "submission_deadline": translatable("{file} says that bids are due {said}; {kept} of {other} is kept."),
    "clarification_deadline": translatable("{file} says that questions are due {said}; {kept} of {other} is kept."),
    "bid_validity_days": translatable("{file} says that bids are valid for {said} days; {kept} of {other} is kept."),
}
# How the readers of texts tell where a field comes from; untrue where another paper gave it.
_TOLD_BY_TEXTS = {
    "reference-from-text": "reference",
    "buyer-from-text": "buyer",
    "submission-from-text": "submission_deadline",
    "clarification-from-text": "clarification_deadline",
    "validity-from-text": "bid_validity_days",
}


class Frame(NamedTuple):
    """The call as all papers together tell it, and for each field that has a value the paper it is from."""

    tender: Tender
    givers: dict[str, str]

    def is_true_of(self, finding: Finding, member: Member) -> bool:
        """Whether a finding of a paper still holds: that a field was taken from its words only where it was."""
        field = _TOLD_BY_TEXTS.get(finding.code)
        return field is None or self.givers.get(field, member.name) == member.name


def fill_frame(frame: Member, members: Sequence[Member], notes: Notes) -> Frame:
    """The tender of `frame` with what it leaves open taken from the other papers, and differences told."""
    in_order = [frame, *(one for one in members if one is not frame)]
    tenders = _counted_from_one_deadline([one.reading.tender for one in in_order])
    values: dict[str, object] = {"title": _title_of(in_order)}
    givers: dict[str, str] = {}
    for member, tender in zip(in_order, tenders, strict=True):
        for field in (*_DIFFERENT, *_QUIET_FIELDS):
            said = getattr(tender, field)
            if said is None or said in ("", Buyer()):
                continue
            if field not in values:
                values[field], givers[field] = said, member.name
            elif field in _DIFFERENT and _words(said) != _words(values[field]):
                words = {"file": member.name, "said": _words(said), "kept": _words(values[field])}
                place = SourcePlace(file=member.name)
                notes.warn("papers-differ", _DIFFERENT[field], place, **words, other=givers[field])
    giver = givers.get("bid_validity_days")
    stated = {member.name: tender.bid_validity for member, tender in zip(in_order, tenders, strict=True)}
    values["bid_validity"] = stated[giver] if giver else next(filter(None, stated.values()), "")
    return Frame(replace(frame.reading.tender, **values), givers)  # type: ignore[arg-type]  # fields keep their own types


def _title_of(in_order: Sequence[Member]) -> Texts:
    """The title of the first paper that states one, of papers that only ask prices last; else what a file's name makes."""

    def rank(member: Member) -> tuple[bool, bool]:
        titles, kinds = set(member.reading.tender.title.values()), {sheet.kind for sheet in member.reading.sheets}
        is_stated = bool(titles) and titles != {title_of_name(member.name)}
        return not is_stated, bool(kinds) and REQUIREMENTS not in kinds

    return min(in_order, key=rank).reading.tender.title or in_order[0].reading.tender.title


def _counted_from_one_deadline(tenders: Sequence[Tender]) -> list[Tender]:
    """The calls with their validity counted from the one deadline that holds for all papers."""
    deadline = next((one.submission_deadline for one in tenders if one.submission_deadline), None)
    return [
        replace(
            one,
            bid_validity_days=count_validity(replace(one, submission_deadline=deadline)).bid_validity_days,
        )
        for one in tenders
    ]


def _words(value: object) -> str:
    """A value as a finding shows it; deadlines at the same moment are the same in every zone."""
    if isinstance(value, Deadline):
        return f"{value.moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    return value.name if isinstance(value, Buyer) else str(value)
