"""The front page of a member: sections of proposals it is to write."""

from flask import render_template

from bidbuilder.domain.bids.writing import SectionState
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.services import section_texts
from bidbuilder.web.context import now, the_database
from bidbuilder.web.home.panels import panel


@panel(Permission.EDIT_OFFERINGS, order=15)
def sections_to_write(actor: Actor) -> str | None:
    """Sections that are not handed in yet, the next due first."""
    assigned = section_texts.list_sections_to_write(the_database(), actor)
    waiting = [one for one in assigned if one.section.state is SectionState.DRAFT]
    return render_template("writing/home_panel.html", waiting=waiting, today=now().date()) if waiting else None
