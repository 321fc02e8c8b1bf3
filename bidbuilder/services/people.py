"""Organisations, clusters, memberships, users and invitations: who may change what, and what is written down of it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bidbuilder.domain.basics.errors import NotFound, NotPermitted, Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.consortium.qualification import Qualification
from bidbuilder.domain.people.clusters import Cluster, Membership
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.people.permissions import Actor, Grant, Permission, Role
from bidbuilder.domain.people.users import Invitation, User
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.jobs import queue_job
from bidbuilder.storage.mails import queue_mail
from bidbuilder.storage.organisations import (
    add_membership,
    end_membership,
    find_organisation_by_name,
    get_organisation,
    get_qualification,
    get_visible_organisation,
    list_clusters,
    list_memberships,
    list_visible_organisations,
    map_organisations,
    save_cluster,
    save_organisation,
)
from bidbuilder.storage.users import (
    accept_invitation,
    find_invitation,
    find_user_by_email,
    get_user,
    list_invitations,
    list_users,
    save_invitation,
    save_user,
    set_password_hash,
)

INVITATION_DAYS = 14


class LegalNameTaken(Refusal):
    """Another organisation has exactly this legal name."""

    code = "legal-name-taken"
    message = translatable("An organisation with the legal name “{name}” is already registered.")
    hint = translatable("Look it up in the list, or ask the facilitator.")


class LegalNameMissing(Refusal):
    """An organisation needs its exact legal name."""

    code = "legal-name-missing"
    message = translatable("The exact legal name is missing.")
    hint = translatable("Write it as in the business register: it is used letter for letter in every document.")


class InvitationGone(Refusal):
    """The link is wrong, used or too old."""

    code = "invitation-gone"
    message = translatable("This invitation has been used or has expired.")
    hint = translatable("Ask for a new one.")


class EmailTaken(Refusal):
    """There is a user with this e-mail address already."""

    code = "email-taken"
    message = translatable("There is a user with this e-mail address already. Sign in first, then open the link again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterView:
    """A cluster with its depth in the tree, its current members by name and what the actor may do."""

    cluster: Cluster
    depth: int
    members: tuple[Organisation, ...]
    may_facilitate: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationText:
    """The words of an invitation mail, written by the door in the invited person's language; `{link}` is filled in."""

    subject: str
    body: str


def list_organisations(database: Database, actor: Actor) -> tuple[Organisation, ...]:
    """The organisations the actor may see."""
    with database.read() as session:
        return list_visible_organisations(session, actor)


def get_organisation_page(
    database: Database, actor: Actor, organisation_id: int
) -> tuple[Organisation, Qualification, tuple[User, ...]]:
    """An organisation with its qualification; its users only for its own people. Raises `NotFound`."""
    with database.read() as session:
        organisation = get_visible_organisation(session, actor, organisation_id)
        users = list_users(session, organisation_id) if organisation_id in actor.organisation_ids else ()
        return organisation, get_qualification(session, organisation_id), users


def register_organisation(
    database: Database, actor: Actor, organisation: Organisation, cluster_id: int, *, now: datetime
) -> Organisation:
    """A facilitator registers a firm as a member of a cluster. Raises `NotPermitted`, `LegalNameTaken`."""
    if cluster_id not in actor.clusters_with(Permission.FACILITATE):
        raise NotPermitted
    with database.write(actor.name, now) as work:
        saved = _save_organisation(work, organisation)
        assert saved.id is not None  # noqa: S101 - just stored
        add_membership(work.session, Membership(cluster_id=cluster_id, organisation_id=saved.id, starts_on=now.date()))
        work.record("organisation.registered", f"organisation:{saved.id}", saved.legal_name)
        return saved


def change_organisation(database: Database, actor: Actor, organisation: Organisation, *, now: datetime) -> Organisation:
    """An organisation's administrator changes its data; being a lead is not theirs to change."""
    assert organisation.id is not None  # noqa: S101 - callers change stored organisations
    if not actor.has_in(Permission.ADMINISTER_ORGANISATION, organisation.id):
        raise NotPermitted
    with database.write(actor.name, now) as work:
        before = get_organisation(work.session, organisation.id)
        changed = replace(organisation, is_lead=before.is_lead, is_fictional=before.is_fictional)
        saved = _save_organisation(work, changed)
        work.record("organisation.changed", f"organisation:{saved.id}", saved.legal_name)
        return saved


def list_cluster_tree(database: Database, actor: Actor, today: date) -> tuple[ClusterView, ...]:
    """The clusters under the actor's umbrellas as a tree in reading order, with their current members."""
    with database.read() as session:
        clusters = [one for one in list_clusters(session) if one.id in actor.cluster_ids]
        current = [one for one in list_memberships(session) if one.is_current(today)]
        names = map_organisations(session, {one.organisation_id for one in current})
    facilitated = actor.clusters_with(Permission.FACILITATE)

    def members_of(cluster_id: int) -> tuple[Organisation, ...]:
        ids = [one.organisation_id for one in current if one.cluster_id == cluster_id]
        return tuple(sorted((names[one] for one in ids), key=lambda one: one.legal_name))

    return tuple(
        ClusterView(
            cluster=cluster,
            depth=depth,
            members=members_of(cluster.id or 0),
            may_facilitate=cluster.id in facilitated,
        )
        for cluster, depth in _in_reading_order(clusters)
    )


def add_cluster(database: Database, actor: Actor, cluster: Cluster, *, now: datetime) -> Cluster:
    """A facilitator founds a sub-network under a cluster, or a site administrator a new cluster."""
    under_own = cluster.parent_id in actor.clusters_with(Permission.FACILITATE)
    if not under_own and not actor.has(Permission.ADMINISTER_SITE):
        raise NotPermitted
    with database.write(actor.name, now) as work:
        saved = save_cluster(work.session, cluster)
        work.record("cluster.founded", f"cluster:{saved.id}", saved.name)
        return saved


def admit_member(database: Database, actor: Actor, cluster_id: int, organisation_id: int, *, now: datetime) -> None:
    """A facilitator admits an organisation it can see to one of its clusters."""
    if cluster_id not in actor.clusters_with(Permission.FACILITATE):
        raise NotPermitted
    with database.write(actor.name, now) as work:
        get_visible_organisation(work.session, actor, organisation_id)
        add_membership(
            work.session,
            Membership(cluster_id=cluster_id, organisation_id=organisation_id, starts_on=now.date()),
        )
        work.record("cluster.member-admitted", f"cluster:{cluster_id}", f"organisation:{organisation_id}")


def release_member(database: Database, actor: Actor, cluster_id: int, organisation_id: int, *, now: datetime) -> None:
    """A facilitator ends a membership today; the history stays."""
    if cluster_id not in actor.clusters_with(Permission.FACILITATE):
        raise NotPermitted
    with database.write(actor.name, now) as work:
        end_membership(work.session, cluster_id, organisation_id, now.date())
        work.record("cluster.member-released", f"cluster:{cluster_id}", f"organisation:{organisation_id}")


def list_all_users(database: Database, actor: Actor) -> tuple[User, ...]:
    """All users, for site administrators. Raises `NotPermitted`."""
    if not actor.has(Permission.ADMINISTER_SITE):
        raise NotPermitted
    with database.read() as session:
        return list_users(session)


def list_all_pending_invitations(database: Database, actor: Actor) -> tuple[Invitation, ...]:
    """Every invitation that nobody has accepted yet, for site administrators. Raises `NotPermitted`."""
    if not actor.has(Permission.ADMINISTER_SITE):
        raise NotPermitted
    with database.read() as session:
        return tuple(one for one in list_invitations(session) if one.accepted_at is None)


def list_pending_invitations(database: Database, actor: Actor, organisation_id: int) -> tuple[Invitation, ...]:
    """Invitations into an organisation that nobody has accepted yet."""
    if not actor.has_in(Permission.ADMINISTER_ORGANISATION, organisation_id):
        raise NotPermitted
    with database.read() as session:
        return tuple(one for one in list_invitations(session, organisation_id) if one.accepted_at is None)


def invite(
    database: Database,
    actor: Actor,
    *,
    email: str,
    grant: Grant,
    language: str,
    base_url: str,
    text: InvitationText,
    now: datetime,
) -> Invitation:
    """Invite somebody by link into a role the actor may give; the mail is queued in the same transaction."""
    with database.write(actor.name, now) as work:
        if not _may_grant(work, actor, grant):
            raise NotPermitted
        token = secrets.token_urlsafe(32)
        invitation = Invitation(
            email=email,
            grant=grant,
            invited_by=actor.user_id,
            expires_at=now + timedelta(days=INVITATION_DAYS),
            language=language,
        )
        saved = save_invitation(work.session, invitation, token)
        body = text.body.replace("{link}", f"{base_url.rstrip('/')}/invitations/{token}")
        queue_mail(work.session, recipient=email, subject=text.subject, body=body, now=now)
        queue_job(work.session, kind="send-mails", subject="outbox", payload={}, user_id=actor.user_id, now=now)
        work.record("user.invited", f"invitation:{saved.id}", grant.role)
        return saved


def find_open_invitation(database: Database, token: str, now: datetime) -> Invitation:
    """The invitation behind a link. Raises `InvitationGone`."""
    with database.read() as session:
        invitation = find_invitation(session, token, now)
    if invitation is None:
        raise InvitationGone
    return invitation


def join(database: Database, token: str, *, name: str, password_hash: str, language: str, now: datetime) -> User:
    """Become a user by an invitation. Raises `InvitationGone`, `EmailTaken`."""
    with database.write(name, now) as work:
        invitation = _take_invitation(work, token)
        if find_user_by_email(work.session, invitation.email):
            raise EmailTaken
        user = User(name=name, email=invitation.email, language=language, grants=(invitation.grant,))
        saved = save_user(work.session, user)
        assert saved.id is not None  # noqa: S101 - just stored
        set_password_hash(work.session, saved.id, password_hash)
        work.record("user.joined", f"user:{saved.id}", invitation.grant.role)
        return saved


def accept_further_role(database: Database, actor: Actor, token: str, *, now: datetime) -> User:
    """A signed-in user accepts an invitation sent to the same e-mail address. Raises `InvitationGone`."""
    with database.write(actor.name, now) as work:
        user = get_user(work.session, actor.user_id)
        invitation = _take_invitation(work, token)
        if invitation.email != user.email:
            raise InvitationGone
        grants = user.grants if invitation.grant in user.grants else (*user.grants, invitation.grant)
        saved = save_user(work.session, replace(user, grants=grants))
        work.record("user.role-accepted", f"user:{saved.id}", invitation.grant.role)
        return saved


def change_own_settings(
    database: Database, actor: Actor, *, name: str, language: str, zone: str, now: datetime
) -> User:
    """Change one's own name, language and time zone."""
    with database.write(actor.name, now) as work:
        user = get_user(work.session, actor.user_id)
        saved = save_user(work.session, replace(user, name=name, language=language, zone=zone))
        work.record("user.settings-changed", f"user:{saved.id}")
        return saved


def set_active(database: Database, actor: Actor, user_id: int, *, is_active: bool, now: datetime) -> None:
    """A site administrator lets a user in or out."""
    if not actor.has(Permission.ADMINISTER_SITE):
        raise NotPermitted
    with database.write(actor.name, now) as work:
        save_user(work.session, replace(get_user(work.session, user_id), is_active=is_active))
        work.record("user.activated" if is_active else "user.deactivated", f"user:{user_id}")


def revoke_role(database: Database, actor: Actor, user_id: int, grant: Grant, *, now: datetime) -> None:
    """Take a role away that the actor could give. Raises `NotFound` if the user does not have it."""
    with database.write(actor.name, now) as work:
        user = get_user(work.session, user_id)
        if grant not in user.grants or not _may_grant(work, actor, grant):
            raise NotFound
        save_user(work.session, replace(user, grants=tuple(one for one in user.grants if one != grant)))
        work.record("user.role-revoked", f"user:{user_id}", grant.role)


def _may_grant(work: Work, actor: Actor, grant: Grant) -> bool:
    if actor.has(Permission.ADMINISTER_SITE):
        return True
    if grant.organisation_id is None:
        return grant.role is Role.FACILITATOR and grant.cluster_id in actor.clusters_with(Permission.FACILITATE)
    if actor.has_in(Permission.ADMINISTER_ORGANISATION, grant.organisation_id):
        return True
    current = [one for one in list_memberships(work.session) if one.is_current(work.now.date())]
    return grant.role is Role.ORGANISATION_ADMIN and any(
        one.organisation_id == grant.organisation_id and one.cluster_id in actor.clusters_with(Permission.FACILITATE)
        for one in current
    )


def _take_invitation(work: Work, token: str) -> Invitation:
    invitation = find_invitation(work.session, token, work.now)
    if invitation is None or invitation.id is None or not accept_invitation(work.session, invitation.id, work.now):
        raise InvitationGone
    return invitation


def _save_organisation(work: Work, organisation: Organisation) -> Organisation:
    if not organisation.legal_name.strip():
        raise LegalNameMissing(where="legal_name")
    same = find_organisation_by_name(work.session, organisation.legal_name)
    if same is not None and same.id != organisation.id:
        raise LegalNameTaken(where="legal_name", name=organisation.legal_name)
    return save_organisation(work.session, organisation)


def _in_reading_order(clusters: Sequence[Cluster]) -> list[tuple[Cluster, int]]:
    known = {one.id for one in clusters}

    def below(parent: int | None, depth: int) -> list[tuple[Cluster, int]]:
        children = [one for one in clusters if (one.parent_id if one.parent_id in known else None) == parent]
        return [pair for child in children for pair in ((child, depth), *below(child.id, depth + 1))]

    return below(None, 0)
