"""The front page: a supplier's offerings to finish, what runs out and where they are used; a lead's bids that this hits."""

from collections.abc import Iterable
from datetime import timedelta

from flask import render_template

from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.services import certificates, offering_quality, offering_uses, offerings
from bidbuilder.services.certificates import Hit
from bidbuilder.storage.offering_uses import BidUse
from bidbuilder.web.context import now, the_database
from bidbuilder.web.home.panels import panel
from bidbuilder.web.language import current_language

SOON = timedelta(days=90)


MOST_USES = 8


@panel(Permission.EDIT_OFFERINGS, order=30)
def own_offerings(actor: Actor) -> str | None:
    """What waits to be published, is incomplete, ends within 90 days or has ended, and where one's offerings are used."""
    unfinished = offerings.count_unfinished(the_database(), actor)
    today = now().date()
    endings = offerings.list_expiring(the_database(), actor, today + SOON, current_language())
    incomplete = offering_quality.list_incomplete(the_database(), actor, now=now(), language=current_language())
    uses = offering_uses.list_own_uses(the_database(), actor, current_language())
    waits = unfinished.drafts or unfinished.without_price or unfinished.without_properties
    if unfinished.all and not (waits or endings or incomplete or uses):
        return None
    hits = certificates.list_hits(the_database(), actor, now=now()) if endings else ()
    return render_template(
        "offerings/home_panel.html",
        unfinished=unfinished,
        waits=waits,
        endings=endings,
        hit_bids=_bids_by_certificate(hits),
        incomplete=incomplete,
        uses=uses[:MOST_USES],
        own=actor.organisations_with(Permission.EDIT_OFFERINGS),
        today=today,
    )


@panel(Permission.MANAGE_BIDS, order=25)
def certificates_in_bids(actor: Actor) -> str | None:
    """Certificates whose end hits bids of the leads the person works for."""
    hits = [one for one in certificates.list_hits(the_database(), actor, now=now()) if one.bid.is_own]
    return render_template("offerings/hits_panel.html", hits=hits, today=now().date()) if hits else None


def _bids_by_certificate(hits: Iterable[Hit]) -> dict[tuple[int | None, str], list[BidUse]]:
    found: dict[tuple[int | None, str], list[BidUse]] = {}
    for one in hits:
        found.setdefault((one.watched.offering_id, one.watched.certificate.name), []).append(one.bid)
    return found
