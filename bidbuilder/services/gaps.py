"""What the live tenders of a cluster's leads ask for and no member offers: worked out by a job, looked at by the facilitator.

Law 1: a facilitator sees names and gaps, never a price and nothing of what a lead makes of them. Who also works for leads
sees the gaps of the tenders of these leads alone, as no lead may look into what another one works on. A study that was made
when a facilitator could see more leads is not shown any more, nor are offerings that it may not see now.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bidbuilder.domain.basics.errors import NotPermitted, Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.matching.gap_studies import (
    Asked,
    AskingTender,
    GapLine,
    GapStudy,
    NearOffering,
    condition_of,
    conditions_of,
    find_near,
    order_lines,
    still_asked,
)
from bidbuilder.domain.matching.gaps import Gap, find_gaps, is_checkable
from bidbuilder.domain.matching.hints import hints_of
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.storage.candidates import Wanted, list_candidates, map_newest_versions
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.gap_studies import find_gap_study, keep_gap_study, list_gap_leads, mark_of_gaps
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.jobs import Job, find_open_job, queue_job
from bidbuilder.storage.organisations import map_display_names
from bidbuilder.storage.searching.columns import View
from bidbuilder.storage.tenders import LiveRequirement, list_live_requirements
from bidbuilder.storage.users import get_actor, get_user, list_facilitators

JOB_KIND = "find-gaps"

_WORKING = translatable("Holding what is asked against what members offer")
_FIRST_LOOK, _LOOKED_AT = 5, 50  # candidates: mostly one of the first answers, and the others need not be read
_ALIKE = 10
_TOLD_EVERY = 20


class GapsUnderWay(Refusal):
    """One facilitator's gaps are worked out once at a time."""

    code = "gaps-under-way"
    message = translatable("This is being worked out already.")
    hint = translatable("Wait until it is done.")


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsPage:
    """The gaps as last worked out, at `made_at` (None: never yet); `job` is the one at work, `members` are names by id.

    `is_current` if nothing that matters has changed since.
    """

    lines: tuple[GapLine, ...]
    checked: int
    tenders: int
    members: Mapping[int, str]
    made_at: datetime | None
    is_current: bool
    job: Job | None


def load_gaps(database: Database, actor: Actor, *, now: datetime) -> GapsPage:
    """The gaps of the live tenders of the leads in the facilitator's clusters. Raises `NotPermitted`."""
    _require_facilitator(actor)
    with database.read() as session:
        leads = list_gap_leads(session, actor)
        row = find_gap_study(session, actor.user_id)
        if row is not None and row.data.leads != tuple(sorted(leads)):
            row = None
        study = row.data if row else GapStudy(leads=())
        lines = _seen(session, actor, still_asked(study.lines, now))
        owners = {near.organisation_id for line in lines for near in line.nearest}
        return GapsPage(
            lines=lines,
            checked=study.checked,
            tenders=study.tenders,
            members=map_display_names(session, owners),
            made_at=row.made_at if row else None,
            is_current=row is not None and row.mark == mark_of_gaps(session, actor, leads, now),
            job=find_open_job(session, _subject(actor.user_id), [JOB_KIND]),
        )


def start_gaps(database: Database, actor: Actor, *, now: datetime) -> int:
    """Ask for the gaps to be worked out; gives the job's id. Raises `NotPermitted`, `GapsUnderWay`."""
    _require_facilitator(actor)
    with database.write(actor.name, now) as work:
        if find_open_job(work.session, _subject(actor.user_id), [JOB_KIND]) is not None:
            raise GapsUnderWay
        work.record("gaps.asked", _subject(actor.user_id))
        return _queue(work.session, actor.user_id, now)


def find_gaps_job(context: JobContext) -> None:
    """Work out the gaps for who asked; the daily one, which nobody asked for, has that done for every facilitator."""
    if context.job.user_id is None:
        with context.finishing("worker") as work:
            for user_id in list_facilitators(work.session):
                if find_open_job(work.session, _subject(user_id), [JOB_KIND]) is None:
                    _queue(work.session, user_id, work.now)
        return
    user_id, now = context.job.user_id, context.clock()
    with context.database.read() as session:
        actor = get_actor(session, get_user(session, user_id))
        _require_facilitator(actor)
        leads = list_gap_leads(session, actor)
        mark = mark_of_gaps(session, actor, leads, now)
        live = [one for one in list_live_requirements(session, leads, now) if is_checkable(one.requirement)]
        lines = _Search(context.database, session, actor).find(context, live)
    tenders = len({one.tender_id for one in live})
    study = GapStudy(leads=tuple(sorted(leads)), lines=lines, checked=len(live), tenders=tenders)
    with context.finishing("worker", gaps=len(lines)) as work:
        keep_gap_study(work.session, user_id, study, mark=mark, now=now)
        work.record("gaps.found", _subject(user_id), f"{len(lines)} of {len(live)} requirements")


class _Search:
    """One facilitator's look at the catalogue."""

    def __init__(self, database: Database, session: Reading, actor: Actor) -> None:
        self._session, self._actor = session, actor
        self._dictionary: Dictionary = load_dictionary(session)
        self._view: View = database.catalogue.current(session)

    def find(self, context: JobContext, live: Sequence[LiveRequirement]) -> tuple[GapLine, ...]:
        """The gaps of all requirements; those that ask for the same are looked up once."""
        asking: dict[tuple[Asked, ...], list[LiveRequirement]] = {}
        for one in live:
            asking.setdefault(conditions_of(one.requirement), []).append(one)
        grouped: dict[Asked, tuple[list[LiveRequirement], Gap]] = {}
        for place, same in enumerate(asking.values()):
            if place % _TOLD_EVERY == 0:
                context.progress(place, len(asking), _WORKING)
            for gap in self._gaps_of(same[0].requirement):
                found, known = grouped.get(condition_of(gap.constraint), ([], gap))
                nearer = gap if len(gap.near_misses) > len(known.near_misses) else known
                grouped[condition_of(gap.constraint)] = ([*found, *same], nearer)
        return order_lines(self._line_of(found, gap) for found, gap in grouped.values())

    def _gaps_of(self, requirement: Requirement) -> tuple[Gap, ...]:
        wanted = Wanted(requirement.confirmed_constraints)
        gaps: tuple[Gap, ...] = ()
        for limit in (_FIRST_LOOK, _LOOKED_AT):
            found = list_candidates(
                self._session, self._view, self._actor, wanted, self._dictionary, limit=limit
            ).offerings
            gaps = find_gaps(requirement, found, self._dictionary)
            if not gaps:
                break
        return gaps

    def _line_of(self, asked_by: Sequence[LiveRequirement], gap: Gap) -> GapLine:
        alike = () if gap.near_misses else self._alike(asked_by[0].requirement)
        counts = Counter(one.tender_id for one in asked_by)
        tenders = {one.tender_id: one for one in asked_by}.values()
        return GapLine(
            constraint=gap.constraint,
            bound=gap.bound,
            nearest=find_near(gap, alike),
            tenders=tuple(
                AskingTender(
                    id=one.tender_id, name=one.tender, deadline=one.deadline, requirements=counts[one.tender_id]
                )
                for one in tenders
            ),
        )

    def _alike(self, requirement: Requirement) -> tuple[NearOffering, ...]:
        """Offerings that share words with the requirement: their members may be able to."""
        wanted = Wanted(hints=tuple(hints_of(requirement)))
        found = list_candidates(self._session, self._view, self._actor, wanted, self._dictionary, limit=_ALIKE)
        return tuple(
            NearOffering(offering_id=one.id or 0, organisation_id=one.organisation_id) for one in found.offerings
        )


def _seen(session: Reading, actor: Actor, lines: Sequence[GapLine]) -> tuple[GapLine, ...]:
    """The gaps with those offerings alone that the actor may see now."""
    usable = map_newest_versions(session, actor, {near.offering_id for line in lines for near in line.nearest})
    return tuple(
        replace(line, nearest=tuple(near for near in line.nearest if near.offering_id in usable)) for line in lines
    )


def _require_facilitator(actor: Actor) -> None:
    if not actor.has(Permission.FACILITATE):
        raise NotPermitted


def _queue(session: Reading, user_id: int, now: datetime) -> int:
    return queue_job(session, kind=JOB_KIND, subject=_subject(user_id), payload={}, user_id=user_id, now=now)


def _subject(user_id: int) -> str:
    return f"gaps:{user_id}"
