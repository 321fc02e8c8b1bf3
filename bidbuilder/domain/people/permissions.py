"""Roles and what they permit. Doors and queries ask here; nothing else decides.

An `Actor` is the signed-in person with all role grants. A permission is asked for an organisation (a supplier's or a
lead's), a cluster, or the whole site. Site administrators administer; they do not see prices or bids.
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Roles of DOMAIN: each is granted in an organisation, a cluster (facilitator) or the site (site admin)."""

    SUPPLIER_EDITOR = "supplier-editor"
    BID_MANAGER = "bid-manager"
    EXPORT_MANAGER = "export-manager"
    SIGNATORY = "signatory"
    ORGANISATION_ADMIN = "organisation-admin"
    FACILITATOR = "facilitator"
    SITE_ADMIN = "site-admin"


class Permission(StrEnum):
    """What a route or a use case may ask for."""

    PUBLIC = "public"  # no sign-in needed
    SIGNED_IN = "signed-in"
    EDIT_OFFERINGS = "edit-offerings"
    SEE_OWN_PRICES = "see-own-prices"
    MANAGE_TENDERS = "manage-tenders"
    SEE_BIDS = "see-bids"
    MANAGE_BIDS = "manage-bids"
    MAKE_PACKS = "make-packs"
    SIGN = "sign"
    ADMINISTER_ORGANISATION = "administer-organisation"
    FACILITATE = "facilitate"
    ADMINISTER_SITE = "administer-site"


_GRANTS: dict[Role, frozenset[Permission]] = {
    Role.SUPPLIER_EDITOR: frozenset({Permission.EDIT_OFFERINGS, Permission.SEE_OWN_PRICES}),
    Role.BID_MANAGER: frozenset(
        {Permission.MANAGE_TENDERS, Permission.SEE_BIDS, Permission.MANAGE_BIDS, Permission.MAKE_PACKS}
    ),
    Role.EXPORT_MANAGER: frozenset({Permission.SEE_BIDS, Permission.MAKE_PACKS}),
    Role.SIGNATORY: frozenset({Permission.SIGN, Permission.SEE_OWN_PRICES}),
    Role.ORGANISATION_ADMIN: frozenset(
        {Permission.ADMINISTER_ORGANISATION, Permission.EDIT_OFFERINGS, Permission.SEE_OWN_PRICES}
    ),
    Role.FACILITATOR: frozenset({Permission.FACILITATE}),
    Role.SITE_ADMIN: frozenset({Permission.ADMINISTER_SITE}),
}


@dataclass(frozen=True, slots=True)
class Grant:
    """One role, in an organisation or a cluster or (both None) the site."""

    role: Role
    organisation_id: int | None = None
    cluster_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The person who asks. `cluster_ids` are the clusters whose catalogue and members the person may see by name."""

    user_id: int
    name: str
    grants: tuple[Grant, ...] = ()
    cluster_ids: frozenset[int] = frozenset()

    def has(self, permission: Permission) -> bool:
        """Whether any grant carries the permission, somewhere."""
        return permission in {Permission.PUBLIC, Permission.SIGNED_IN} or any(
            permission in _GRANTS[grant.role] for grant in self.grants
        )

    def has_in(self, permission: Permission, organisation_id: int) -> bool:
        """Whether a grant in that organisation carries the permission."""
        return organisation_id in self.organisations_with(permission)

    def organisations_with(self, permission: Permission) -> frozenset[int]:
        """The organisations in which a grant carries the permission."""
        return frozenset(
            grant.organisation_id
            for grant in self.grants
            if grant.organisation_id is not None and permission in _GRANTS[grant.role]
        )

    def clusters_with(self, permission: Permission) -> frozenset[int]:
        """The clusters in which a grant (facilitator) carries the permission."""
        return frozenset(
            grant.cluster_id
            for grant in self.grants
            if grant.cluster_id is not None and permission in _GRANTS[grant.role]
        )

    @property
    def organisation_ids(self) -> frozenset[int]:
        """Every organisation the person has a role in."""
        return frozenset(grant.organisation_id for grant in self.grants if grant.organisation_id is not None)
