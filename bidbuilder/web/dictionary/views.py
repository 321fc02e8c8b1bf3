"""The list of properties with its search, and the page of one property."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import dictionary
from bidbuilder.services.dictionary import PAGE_LENGTH, EntryPage
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, the_database
from bidbuilder.web.dictionary.blueprint import room
from bidbuilder.web.dictionary.forms import WordForm
from bidbuilder.web.dictionary.words import ACTIONS, FIELDS
from bidbuilder.web.language import _


@room.get("/dictionary")
@access(Permission.SIGNED_IN)
def list_entries() -> ResponseReturnValue:
    """The properties that fit the search, a page at a time."""
    words, field = request.args.get("words", "").strip()[:200], request.args.get("field", "")
    own_only, page = request.args.get("own") == "1", max(request.args.get("page", 1, type=int), 1)
    found = dictionary.search_entries(
        the_database(), current_actor(), words, field, own_only=own_only, offset=(page - 1) * PAGE_LENGTH
    )
    chosen = {"words": words, "field": field, "own": "1" if own_only else ""}
    return render_template(
        "dictionary/list.html",
        found=found,
        arguments={name: value for name, value in chosen.items() if value},
        page=page,
        pages=-(-found.count // PAGE_LENGTH),
        field_words={key: _(FIELDS[key]) for key in found.fields if key in FIELDS},
        may_edit=current_actor().has(Permission.FACILITATE),
    )


@room.get("/dictionary/<string:key>")
@access(Permission.SIGNED_IN)
def show_entry(key: str) -> ResponseReturnValue:
    """One property: its names in three languages, how it is read, its history, and for a facilitator what can be done."""
    return show_page(dictionary.get_entry_page(the_database(), current_actor(), key), WordForm(formdata=None))


def show_page(page: EntryPage, form: WordForm) -> str:
    """The page of a property, with the form of a further word as it stands."""
    return render_template(
        "dictionary/show.html",
        page=page,
        definition=page.row.definition,
        field_words={key: _(words) for key, words in FIELDS.items()},
        action_words={action: _(words) for action, words in ACTIONS.items()},
        may_edit=current_actor().has(Permission.FACILITATE),
        form=form,
    )
