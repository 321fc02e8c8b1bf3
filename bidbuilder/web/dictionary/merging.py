"""Merging a property into another: choose, look at what will change, do it, take it back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import dictionary, dictionary_merging
from bidbuilder.services.dictionary_merging import MergePreview
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database, the_dictionary
from bidbuilder.web.dictionary.blueprint import room
from bidbuilder.web.dictionary.forms import MergeForm
from bidbuilder.web.language import _, current_language
from bidbuilder.web.trade_words import property_name


@room.get("/dictionary/<string:key>/merge")
@access(Permission.FACILITATE)
def preview_merge(key: str) -> ResponseReturnValue:
    """The form and, once a property is chosen, what merging into it would change."""
    chosen = request.args.get("into", "")
    form = MergeForm(formdata=None, data={"into": chosen})
    preview, status = None, 200
    if chosen:
        try:
            preview = dictionary_merging.preview_merge(the_database(), current_actor(), key, _key_of(chosen))
        except Refusal as refusal:
            status = 422
            _refuse(form, refusal)
    return _page(key, form, preview), status


@room.post("/dictionary/<string:key>/merge")
@access(Permission.FACILITATE)
def merge_property(key: str) -> ResponseReturnValue:
    """Merge with all uses."""
    form = MergeForm()
    if form.validate():
        try:
            dictionary_merging.merge_properties(
                the_database(), current_actor(), key, _key_of(form.into.data), now=now()
            )
        except Refusal as refusal:
            _refuse(form, refusal)
        else:
            flash(_("Merged. You can take it back in the history."), "success")
            return redirect(url_for("dictionary.show_entry", key=key))
    return _page(key, form, None), 422


@room.post("/dictionary/merges/<int:change_id>/undo")
@access(Permission.FACILITATE)
def undo_merge(change_id: int) -> ResponseReturnValue:
    """Take a merge back."""
    key = dictionary_merging.undo_merge(the_database(), current_actor(), change_id, now=now())
    flash(_("The merge is taken back."), "success")
    return redirect(url_for("dictionary.show_entry", key=key))


def _key_of(words: str) -> str:
    found = the_dictionary().find(words, current_language()) or the_dictionary().find(words)
    return found.key if found else words


def _refuse(form: MergeForm, refusal: Refusal) -> None:
    """Say it at the field, with the properties called as the reader calls them."""
    refusal.where = "into"
    refusal.params = {name: property_name(key) for name, key in refusal.params.items()}
    form.refuse(refusal)


def _page(key: str, form: MergeForm, preview: MergePreview | None) -> str:
    page = dictionary.get_entry_page(the_database(), current_actor(), key)
    if page.row.definition.key != key:
        raise NotFound
    return render_template(
        "dictionary/merge.html", page=page, definition=page.row.definition, form=form, preview=preview
    )
