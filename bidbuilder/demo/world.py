"""Stores what is there before the bid: clusters, firms, people, their catalogue, and the buyer's call."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bidbuilder.demo.catalogue.all_families import ALL_FAMILIES
from bidbuilder.demo.catalogue.families import Article, list_articles
from bidbuilder.demo.firm import Firm
from bidbuilder.demo.firms import CLUSTERS, FIRMS, UMBRELLA
from bidbuilder.demo.papers import write_paper
from bidbuilder.demo.people import PASSWORD, PEOPLE, Person, make_user
from bidbuilder.demo.samples import REQUIREMENTS_NAME, make_requirement_workbook
from bidbuilder.demo.stated import read_values
from bidbuilder.demo.tender.call import make_tender
from bidbuilder.demo.tender.requirements import list_requirements
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.catalogue.projection import project_properties
from bidbuilder.domain.consortium.qualification import Qualification
from bidbuilder.domain.people.clusters import Cluster, Membership
from bidbuilder.domain.tenders.tenders import TenderDocument
from bidbuilder.services.sign_in import hash_password
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.files import add_file
from bidbuilder.storage.offerings import publish_version, save_offering, save_price_list
from bidbuilder.storage.organisations import (
    add_membership,
    save_cluster,
    save_organisation,
    save_qualification,
)
from bidbuilder.storage.tenders import replace_requirements, save_tender
from bidbuilder.storage.users import save_user, set_password_hash

_SECRETARIAT = "Klyngesekretariatet"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# How long before today things happened, so that the trail tells a story.
_MEMBERS_SINCE = timedelta(days=900)
_PUBLISHED = timedelta(days=60)
_IMPORTED = timedelta(days=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Ids of what was stored: organisations by key, clusters by name, offerings by code, and the tender; prices by offering.

    `address` is where the demo is served: links in its mails lead there.
    """

    organisations: Mapping[str, int]
    clusters: Mapping[str, int]
    offerings: Mapping[str, int]
    prices: Mapping[int, PriceList]
    tender_id: int
    address: str


def load_world(database: Database, now: datetime, address: str) -> World:
    """Store all of it in one transaction, and everybody but the last of the people."""
    with database.write(_SECRETARIAT, now) as work:
        clusters = _store_clusters(work)
        organisations = {firm.key: _store_firm(work, firm, clusters) for firm in FIRMS}
        offerings, prices = _store_catalogue(work, organisations, now)
        tender_id = _store_tender(work, organisations["hedelund"], now)
    world = World(
        organisations=organisations,
        clusters=clusters,
        offerings=offerings,
        prices=prices,
        tender_id=tender_id,
        address=address,
    )
    load_people(database, PEOPLE[:-1], world, now)
    return world


def load_people(database: Database, people: Sequence[Person], world: World, now: datetime) -> None:
    """Store people with their roles and the demo's password."""
    hashes = [hash_password(PASSWORD) for _ in people]
    with database.write(_SECRETARIAT, now) as work:
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


def _store_catalogue(
    work: Work, organisations: Mapping[str, int], now: datetime
) -> tuple[Mapping[str, int], Mapping[int, PriceList]]:
    """The offerings of all families, published some weeks ago as lists of their members; gives ids by code, and prices."""
    ids: dict[str, int] = {}
    prices: dict[int, PriceList] = {}
    for firm in FIRMS:
        organisation_id, before = organisations[firm.key], len(ids)
        member_work = replace(work, actor=firm.organisation.legal_name, now=now - _PUBLISHED)
        for family in (one for one in ALL_FAMILIES if one.member == firm.key):
            for article in list_articles(family, organisation_id, now.date()):
                saved = _store_article(member_work, article)
                ids[saved.code], prices[saved.id or 0] = saved.id or 0, article.prices
        member_work.record("offerings.imported", f"organisation:{organisation_id}", f"{len(ids) - before} new")
    return ids, prices


def _store_article(work: Work, article: Article) -> Offering:
    keyed = tuple(replace(one, file_key=secrets.token_urlsafe(18)) for one in article.offering.certificates)
    offering = replace(article.offering, certificates=keyed)
    if article.is_draft:
        saved = save_offering(work.session, offering, work.now)
    else:
        bounds = project_properties(offering, standard_dictionary())
        saved = publish_version(work.session, offering, bounds, work.now)
    save_price_list(work.session, saved, article.prices)
    _store_papers(work, saved)
    return saved


def _store_papers(work: Work, offering: Offering) -> None:
    for certificate in offering.certificates:
        add_file(
            work.session,
            key=certificate.file_key or "",
            subject=f"offering:{offering.id}",
            name=certificate.file_name,
            media_type="application/pdf",
            content=write_paper(certificate, work.actor, choose_text(offering.names, "en")),
            now=work.now,
        )


def _store_tender(work: Work, owner_id: int, now: datetime) -> int:
    """The call, imported by the lead's bid manager with the workbook it came from."""
    lead_work = replace(work, actor="Anna Kjeldsen", now=now - _IMPORTED)
    document = TenderDocument(name=REQUIREMENTS_NAME, file_key=secrets.token_urlsafe(18), language="en")
    requirements = list_requirements()
    tender = replace(make_tender(owner_id, requirements, now.date()), documents=(document,))
    add_file(
        work.session,
        key=document.file_key or "",
        subject=f"organisation:{owner_id}",
        name=document.name,
        media_type=_EXCEL,
        content=make_requirement_workbook(),
        now=lead_work.now,
    )
    saved = save_tender(work.session, tender, lead_work.now)
    replace_requirements(work.session, saved.id or 0, requirements)
    lead_work.record("tender.imported", f"tender:{saved.id}", f"{document.name}: {len(requirements)} requirements")
    return saved.id or 0
