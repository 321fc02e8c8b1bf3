"""The merge wizard: choose the other cluster and the way, look at what will happen, merge."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField, SelectField

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.people.cluster_merging import MergeWay
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import clusters
from bidbuilder.services.clusters import MergePreview
from bidbuilder.web.access import access
from bidbuilder.web.clusters.blueprint import room
from bidbuilder.web.clusters.views import get_view
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, choices, choices_of
from bidbuilder.web.language import _, lazy


class MergeForm(Form):
    """Into which cluster, and how."""

    into = SelectField(lazy("Merge with"), coerce=int)
    way = RadioField(lazy("How"), choices=choices_of(MergeWay), default=MergeWay.UMBRELLA.value)


@room.get("/clusters/<int:cluster_id>/merge")
@access(Permission.FACILITATE)
def show_merge(cluster_id: int) -> ResponseReturnValue:
    """The two choices and, once they are made, what will happen."""
    chosen = request.args.get("into", type=int)
    way = request.args.get("way", MergeWay.UMBRELLA.value)
    form = _form(cluster_id, {"into": chosen, "way": way})
    preview, status = None, 200
    if chosen is not None and way in set(MergeWay):
        try:
            preview = clusters.preview_merge(
                the_database(), current_actor(), cluster_id, chosen, MergeWay(way), now().date()
            )
        except Refusal as refusal:
            form.refuse(refusal)
            status = 422
    return _page(cluster_id, form, preview), status


@room.post("/clusters/<int:cluster_id>/merge")
@access(Permission.FACILITATE)
def merge(cluster_id: int) -> ResponseReturnValue:
    """Merge."""
    form = _form(cluster_id)
    if form.validate():
        try:
            plan = clusters.merge_clusters(
                the_database(), current_actor(), cluster_id, form.into.data, MergeWay(form.way.data), now=now()
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            flash(
                _("{name} is merged into {into}. Its history is kept.", name=plan.cluster.name, into=plan.into.name),
                "success",
            )
            return redirect(url_for("clusters.show_cluster", cluster_id=plan.into.id))
    return _page(cluster_id, form, None), 422


def _form(cluster_id: int, data: dict[str, object] | None = None) -> MergeForm:
    form = MergeForm() if data is None else MergeForm(formdata=None, data=data)
    targets = clusters.list_merge_targets(the_database(), current_actor(), cluster_id)
    form.into.choices = choices((str(one.id), one.name) for one in targets)
    return form


def _page(cluster_id: int, form: MergeForm, preview: MergePreview | None) -> str:
    return render_template("clusters/merge.html", view=get_view(cluster_id), form=form, preview=preview)
