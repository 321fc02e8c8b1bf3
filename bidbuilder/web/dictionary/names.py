"""Names of members' files that mean no property yet: place each as a word of one, add a property for it, or leave it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import dictionary
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database, the_dictionary
from bidbuilder.web.dictionary.blueprint import room
from bidbuilder.web.dictionary.forms import LANGUAGES
from bidbuilder.web.language import _, current_language, hint_of, message_of


@room.get("/dictionary/names")
@access(Permission.FACILITATE)
def list_names() -> ResponseReturnValue:
    """The names to place, the most frequent first."""
    names = dictionary.list_names_to_place(the_database(), current_actor())
    return render_template("dictionary/names.html", names=names, languages=LANGUAGES)


@room.post("/dictionary/names/place")
@access(Permission.FACILITATE)
def place_name() -> ResponseReturnValue:
    """Let a name mean a property; files that are read from now on are read so."""
    name, typed = request.form.get("name", "")[:200], request.form.get("property", "").strip()
    language = request.form.get("language", "")
    found = the_dictionary().find(typed, current_language()) or the_dictionary().find(typed)
    if found is None or language not in LANGUAGES:
        flash(_("“{name}” is not in the property dictionary. Choose one of the names offered.", name=typed), "error")
        return redirect(url_for("dictionary.list_names"))
    try:
        dictionary.add_word(the_database(), current_actor(), found.key, language, name, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "error")
    else:
        flash(_("“{word}” means this property from now on.", word=name), "success")
    return redirect(url_for("dictionary.list_names"))


@room.post("/dictionary/names/leave")
@access(Permission.FACILITATE)
def leave_name() -> ResponseReturnValue:
    """Ask no more about a name."""
    dictionary.leave_name(the_database(), current_actor(), request.form.get("name", "")[:200], now=now())
    flash(_("You are not asked about this name any more."), "success")
    return redirect(url_for("dictionary.list_names"))
