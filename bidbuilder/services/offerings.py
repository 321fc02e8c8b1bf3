"""Offerings of a supplier: register, publish, price and certify; and the catalogue everybody else sees.

A list price is loaded only by a query that names who asks (law 1); an offering as such holds none.
"""

import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from bidbuilder.domain.basics.errors import NotFound, NotPermitted, Refusal, StaleRevision
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.offerings import Certificate, Offering, OfferingState
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.catalogue.projection import project_properties
from bidbuilder.domain.matching.querying.queries import Lack, OfferingQuery
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.audit import list_entries
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.files import StoredFile, add_file, get_content, get_file
from bidbuilder.storage.offering_lists import OfferingRow, list_endings
from bidbuilder.storage.offerings import (
    drop_price_list,
    find_own_by_codes,
    get_offering,
    get_own_offering,
    get_version,
    list_versions,
    map_visible_prices,
    publish_version,
    save_offering,
    save_price_list,
)
from bidbuilder.storage.organisations import get_organisation, list_facilitated_members
from bidbuilder.storage.saved_searches import queue_look_again
from bidbuilder.storage.searching.answering import answer


class CodeMissing(Refusal):
    """An offering needs a code of its supplier."""

    code = "code-missing"
    message = translatable("The product code is missing.")
    hint = translatable("Use the code of your own price list: updates find the offering by it.")


class CodeTaken(Refusal):
    """The supplier has another offering with this code."""

    code = "code-taken"
    message = translatable("You already have an offering with the code {code}.")
    hint = translatable("Change that one, or choose another code.")


class NameMissing(Refusal):
    """An offering needs a name in at least one language."""

    code = "name-missing"
    message = translatable("The name is missing.")
    hint = translatable("Give a name in at least one language.")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferingPage:
    """An offering as the asker may see it: `prices` is None for those who may not see them.

    `may_propose` says that the asker may write a change down for its supplier, who confirms it.
    """

    offering: Offering
    organisation: Organisation
    prices: PriceList | None
    may_see_prices: bool
    may_edit: bool
    may_propose: bool
    revision: int
    versions: tuple[tuple[int, datetime], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """How many own offerings there are, and how many of them wait for something."""

    all: int
    drafts: int
    without_price: int
    without_properties: int


def get_offering_page(database: Database, actor: Actor, offering_id: int) -> OfferingPage:
    """An offering with what the actor may see of it. Raises `NotFound`."""
    with database.read() as session:
        offering = get_offering(session, actor, offering_id)
        may_edit = actor.has_in(Permission.EDIT_OFFERINGS, offering.organisation_id)
        revision = get_own_offering(session, actor, offering_id).revision if may_edit else 0
        prices = map_visible_prices(session, actor, [offering_id]).get(offering_id)
        return OfferingPage(
            offering=offering,
            organisation=get_organisation(session, offering.organisation_id),
            prices=prices,
            may_see_prices=prices is not None or actor.has_in(Permission.SEE_OWN_PRICES, offering.organisation_id),
            may_edit=may_edit,
            may_propose=offering.organisation_id in list_facilitated_members(session, actor),
            revision=revision,
            versions=list_versions(session, offering_id),
        )


def get_own_offering_page(database: Database, actor: Actor, offering_id: int) -> OfferingPage:
    """An offering the actor may edit. Raises `NotFound` for those of others, though the actor may see them."""
    page = get_offering_page(database, actor, offering_id)
    if not page.may_edit:
        raise NotFound
    return page


def get_published_version(
    database: Database, actor: Actor, offering_id: int, version: int
) -> tuple[Offering, Offering | None]:
    """A published version of an offering the actor may see, and the one before it, if any. Raises `NotFound`."""
    with database.read() as session:
        get_offering(session, actor, offering_id)
        found = get_version(session, offering_id, version)
        return found, get_version(session, offering_id, version - 1) if version > 1 else None


def register_offering(
    database: Database, actor: Actor, offering: Offering, prices: PriceList | None, *, now: datetime
) -> Offering:
    """Register a new draft of one of the actor's organisations. Raises `NotPermitted`, `CodeTaken` and the like."""
    if not actor.has_in(Permission.EDIT_OFFERINGS, offering.organisation_id):
        raise NotPermitted
    with database.write(actor.name, now) as work:
        draft = replace(offering, id=None, state=OfferingState.DRAFT, version=0)
        _check(work, draft)
        saved = save_offering(work.session, draft, now)
        if prices is not None:
            save_price_list(work.session, saved, prices)
        work.record("offering.registered", f"offering:{saved.id}", saved.code)
        return saved


def change_offering(
    database: Database,
    actor: Actor,
    offering: Offering,
    prices: PriceList | None,
    revision: int,
    *,
    now: datetime,
) -> Offering:
    """Change the newest state of an own offering and its price list; a published one becomes a new version with it.

    Raises `NotFound`, `StaleRevision`, `CodeTaken`.
    """
    assert offering.id is not None  # noqa: S101 - callers change stored offerings
    with database.write(actor.name, now) as work:
        row = get_own_offering(work.session, actor, offering.id, for_change=True)
        if row.revision != revision:
            last = list_entries(work.session, f"offering:{offering.id}", limit=1)
            raise StaleRevision(who=last[0].actor if last else "?")
        changed = replace(offering, organisation_id=row.organisation_id, state=OfferingState(row.state))
        _check(work, changed)
        saved = save_offering(work.session, replace(changed, version=row.published_version), now)
        if prices is not None:
            save_price_list(work.session, saved, prices)
        else:
            drop_price_list(work.session, offering.id)
        if saved.state is OfferingState.PUBLISHED and row.published_version:
            saved = _publish(work, saved)
        work.record("offering.changed", f"offering:{saved.id}", saved.code)
        return saved


def publish_offering(database: Database, actor: Actor, offering_id: int, *, now: datetime) -> Offering:
    """Publish the newest state as the next version. Raises `NotFound`, `NameMissing`."""
    with database.write(actor.name, now) as work:
        row = get_own_offering(work.session, actor, offering_id, for_change=True)
        newest = replace(row.data, id=row.id, state=OfferingState.PUBLISHED, version=row.published_version)
        _check(work, newest)
        saved = _publish(work, newest)
        work.record("offering.published", f"offering:{offering_id}", f"version {saved.version}")
        return saved


def publish_many(database: Database, actor: Actor, offering_ids: Collection[int], *, now: datetime) -> int:
    """Publish several drafts in one transaction; gives how many were published."""
    with database.write(actor.name, now) as work:
        count = 0
        for offering_id in sorted(set(offering_ids)):
            row = get_own_offering(work.session, actor, offering_id, for_change=True)
            if row.state != OfferingState.PUBLISHED:
                _publish(
                    work, replace(row.data, id=row.id, state=OfferingState.PUBLISHED, version=row.published_version)
                )
                work.record("offering.published", f"offering:{offering_id}")
                count += 1
        return count


def withdraw_offering(database: Database, actor: Actor, offering_id: int, *, now: datetime) -> None:
    """Take an offering out of the catalogue; bids that use a version keep it."""
    with database.write(actor.name, now) as work:
        row = get_own_offering(work.session, actor, offering_id, for_change=True)
        save_offering(work.session, replace(row.data, id=row.id, state=OfferingState.WITHDRAWN), now)
        work.record("offering.withdrawn", f"offering:{offering_id}")


def add_certificate(
    database: Database,
    actor: Actor,
    offering_id: int,
    certificate: Certificate,
    content: bytes | None,
    *,
    now: datetime,
) -> Offering:
    """Add a certificate, with its file, to an own offering; a published one becomes a new version with it."""
    with database.write(actor.name, now) as work:
        row = get_own_offering(work.session, actor, offering_id, for_change=True)
        if content is not None:
            stored = _store_file(work, offering_id, certificate.file_name, content)
            certificate = replace(certificate, file_key=stored.key)
        changed = replace(
            row.data, id=row.id, version=row.published_version, certificates=(*row.data.certificates, certificate)
        )
        saved = save_offering(work.session, changed, now)
        if saved.state is OfferingState.PUBLISHED:
            saved = _publish(work, saved)
        work.record("offering.certificate-added", f"offering:{offering_id}", certificate.name)
        return saved


def remove_certificate(database: Database, actor: Actor, offering_id: int, position: int, *, now: datetime) -> Offering:
    """Take a certificate off an own offering; versions that had it keep it. Raises `NotFound`."""
    with database.write(actor.name, now) as work:
        row = get_own_offering(work.session, actor, offering_id, for_change=True)
        if not 0 <= position < len(row.data.certificates):
            raise NotFound
        kept = tuple(one for place, one in enumerate(row.data.certificates) if place != position)
        saved = save_offering(
            work.session, replace(row.data, id=row.id, version=row.published_version, certificates=kept), now
        )
        if saved.state is OfferingState.PUBLISHED:
            saved = _publish(work, saved)
        work.record("offering.certificate-removed", f"offering:{offering_id}")
        return saved


def get_certificate_file(database: Database, actor: Actor, offering_id: int, position: int) -> tuple[StoredFile, bytes]:
    """The file of a certificate of an offering the actor may see. Raises `NotFound`."""
    with database.read() as session:
        offering = get_offering(session, actor, offering_id)
        if not 0 <= position < len(offering.certificates):
            raise NotFound
        key, subject = offering.certificates[position].file_key or "", f"offering:{offering_id}"
        return get_file(session, key, subject), get_content(session, key, subject)


def list_expiring(
    database: Database, actor: Actor, until: date, language: str = "en", limit: int = 20
) -> tuple[tuple[OfferingRow, str, date], ...]:
    """Own offerings with the certificate (by its name) or price (an empty name) that ends by a day, the first first."""
    with database.read() as session:
        return list_endings(session, actor, until, language, limit)


def count_unfinished(database: Database, actor: Actor) -> Unfinished:
    """How many own offerings are drafts, lack a price, or lack properties; withdrawn ones do not count."""
    with database.read() as session:
        view = database.catalogue.current(session)

        def count(query: OfferingQuery) -> int:
            return answer(session, view, actor, replace(query, own_only=True), load_dictionary(session)).count

        return Unfinished(
            all=count(OfferingQuery()),
            drafts=count(OfferingQuery(states=(OfferingState.DRAFT,))),
            without_price=count(OfferingQuery(lacks=Lack.PRICE)),
            without_properties=count(OfferingQuery(lacks=Lack.PROPERTIES, states=(OfferingState.PUBLISHED,))),
        )


def _publish(work: Work, offering: Offering) -> Offering:
    bounds = project_properties(offering, load_dictionary(work.session))
    queue_look_again(work.session, work.now)
    return publish_version(work.session, offering, bounds, work.now)


def _check(work: Work, offering: Offering) -> None:
    if not offering.code.strip():
        raise CodeMissing(where="code")
    if not any(name.strip() for name in offering.names.values()):
        raise NameMissing(where="names")
    same = find_own_by_codes(work.session, offering.organisation_id, {offering.code}).get(offering.code)
    if same is not None and same.id != offering.id:
        raise CodeTaken(where="code", code=offering.code)


def _store_file(work: Work, offering_id: int, name: str, content: bytes) -> StoredFile:
    return add_file(
        work.session,
        key=secrets.token_urlsafe(18),
        subject=f"offering:{offering_id}",
        name=name,
        media_type="application/octet-stream",
        content=content,
        now=work.now,
    )
