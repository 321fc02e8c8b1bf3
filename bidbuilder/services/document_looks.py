"""How a lead's documents look and what they say in its own words: colours, typeface, logo and phrases, for all of its bids.

Whoever manages bids of the lead may change them. Its own Word masters: `masters`.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.bids.assessment import BidSummary
from bidbuilder.domain.bids.phrases import COVER_LINE, SENTENCES, replace_phrases
from bidbuilder.domain.people.logos import require_logo
from bidbuilder.domain.people.looks import require_readable
from bidbuilder.domain.people.organisations import Branding, Organisation
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.i18n.messages import messages_of
from bidbuilder.storage.bids import get_bid_for_change
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.dossiers import load_assessment
from bidbuilder.storage.files import add_file
from bidbuilder.storage.organisations import get_organisation, save_organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class LookPage:
    """The look of the documents of a bid's lead. `language` is that of the bid's documents."""

    summary: BidSummary
    gate: tuple[Finding, ...]
    lead: Organisation
    language: str
    may_edit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A standing sentence as the house says it, and the lead's own words (``""`` for none). `place` counts from 0."""

    place: int
    where: str
    standing: str
    own: str


def get_look_page(database: Database, actor: Actor, bid_id: int, *, now: datetime) -> LookPage:
    """The look of a bid's documents. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
    dossier = assessment.dossier
    return LookPage(
        summary=assessment.summary,
        gate=assessment.findings,
        lead=dossier.lead,
        language=dossier.tender.document_language,
        may_edit=actor.has_in(Permission.MANAGE_BIDS, dossier.bid.lead_id),
    )


def list_wordings(branding: Branding, language: str) -> tuple[Wording, ...]:
    """Every sentence that may be replaced, with the lead's words in a language."""
    own = {one.message: one.text for one in branding.phrases if one.language == language}
    return tuple(
        Wording(place=place, where=one.place, standing=standing, own=own.get(one.message, ""))
        for (place, standing), one in zip(_standing(language).items(), SENTENCES, strict=True)
    )


def save_look(
    database: Database,
    actor: Actor,
    bid_id: int,
    look: Branding,
    logo: bytes,
    *,
    now: datetime,
) -> None:
    """Keep colours and typeface of `look`, and a logo if one is given.

    Raises `NotFound`, `BidFrozen`, `ColourTooLight`, `LogoRefused`.
    """
    require_readable(look.primary_colour, "primary_colour")
    if logo:
        require_logo(logo)
    with database.write(actor.name, now) as work:
        lead = _lead_of(work, actor, bid_id)
        branding = replace(
            lead.branding,
            primary_colour=look.primary_colour,
            accent_colour=look.accent_colour,
            font=look.font,
        )
        if logo:
            branding = replace(branding, logo_file=_store_logo(work, lead, logo))
        _save(work, lead, branding)


def go_back_to_house_look(database: Database, actor: Actor, bid_id: int, *, now: datetime) -> None:
    """Colours, typeface and no logo, as the house has them; phrases stay. Raises `NotFound`."""
    with database.write(actor.name, now) as work:
        lead = _lead_of(work, actor, bid_id)
        _save(work, lead, Branding(phrases=lead.branding.phrases))


def write_phrases(
    database: Database, actor: Actor, bid_id: int, language: str, wanted: Mapping[int, str], *, now: datetime
) -> None:
    """Keep the lead's own words of one language, by the place of their sentence; empty ones are taken away.

    Raises `NotFound`, `PhraseFieldsDiffer`, `PhraseTooLong`.
    """
    with database.write(actor.name, now) as work:
        lead = _lead_of(work, actor, bid_id)
        phrases = replace_phrases(lead.branding.phrases, language, wanted, _standing(language))
        _save(work, lead, replace(lead.branding, phrases=phrases))


def _standing(language: str) -> dict[int, str]:
    """The house's words of every sentence in a language, by its place."""
    texts = messages_of(language).texts
    return {
        place: "" if one.message == COVER_LINE else texts.get(one.message, one.message)
        for place, one in enumerate(SENTENCES)
    }


def _lead_of(work: Work, actor: Actor, bid_id: int) -> Organisation:
    return get_organisation(work.session, get_bid_for_change(work.session, actor, bid_id).lead_id)


def _store_logo(work: Work, lead: Organisation, content: bytes) -> str:
    key = secrets.token_urlsafe(16)
    subject = f"organisation:{lead.id}"
    add_file(
        work.session,
        key=key,
        subject=subject,
        name="logo.png",
        media_type="image/png",
        content=content,
        now=work.now,
    )
    return key


def _save(work: Work, lead: Organisation, branding: Branding) -> None:
    save_organisation(work.session, replace(lead, branding=branding))
    work.record("organisation.look-changed", f"organisation:{lead.id}")
