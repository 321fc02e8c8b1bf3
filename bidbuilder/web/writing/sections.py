"""One section: its text with what others wrote meanwhile, notes, earlier texts, its way through review; and a member's list."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotFound, NotPermitted, Refusal
from bidbuilder.domain.bids.writing import ReviewColour, SectionState, SectionText
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import section_texts
from bidbuilder.web.access import access
from bidbuilder.web.addresses import find_key
from bidbuilder.web.context import current_actor, now, the_database, the_settings
from bidbuilder.web.language import _, hint_of, message_of
from bidbuilder.web.writing.blueprint import room

_LONGEST_TEXT = 200_000


@room.get("/sections")
@access(Permission.EDIT_OFFERINGS)
def list_sections() -> ResponseReturnValue:
    """What the person's organisations are to write in bids of others."""
    assigned = section_texts.list_sections_to_write(the_database(), current_actor())
    return render_template("writing/sections.html", assigned=assigned, today=now().date())


@room.get("/sections/<int:section_id>")
@access(Permission.SEE_BIDS, Permission.EDIT_OFFERINGS)
def show_section(section_id: int) -> ResponseReturnValue:
    """The section to read and to write."""
    return _show(section_id)


@room.post("/sections/<int:section_id>")
@access(Permission.MANAGE_BIDS, Permission.EDIT_OFFERINGS)
def write_section(section_id: int) -> ResponseReturnValue:
    """Save the text; where somebody else changed the same lines, both are shown."""
    text, base = request.form.get("text", "")[:_LONGEST_TEXT], find_key(request.form.get("base")) or 0
    written = section_texts.write_text(the_database(), current_actor(), section_id, text, base=base, now=now())
    if written.is_conflict:
        return _show(section_id, text, written.meanwhile), 409
    if written.meanwhile is not None:
        who = written.meanwhile.by
        flash(_("{who} changed this section while you wrote. Both changes are in the text.", who=who), "info")
    else:
        flash(_("Saved."), "success")
    return _back(section_id)


@room.post("/sections/<int:section_id>/restore")
@access(Permission.MANAGE_BIDS, Permission.EDIT_OFFERINGS)
def restore_section(section_id: int) -> ResponseReturnValue:
    """Take an earlier text back."""
    revision = find_key(request.form.get("revision")) or 0
    section_texts.restore_text(the_database(), current_actor(), section_id, revision, now=now())
    flash(_("The earlier text is back; the one it replaced is kept too."), "success")
    return _back(section_id)


@room.post("/sections/<int:section_id>/state")
@access(Permission.MANAGE_BIDS, Permission.EDIT_OFFERINGS)
def move_section(section_id: int) -> ResponseReturnValue:
    """Hand in, send back, accept."""
    wanted = request.form.get("state", "")
    if wanted not in set(SectionState):
        raise NotFound
    try:
        section_texts.change_state(the_database(), current_actor(), section_id, SectionState(wanted), now=now())
    except (NotFound, NotPermitted):
        raise
    except Refusal as refusal:
        _say(refusal)
    return _back(section_id)


@room.post("/sections/<int:section_id>/notes")
@access(Permission.MANAGE_BIDS, Permission.EDIT_OFFERINGS)
def write_note(section_id: int) -> ResponseReturnValue:
    """Leave a note for the writer."""
    colour, base_url = request.form.get("colour", ""), the_settings().base_url
    chosen = ReviewColour(colour) if colour in set(ReviewColour) else None
    text = request.form.get("note", "")[:8000]
    try:
        section_texts.write_note(
            the_database(), current_actor(), section_id, text, chosen, base_url=base_url, now=now()
        )
    except NotFound:
        raise
    except Refusal as refusal:
        _say(refusal)
    return _back(section_id, "section-notes")


@room.post("/sections/<int:section_id>/notes/<int:note_id>/settle")
@access(Permission.MANAGE_BIDS, Permission.EDIT_OFFERINGS)
def settle_note(section_id: int, note_id: int) -> ResponseReturnValue:
    """Say that a note is dealt with."""
    section_texts.settle(the_database(), current_actor(), section_id, note_id, now=now())
    return _back(section_id, "section-notes")


def _show(section_id: int, typed: str | None = None, meanwhile: SectionText | None = None) -> str:
    page = section_texts.get_section_page(the_database(), current_actor(), section_id)
    return render_template(
        "writing/section.html",
        page=page,
        section=page.section,
        text=page.section.text if typed is None else typed,
        meanwhile=meanwhile,
        colours=tuple(ReviewColour),
    )


def _say(refusal: Refusal) -> None:
    flash(" ".join(filter(None, (message_of(refusal), hint_of(refusal)))), "error")


def _back(section_id: int, anchor: str | None = None) -> ResponseReturnValue:
    return redirect(url_for("writing.show_section", section_id=section_id, _anchor=anchor))
