"""The certificates of an organisation with their files. What it can show of itself beside them: `people`."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bidbuilder.domain.basics.errors import NotFound, NotPermitted
from bidbuilder.domain.catalogue.offerings import Certificate
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.files import StoredFile, add_file, get_content, get_file
from bidbuilder.storage.organisations import get_qualification, get_visible_organisation, save_qualification


def change_certificates(
    database: Database,
    actor: Actor,
    organisation_id: int,
    certificates: Sequence[Certificate],
    contents: Mapping[int, bytes],
    *,
    now: datetime,
) -> None:
    """Set the certificates; `contents` are new files by the place of their certificate. Raises `NotPermitted`."""
    if not actor.has_in(Permission.ADMINISTER_ORGANISATION, organisation_id):
        raise NotPermitted
    with database.write(actor.name, now) as work:
        before = get_qualification(work.session, organisation_id)
        kept = tuple(
            _with_file(work, organisation_id, one, contents[place]) if place in contents else one
            for place, one in enumerate(certificates)
        )
        save_qualification(work.session, organisation_id, replace(before, certificates=kept))
        work.record("organisation.certificates-changed", f"organisation:{organisation_id}")


def get_certificate_file(
    database: Database, actor: Actor, organisation_id: int, position: int
) -> tuple[StoredFile, bytes]:
    """The file of a certificate of an organisation the actor may see. Raises `NotFound`."""
    with database.read() as session:
        get_visible_organisation(session, actor, organisation_id)
        certificates = get_qualification(session, organisation_id).certificates
        if not 0 <= position < len(certificates):
            raise NotFound
        key, subject = certificates[position].file_key or "", f"organisation:{organisation_id}"
        return get_file(session, key, subject), get_content(session, key, subject)


def _with_file(work: Work, organisation_id: int, certificate: Certificate, content: bytes) -> Certificate:
    stored = add_file(
        work.session,
        key=secrets.token_urlsafe(18),
        subject=f"organisation:{organisation_id}",
        name=certificate.file_name,
        media_type="application/octet-stream",
        content=content,
        now=work.now,
    )
    return replace(certificate, file_key=stored.key)
