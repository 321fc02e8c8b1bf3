"""Adding a property, changing one of our own, and giving any a further word."""

from dataclasses import replace

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import dictionary
from bidbuilder.services.dictionary import EntryPage
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.dictionary.blueprint import room
from bidbuilder.web.dictionary.forms import EntryForm, WordForm
from bidbuilder.web.dictionary.views import show_page
from bidbuilder.web.language import _


@room.get("/dictionary/new")
@access(Permission.FACILITATE)
def show_new_property() -> ResponseReturnValue:
    """An empty form, or one that begins with a name an import did not know."""
    return _page(EntryForm(formdata=None, data={"name_da": request.args.get("name", "")[:120]}))


@room.post("/dictionary/new")
@access(Permission.FACILITATE)
def add_property() -> ResponseReturnValue:
    """Put the property into the dictionary."""
    form = EntryForm()
    if form.validate():
        try:
            definition = form.to_definition()
            dictionary.add_property(the_database(), current_actor(), definition, now=now())
        except Refusal as refusal:
            _refuse(form, refusal)
        else:
            flash(
                _("The property is in the dictionary. Offerings and requirements can state it from now on."), "success"
            )
            return redirect(url_for("dictionary.show_entry", key=definition.key))
    return _page(form), 422


@room.get("/dictionary/<string:key>/edit")
@access(Permission.FACILITATE)
def edit_property(key: str) -> ResponseReturnValue:
    """The form of a property of our own."""
    page = _own(key)
    return _page(EntryForm.filled(page.row.definition), page)


@room.post("/dictionary/<string:key>/edit")
@access(Permission.FACILITATE)
def change_property(key: str) -> ResponseReturnValue:
    """Save it; the key stays, because everything that states the property goes by it."""
    page, form = _own(key), EntryForm()
    stored = page.row.definition
    if form.validate():
        typed = form.to_definition(stored.key)
        wanted = replace(typed, choice_names=stored.choice_names, choice_words=stored.choice_words)
        try:
            dictionary.change_property(the_database(), current_actor(), wanted, now=now())
        except NotFound:
            raise
        except Refusal as refusal:
            _refuse(form, refusal)
        else:
            flash(_("Saved."), "success")
            return redirect(url_for("dictionary.show_entry", key=stored.key))
    return _page(form, page), 422


@room.post("/dictionary/<string:key>/words")
@access(Permission.FACILITATE)
def add_word(key: str) -> ResponseReturnValue:
    """Let a further word mean the property."""
    form = WordForm()
    page = dictionary.get_entry_page(the_database(), current_actor(), key)
    if form.validate():
        try:
            dictionary.add_word(the_database(), current_actor(), key, form.language.data, form.word.data, now=now())
        except NotFound:
            raise
        except Refusal as refusal:
            refusal.where = "word"
            form.refuse(refusal)
        else:
            flash(_("“{word}” means this property from now on.", word=form.word.data), "success")
            return redirect(url_for("dictionary.show_entry", key=key))
    return show_page(page, form), 422


def _own(key: str) -> EntryPage:
    page = dictionary.get_entry_page(the_database(), current_actor(), key)
    if not page.row.is_own or page.row.definition.key != key:
        raise NotFound
    return page


def _refuse(form: EntryForm, refusal: Refusal) -> None:
    """A refusal of the names stands at the first of them."""
    if refusal.where == "names":
        refusal.where = "name_en"
    form.refuse(refusal)


def _page(form: EntryForm, page: EntryPage | None = None) -> str:
    return render_template("dictionary/edit.html", form=form, page=page)
