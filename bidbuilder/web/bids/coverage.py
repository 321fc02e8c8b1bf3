"""The coverage page: how everything stands by section and lot, the matrix, and one requirement with its proof."""

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from typing import Any, TypeVar

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField, StringField, TextAreaField

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.bids.enclosures import find_evidence
from bidbuilder.domain.matching.closing import Closer
from bidbuilder.domain.matching.verdicts import Proof, Verdict
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.tenders.requirements import Level, Scope
from bidbuilder.services import closing, coverage
from bidbuilder.services.coverage import CoverageFilter, Matrix, MatrixRow
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.bids.matrix_parts import part_of
from bidbuilder.web.bids.shown_proofs import shown_proofs
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, at_most, choices_of, optional, required
from bidbuilder.web.language import _, lazy, ngettext
from bidbuilder.web.parts import wants_part

Code = TypeVar("Code", Verdict, Level, Scope)
_FILTERS = frozenset({"verdict", "level", "scope", "lot", "section", "owner", "text"})
_OPEN = frozenset({Verdict.UNKNOWN, Verdict.NOT_MET, Verdict.PARTLY})


class DecisionForm(Form):
    """A verdict a person sets, with the reason."""

    verdict = RadioField(lazy("Verdict"), choices=choices_of(Verdict))
    reason = TextAreaField(lazy("Why"), [required(), at_most(4000)])


class ManyForm(Form):
    """A verdict for all ticked requirements, with the reason they share."""

    many_verdict = RadioField(lazy("Verdict"), choices=choices_of(Verdict))
    many_reason = TextAreaField(lazy("Why"), [required(), at_most(4000)])


class NoteForm(Form):
    """What the buyer reads beside the verdict, and who looks after the requirement."""

    remark = TextAreaField(lazy("Remark for the buyer"), [optional(), at_most(4000)])
    owner = StringField(lazy("Who looks after it"), [optional(), at_most(200)])


@room.get("/bids/<int:bid_id>/coverage")
@access(Permission.SEE_BIDS)
def show_coverage(bid_id: int) -> ResponseReturnValue:
    """Everything, or what the filter leaves."""
    matrix = coverage.load_matrix(the_database(), current_actor(), bid_id, _filter(), now=now())
    return _page(matrix, _chosen(matrix, request.args.get("requirement", "")))


@room.get("/bids/<int:bid_id>/coverage.xlsx")
@access(Permission.SEE_BIDS)
def export_matrix(bid_id: int) -> ResponseReturnValue:
    """The matrix as a workbook, as it would go into the pack now."""
    made = coverage.export_matrix(the_database(), current_actor(), bid_id, now=now())
    return send_file(BytesIO(made.content), mimetype=made.media_type, as_attachment=True, download_name=made.name)


@room.get("/bids/<int:bid_id>/coverage/<string:key>")
@access(Permission.SEE_BIDS)
def show_proof(bid_id: int, key: str) -> ResponseReturnValue:
    """One requirement: value against bound, source, decision, remark and owner."""
    if not wants_part():
        return _back(bid_id, key)
    matrix = coverage.load_matrix(the_database(), current_actor(), bid_id, _filter(), now=now())
    row = _chosen(matrix, key)
    if row is None:
        raise NotFound
    return _panel(matrix, row)


@room.get("/bids/<int:bid_id>/evidence/<string:item_key>")
@access(Permission.SEE_BIDS)
def download_evidence(bid_id: int, item_key: str) -> ResponseReturnValue:
    """The file a proof names, as it was uploaded, never shown in place."""
    name = request.args.get("name", "")
    file, content = coverage.get_evidence(the_database(), current_actor(), bid_id, item_key, name, now=now())
    return send_file(
        BytesIO(content), "application/octet-stream", as_attachment=True, download_name=file.name, max_age=0
    )


@room.post("/bids/<int:bid_id>/coverage/<string:key>/decide")
@access(Permission.MANAGE_BIDS)
def decide(bid_id: int, key: str) -> ResponseReturnValue:
    """Set a verdict by hand."""
    form = DecisionForm()
    if form.validate():
        try:
            verdict = Verdict(form.verdict.data)
            coverage.decide(the_database(), current_actor(), bid_id, key, verdict, form.reason.data, now=now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            flash(_("The verdict is set; your name stands beside it."), "success")
            return _back(bid_id, _next_open(bid_id, key) or key)
    matrix = coverage.load_matrix(the_database(), current_actor(), bid_id, now=now())
    return _page(matrix, _row(matrix, key), decision=form), 422


@room.post("/bids/<int:bid_id>/coverage/<string:key>/clear")
@access(Permission.MANAGE_BIDS)
def clear_decision(bid_id: int, key: str) -> ResponseReturnValue:
    """Let the computed verdict count again."""
    coverage.clear_decision(the_database(), current_actor(), bid_id, key, now=now())
    flash(_("The computed verdict counts again."), "success")
    return _back(bid_id, key)


@room.post("/bids/<int:bid_id>/coverage/decide-ticked")
@access(Permission.MANAGE_BIDS)
def decide_many(bid_id: int) -> ResponseReturnValue:
    """Set the same verdict, with the same reason, for every ticked requirement."""
    form = ManyForm()
    keys = request.form.getlist("key")
    if form.validate():
        try:
            verdict = Verdict(form.many_verdict.data)
            coverage.decide_many(
                the_database(), current_actor(), bid_id, keys, verdict, form.many_reason.data, now=now()
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            flash(
                ngettext("{count} requirement was decided.", "{count} requirements were decided.", len(keys)), "success"
            )
            return redirect(url_for("bids.show_coverage", **_asked(), bid_id=bid_id, _anchor="matrix"))
    matrix = coverage.load_matrix(the_database(), current_actor(), bid_id, _filter(), now=now())
    return _page(matrix, None, many=form, ticked=keys), 422


@room.post("/bids/<int:bid_id>/coverage/<string:key>/note")
@access(Permission.MANAGE_BIDS)
def write_note(bid_id: int, key: str) -> ResponseReturnValue:
    """Save remark and owner."""
    form = NoteForm()
    if form.validate():
        coverage.write_remark(the_database(), current_actor(), bid_id, key, form.remark.data, now=now())
        coverage.assign_owner(the_database(), current_actor(), bid_id, key, form.owner.data, now=now())
        flash(_("Saved."), "success")
        return _back(bid_id, key)
    matrix = coverage.load_matrix(the_database(), current_actor(), bid_id, now=now())
    return _page(matrix, _row(matrix, key), note=form), 422


def _page(
    matrix: Matrix,
    chosen: MatrixRow | None,
    *,
    decision: DecisionForm | None = None,
    note: NoteForm | None = None,
    many: ManyForm | None = None,
    ticked: Sequence[str] = (),
) -> str:
    return render_template(
        "bids/coverage.html",
        summary=matrix.summary,
        findings=matrix.findings,
        matrix=matrix,
        part=part_of(matrix.rows, request.args.get("page", type=int), {chosen.requirement.key} if chosen else ticked),
        asked=_asked(),
        wanted=_filter(),
        is_filtered=_filter() != CoverageFilter(),
        levels=list(Level),
        verdicts=list(Verdict),
        scopes=list(Scope),
        many=many or ManyForm(formdata=None, data={"many_verdict": Verdict.MET.value}),
        ticked=ticked,
        **_panel_words(matrix, chosen, decision, note),
    )


def _panel(matrix: Matrix, row: MatrixRow) -> str:
    words = _panel_words(matrix, row, None, None)
    return render_template("bids/proof.html", summary=matrix.summary, asked=_asked(), **words)


def _panel_words(
    matrix: Matrix, row: MatrixRow | None, decision: DecisionForm | None, note: NoteForm | None
) -> dict[str, object]:
    if row is None:
        return {"row": None, "may_edit": matrix.may_edit}
    manual = row.covered.manual
    stored = {
        "verdict": (manual.verdict if manual else row.covered.computed).value,
        "reason": manual.reason if manual else "",
    }
    return {
        "row": row,
        "may_edit": matrix.may_edit,
        "following": _open_after(row.requirement.key, matrix.rows),
        "closers": _closers(matrix, row),
        "proofs": shown_proofs(row.covered.proofs, matrix.subjects),
        "document_address": partial(_document_address, matrix),
        "decision": decision or DecisionForm(formdata=None, data=stored),
        "note": note or NoteForm(formdata=None, data={"remark": row.covered.remark, "owner": row.covered.owner}),
    }


def _document_address(matrix: Matrix, proof: Proof) -> str:
    """Where the document of a proof can be read: its file, its address on the net, or nowhere."""
    found = find_evidence(matrix.dossier, proof.item_key, proof.document) if proof.document else None
    if found is None:
        return ""
    if found.file_key is None:
        return found.url if found.url.startswith(("https://", "http://")) else ""
    bid_id = matrix.summary.bid_id
    return url_for("bids.download_evidence", bid_id=bid_id, item_key=proof.item_key, name=proof.document)


def _closers(matrix: Matrix, row: MatrixRow) -> tuple[Closer, ...]:
    """Who would close what members lack; asked only where something is lacking."""
    if row.requirement.scope is not Scope.MEMBER or row.covered.computed is Verdict.MET:
        return ()
    bid_id, key = matrix.summary.bid_id, row.requirement.key
    return closing.list_closers(the_database(), current_actor(), bid_id, key, now=now())


def _row(matrix: Matrix, key: str) -> MatrixRow:
    for row in matrix.rows:
        if row.requirement.key == key:
            return row
    raise NotFound


def _chosen(matrix: Matrix, key: str) -> MatrixRow | None:
    """The requirement of the address, also where the filter does not let it through (any more)."""
    if not key:
        return None
    found = next((row for row in matrix.rows if row.requirement.key == key), None)
    if found is not None or _filter() == CoverageFilter():
        return found
    rows = coverage.load_matrix(the_database(), current_actor(), matrix.summary.bid_id, now=now()).rows
    return next((row for row in rows if row.requirement.key == key), None)


def _next_open(bid_id: int, key: str) -> str | None:
    """The next mandatory requirement, in the matrix's order and round its end, that the filter shows and that is open."""
    matrix = coverage.load_matrix(the_database(), current_actor(), bid_id, now=now())
    filtered = coverage.load_matrix(the_database(), current_actor(), bid_id, _filter(), now=now())
    shown = {row.requirement.key for row in filtered.rows}
    return _open_after(key, [row for row in matrix.rows if row.requirement.key in shown or row.requirement.key == key])


def _open_after(key: str, rows: Sequence[MatrixRow]) -> str | None:
    """The key of the first mandatory requirement behind this one, then from the beginning, that wants a decision."""
    keys = [row.requirement.key for row in rows]
    start = keys.index(key) + 1 if key in keys else 0
    for row in (*rows[start:], *rows[:start]):
        wanted = row.requirement.level is Level.MANDATORY and row.covered.manual is None
        if wanted and row.covered.verdict in _OPEN and row.requirement.key != key:
            return row.requirement.key
    return None


def _asked() -> dict[str, Any]:
    """The filter as it stands in the address, for what leads back to it."""
    return {name: value for name, value in request.args.items() if name in _FILTERS}


def _back(bid_id: int, key: str) -> ResponseReturnValue:
    return redirect(url_for("bids.show_coverage", **_asked(), bid_id=bid_id, requirement=key, _anchor="proof"))


def _filter() -> CoverageFilter:
    asked = request.args
    return CoverageFilter(
        verdict=_one_of(Verdict, asked.get("verdict", "")),
        level=_one_of(Level, asked.get("level", "")),
        scope=_one_of(Scope, asked.get("scope", "")),
        lot=asked.get("lot") if asked.get("lot") not in {None, "any"} else None,
        section=asked.get("section") if asked.get("section") not in {None, "any"} else None,
        owner=asked.get("owner") or None,
        text=asked.get("text", "").strip(),
    )


def _one_of(codes: type[Code], value: str) -> Code | None:
    return codes(value) if value in set(codes) else None
