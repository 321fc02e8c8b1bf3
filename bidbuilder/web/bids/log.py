"""The log of a bid: who did what and when, in words."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.bids import AuditEntry, Stage
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.solutions.differences import Change
from bidbuilder.services import bids, solutions
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import _
from bidbuilder.web.words import word_of

ACTIONS: Mapping[str, str] = {
    "bid.created": translatable("began the bid"),
    "bid.renamed": translatable("renamed the bid"),
    "bid.lots-chosen": translatable("chose the lots"),
    "bid.stage-changed": translatable("moved the bid to another stage"),
    "bid.introduction-written": translatable("wrote the introduction of the letter"),
    "bid.addenda-acknowledged": translatable("acknowledged addenda"),
    "bid.addendum-taken-over": translatable("took an addendum over: number, and how much has to be confirmed again"),
    "bid.addendum-undone": translatable("took an addendum back"),
    "bid.paper-noted": translatable("said whether a paper is there"),
    "bid.confirmed-again": translatable("confirmed things again after an addendum"),
    "bid.signatories-chosen": translatable("chose who signs"),
    "bid.quote-rule-chosen": translatable("chose when quotes open"),
    "bid.frozen": translatable("froze the bid"),
    "bid.reopened": translatable("began a new version"),
    "solution.property-merged": translatable("renamed properties after a merge in the dictionary"),
    "solution.edited": translatable("changed the solution"),
    "solution.undone": translatable("took an edit back"),
    "solution.redone": translatable("did an edit again"),
    "members.study-asked": translatable("asked what is lost with each member"),
    "members.studied": translatable("what is lost with each member was worked out"),
    "coverage.decided": translatable("set a verdict by hand"),
    "coverage.decision-cleared": translatable("let the computed verdict count again"),
    "coverage.remark-written": translatable("wrote a remark for the buyer"),
    "coverage.owner-assigned": translatable("said who looks after a requirement"),
    "partner.added": translatable("took a partner in"),
    "partner.changed": translatable("changed role or shares of a partner"),
    "partner.removed": translatable("let a partner go"),
    "quote.requested": translatable("asked for a quote"),
    "quote.submitted": translatable("handed a quote in"),
    "quote.declined": translatable("declined to quote"),
    "price.policy-changed": translatable("changed how the bid is priced"),
    "rates.chosen": translatable("chose exchange rates"),
    "bid.paper-given": translatable("gave a paper for a member"),
    "form.added": translatable("took a file of the buyer in"),
    "form.written": translatable("wrote into a file of the buyer"),
    "form.columns-corrected": translatable("said what the columns of the buyer's file hold"),
    "form.in-pack": translatable("put a file of the buyer into the pack"),
    "form.out-of-pack": translatable("took a file of the buyer out of the pack"),
    "form.dropped": translatable("removed a file of the buyer"),
    "section.added": translatable("added a section of the proposal"),
    "section.changed": translatable("said who writes a section, and where it stands"),
    "section.written": translatable("wrote a section of the proposal"),
    "section.dropped": translatable("removed a section of the proposal"),
    "note.written": translatable("left a note on a section"),
    "note.settled": translatable("settled a note"),
    "pack.asked-for": translatable("asked for the pack"),
    "pack.made": translatable("made the pack"),
}

_ORGANISATION = re.compile(r"organisation:(\d+)")
_REVISION = re.compile(r"revision (\d+)")
_MANY_CHANGES = 6


@dataclass(frozen=True, slots=True)
class LogLine:
    """An entry as it is shown."""

    entry: AuditEntry
    action: str
    detail: str


@room.get("/bids/<int:bid_id>/log")
@access(Permission.SEE_BIDS)
def show_log(bid_id: int) -> ResponseReturnValue:
    """Who did what, the newest first."""
    actor = current_actor()
    page = bids.get_bid_page(the_database(), actor, bid_id, now=now())
    changes = {row.revision: row.changes for row in solutions.list_saved(the_database(), actor, bid_id)}
    names = {str(card.organisation.id): card.organisation.display_name for card in page.partners}
    lines = [
        LogLine(entry, _(ACTIONS.get(entry.action, entry.action)), _detail(entry, names, changes))
        for entry in bids.list_log(the_database(), actor, bid_id)
    ]
    return render_template("bids/log.html", summary=page.summary, findings=page.findings, lines=lines)


def _detail(entry: AuditEntry, names: Mapping[str, str], changes: Mapping[int, Sequence[Change]]) -> str:
    """The detail with names for numbers and words for codes; what an edit changed in the reader's language."""
    revision = _REVISION.match(entry.detail) if entry.action.startswith("solution.") else None
    if revision and int(revision[1]) in changes:
        made = changes[int(revision[1])]
        told = [_(change.message, **change.params) for change in made[:_MANY_CHANGES]]
        return " · ".join([*told, *(["…"] if len(made) > _MANY_CHANGES else [])])
    in_words = _IN_WORDS.get(entry.action, str)
    return _ORGANISATION.sub(lambda found: names.get(found[1], found[0]), in_words(entry.detail))


def _stages_in_words(detail: str) -> str:
    return " → ".join(word_of(Stage(one)) for one in detail.split(" → "))


def _verdict_in_words(detail: str) -> str:
    number, _blank, verdict = detail.rpartition(" ")
    return f"{number}: {word_of(Verdict(verdict))}"


_IN_WORDS: Mapping[str, Callable[[str], str]] = {
    "bid.stage-changed": _stages_in_words,
    "coverage.decided": _verdict_in_words,
}
