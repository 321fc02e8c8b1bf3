"""Where rooms contribute to the front page. A panel answers one question of one role and offers the next step.

    @panel(Permission.MANAGE_BIDS, order=10)
    def my_bids(actor: Actor) -> str | None:
        "My bids as cards."
        bids = list_bids(the_database(), actor)
        return render_template("bids/home_panel.html", bids=bids)

The module must be imported by its room's `__init__`. A panel that gives None is left out.
"""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from bidbuilder.domain.people.permissions import Actor, Permission

Render = Callable[[Actor], str | None]


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel: who sees it, where it stands (small numbers first) and how it is made."""

    order: int
    permissions: frozenset[Permission]
    render: Render


_PANELS: list[Panel] = []


def panel(*permissions: Permission, order: int) -> Callable[[Render], Render]:
    """Register a panel for whoever has one of the permissions."""

    def register(render: Render) -> Render:
        _PANELS.append(Panel(order, frozenset(permissions), render))
        return render

    return register


def panels_for(actor: Actor) -> list[Markup]:
    """The panels of a person in their order; they come out of templates and are safe to show."""
    chosen = [one for one in _PANELS if any(actor.has(permission) for permission in one.permissions)]
    made = (one.render(actor) for one in sorted(chosen, key=lambda one: one.order))
    return [Markup(html) for html in made if html]  # noqa: S704 - rendered by our own templates
