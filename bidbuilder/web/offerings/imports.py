"""Importing a supplier's list: upload, what was understood row by row, correct in place, take over as a whole."""

import json

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.catalogue.readings import CatalogueReading
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import imports, offering_lists, people
from bidbuilder.services.imports import ImportPage
from bidbuilder.services.jobs import watch_job
from bidbuilder.services.offering_lists import Novelty
from bidbuilder.storage.imports import ImportState
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, choices
from bidbuilder.web.language import _, hint_of, lazy, message_of
from bidbuilder.web.offerings.blueprint import room

ROWS_SHOWN = 300
_CELL, _COLUMN = "cell-", "column-"


class ListForm(Form):
    """A supplier's list, and the supplier it is of."""

    file = FileField(
        lazy("Your list"),
        [FileRequired(lazy("Choose a file."))],
        render_kw={"accept": ".xlsx,.xlsm,.csv,.xml,.001,.txt"},
    )
    organisation = SelectField(lazy("Supplier"))


@room.get("/offerings/import")
@access(Permission.EDIT_OFFERINGS)
def show_upload() -> ResponseReturnValue:
    """Choose a file; unfinished imports are listed."""
    return _upload_page(_upload_form())


@room.post("/offerings/import")
@access(Permission.EDIT_OFFERINGS)
def upload() -> ResponseReturnValue:
    """Store the list and have it read in the background."""
    form = _upload_form()
    if form.validate():
        try:
            import_id = imports.start_import(
                the_database(),
                current_actor(),
                "catalogue",
                int(form.organisation.data),
                file_name=form.file.data.filename or "",
                content=form.file.data.read(),
                now=now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("offerings.show_import", import_id=import_id))
    return _upload_page(form), 422


@room.get("/offerings/import/<int:import_id>")
@access(Permission.EDIT_OFFERINGS)
def show_import(import_id: int) -> ResponseReturnValue:
    """How far the reading is, why the list was refused, or its rows."""
    page = imports.get_import_page(the_database(), current_actor(), "catalogue", import_id)
    if page.state in {ImportState.CONFIRMED, ImportState.DROPPED}:
        return redirect(url_for("offerings.list_offerings", own="1"))
    if page.state is ImportState.READING:
        job = watch_job(the_database(), current_actor(), page.job_id) if page.job_id else None
        return render_template("offerings/import_reading.html", page=page, job=job)
    if page.state is ImportState.REFUSED:
        return render_template("offerings/import_refused.html", page=page)
    return _preview(page)


@room.post("/offerings/import/<int:import_id>/correct")
@access(Permission.EDIT_OFFERINGS)
def correct(import_id: int) -> ResponseReturnValue:
    """Read the list again with the person's columns, header row and corrected cells."""
    page = imports.get_import_page(the_database(), current_actor(), "catalogue", import_id)
    cells = json.loads(page.options.get("cells", "{}")) | {
        name.removeprefix(_CELL): value for name, value in request.form.items() if name.startswith(_CELL)
    }
    columns = ",".join(
        f"{name.removeprefix(_COLUMN)}={value}" for name, value in request.form.items() if name.startswith(_COLUMN)
    )
    options = {
        "sheet": request.form.get("sheet", page.options.get("sheet", "")),
        "header_row": request.form.get("header_row", page.options.get("header_row", "")),
        "columns": columns or page.options.get("columns", ""),
        "cells": json.dumps(cells, ensure_ascii=False) if cells else "",
    }
    imports.correct_reading(the_database(), current_actor(), "catalogue", import_id, options, now=now())
    return redirect(url_for("offerings.show_import", import_id=import_id))


@room.post("/offerings/import/<int:import_id>/take-over")
@access(Permission.EDIT_OFFERINGS)
def take_over(import_id: int) -> ResponseReturnValue:
    """Take all rows over, or only the clean ones."""
    try:
        new, changed = offering_lists.take_over_import(
            the_database(),
            current_actor(),
            import_id,
            clean_only=request.form.get("rows") == "clean",
            publish=request.form.get("publish") == "1",
            now=now(),
        )
    except Refusal as refusal:
        flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "warning")
        return redirect(url_for("offerings.show_import", import_id=import_id))
    flash(_("{new} new offerings, {changed} changed.", new=new, changed=changed), "success")
    return redirect(url_for("offerings.list_offerings", own="1", sort="changed"))


@room.post("/offerings/import/<int:import_id>/drop")
@access(Permission.EDIT_OFFERINGS)
def drop(import_id: int) -> ResponseReturnValue:
    """Give the import up."""
    imports.drop_import(the_database(), current_actor(), "catalogue", import_id, now=now())
    flash(_("The import was dropped; nothing of it was kept."), "info")
    return redirect(url_for("offerings.show_upload"))


def _preview(page: ImportPage) -> str:
    reading = page.reading
    if not isinstance(reading, CatalogueReading):
        abort(404)
    lines = offering_lists.preview_import(the_database(), current_actor(), page.id)
    counts = {novelty: sum(line.novelty is novelty for line in lines) for novelty in Novelty}
    ordered = sorted(lines, key=lambda line: line.draft.is_clean)
    return render_template(
        "offerings/import_ready.html",
        page=page,
        reading=reading,
        lines=ordered[:ROWS_SHOWN],
        all_lines=len(lines),
        counts=counts,
        unclean=sum(not line.draft.is_clean for line in lines),
    )


def _upload_form() -> ListForm:
    form, actor = ListForm(), current_actor()
    own = actor.organisations_with(Permission.EDIT_OFFERINGS)
    suppliers = [one for one in people.list_organisations(the_database(), actor) if one.id in own]
    form.organisation.choices = choices((str(one.id), one.display_name) for one in suppliers)
    return form


def _upload_page(form: ListForm) -> str:
    waiting = imports.list_imports(the_database(), current_actor(), "catalogue")
    return render_template("offerings/upload.html", form=form, imports=waiting)
