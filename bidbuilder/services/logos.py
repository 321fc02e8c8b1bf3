"""An organisation's logo, as its documents and its page show it. A PNG picture and nothing else."""

import secrets
from dataclasses import replace
from datetime import datetime

from bidbuilder.domain.basics.errors import NotFound, NotPermitted, Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.database import Database
from bidbuilder.storage.files import add_file, get_content
from bidbuilder.storage.organisations import get_organisation, get_visible_organisation, save_organisation

LARGEST_LOGO_BYTES = 1_000_000
MOST_PIXELS = 4000

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class LogoRefused(Refusal):
    """The file is not a PNG picture of a usable size."""

    code = "logo-refused"
    message = translatable("This is not a PNG picture of at most {kilobytes} kB and {pixels} × {pixels} pixels.")
    hint = translatable("Save the logo as PNG, about 600 pixels wide, and upload it again.")


def set_logo(database: Database, actor: Actor, organisation_id: int, content: bytes, *, now: datetime) -> None:
    """An organisation's administrator sets its logo. Raises `NotPermitted`, `LogoRefused`."""
    if not actor.has_in(Permission.ADMINISTER_ORGANISATION, organisation_id):
        raise NotPermitted
    if not is_usable_png(content):
        raise LogoRefused(where="logo", kilobytes=LARGEST_LOGO_BYTES // 1000, pixels=MOST_PIXELS)
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


def is_usable_png(content: bytes) -> bool:
    """Whether the bytes begin like a PNG (signature, then the header chunk with width and height) of a usable size."""
    if len(content) > LARGEST_LOGO_BYTES or not content.startswith(_PNG_SIGNATURE) or content[12:16] != b"IHDR":
        return False
    width, height = (int.from_bytes(content[place : place + 4], "big") for place in (16, 20))
    return 0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS
