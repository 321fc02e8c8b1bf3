"""Users, role grants, server-side sessions, invitations and failed sign-ins. Tokens are stored as their SHA-256 only."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, delete, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.people.clusters import umbrella_of
from bidbuilder.domain.people.permissions import Actor, Grant, Role
from bidbuilder.domain.people.users import Invitation, User
from bidbuilder.storage.base import Base, Moment
from bidbuilder.storage.organisations import DbCluster, DbOrganisation, list_clusters, list_clusters_of


class DbUser(Base):
    """A person who signs in; the e-mail is kept in lower case."""

    __tablename__ = "user_account"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(10), default="en")
    zone: Mapped[str] = mapped_column(String(64), default="Europe/Copenhagen")
    is_active: Mapped[bool] = mapped_column(default=True)
    password_hash: Mapped[str] = mapped_column(String(200), default="")


class DbGrant(Base):
    """One role of one user."""

    __tablename__ = "role_grant"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    role: Mapped[str] = mapped_column(String(40))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(DbOrganisation.id), index=True)
    cluster_id: Mapped[int | None] = mapped_column(ForeignKey(DbCluster.id))


class DbSignIn(Base):
    """A signed-in browser. Deleting the row signs it out."""

    __tablename__ = "sign_in"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    agent: Mapped[str] = mapped_column(String(200), default="")


class DbInvitation(Base):
    """An invitation by link."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    email: Mapped[str] = mapped_column(String(254))
    role: Mapped[str] = mapped_column(String(40))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(DbOrganisation.id))
    cluster_id: Mapped[int | None] = mapped_column(ForeignKey(DbCluster.id))
    invited_by: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    language: Mapped[str] = mapped_column(String(10), default="en")
    expires_at: Mapped[datetime] = mapped_column(Moment)
    accepted_at: Mapped[datetime | None] = mapped_column(Moment)


class DbFailedSignIn(Base):
    """A failed attempt, counted by `subject` (an account or an address, as a hash)."""

    __tablename__ = "failed_sign_in"
    __table_args__ = (Index("ix_failed_sign_in_subject_at", "subject", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Moment)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInRow:
    """A signed-in browser as its user sees it."""

    token_hash: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    agent: str


def hash_of(secret: str) -> str:
    """How tokens and counted subjects are stored."""
    return hashlib.sha256(secret.encode()).hexdigest()


def save_user(session: Session, user: User) -> User:
    """Insert or update a user with all grants; gives it back with its id."""
    row = session.get(DbUser, user.id) if user.id else None
    if row is None:
        row = DbUser()
        session.add(row)
    row.email, row.name = user.email.strip().lower(), user.name
    row.language, row.zone, row.is_active = user.language, user.zone, user.is_active
    session.flush()
    session.execute(delete(DbGrant).where(DbGrant.user_id == row.id))
    session.add_all(
        DbGrant(user_id=row.id, role=grant.role, organisation_id=grant.organisation_id, cluster_id=grant.cluster_id)
        for grant in user.grants
    )
    session.flush()
    return _user_of(row, user.grants)


def get_user(session: Session, user_id: int) -> User:
    """The user; raises `NotFound`."""
    row = session.get(DbUser, user_id)
    if row is None:
        raise NotFound
    return _user_of(row, _grants_of(session, [row.id]).get(row.id, ()))


def find_user_by_email(session: Session, email: str) -> User | None:
    """The user with that e-mail address, in any case of letters."""
    row = session.scalar(select(DbUser).where(DbUser.email == email.strip().lower()))
    return _user_of(row, _grants_of(session, [row.id]).get(row.id, ())) if row else None


def list_users(session: Session, organisation_id: int | None = None) -> tuple[User, ...]:
    """All users, or those with a role in an organisation, by name."""
    query = select(DbUser).order_by(DbUser.name, DbUser.id)
    if organisation_id is not None:
        members = select(DbGrant.user_id).where(DbGrant.organisation_id == organisation_id)
        query = query.where(DbUser.id.in_(members))
    rows = session.scalars(query).all()
    grants = _grants_of(session, [row.id for row in rows])
    return tuple(_user_of(row, grants.get(row.id, ())) for row in rows)


def list_answerers(session: Session, organisation_id: int) -> tuple[User, ...]:
    """Who answers for a firm: its supplier editors or, if it has none yet, its administrators."""
    return _first_having(session, organisation_id, (Role.SUPPLIER_EDITOR, Role.ORGANISATION_ADMIN))


def list_managers(session: Session, lead_id: int) -> tuple[User, ...]:
    """Who leads the bids of a firm: its bid managers or, if it has none yet, its administrators."""
    return _first_having(session, lead_id, (Role.BID_MANAGER, Role.ORGANISATION_ADMIN))


def _first_having(session: Session, organisation_id: int, roles: Sequence[Role]) -> tuple[User, ...]:
    users = [user for user in list_users(session, organisation_id) if user.is_active]
    for role in roles:
        if having := tuple(user for user in users if Grant(role, organisation_id) in user.grants):
            return having
    return ()


def list_facilitators(session: Session) -> tuple[int, ...]:
    """The ids of the active people who facilitate a cluster."""
    return tuple(
        user.id
        for user in list_users(session)
        if user.id is not None and user.is_active and any(one.role is Role.FACILITATOR for one in user.grants)
    )


def set_password_hash(session: Session, user_id: int, password_hash: str) -> None:
    """Store a new password hash."""
    session.execute(update(DbUser).where(DbUser.id == user_id).values(password_hash=password_hash))


def find_password_hash(session: Session, email: str) -> tuple[int, str] | None:
    """User id and password hash of an active user."""
    row = session.execute(
        select(DbUser.id, DbUser.password_hash).where(DbUser.email == email.strip().lower(), DbUser.is_active)
    ).first()
    return (row.id, row.password_hash) if row and row.password_hash else None


def get_actor(session: Session, user: User) -> Actor:
    """The actor a user is: roles, and every cluster under the umbrellas of the user's organisations and clusters."""
    assert user.id is not None  # noqa: S101 - a stored user
    own = {grant.organisation_id for grant in user.grants if grant.organisation_id is not None}
    direct = {*list_clusters_of(session, own), *(g.cluster_id for g in user.grants if g.cluster_id is not None)}
    clusters = list_clusters(session) if direct else ()
    reach = frozenset().union(*(umbrella_of(one, clusters) for one in direct))
    return Actor(user_id=user.id, name=user.name, grants=user.grants, cluster_ids=reach)


def open_sign_in(session: Session, token: str, user_id: int, *, now: datetime, until: datetime, agent: str) -> None:
    """Store a new signed-in browser."""
    session.add(
        DbSignIn(
            token_hash=hash_of(token), user_id=user_id, created_at=now, seen_at=now, expires_at=until, agent=agent[:200]
        )
    )


def find_signed_in_user(session: Session, token: str, now: datetime) -> tuple[User, SignInRow] | None:
    """The active user behind a session token that has not expired."""
    row = session.execute(
        select(DbSignIn, DbUser)
        .join(DbUser, DbUser.id == DbSignIn.user_id)
        .where(DbSignIn.token_hash == hash_of(token), DbSignIn.expires_at > now, DbUser.is_active)
    ).first()
    if row is None:
        return None
    user = _user_of(row.DbUser, _grants_of(session, [row.DbUser.id]).get(row.DbUser.id, ()))
    return user, _sign_in_row(row.DbSignIn)


def touch_sign_in(session: Session, token_hash: str, *, now: datetime, until: datetime) -> None:
    """Prolong a session that is in use."""
    session.execute(update(DbSignIn).where(DbSignIn.token_hash == token_hash).values(seen_at=now, expires_at=until))


def close_sign_in(session: Session, token_hash: str, user_id: int) -> None:
    """Sign one browser of a user out."""
    session.execute(delete(DbSignIn).where(DbSignIn.token_hash == token_hash, DbSignIn.user_id == user_id))


def close_all_sign_ins(session: Session, user_id: int) -> None:
    """Sign all browsers of a user out."""
    session.execute(delete(DbSignIn).where(DbSignIn.user_id == user_id))


def list_sign_ins(session: Session, user_id: int, now: datetime) -> tuple[SignInRow, ...]:
    """The signed-in browsers of a user, the last used first."""
    rows = session.scalars(
        select(DbSignIn).where(DbSignIn.user_id == user_id, DbSignIn.expires_at > now).order_by(DbSignIn.seen_at.desc())
    )
    return tuple(_sign_in_row(row) for row in rows)


def count_failed_sign_ins(session: Session, subjects: Iterable[str], since: datetime) -> int:
    """The most failures any of the subjects has had since then."""
    counts = session.execute(
        select(func.count())
        .where(DbFailedSignIn.subject.in_([hash_of(one) for one in subjects]), DbFailedSignIn.at > since)
        .group_by(DbFailedSignIn.subject)
    ).scalars()
    return max(counts, default=0)


def add_failed_sign_in(session: Session, subjects: Iterable[str], now: datetime, forget_before: datetime) -> None:
    """Count a failure, and forget those too old to count."""
    session.execute(delete(DbFailedSignIn).where(DbFailedSignIn.at < forget_before))
    session.add_all(DbFailedSignIn(subject=hash_of(subject), at=now) for subject in subjects)


def save_invitation(session: Session, invitation: Invitation, token: str) -> Invitation:
    """Store a new invitation."""
    row = DbInvitation(
        token_hash=hash_of(token),
        email=invitation.email.strip().lower(),
        role=invitation.grant.role,
        organisation_id=invitation.grant.organisation_id,
        cluster_id=invitation.grant.cluster_id,
        invited_by=invitation.invited_by,
        language=invitation.language,
        expires_at=invitation.expires_at,
    )
    session.add(row)
    session.flush()
    return _invitation_of(row)


def find_invitation(session: Session, token: str, now: datetime) -> Invitation | None:
    """An invitation that is neither accepted nor expired."""
    row = session.scalar(
        select(DbInvitation).where(
            DbInvitation.token_hash == hash_of(token),
            DbInvitation.accepted_at.is_(None),
            DbInvitation.expires_at > now,
        )
    )
    return _invitation_of(row) if row else None


def accept_invitation(session: Session, invitation_id: int, now: datetime) -> bool:
    """Mark as accepted; False if somebody else was first."""
    statement = (
        update(DbInvitation)
        .where(DbInvitation.id == invitation_id, DbInvitation.accepted_at.is_(None))
        .values(accepted_at=now)
        .returning(DbInvitation.id)
    )
    return session.scalar(statement) is not None


def list_invitations(session: Session, organisation_id: int | None = None) -> tuple[Invitation, ...]:
    """All invitations, or those into an organisation, the newest first."""
    query = select(DbInvitation).order_by(DbInvitation.id.desc())
    if organisation_id is not None:
        query = query.where(DbInvitation.organisation_id == organisation_id)
    return tuple(_invitation_of(row) for row in session.scalars(query))


def _grants_of(session: Session, user_ids: Iterable[int]) -> dict[int, tuple[Grant, ...]]:
    collected: dict[int, tuple[Grant, ...]] = {}
    for row in session.scalars(select(DbGrant).where(DbGrant.user_id.in_(list(user_ids))).order_by(DbGrant.id)):
        grant = Grant(Role(row.role), row.organisation_id, row.cluster_id)
        collected[row.user_id] = (*collected.get(row.user_id, ()), grant)
    return collected


def _user_of(row: DbUser, grants: tuple[Grant, ...]) -> User:
    return User(
        id=row.id,
        name=row.name,
        email=row.email,
        language=row.language,
        zone=row.zone,
        grants=grants,
        is_active=row.is_active,
    )


def _sign_in_row(row: DbSignIn) -> SignInRow:
    return SignInRow(
        token_hash=row.token_hash,
        created_at=row.created_at,
        seen_at=row.seen_at,
        expires_at=row.expires_at,
        agent=row.agent,
    )


def _invitation_of(row: DbInvitation) -> Invitation:
    return Invitation(
        id=row.id,
        email=row.email,
        grant=Grant(Role(row.role), row.organisation_id, row.cluster_id),
        invited_by=row.invited_by,
        expires_at=row.expires_at,
        accepted_at=row.accepted_at,
        language=row.language,
    )
