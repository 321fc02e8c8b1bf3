"""The results of a facilitator's clusters since the beginning of a year: counts alone, no price and nobody's bid by name."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bidbuilder.domain.basics.errors import NotPermitted
from bidbuilder.domain.catalogue.calls import AnswerState
from bidbuilder.domain.people.clusters import with_sub_networks
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.calls import count_answers
from bidbuilder.storage.database import Database
from bidbuilder.storage.organisations import list_clusters, list_current_members
from bidbuilder.storage.results import BidCounts, count_bids, count_confirmed, count_joined, count_published


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What there is to show for a year. `called` members were asked by calls: `can` offer it, or `cannot`."""

    year: int
    members: int
    joined: int
    called: int
    can: int
    cannot: int
    confirmed: int
    published: int
    bids: BidCounts


def count_results(database: Database, actor: Actor, year: int) -> Results:
    """The results of the clusters the actor facilitates and their sub-networks since the year began. Raises `NotPermitted`."""
    own = actor.clusters_with(Permission.FACILITATE)
    if not own:
        raise NotPermitted
    since = datetime(year, 1, 1, tzinfo=UTC)
    with database.read() as session:
        reach = with_sub_networks(own, list_clusters(session))
        members = list_current_members(session, reach)
        answers = count_answers(session, reach, since)
        return Results(
            year=year,
            members=len(members),
            joined=count_joined(session, reach, since),
            called=sum(answers.values()),
            can=answers.get(AnswerState.CAN, 0),
            cannot=answers.get(AnswerState.CANNOT, 0),
            confirmed=count_confirmed(session, members, since),
            published=count_published(session, members, since),
            bids=count_bids(session, members, since),
        )
