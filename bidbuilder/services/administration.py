"""What the site administrator looks at: the health of the installation and the audit entries. Never a bid or a price."""

from dataclasses import dataclass, replace
from datetime import datetime

from bidbuilder.domain.basics.errors import NotPermitted
from bidbuilder.domain.bids.bids import AuditEntry
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage import schema
from bidbuilder.storage.audit import find_broken_entries, list_newest_entries
from bidbuilder.storage.database import Database
from bidbuilder.storage.jobs import JobState, list_jobs
from bidbuilder.storage.mails import list_waiting_mails
from bidbuilder.storage.users import list_users

_SHOWN_ENTRIES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How the installation is: the revision of its database, what waits, what failed, whether the audit chain holds."""

    engine: str
    revision: str
    newest_revision: str
    users: int
    waiting_jobs: int
    failed_jobs: int
    waiting_mails: int
    oldest_waiting_job: datetime | None
    broken_entries: tuple[int, ...]

    @property
    def is_migrated(self) -> bool:
        """Whether the database is at the newest revision."""
        return self.revision == self.newest_revision


def look_at_health(database: Database, actor: Actor) -> Health:
    """The health of the installation, for site administrators. Raises `NotPermitted`."""
    _require_administrator(actor)
    with database.read() as session:
        jobs = list_jobs(session, limit=1000)
        waiting = [job for job in jobs if job.state is JobState.QUEUED]
        return Health(
            engine=database.engine.dialect.name,
            revision=schema.current_revision(database) or "",
            newest_revision=schema.newest_revision(),
            users=len(list_users(session)),
            waiting_jobs=len(waiting),
            failed_jobs=sum(job.state is JobState.FAILED for job in jobs),
            waiting_mails=len(list_waiting_mails(session, limit=1000)),
            oldest_waiting_job=min((job.queued_at for job in waiting), default=None),
            broken_entries=tuple(find_broken_entries(session)),
        )


def list_audit(database: Database, actor: Actor) -> tuple[AuditEntry, ...]:
    """The newest audit entries of the site, for site administrators. Raises `NotPermitted`.

    What an entry says of its subject in `detail` may be confidential to a bid; the administrator sees who did what, not that.
    """
    _require_administrator(actor)
    with database.read() as session:
        entries = list_newest_entries(session, limit=_SHOWN_ENTRIES)
    return tuple(replace(entry, detail="") for entry in entries)


def _require_administrator(actor: Actor) -> None:
    if not actor.has(Permission.ADMINISTER_SITE):
        raise NotPermitted
