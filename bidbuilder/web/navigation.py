"""The main navigation: which sections there are and who sees them. Routes themselves are guarded by `access`."""

from dataclasses import dataclass

from flask import current_app, request, url_for

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.web.language import _


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the navigation; shown to whoever has one of the permissions. `path` begins the addresses inside it."""

    endpoint: str
    label: str
    path: str
    permissions: frozenset[Permission]


_ANYONE = frozenset({Permission.SIGNED_IN})
_BID_READERS = frozenset({Permission.SEE_BIDS})
_QUOTERS = frozenset({Permission.SEE_OWN_PRICES})
_EDITORS = frozenset({Permission.EDIT_OFFERINGS})
_FACILITATORS = frozenset({Permission.FACILITATE})
_ADMINISTRATORS = frozenset({Permission.ADMINISTER_SITE})

SECTIONS = (
    Section("offerings.list_offerings", translatable("Catalogue"), "/offerings", _ANYONE),
    Section("tenders.list_tenders", translatable("Tenders"), "/tenders", _BID_READERS),
    Section("bids.list_bids", translatable("Bids"), "/bids", _BID_READERS),
    Section("quotes.list_requests", translatable("Requests"), "/quotes", _QUOTERS),
    Section("writing.list_sections", translatable("Writing"), "/sections", _EDITORS),
    Section("organisations.list_organisations", translatable("Members"), "/organisations", _ANYONE),
    Section("clusters.list_clusters", translatable("Clusters"), "/clusters", _ANYONE),
    Section("dictionary.list_entries", translatable("Dictionary"), "/dictionary", _ANYONE),
    Section("calls.list_gaps", translatable("Gaps"), "/gaps", _FACILITATORS),
    Section("results.list_results", translatable("Results"), "/results", _FACILITATORS),
    Section("admin.show_health", translatable("Administration"), "/admin", _ADMINISTRATORS),
)


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """A section as shown: its words, its address, whether the page is inside it."""

    label: str
    address: str
    is_current: bool


def entries_for(actor: Actor | None) -> tuple[NavigationEntry, ...]:
    """The sections of this installation that the person may use."""
    if actor is None:
        return ()
    return tuple(
        NavigationEntry(_(section.label), url_for(section.endpoint), _is_inside(section.path))
        for section in SECTIONS
        if section.endpoint in current_app.view_functions and any(actor.has(one) for one in section.permissions)
    )


def _is_inside(path: str) -> bool:
    return request.path == path or request.path.startswith(f"{path}/")
