"""Kits: putting a kit together of own offerings and, with consent, of other members'; asking for consent and answering.

Nothing here loads a price: the maker of a kit never learns what a part costs, nor the part's owner what the kit costs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.catalogue.kits import (
    Consent,
    ConsentState,
    KitQuantityUnusable,
    answer,
    ask,
    missing_consents,
    require_no_cycle,
)
from bidbuilder.domain.catalogue.offerings import Component, MemberPart, Offering, OfferingState
from bidbuilder.domain.catalogue.projection import project_properties
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.i18n.messages import render_message
from bidbuilder.storage.database import Database, Reading, Work
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.jobs import queue_job
from bidbuilder.storage.kit_consents import (
    drop_consent,
    get_asked,
    list_asked,
    list_consents_of,
    list_refused,
    save_consent,
)
from bidbuilder.storage.mails import queue_mail
from bidbuilder.storage.offering_uses import BidUse, list_all_uses
from bidbuilder.storage.offerings import (
    DbOffering,
    find_own_by_codes,
    get_offering,
    get_own_offering,
    map_names,
    map_offerings,
    publish_version,
    save_offering,
)
from bidbuilder.storage.organisations import get_organisation, map_organisations
from bidbuilder.storage.saved_searches import queue_look_again
from bidbuilder.storage.users import list_answerers, list_managers

_ASKED_SUBJECT = translatable("{maker} would like {part} in its kit {kit}")
_ASKED_BODY = translatable(
    "Hello {name},\n\n{maker} is putting the kit {kit} together and would like {quantity} × {part} of {owner} in it.\n\n"
    "Agree or decline here: {link}\n\nYour prices stay yours: {maker} does not see them."
)
_LOST_SUBJECT = translatable("The kit {kit} of {maker} has left the catalogue")
_LOST_BODY = translatable(
    "Hello {name},\n\n{maker}'s kit {kit} has lost a part: its member withdrew its consent. These bids of yours use the "
    "kit:\n{bids}\n\nThey keep the version they have. Ask {maker} what can still be delivered, or choose another "
    "offering: {link}"
)
_ANSWERED: Mapping[ConsentState, tuple[str, str]] = {
    ConsentState.GIVEN: (
        translatable("{owner} agrees to {part} in your kit {kit}"),
        translatable(
            "Hello {name},\n\n{owner} agrees that {quantity} × {part} is in your kit {kit}.\n\nThe kit: {link}"
        ),
    ),
    ConsentState.DECLINED: (
        translatable("{owner} declines to have {part} in your kit {kit}"),
        translatable(
            "Hello {name},\n\n{owner} does not want {part} in your kit {kit}. "
            "Choose another part, or take it out, before you publish the kit.\n\nThe kit: {link}"
        ),
    ),
    ConsentState.WITHDRAWN: (
        translatable("{owner} takes {part} out of your kit {kit}"),
        translatable(
            "Hello {name},\n\n{owner} has withdrawn its consent to {part} in your kit {kit}. The kit is no longer in the "
            "catalogue; bids that use it keep their version. Choose another part, or take it out, and publish the kit "
            "again.\n\nThe kit: {link}"
        ),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KitPart:
    """A part of a kit as its page shows it: `offering` is None where the asker may not see it, `consent` for own parts."""

    key: str
    quantity: Decimal
    offering: Offering | None
    owner: str
    consent: Consent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """The parts of a kit, own ones first; `waiting` counts those without consent."""

    parts: tuple[KitPart, ...]
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPart:
    """A request to be part of a kit, as the part's owner sees it."""

    consent: Consent
    part: Offering
    kit_names: Mapping[str, str]
    maker: str


def load_kit(database: Database, actor: Actor, kit_id: int) -> Kit:
    """The parts of an offering the actor may see, as far as it may see them. Raises `NotFound`."""
    with database.read() as session:
        kit = get_offering(session, actor, kit_id)
        consents = {one.part_id: one for one in list_consents_of(session, kit_id)}
        own = find_own_by_codes(session, kit.organisation_id, {one.code for one in kit.components})
        ids = {one.id or 0 for one in own.values()} | {one.offering_id for one in kit.member_parts}
        seen = map_offerings(session, actor, ids)
        owners = map_organisations(session, {one.organisation_id for one in seen.values()} | {kit.organisation_id})
    maker = owners[kit.organisation_id].display_name
    parts = [
        KitPart(key=one.code, quantity=one.quantity, offering=_seen_own(own.get(one.code), seen), owner=maker)
        for one in kit.components
    ]
    for part in kit.member_parts:
        offering = seen.get(part.offering_id)
        owner = owners[offering.organisation_id].display_name if offering else ""
        consent = consents.get(part.offering_id)
        parts.append(
            KitPart(key=str(part.offering_id), quantity=part.quantity, offering=offering, owner=owner, consent=consent)
        )
    return Kit(parts=tuple(parts), waiting=len(missing_consents(kit, consents.values())))


def set_own_part(
    database: Database, actor: Actor, kit_id: int, code: str, quantity: Decimal | None, *, now: datetime
) -> None:
    """Put so many of an own offering into a kit, or take it out (None). Raises `NotFound`, `KitContainsItself`."""
    with database.write(actor.name, now) as work:
        row = get_own_offering(work.session, actor, kit_id, for_change=True)
        part = find_own_by_codes(work.session, row.organisation_id, {code}).get(code)
        kept = tuple(one for one in row.data.components if one.code != code)
        if quantity is not None:
            if part is None:
                raise NotFound
            _require_quantity(quantity)
            require_no_cycle(kit_id, part.id or 0, _parts_below(work.session, actor, part))
            kept = (*kept, Component(code=code, quantity=quantity))
        _save_kit(work, row, replace(row.data, components=kept))
        work.record("kit.part-set", f"offering:{kit_id}", f"{code} × {quantity}")


def set_member_part(
    database: Database,
    actor: Actor,
    kit_id: int,
    part_id: int,
    quantity: Decimal | None,
    *,
    base_url: str,
    now: datetime,
) -> None:
    """Put another member's offering into a kit, for which its consent is asked, or take it out (None).

    Raises `NotFound` for what the actor may not see, `KitContainsItself`, `KitQuantityUnusable`.
    """
    with database.write(actor.name, now) as work:
        row = get_own_offering(work.session, actor, kit_id, for_change=True)
        kept = tuple(one for one in row.data.member_parts if one.offering_id != part_id)
        if quantity is None:
            drop_consent(work.session, kit_id, part_id)
        else:
            _require_quantity(quantity)
            part = get_offering(work.session, actor, part_id)
            if part.organisation_id == row.organisation_id:
                raise NotFound
            require_no_cycle(kit_id, part_id, _parts_below(work.session, actor, part))
            kept = (*kept, MemberPart(offering_id=part_id, quantity=quantity))
            _ask(work, row, part, quantity, base_url)
        _save_kit(work, row, replace(row.data, member_parts=kept))
        work.record("kit.member-part-set", f"offering:{kit_id}", f"offering:{part_id} × {quantity}")
        queue_job(work.session, kind="send-mails", subject="outbox", payload={}, user_id=actor.user_id, now=now)


def list_requested_parts(database: Database, actor: Actor) -> tuple[AskedPart, ...]:
    """What makers of kits ask of the actor's organisations, those that wait for an answer first."""
    with database.read() as session:
        asked = list_asked(session, actor)
        offerings = map_offerings(session, actor, {one.part_id for one in asked})
        makers = map_organisations(session, {one.kit_owner_id for one in asked})
        names = map_names(session, {one.kit_id for one in asked})
    found = [
        AskedPart(
            consent=one,
            part=offerings[one.part_id],
            kit_names=names[one.kit_id],
            maker=makers[one.kit_owner_id].display_name,
        )
        for one in asked
    ]
    return tuple(sorted(found, key=lambda one: one.consent.state is not ConsentState.ASKED))


def list_refused_parts(database: Database, actor: Actor) -> tuple[tuple[Consent, Mapping[str, str], str], ...]:
    """What others declined or withdrew of the actor's own kits, with the names of the kit and whose the part is."""
    with database.read() as session:
        refused = list_refused(session, actor)
        owners = map_organisations(session, {one.part_owner_id for one in refused})
        names = map_names(session, {one.kit_id for one in refused})
    return tuple((one, names[one.kit_id], owners[one.part_owner_id].display_name) for one in refused)


def answer_request(
    database: Database, actor: Actor, consent_id: int, state: ConsentState, *, base_url: str, now: datetime
) -> Consent:
    """Agree, decline or withdraw a consent; a published kit that loses one leaves the catalogue.

    Raises `NotFound`, `ConsentNotAnswerable`.
    """
    with database.write(actor.name, now) as work:
        consent = get_asked(work.session, actor, consent_id)
        saved = save_consent(work.session, answer(consent, state, by=actor.name, now=now))
        kit = work.session.get_one(DbOffering, consent.kit_id, with_for_update=True)
        if state is ConsentState.WITHDRAWN and kit.state == OfferingState.PUBLISHED:
            withdrawn = replace(kit.data, id=kit.id, state=OfferingState.WITHDRAWN)
            save_offering(work.session, withdrawn, now)
            work.record("offering.withdrawn", f"offering:{kit.id}", "a consent was withdrawn")
            _tell_leads(work, withdrawn, base_url)
        _tell_maker(work, saved, base_url)
        work.record(f"kit.consent-{state}", f"offering:{consent.kit_id}", f"offering:{consent.part_id}")
        queue_job(work.session, kind="send-mails", subject="outbox", payload={}, user_id=actor.user_id, now=now)
        return saved


def _require_quantity(quantity: Decimal) -> None:
    if not quantity.is_finite() or quantity <= 0:
        raise KitQuantityUnusable(where="quantity")


def _seen_own(own: Offering | None, seen: Mapping[int, Offering]) -> Offering | None:
    return seen.get(own.id or 0) if own else None


def _parts_below(session: Reading, actor: Actor, start: Offering) -> dict[int, Sequence[int]]:
    """What each offering below one is made of, by id, as far as the actor may see."""
    below: dict[int, Sequence[int]] = {}
    waiting = [start]
    while waiting:
        one = waiting.pop()
        own = find_own_by_codes(session, one.organisation_id, {part.code for part in one.components})
        ids = [*(part.id or 0 for part in own.values()), *(part.offering_id for part in one.member_parts)]
        below[one.id or 0] = ids
        waiting.extend(map_offerings(session, actor, set(ids) - below.keys()).values())
    return below


def _save_kit(work: Work, row: DbOffering, kit: Offering) -> None:
    """A published kit becomes a new version at once if all consents stand; else the catalogue keeps the one before."""
    saved = save_offering(work.session, replace(kit, id=row.id, version=row.published_version), work.now)
    is_whole = not missing_consents(saved, list_consents_of(work.session, row.id))
    if saved.state is OfferingState.PUBLISHED and is_whole:
        queue_look_again(work.session, work.now)
        publish_version(work.session, saved, project_properties(saved, load_dictionary(work.session)), work.now)


def _ask(work: Work, row: DbOffering, part: Offering, quantity: Decimal, base_url: str) -> None:
    earlier = next((one for one in list_consents_of(work.session, row.id) if one.part_id == part.id), None)
    wanted = Consent(
        kit_id=row.id,
        kit_owner_id=row.organisation_id,
        part_id=part.id or 0,
        part_owner_id=part.organisation_id,
        quantity=quantity,
        asked_at=work.now,
    )
    consent = ask(earlier, wanted)
    save_consent(work.session, consent)
    if consent.state is ConsentState.ASKED:
        _mail(work, part.organisation_id, consent, (_ASKED_SUBJECT, _ASKED_BODY), f"{base_url}/kit-requests")


def _tell_maker(work: Work, consent: Consent, base_url: str) -> None:
    link = f"{base_url}/offerings/{consent.kit_id}/kit"
    _mail(work, consent.kit_owner_id, consent, _ANSWERED[consent.state], link)


def _tell_leads(work: Work, kit: Offering, base_url: str) -> None:
    """A mail to whoever leads bids that use the kit: which bids, not whose part it was, which the kit keeps to itself."""
    using: dict[int, list[BidUse]] = {}
    for use in list_all_uses(work.session):
        if any(item.offering_id == kit.id for item in use.items):
            using.setdefault(use.lead_id, []).append(use)
    maker = get_organisation(work.session, kit.organisation_id).display_name
    for lead_id, uses in using.items():
        for user in list_managers(work.session, lead_id):
            params = {
                "name": user.name,
                "maker": maker,
                "kit": choose_text(kit.names, user.language) or kit.code,
                "bids": "\n".join(f"- {use.title}" for use in uses),
                "link": f"{base_url}/bids/{uses[0].bid_id}/changes",
            }
            subject, body = (render_message(user.language, text, params) for text in (_LOST_SUBJECT, _LOST_BODY))
            queue_mail(work.session, recipient=user.email, subject=subject[:300], body=body, now=work.now)


def _mail(work: Work, organisation_id: int, consent: Consent, texts: tuple[str, str], link: str) -> None:
    kit = work.session.get_one(DbOffering, consent.kit_id).data
    part = work.session.get_one(DbOffering, consent.part_id).data
    for user in list_answerers(work.session, organisation_id):
        params = {
            "name": user.name,
            "maker": get_organisation(work.session, consent.kit_owner_id).display_name,
            "owner": get_organisation(work.session, consent.part_owner_id).display_name,
            "kit": choose_text(kit.names, user.language) or kit.code,
            "part": choose_text(part.names, user.language) or part.code,
            "quantity": f"{consent.quantity:f}",
            "link": link,
        }
        subject, body = (render_message(user.language, text, params) for text in texts)
        queue_mail(work.session, recipient=user.email, subject=subject, body=body, now=work.now)
