"""The pages of a list that was read: what it would change, row by row with old beside new, and what became of it."""

from dataclasses import dataclass
from math import ceil

from flask import abort, render_template, request

from bidbuilder.domain.catalogue.readings import CatalogueReading, OfferingDraft
from bidbuilder.domain.catalogue.updates import STATE, Novelty
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.i18n.formats import language_names
from bidbuilder.services import list_previews, list_readings
from bidbuilder.services.imports import ImportPage
from bidbuilder.services.list_previews import ImportLine
from bidbuilder.storage.imports import ImportState
from bidbuilder.web.context import current_actor, the_database
from bidbuilder.web.language import _, current_language
from bidbuilder.web.offerings.columns import choices_for
from bidbuilder.web.offerings.differences import Change, list_changes
from bidbuilder.web.offerings.price_changes import list_price_changes
from bidbuilder.web.words import word_of

ROWS_SHOWN = 50
_SHOWN = ("errors", "findings", *(novelty.value for novelty in Novelty))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the list as the page shows it; `changes` say old and new."""

    draft: OfferingDraft
    novelty: Novelty
    changes: list[Change]


def show_preview(page: ImportPage) -> str:
    """One page of a read list; `show` and `page` come with the address."""
    reading = page.reading
    if not isinstance(reading, CatalogueReading):
        abort(404)
    show = request.args.get("show", "")
    show = show if show in _SHOWN else ""
    number = max(1, request.args.get("page", 1, type=int))
    preview = list_previews.preview_import(
        the_database(), current_actor(), page.id, show=show, offset=(number - 1) * ROWS_SHOWN, limit=ROWS_SHOWN
    )
    return render_template(
        "offerings/import_ready.html",
        page=page,
        reading=reading,
        preview=preview,
        counts=preview.counts,
        rows=[_row(line) for line in preview.lines],
        show=show,
        number=number,
        pages=ceil(preview.count / ROWS_SHOWN),
        columns=choices_for(reading.columns),
        remembered=list_readings.list_remembered(the_database(), current_actor(), page.id),
        languages=language_names(current_language()),
    )


def show_ended(page: ImportPage) -> str:
    """What became of a list that was taken over, and what keeps it from being undone."""
    hindrances = None
    if page.state is ImportState.CONFIRMED and page.choice:
        hindrances = list_previews.find_hindrances(the_database(), current_actor(), page.id)
    return render_template("offerings/import_ended.html", page=page, hindrances=hindrances)


def _row(line: ImportLine) -> _Row:
    if line.known is None:
        return _Row(line.draft, line.update.novelty, [])
    sees_prices = current_actor().has_in(Permission.SEE_OWN_PRICES, line.known.organisation_id)
    changes = list_changes(line.known, line.update.offering)
    changes += list_price_changes(line.known_prices, line.update.prices) if sees_prices else []
    if STATE in line.update.changes:
        changes.append(Change(_("State"), word_of(line.known.state), _("back in the catalogue")))
    return _Row(line.draft, line.update.novelty, changes)
