"""Importing a supplier's list: upload, what was understood row by row, correct in place, take over as a whole."""

import json
from collections.abc import Mapping
from io import BytesIO

from flask import abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.catalogue.readings import CatalogueReading
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.i18n.formats import language_names
from bidbuilder.services import imports, offering_lists, people
from bidbuilder.services.imports import ImportPage
from bidbuilder.services.jobs import watch_job
from bidbuilder.services.offering_lists import Novelty
from bidbuilder.storage.imports import ImportState
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, sample_file, the_database
from bidbuilder.web.forms import Form, choices
from bidbuilder.web.language import _, current_language, hint_of, lazy, message_of
from bidbuilder.web.offerings.blueprint import room
from bidbuilder.web.offerings.columns import choices_for, columns_from
from bidbuilder.web.offerings.differences import field_words

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROWS_SHOWN = 300
_CELL = "cell-"
_LIST_OPTIONS = ("currency", "decimal_mark", "language")


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


@room.get("/offerings/import/sample")
@access(Permission.EDIT_OFFERINGS)
def download_sample() -> ResponseReturnValue:
    """A Danish price list to try the import with."""
    name, content = sample_file("catalogue")
    return send_file(BytesIO(content), WORKBOOK, as_attachment=True, download_name=name)


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
    page = _page(import_id)
    if page.state in {ImportState.CONFIRMED, ImportState.DROPPED}:
        return redirect(url_for("offerings.list_offerings", q="own:yes"))
    if page.state is ImportState.READING:
        job = watch_job(the_database(), current_actor(), page.job_id) if page.job_id else None
        return render_template("offerings/import_reading.html", page=page, job=job)
    if page.state is ImportState.REFUSED:
        return render_template("offerings/import_refused.html", page=page)
    return _preview(page)


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

    Another sheet or row of titles has other columns: what was chosen for the old ones is forgotten.
    """
    page, asked = _page(import_id), request.form
    reading = page.reading if isinstance(page.reading, CatalogueReading) else None
    sheet, row = asked.get("sheet", ""), asked.get("header_row", "").strip()
    options = {name: asked.get(name, "").strip() for name in _LIST_OPTIONS} | {"cells": page.options.get("cells", "")}
    if reading and sheet == reading.sheet:
        options |= {"sheet": sheet, "header_row": row}
        if row == str(reading.header_row or ""):
            options["columns"] = columns_from(asked, reading.columns)
    else:
        options["sheet"] = sheet
    return _read_again(import_id, options)


@room.post("/offerings/import/<int:import_id>/anew")
@access(Permission.EDIT_OFFERINGS)
def read_anew(import_id: int) -> ResponseReturnValue:
    """Forget all corrections and read the list as at first."""
    return _read_again(import_id, {})


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
    except NotFound:
        raise
    except Refusal as refusal:
        flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "warning")
        return redirect(url_for("offerings.show_import", import_id=import_id))
    flash(_("{new} new offerings, {changed} changed.", new=new, changed=changed), "success")
    return redirect(url_for("offerings.list_offerings", q="own:yes", sort="changed"))


@room.post("/offerings/import/<int:import_id>/drop")
@access(Permission.EDIT_OFFERINGS)
def drop(import_id: int) -> ResponseReturnValue:
    """Give the import up."""
    imports.drop_import(the_database(), current_actor(), "catalogue", import_id, now=now())
    flash(_("The import was dropped; nothing of it was kept."), "info")
    return redirect(url_for("offerings.show_upload"))


def _page(import_id: int) -> ImportPage:
    return imports.get_import_page(the_database(), current_actor(), "catalogue", import_id)


def _read_again(import_id: int, options: Mapping[str, str]) -> ResponseReturnValue:
    imports.correct_reading(the_database(), current_actor(), "catalogue", import_id, options, now=now())
    return redirect(url_for("offerings.show_import", import_id=import_id))


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
        columns=choices_for(reading.columns),
        languages=language_names(current_language()),
        remarks=_remarks(reading),
        changed_fields=field_words(),
    )


def _remarks(reading: CatalogueReading) -> list[Finding]:
    """The findings that do not stand at their row already."""
    told = {(one.code, one.where, one.message) for draft in reading.drafts for one in draft.findings}
    return [one for one in reading.findings if (one.code, one.where, one.message) not in told]


def _upload_form() -> ListForm:
    form, actor = ListForm(), current_actor()
    own = actor.organisations_with(Permission.EDIT_OFFERINGS)
    suppliers = [one for one in people.list_organisations(the_database(), actor) if one.id in own]
    form.organisation.choices = choices((str(one.id), one.display_name) for one in suppliers)
    return form


def _upload_page(form: ListForm) -> str:
    waiting = imports.list_imports(the_database(), current_actor(), "catalogue")
    return render_template("offerings/upload.html", form=form, imports=waiting)
