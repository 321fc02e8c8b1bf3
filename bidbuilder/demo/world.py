"""Stores what is there before the bid: clusters, firms, people, their catalogue, and the buyer's call."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bidbuilder.demo.catalogue.all_families import ALL_FAMILIES
from bidbuilder.demo.catalogue.families import list_articles
from bidbuilder.demo.firms import CLUSTERS, FIRMS, UMBRELLA, Firm
from bidbuilder.demo.people import PASSWORD, PEOPLE, Person, make_user
from bidbuilder.demo.stated import read_values
from bidbuilder.demo.tender.call import FILE, make_tender
from bidbuilder.demo.tender.requirements import list_requirements
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.catalogue.projection import project_properties
from bidbuilder.domain.consortium.qualification import Qualification
from bidbuilder.domain.people.clusters import Cluster, Membership
from bidbuilder.services.sign_in import hash_password
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.offerings import publish_version, save_price_list
from bidbuilder.storage.organisations import (
    add_membership,
    save_cluster,
    save_organisation,
    save_qualification,
)
from bidbuilder.storage.tenders import replace_requirements, save_tender
from bidbuilder.storage.users import save_user, set_password_hash

_MEMBERS_SINCE = timedelta(days=900)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Ids of what was stored: organisations by key, clusters by name, offerings by code, and the tender; prices by offering."""

    organisations: Mapping[str, int]
    clusters: Mapping[str, int]
    offerings: Mapping[str, int]
    prices: Mapping[int, PriceList]
    tender_id: int


def load_world(database: Database, now: datetime) -> World:
    """Store all of it in one transaction, and everybody but the last of the people."""
    with database.write("Klyngesekretariatet", now) as work:
        clusters = _store_clusters(work)
        organisations = {firm.key: _store_firm(work, firm, clusters) for firm in FIRMS}
        offerings, prices = _store_catalogue(work, organisations)
        tender_id = _store_tender(work, organisations["hedelund"])
    world = World(
        organisations=organisations, clusters=clusters, offerings=offerings, prices=prices, tender_id=tender_id
    )
    load_people(database, PEOPLE[:-1], world, now)
    return world


def load_people(database: Database, people: Sequence[Person], world: World, now: datetime) -> None:
    """Store people with their roles and the demo's password."""
    hashes = [hash_password(PASSWORD) for _ in people]
    with database.write("Klyngesekretariatet", now) as work:
        for person, hashed in zip(people, hashes, strict=True):
            user = save_user(work.session, make_user(person, world.organisations, world.clusters))
            set_password_hash(work.session, user.id or 0, hashed)
            work.record("user.joined", f"user:{user.id}", person.role)


def _store_clusters(work: Work) -> Mapping[str, int]:
    stored: dict[str, int] = {}
    for name, description in CLUSTERS.items():
        parent = stored.get(UMBRELLA)
        saved = save_cluster(work.session, Cluster(name=name, description=description, parent_id=parent))
        stored[name] = saved.id or 0
        work.record("cluster.founded", f"cluster:{saved.id}", name)
    return stored


def _store_firm(work: Work, firm: Firm, clusters: Mapping[str, int]) -> int:
    saved = save_organisation(work.session, firm.organisation)
    organisation_id = saved.id or 0
    today = work.now.date()
    qualification = Qualification(
        certificates=tuple(one.on(today) for one in firm.certificates), properties=read_values(firm.figures)
    )
    save_qualification(work.session, organisation_id, qualification)
    for name in firm.clusters:
        membership = Membership(
            cluster_id=clusters[name], organisation_id=organisation_id, starts_on=today - _MEMBERS_SINCE
        )
        add_membership(work.session, membership)
    work.record("organisation.registered", f"organisation:{organisation_id}", saved.legal_name)
    return organisation_id


def _store_catalogue(work: Work, organisations: Mapping[str, int]) -> tuple[Mapping[str, int], Mapping[int, PriceList]]:
    ids: dict[str, int] = {}
    prices: dict[int, PriceList] = {}
    for family in ALL_FAMILIES:
        for article in list_articles(family, organisations[family.member], work.now.date()):
            bounds = project_properties(article.offering, standard_dictionary())
            saved = publish_version(work.session, article.offering, bounds, work.now)
            save_price_list(work.session, saved, article.prices)
            ids[saved.code], prices[saved.id or 0] = saved.id or 0, article.prices
            work.record("offering.published", f"offering:{saved.id}", saved.code)
    return ids, prices


def _store_tender(work: Work, owner_id: int) -> int:
    tender = make_tender(owner_id, list_requirements(), work.now.date())
    saved = save_tender(work.session, tender, work.now)
    replace_requirements(work.session, saved.id or 0, tender.requirements)
    work.record("tender.imported", f"tender:{saved.id}", f"{FILE}: {len(tender.requirements)} requirements")
    return saved.id or 0
