"""Importing a supplier's list: upload, what was understood, corrected in place. Taking it over lives in `taking_over`."""

import json
from collections.abc import Mapping

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.catalogue.readings import CatalogueReading
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import imports, list_readings
from bidbuilder.services.imports import ImportPage
from bidbuilder.services.jobs import watch_job
from bidbuilder.storage.imports import ImportState
from bidbuilder.storage.jobs import Job
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, sample_file, the_database
from bidbuilder.web.language import lazy
from bidbuilder.web.offerings.blueprint import room
from bidbuilder.web.offerings.columns import changed_titles, columns_from
from bidbuilder.web.offerings.previews import show_ended, show_preview
from bidbuilder.web.uploads import UploadForm, send_workbook, start_reading, upload_form

_CELL = "cell-"
_LIST_OPTIONS = ("currency", "decimal_mark", "language")


class ListForm(UploadForm):
    """A supplier's list, and the supplier it is of."""

    file = FileField(
        lazy("Your list"),
        [FileRequired(lazy("Choose a file."))],
        render_kw={"accept": ".xlsx,.xlsm,.csv,.xml,.001,.txt,.zip"},
    )
    organisation = SelectField(lazy("Supplier"))


@room.get("/offerings/import")
@access(Permission.EDIT_OFFERINGS)
def show_upload() -> ResponseReturnValue:
    """Choose a file; unfinished imports are listed."""
    return _upload_page(upload_form(ListForm, Permission.EDIT_OFFERINGS))


@room.get("/offerings/import/sample")
@access(Permission.EDIT_OFFERINGS)
def download_sample() -> ResponseReturnValue:
    """A Danish price list to try the import with."""
    return send_workbook(*sample_file("catalogue"))


@room.post("/offerings/import")
@access(Permission.EDIT_OFFERINGS)
def upload() -> ResponseReturnValue:
    """Store the list and have it read in the background."""
    form = upload_form(ListForm, Permission.EDIT_OFFERINGS)
    import_id = start_reading(form, "catalogue")
    if import_id is None:
        return _upload_page(form), 422
    return redirect(url_for("offerings.show_import", import_id=import_id))


@room.get("/offerings/import/<int:import_id>")
@access(Permission.EDIT_OFFERINGS)
def show_import(import_id: int) -> ResponseReturnValue:
    """How far the reading or taking over is, why the list was refused, its rows, or what became of them."""
    page = _page(import_id)
    if page.state is ImportState.DROPPED:
        return redirect(url_for("offerings.show_upload"))
    if page.state in {ImportState.CONFIRMED, ImportState.UNDONE}:
        return show_ended(page)
    if page.state is ImportState.REFUSED:
        return render_template("offerings/import_refused.html", page=page)
    if page.state is ImportState.READY:
        return show_preview(page)
    job = _find_job(page)
    template = "import_reading.html" if page.state is ImportState.READING else "import_working.html"
    return render_template(f"offerings/{template}", page=page, job=job)


@room.post("/offerings/import/<int:import_id>/cells")
@access(Permission.EDIT_OFFERINGS)
def correct_cells(import_id: int) -> ResponseReturnValue:
    """Read the list again with what the person wrote into cells; earlier corrections stay."""
    page = _page(import_id)
    shown = page.reading.cells if isinstance(page.reading, CatalogueReading) else {}
    cells = json.loads(page.options.get("cells", "{}")) | {
        name.removeprefix(_CELL): value
        for name, value in request.form.items()
        if name.removeprefix(_CELL) in shown and value.strip() != shown[name.removeprefix(_CELL)]
    }
    options = dict(page.options) | ({"cells": json.dumps(cells, ensure_ascii=False)} if cells else {})
    return _read_again(import_id, options)


@room.post("/offerings/import/<int:import_id>/columns")
@access(Permission.EDIT_OFFERINGS)
def correct_columns(import_id: int) -> ResponseReturnValue:
    """Read the list again as the person says: which sheet and row of titles, what columns hold, how numbers are written.

    What titles mean is remembered for the supplier's next lists. Another sheet or row of titles has other columns: what was
    chosen for the old ones is forgotten.
    """
    page, asked = _page(import_id), request.form
    reading = page.reading if isinstance(page.reading, CatalogueReading) else None
    sheet, row = asked.get("sheet", ""), asked.get("header_row", "").strip()
    options = {name: asked.get(name, "").strip() for name in _LIST_OPTIONS} | {"cells": page.options.get("cells", "")}
    if reading and (sheet == reading.sheet or (reading.joined and not sheet)):
        options |= {"sheet": sheet, "header_row": row}
        if row == str(reading.header_row or ""):
            options["columns"] = columns_from(asked, reading.columns)
            _remember(import_id, reading, options["columns"])
    else:
        options["sheet"] = sheet
    return _read_again(import_id, options)


@room.post("/offerings/import/<int:import_id>/anew")
@access(Permission.EDIT_OFFERINGS)
def read_anew(import_id: int) -> ResponseReturnValue:
    """Forget all corrections and read the list as at first."""
    return _read_again(import_id, {})


@room.post("/offerings/import/<int:import_id>/forget-columns")
@access(Permission.EDIT_OFFERINGS)
def forget_columns(import_id: int) -> ResponseReturnValue:
    """Forget what was said of columns in this and earlier lists of the supplier, and read the list as at first."""
    list_readings.forget_columns(the_database(), current_actor(), import_id, now=now())
    return _read_again(import_id, {})


def _page(import_id: int) -> ImportPage:
    return imports.get_import_page(the_database(), current_actor(), "catalogue", import_id)


def _find_job(page: ImportPage) -> Job | None:
    """The job at work on an import, if the person may watch it: another one of the firm may have started it."""
    try:
        return watch_job(the_database(), current_actor(), page.job_id) if page.job_id else None
    except NotFound:
        return None


def _read_again(import_id: int, options: Mapping[str, str]) -> ResponseReturnValue:
    imports.correct_reading(the_database(), current_actor(), "catalogue", import_id, options, now=now())
    return redirect(url_for("offerings.show_import", import_id=import_id))


def _remember(import_id: int, reading: CatalogueReading, columns: str) -> None:
    titles = changed_titles(columns, reading.columns)
    if titles:
        list_readings.remember_columns(the_database(), current_actor(), import_id, titles, now=now())


def _upload_page(form: ListForm) -> str:
    waiting = imports.list_imports(the_database(), current_actor(), "catalogue")
    taken = imports.list_taken(the_database(), current_actor(), "catalogue")
    return render_template("offerings/upload.html", form=form, imports=waiting, taken=taken)
