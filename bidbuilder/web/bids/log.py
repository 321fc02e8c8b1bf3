"""The log of a bid: who did what and when, in words."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.bids import AuditEntry, Stage
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.solutions.differences import Change
from bidbuilder.services import bids, solutions
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.bids.compose_form import GOALS
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import _
from bidbuilder.web.recorded_actions import action_in_words
from bidbuilder.web.words import word_of

_ORGANISATION = re.compile(r"organisation:(\d+)")
_REVISION = re.compile(r"revision (\d+)")
_RUN = re.compile(r"run (?P<number>\d+)(?:, (?P<code>\S+))?", re.ASCII)
_MANY_CHANGES = 6
_WORKER = "worker"
_ROLES = frozenset(PartnerRole)
_ENDS = {
    "optimal": translatable("proven best"),
    "feasible": translatable("best found"),
    "infeasible": translatable("cannot be"),
    "unknown": translatable("nothing found"),
}


@dataclass(frozen=True, slots=True)
class LogLine:
    """An entry as it is shown."""

    entry: AuditEntry
    who: str
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
        LogLine(entry, _who(entry), action_in_words(entry.action), _detail(entry, names, changes))
        for entry in bids.list_log(the_database(), actor, bid_id)
    ]
    return render_template("bids/log.html", summary=page.summary, findings=page.findings, lines=lines)


def _who(entry: AuditEntry) -> str:
    return _("work in the background") if entry.actor == _WORKER else entry.actor


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


def _role_in_words(detail: str) -> str:
    firm, _blank, role = detail.rpartition(" ")
    return f"{firm}: {word_of(PartnerRole(role))}" if role in _ROLES else detail


def _run_in_words(words: Mapping[str, str]) -> Callable[[str], str]:
    """`run 3, price` with the word for what stands behind the comma."""

    def said(detail: str) -> str:
        run = _RUN.fullmatch(detail)
        if run is None:
            return detail
        number = _("Run {number}", number=run["number"])
        return f"{number}: {_(words[run['code']])}" if run["code"] in words else number

    return said


_IN_WORDS: Mapping[str, Callable[[str], str]] = {
    "bid.stage-changed": _stages_in_words,
    "coverage.decided": _verdict_in_words,
    "partner.changed": _role_in_words,
    "composer.asked": _run_in_words({goal.value: words for goal, words in GOALS}),
    "composer.done": _run_in_words(_ENDS),
    "composer.stopped": _run_in_words({}),
}
