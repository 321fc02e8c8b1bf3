"""Who would close the shortfall of a requirement on members, out of the firms the lead's people may see."""

from datetime import datetime

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.bids.dossier import list_members
from bidbuilder.domain.matching.closing import Closer, find_closers
from bidbuilder.domain.matching.constraints import Checker
from bidbuilder.domain.matching.dates import key_dates
from bidbuilder.domain.matching.evidence import MemberEvidence
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.tenders.requirements import Scope
from bidbuilder.storage.database import Database
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.dossiers import load_assessment
from bidbuilder.storage.organisations import list_visible_organisations, map_qualifications


def list_closers(
    database: Database, actor: Actor, bid_id: int, requirement_key: str, *, now: datetime
) -> tuple[Closer, ...]:
    """The firms with which a requirement on members would be met; none for other requirements. Raises `NotFound`."""
    with database.read() as session:
        dossier = load_assessment(session, actor, bid_id, database.coverage, now=now).dossier
        requirement = dossier.tender.find_requirement(requirement_key)
        if requirement is None:
            raise NotFound
        if requirement.scope is not Scope.MEMBER or not requirement.confirmed_constraints:
            return ()
        partners = {one.organisation_id for one in dossier.bid.partners}
        others = [one for one in list_visible_organisations(session, actor) if one.id not in partners]
        qualifications = map_qualifications(session, [one.id or 0 for one in others])
        dictionary = load_dictionary(session)
    evidence = [
        MemberEvidence(
            organisation_id=one.id or 0,
            name=one.display_name,
            properties=qualifications[one.id or 0].properties,
            certificates=qualifications[one.id or 0].certificates,
        )
        for one in others
    ]
    dates = key_dates(dossier.tender, requirement)
    return find_closers(requirement, list_members(dossier), evidence, Checker(dictionary), dates)
