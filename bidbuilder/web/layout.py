"""What the page frame needs in every template: the person, the navigation, the version."""

from dataclasses import dataclass

from flask import Flask, current_app, g

from bidbuilder.domain.basics.languages import INTERFACE_LANGUAGES
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.people.permissions import Permission, Role
from bidbuilder.web.context import find_user, now
from bidbuilder.web.navigation import entries_for

LANGUAGE_NAMES = {"en": "English", "da": "Dansk"}


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a table column, for the table macro."""

    label: str
    numeric: bool = False
    sortable: bool = True
    hidden: bool = False


def add_layout(app: Flask) -> None:
    """Add the names of the frame to all templates."""
    app.context_processor(_frame)
    app.jinja_env.globals.update(Permission=Permission, Role=Role, Verdict=Verdict, column=Column, request_now=now)


def _frame() -> dict[str, object]:
    return {
        "user": find_user(),
        "actor": g.get("actor"),
        "navigation": entries_for(g.get("actor")),
        "interface_languages": [(code, LANGUAGE_NAMES[code]) for code in INTERFACE_LANGUAGES],
        "product": "bidbuilder",
        "version": current_app.extensions["bidbuilder.version"],
    }
