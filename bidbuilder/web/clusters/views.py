"""The tree of clusters and what a facilitator does with one: admit, register, release, found a sub-network."""

from collections.abc import Callable

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.people.clusters import Cluster
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.people.permissions import Grant, Permission, Role
from bidbuilder.services import clusters, people
from bidbuilder.services.people import ClusterView
from bidbuilder.web.access import access
from bidbuilder.web.clusters.blueprint import room
from bidbuilder.web.clusters.forms import AdmitForm, NewMemberForm, SubNetworkForm
from bidbuilder.web.clusters.places import bars_by_country, bars_by_town
from bidbuilder.web.context import current_actor, now, the_database, the_settings
from bidbuilder.web.forms import Form, choices
from bidbuilder.web.invitation_mail import invitation_text
from bidbuilder.web.language import _, current_language


@room.get("/clusters")
@access(Permission.SIGNED_IN)
def list_clusters() -> ResponseReturnValue:
    """The clusters under the own umbrellas, as a tree with their members."""
    tree = people.list_cluster_tree(the_database(), current_actor(), now().date())
    return render_template("clusters/list.html", tree=tree)


@room.get("/clusters/<int:cluster_id>")
@access(Permission.SIGNED_IN)
def show_cluster(cluster_id: int) -> ResponseReturnValue:
    """One cluster: its members, and for its facilitator the ways to change it."""
    return _page(cluster_id)


@room.post("/clusters/<int:cluster_id>/sub-networks")
@access(Permission.FACILITATE)
def found_sub_network(cluster_id: int) -> ResponseReturnValue:
    """Found a sub-network under a cluster."""
    form = SubNetworkForm()

    def found() -> str:
        cluster = Cluster(name=form.name.data, description=form.description.data, parent_id=cluster_id)
        people.add_cluster(the_database(), current_actor(), cluster, now=now())
        return _("The sub-network {name} is founded.", name=form.name.data)

    return _do(cluster_id, form, found, sub_network=form)


@room.post("/clusters/<int:cluster_id>/new-members")
@access(Permission.FACILITATE)
def register_member(cluster_id: int) -> ResponseReturnValue:
    """Register a firm as a member and invite its administrator."""
    form = NewMemberForm()

    def register() -> str:
        organisation = Organisation(legal_name=form.legal_name.data, registration_number=form.registration_number.data)
        saved = people.register_organisation(the_database(), current_actor(), organisation, cluster_id, now=now())
        people.invite(
            the_database(),
            current_actor(),
            email=form.email.data,
            grant=Grant(Role.ORGANISATION_ADMIN, saved.id),
            language=current_language(),
            base_url=the_settings().base_url,
            text=invitation_text(current_language(), current_actor().name, Role.ORGANISATION_ADMIN, saved.legal_name),
            now=now(),
        )
        return _("{name} is a member; its administrator is invited.", name=saved.legal_name)

    return _do(cluster_id, form, register, new_member=form)


@room.post("/clusters/<int:cluster_id>/members")
@access(Permission.FACILITATE)
def admit_member(cluster_id: int) -> ResponseReturnValue:
    """Admit an organisation that is known already."""
    form = _with_choices(AdmitForm(), get_view(cluster_id))

    def admit() -> str:
        people.admit_member(the_database(), current_actor(), cluster_id, form.organisation_id.data, now=now())
        return _("The member is admitted.")

    return _do(cluster_id, form, admit, admission=form)


@room.post("/clusters/<int:cluster_id>/members/<int:organisation_id>/release")
@access(Permission.FACILITATE)
def release_member(cluster_id: int, organisation_id: int) -> ResponseReturnValue:
    """End a membership today."""
    people.release_member(the_database(), current_actor(), cluster_id, organisation_id, now=now())
    flash(_("The membership has ended. Its history is kept."), "success")
    return redirect(url_for("clusters.show_cluster", cluster_id=cluster_id))


def _do(cluster_id: int, form: Form, action: Callable[[], str], **forms: Form) -> ResponseReturnValue:
    """Check the form, do it, say so; on a refusal show the page with what was typed."""
    if form.validate():
        try:
            flash(action(), "success")
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return redirect(url_for("clusters.show_cluster", cluster_id=cluster_id))
    return _page(cluster_id, **forms), 422


def _page(cluster_id: int, **forms: Form) -> str:
    view = get_view(cluster_id)
    return render_template(
        "clusters/show.html",
        view=view,
        countries=bars_by_country(view.members),
        towns=bars_by_town(view.members),
        history=clusters.list_membership_rows(the_database(), current_actor(), cluster_id)
        if view.may_facilitate
        else (),
        today=now().date(),
        sub_network=forms.get("sub_network") or SubNetworkForm(formdata=None),
        new_member=forms.get("new_member") or NewMemberForm(formdata=None),
        admission=forms.get("admission") or _with_choices(AdmitForm(formdata=None), view),
    )


def get_view(cluster_id: int) -> ClusterView:
    """A cluster the person may see, with its members. Raises `NotFound`."""
    tree = people.list_cluster_tree(the_database(), current_actor(), now().date())
    view = next((one for one in tree if one.cluster.id == cluster_id), None)
    if view is None:
        raise NotFound
    return view


def _with_choices(form: AdmitForm, view: ClusterView) -> AdmitForm:
    inside = {member.id for member in view.members}
    others = [one for one in people.list_organisations(the_database(), current_actor()) if one.id not in inside]
    form.organisation_id.choices = choices((str(one.id), one.legal_name) for one in others)
    return form
