"""The text library: an organisation's blocks, with those that are due to be looked at, and the form of one."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, DateField, SelectField, StringField, TextAreaField

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.bids.text_blocks import BlockKind, TextBlock
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import text_library
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, at_most, choices, choices_of, optional, required
from bidbuilder.web.language import _, lazy
from bidbuilder.web.writing.blueprint import room

_LANGUAGES = (("en", lazy("English")), ("da", lazy("Danish")), ("de", lazy("German")), ("fr", lazy("French")))


class BlockForm(Form):
    """One block."""

    organisation = SelectField(lazy("Organisation"), coerce=int)
    kind = SelectField(lazy("What it is"), choices=choices_of(BlockKind))
    language = SelectField(lazy("Language"), choices=choices(_LANGUAGES))
    title = StringField(lazy("Title"), [required(), at_most(300)])
    text = TextAreaField(lazy("Text"), [required(), at_most(100_000)])
    owner = StringField(lazy("Who keeps it right"), [optional(), at_most(200)])
    review_on = DateField(lazy("Look at it again on"), [optional()])
    is_shared = BooleanField(lazy("Leads of bids we are a partner of may use it"))


@room.get("/library")
@access(Permission.EDIT_OFFERINGS, Permission.MANAGE_BIDS)
def show_library() -> ResponseReturnValue:
    """All blocks of the person's organisations."""
    page = text_library.get_library(the_database(), current_actor(), now=now())
    return render_template("writing/library.html", page=page)


@room.get("/library/new")
@access(Permission.EDIT_OFFERINGS, Permission.MANAGE_BIDS)
def show_new_block() -> ResponseReturnValue:
    """An empty block."""
    return _form_page(_form(None), None)


@room.post("/library/new")
@access(Permission.EDIT_OFFERINGS, Permission.MANAGE_BIDS)
def add_block() -> ResponseReturnValue:
    """Keep a new block."""
    return _save(_form(None, is_empty=False), None)


@room.get("/library/<int:block_id>")
@access(Permission.EDIT_OFFERINGS, Permission.MANAGE_BIDS)
def show_block(block_id: int) -> ResponseReturnValue:
    """A block to read and change."""
    block = text_library.get_block(the_database(), current_actor(), block_id)
    return _form_page(_form(block), block)


@room.post("/library/<int:block_id>")
@access(Permission.EDIT_OFFERINGS, Permission.MANAGE_BIDS)
def change_block(block_id: int) -> ResponseReturnValue:
    """Keep a block that changed."""
    block = text_library.get_block(the_database(), current_actor(), block_id)
    return _save(_form(block, is_empty=False), block)


@room.post("/library/<int:block_id>/drop")
@access(Permission.EDIT_OFFERINGS, Permission.MANAGE_BIDS)
def drop_block(block_id: int) -> ResponseReturnValue:
    """Take a block out of the library."""
    text_library.drop_block(the_database(), current_actor(), block_id, now=now())
    flash(_("The block is taken out. Copies in bids stay."), "info")
    return redirect(url_for("writing.show_library"))


def _form(block: TextBlock | None, *, is_empty: bool = True) -> BlockForm:
    """The form as typed or, with `is_empty`, as the block is."""
    page = text_library.get_library(the_database(), current_actor(), now=now())
    names = ("kind", "language", "title", "text", "owner", "review_on", "is_shared")
    known = {name: getattr(block, name) for name in names} if block else {"owner": current_actor().name}
    data = {**known, "organisation": block.organisation_id if block else None}
    form = BlockForm(formdata=None, data=data) if is_empty else BlockForm()
    form.organisation.choices = choices((str(one.id), one.display_name) for one in page.organisations)
    return form


def _save(form: BlockForm, before: TextBlock | None) -> ResponseReturnValue:
    if not form.validate():
        return _form_page(form, before), 422
    block = TextBlock(
        id=before.id if before else None,
        organisation_id=form.organisation.data,
        kind=BlockKind(form.kind.data),
        language=form.language.data,
        title=form.title.data,
        text=form.text.data.replace("\r\n", "\n"),
        owner=form.owner.data or "",
        review_on=form.review_on.data,
        is_shared=form.is_shared.data,
    )
    try:
        text_library.write_block(the_database(), current_actor(), block, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        form.refuse(refusal)
        return _form_page(form, before), 422
    flash(_("Saved."), "success")
    return redirect(url_for("writing.show_library"))


def _form_page(form: BlockForm, block: TextBlock | None) -> str:
    return render_template("writing/block.html", form=form, block=block)
