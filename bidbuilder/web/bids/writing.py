"""The proposal's sections as the lead sees them: who writes what until when, colour reviews, blocks to begin from."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import DateField, SelectField, StringField

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.bids.writing import Chapter, ReviewColour, Section
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import writing
from bidbuilder.services.writing import SectionWish, WritingPage
from bidbuilder.web.access import access
from bidbuilder.web.addresses import find_key
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, at_most, choices, choices_of, optional
from bidbuilder.web.language import _, lazy


class SectionForm(Form):
    """A section's place and people."""

    block = SelectField(lazy("Begin from"), validate_choice=False)
    title = StringField(lazy("Heading"), [optional(), at_most(300)])
    chapter = SelectField(lazy("At the end of"), choices=choices_of(Chapter), default=Chapter.FIRMS.value)
    writer = SelectField(lazy("Writer"), validate_choice=False)
    reviewer = SelectField(lazy("Reviewer"), validate_choice=False)
    due_on = DateField(lazy("Due"), [optional()])

    def offer(self, page: WritingPage) -> "SectionForm":
        """The form with the people and blocks of a bid to choose from."""
        blocks = [(str(one.id), f"{one.title} · {page.names.get(one.organisation_id, '')}") for one in page.blocks]
        self.block.choices = choices([("", lazy("An empty section")), *blocks])
        self.writer.choices = choices(
            [("", lazy("Nobody yet")), *((one.key, f"{one.name} · {one.organisation}") for one in page.writers)]
        )
        self.reviewer.choices = choices([("", lazy("Nobody yet")), *((name, name) for name in page.reviewers)])
        return self


class ReviewForm(Form):
    """A colour review."""

    colour = SelectField(lazy("Review"), choices=choices_of(ReviewColour))
    until = DateField(lazy("Due"), [optional()])


@room.get("/bids/<int:bid_id>/writing")
@access(Permission.SEE_BIDS)
def show_writing(bid_id: int) -> ResponseReturnValue:
    """All sections, in the order of the proposal."""
    return _show(bid_id)


@room.post("/bids/<int:bid_id>/writing")
@access(Permission.MANAGE_BIDS)
def add_section(bid_id: int) -> ResponseReturnValue:
    """Add a section."""
    form = SectionForm()
    if not form.validate():
        return _show(bid_id, form), 422
    try:
        writing.add_section(the_database(), current_actor(), bid_id, _wish(form), now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        form.refuse(refusal)
        return _show(bid_id, form), 422
    flash(_("The section is added."), "success")
    return _back(bid_id)


@room.post("/bids/<int:bid_id>/writing/<int:section_id>")
@access(Permission.MANAGE_BIDS)
def change_section(bid_id: int, section_id: int) -> ResponseReturnValue:
    """Say who writes a section and where it stands."""
    form = SectionForm()
    if form.validate():
        writing.change_section(the_database(), current_actor(), bid_id, section_id, _wish(form), now=now())
        flash(_("Saved."), "success")
    else:
        flash(_("That is not a date."), "error")
    return _back(bid_id)


@room.post("/bids/<int:bid_id>/writing/<int:section_id>/up")
@access(Permission.MANAGE_BIDS)
def move_section_up(bid_id: int, section_id: int) -> ResponseReturnValue:
    """Let a section stand before the one above it."""
    writing.move_up(the_database(), current_actor(), bid_id, section_id, now=now())
    return _back(bid_id)


@room.post("/bids/<int:bid_id>/writing/<int:section_id>/drop")
@access(Permission.MANAGE_BIDS)
def drop_section(bid_id: int, section_id: int) -> ResponseReturnValue:
    """Take a section out."""
    writing.drop_section(the_database(), current_actor(), bid_id, section_id, now=now())
    flash(_("The section is taken out."), "info")
    return _back(bid_id)


@room.post("/bids/<int:bid_id>/reviews")
@access(Permission.MANAGE_BIDS)
def begin_review(bid_id: int) -> ResponseReturnValue:
    """Begin a colour review."""
    form = ReviewForm()
    if form.validate():
        colour = ReviewColour(form.colour.data)
        writing.begin_review(the_database(), current_actor(), bid_id, colour, form.until.data, now=now())
    else:
        flash(_("That is not a date."), "error")
    return _back(bid_id)


@room.post("/bids/<int:bid_id>/reviews/<int:round_id>/end")
@access(Permission.MANAGE_BIDS)
def end_review(bid_id: int, round_id: int) -> ResponseReturnValue:
    """End a colour review."""
    writing.end_review(the_database(), current_actor(), bid_id, round_id, now=now())
    return _back(bid_id)


def _wish(form: SectionForm) -> SectionWish:
    return SectionWish(
        title=form.title.data or "",
        chapter=Chapter(form.chapter.data),
        writer=form.writer.data or "",
        reviewer=form.reviewer.data or "",
        due_on=form.due_on.data,
        block_id=find_key(form.block.data),
    )


def _show(bid_id: int, typed: SectionForm | None = None) -> str:
    page = writing.get_writing_page(the_database(), current_actor(), bid_id, now=now())
    return render_template(
        "bids/writing.html",
        summary=page.summary,
        findings=page.gate,
        writing=page,
        form=(typed or SectionForm(formdata=None)).offer(page),
        forms={section.id: _form_of(section).offer(page) for section in page.sections},
        review=ReviewForm(formdata=None),
        page_notes=[note for note in page.notes if note.section_id is None],
        open_notes={one.id: sum(note.section_id == one.id for note in page.notes) for one in page.sections},
        stale={block.id: block.is_stale(page.today) for block in page.blocks},
    )


def _form_of(section: Section) -> SectionForm:
    writer = f"{section.organisation_id}:{section.writer_id}" if section.writer_id else ""
    data = {"title": section.title, "chapter": section.chapter, "reviewer": section.reviewer, "due_on": section.due_on}
    return SectionForm(formdata=None, data={**data, "writer": writer}, prefix="")


def _back(bid_id: int) -> ResponseReturnValue:
    return redirect(url_for("bids.show_writing", bid_id=bid_id))
