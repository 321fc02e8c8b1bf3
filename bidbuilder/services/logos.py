"""An organisation's logo, as its documents and its page show it. A PNG picture and nothing else."""

import secrets
from dataclasses import replace
from datetime import datetime

from bidbuilder.domain.basics.errors import NotFound, NotPermitted
from bidbuilder.domain.people.logos import require_logo
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.database import Database
from bidbuilder.storage.files import add_file, get_content
from bidbuilder.storage.organisations import get_organisation, get_visible_organisation, save_organisation


def set_logo(database: Database, actor: Actor, organisation_id: int, content: bytes, *, now: datetime) -> None:
    """An organisation's administrator sets its logo. Raises `NotPermitted`, `LogoRefused`."""
    if not actor.has_in(Permission.ADMINISTER_ORGANISATION, organisation_id):
        raise NotPermitted
    require_logo(content)
    with database.write(actor.name, now) as work:
        organisation = get_organisation(work.session, organisation_id)
        key = secrets.token_urlsafe(16)
        add_file(
            work.session,
            key=key,
            subject=f"organisation:{organisation_id}",
            name="logo.png",
            media_type="image/png",
            content=content,
            now=now,
        )
        branding = replace(organisation.branding, logo_file=key)
        save_organisation(work.session, replace(organisation, branding=branding))
        work.record("organisation.logo-changed", f"organisation:{organisation_id}")


def get_logo(database: Database, actor: Actor, organisation_id: int) -> bytes:
    """The PNG of an organisation the actor may see. Raises `NotFound`."""
    with database.read() as session:
        organisation = get_visible_organisation(session, actor, organisation_id)
        if organisation.branding.logo_file is None:
            raise NotFound
        return get_content(session, organisation.branding.logo_file, f"organisation:{organisation_id}")
