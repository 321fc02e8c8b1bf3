"""Importing a buyer's file in steps: file → what was understood of it → taken over as a tender."""

from collections.abc import Mapping

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.i18n.formats import language_names
from bidbuilder.services import imports, tenders
from bidbuilder.services.imports import ImportPage
from bidbuilder.services.jobs import watch_job
from bidbuilder.storage.imports import ImportState
from bidbuilder.web.access import access
from bidbuilder.web.addresses import find_key
from bidbuilder.web.context import current_actor, now, sample_file, the_database
from bidbuilder.web.language import _, current_language
from bidbuilder.web.tenders.blueprint import room
from bidbuilder.web.tenders.columns import columns_from, role_choices
from bidbuilder.web.tenders.forms import BuyersFileForm
from bidbuilder.web.uploads import send_workbook, start_reading, upload_form

ROWS_SHOWN = 200


@room.get("/tenders/import")
@access(Permission.MANAGE_TENDERS)
def show_upload() -> ResponseReturnValue:
    """Choose a file."""
    return render_template("tenders/upload.html", form=upload_form(BuyersFileForm, Permission.MANAGE_TENDERS))


@room.get("/tenders/import/sample")
@access(Permission.MANAGE_TENDERS)
def download_sample() -> ResponseReturnValue:
    """A buyer's requirement workbook to try the import with."""
    return send_workbook(*sample_file("tender"))


@room.post("/tenders/import")
@access(Permission.MANAGE_TENDERS)
def upload() -> ResponseReturnValue:
    """Store the file and have it read in the background."""
    form = upload_form(BuyersFileForm, Permission.MANAGE_TENDERS)
    import_id = start_reading(form, "tender")
    if import_id is None:
        return render_template("tenders/upload.html", form=form), 422
    return redirect(url_for("tenders.show_import", import_id=import_id))


@room.get("/tenders/import/<int:import_id>")
@access(Permission.MANAGE_TENDERS)
def show_import(import_id: int) -> ResponseReturnValue:
    """How far the reading is, why the file was refused, or what was understood."""
    page = imports.get_import_page(the_database(), current_actor(), "tender", import_id)
    if page.state is ImportState.CONFIRMED:
        return redirect(url_for("tenders.show_tender", tender_id=page.target_id))
    if page.state is ImportState.DROPPED:
        abort(404)
    if page.state is ImportState.READING:
        job = watch_job(the_database(), current_actor(), page.job_id) if page.job_id else None
        return render_template("tenders/import_reading.html", page=page, job=job)
    if page.state is ImportState.REFUSED:
        return render_template("tenders/import_refused.html", page=page)
    return _show_reading(page)


@room.post("/tenders/import/<int:import_id>/columns")
@access(Permission.MANAGE_TENDERS)
def correct_columns(import_id: int) -> ResponseReturnValue:
    """Read the workbook again as the person says: which sheet, which header row, which column is what."""
    options: Mapping[str, str] = {
        **_kept_options(import_id),
        "sheet": request.form.get("sheet", ""),
        "header_row": request.form.get("header_row", "").strip(),
        "columns": columns_from(request.form),
    }
    imports.correct_reading(the_database(), current_actor(), "tender", import_id, options, now=now())
    return redirect(url_for("tenders.show_import", import_id=import_id))


@room.post("/tenders/import/<int:import_id>/language")
@access(Permission.MANAGE_TENDERS)
def correct_language(import_id: int) -> ResponseReturnValue:
    """Read the file again in the language the person says the call is in."""
    chosen = request.form.get("language", "")
    known = {code for code, _name in language_names(current_language())}
    options = {**_options_of(import_id), "language": chosen if chosen in known else ""}
    imports.correct_reading(the_database(), current_actor(), "tender", import_id, options, now=now())
    return redirect(url_for("tenders.show_import", import_id=import_id))


@room.post("/tenders/import/<int:import_id>/process")
@access(Permission.MANAGE_TENDERS)
def choose_process(import_id: int) -> ResponseReturnValue:
    """Read another procedure of a file that holds several."""
    options = {**_options_of(import_id), "process": request.form.get("process", "").strip()[:200]}
    imports.correct_reading(the_database(), current_actor(), "tender", import_id, options, now=now())
    return redirect(url_for("tenders.show_import", import_id=import_id))


@room.post("/tenders/import/<int:import_id>/hidden")
@access(Permission.MANAGE_TENDERS)
def read_hidden_sheet(import_id: int) -> ResponseReturnValue:
    """Read a hidden sheet in like the others, or leave it out again."""
    sheet, options = request.form.get("sheet", ""), _options_of(import_id)
    taken_in = [one for one in options.get("hidden", "").splitlines() if one != sheet]
    if not request.form.get("leave_out"):
        taken_in.append(sheet)
    changed = {**options, "hidden": "\n".join(filter(None, taken_in))}
    imports.correct_reading(the_database(), current_actor(), "tender", import_id, changed, now=now())
    return redirect(url_for("tenders.show_import", import_id=import_id, sheet=sheet))


@room.post("/tenders/import/<int:import_id>/anew")
@access(Permission.MANAGE_TENDERS)
def read_anew(import_id: int) -> ResponseReturnValue:
    """Forget all corrections and read the file as at first."""
    imports.correct_reading(the_database(), current_actor(), "tender", import_id, {}, now=now())
    return redirect(url_for("tenders.show_import", import_id=import_id))


@room.post("/tenders/import/<int:import_id>/take-over")
@access(Permission.MANAGE_TENDERS)
def take_over(import_id: int) -> ResponseReturnValue:
    """Make a tender of it, or add its requirements to one that is there."""
    target = find_key(request.form.get("tender"))
    if target:
        count = tenders.add_import_to_tender(the_database(), current_actor(), target, import_id, now=now())
        flash(_("{count} requirements were added.", count=count), "success")
        return redirect(url_for("tenders.show_requirements", tender_id=target))
    tender_id = tenders.take_over_import(the_database(), current_actor(), import_id, now=now())
    flash(_("The tender is imported. Now confirm what the requirements ask for."), "success")
    return redirect(url_for("tenders.show_tender", tender_id=tender_id))


@room.post("/tenders/import/<int:import_id>/drop")
@access(Permission.MANAGE_TENDERS)
def drop(import_id: int) -> ResponseReturnValue:
    """Give the import up."""
    imports.drop_import(the_database(), current_actor(), "tender", import_id, now=now())
    flash(_("The import was dropped; nothing of it was kept."), "info")
    return redirect(url_for("tenders.list_tenders"))


def _options_of(import_id: int) -> Mapping[str, str]:
    return imports.get_import_page(the_database(), current_actor(), "tender", import_id).options


def _kept_options(import_id: int) -> Mapping[str, str]:
    """What a correction of columns leaves as it is: the language and the hidden sheets that are read."""
    return {name: value for name, value in _options_of(import_id).items() if name in {"language", "hidden"}}


def _show_reading(page: ImportPage) -> str:
    reading = page.reading
    if not isinstance(reading, TenderReading):
        abort(404)
    chosen = page.options.get("sheet") or next((one.name for one in reading.sheets if one.kind == "requirements"), "")
    shown = request.args.get("sheet", chosen)
    return render_template(
        "tenders/import_ready.html",
        page=page,
        reading=reading,
        tender=reading.tender,
        requirements=reading.tender.requirements[:ROWS_SHOWN],
        sheet=next((one for one in reading.sheets if one.name == shown), None),
        role_choices=role_choices(),
        taken_in=page.options.get("hidden", "").splitlines(),
        languages=language_names(current_language()),
        targets=tenders.list_all_tenders(the_database(), current_actor()),
    )
