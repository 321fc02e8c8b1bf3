"""How the items of the solution are joined: proposals, joined ports with their fit, adapters, and who owns open ports."""

from collections.abc import Callable, Iterable

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.matching.interfaces import PlacedPort
from bidbuilder.domain.matching.joining_proposals import insert_adapter
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.solutions.connections import BUYER, LEAD, Connection, PortEnd, find_owning_member, owned_by
from bidbuilder.domain.solutions.editing import get_place
from bidbuilder.domain.solutions.edits import AssignLimit, Connect, Disconnect, Edit, Several
from bidbuilder.domain.solutions.tree import Solution
from bidbuilder.services import connections, solutions
from bidbuilder.services.connections import AdapterSearch, ConnectionsPage
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import _, hint_of, message_of
from bidbuilder.web.trade_words import property_name

EditMaker = Callable[[ConnectionsPage], Edit]

_MOST_TIMES = 10_000


class PortUnknown(Refusal):
    """The form names no port of the solution."""

    code = "port-unknown"
    message = translatable("Choose a port of the solution for each end.")
    hint = translatable("If its item was changed in the meantime, load the page again.")


@room.get("/bids/<int:bid_id>/connections")
@access(Permission.SEE_BIDS)
def show_connections(bid_id: int) -> ResponseReturnValue:
    """What is joined, what could be, and what is open; with two ends in the address also adapters for them."""
    page = _load(bid_id)
    return render_template(
        "bids/connections.html",
        summary=page.summary,
        findings=page.findings,
        connections=page,
        owners=_owners(page),
        adapters=_adapters(bid_id),
        items=_by_item(page.interfaces.ports),
        open_items=_by_item(page.interfaces.open_ports),
    )


@room.post("/bids/<int:bid_id>/connections/join")
@access(Permission.MANAGE_BIDS)
def join_ports(bid_id: int) -> ResponseReturnValue:
    """Join two ports."""

    def edit(page: ConnectionsPage) -> Edit:
        first, second = _port(page, "first"), _port(page, "second")
        count = request.form.get("count", type=int) or _usual_count(first, second)
        return Connect(connection=Connection(first=first.end, second=second.end, count=min(count, _MOST_TIMES)))

    return _carry_out(bid_id, edit, "joined")


@room.post("/bids/<int:bid_id>/connections/join-proposed")
@access(Permission.MANAGE_BIDS)
def join_proposed(bid_id: int) -> ResponseReturnValue:
    """Join everything that is proposed and known to fit."""

    def edit(page: ConnectionsPage) -> Edit:
        return Several(edits=tuple(Connect(connection=one.connection) for one in page.proposals if not one.doubts))

    return _carry_out(bid_id, edit, "joined")


@room.post("/bids/<int:bid_id>/connections/take-apart")
@access(Permission.MANAGE_BIDS)
def take_ports_apart(bid_id: int) -> ResponseReturnValue:
    """Take two joined ports apart."""
    return _carry_out(bid_id, lambda _page: Disconnect(first=_end("first"), second=_end("second")), "joined")


@room.post("/bids/<int:bid_id>/connections/owners")
@access(Permission.MANAGE_BIDS)
def assign_ports(bid_id: int) -> ResponseReturnValue:
    """Say who answers for the ticked ports."""
    owner = request.form.get("owner", "")

    def edit(_page: ConnectionsPage) -> Edit:
        ends = [one for text in request.form.getlist("port") if (one := _find_end(text)) is not None]
        return Several(edits=tuple(AssignLimit(end=one, owner=owner) for one in ends))

    return _carry_out(bid_id, edit, "open")


@room.post("/bids/<int:bid_id>/connections/adapter")
@access(Permission.MANAGE_BIDS)
def put_adapter_between(bid_id: int) -> ResponseReturnValue:
    """Put an adapter between two joined ports."""
    search = connections.find_adapters(
        the_database(), current_actor(), bid_id, _end("first"), _end("second"), now=now()
    )
    wanted = request.form.get("offering", type=int)
    found = next((one.adapter for one in search.found if one.adapter.offering.id == wanted), None)
    if found is None:
        raise NotFound

    def edit(page: ConnectionsPage) -> Edit:
        connection = search.joint.connection
        place = get_place(page.solution, connection.first.item_key)
        key = f"n{page.solution.revision + 1}-adapter"
        return insert_adapter(connection, found, key=key, parent_key=place.parent_key, index=place.index + 1)

    return _carry_out(bid_id, edit, "joined")


@room.post("/bids/<int:bid_id>/connections/undo")
@access(Permission.MANAGE_BIDS)
def undo_joining(bid_id: int) -> ResponseReturnValue:
    """Take the last edit of the solution back."""
    return _step(bid_id, solutions.undo)


@room.post("/bids/<int:bid_id>/connections/redo")
@access(Permission.MANAGE_BIDS)
def redo_joining(bid_id: int) -> ResponseReturnValue:
    """Do what was undone again."""
    return _step(bid_id, solutions.redo)


@room.app_template_filter()
def port_finding(finding: Finding) -> str:
    """The words of a finding about two ports, its property named in the reader's language."""
    key = finding.params.get("key", "")
    return _(finding.message, **{**finding.params, **({"property": property_name(key)} if key else {})})


@room.app_template_filter()
def port_end(end: PortEnd) -> str:
    """A port as a form sends it."""
    return f"{end.item_key} {end.port}"


def _load(bid_id: int) -> ConnectionsPage:
    return connections.load_connections(the_database(), current_actor(), bid_id, now=now())


def _carry_out(bid_id: int, make_edit: EditMaker, anchor: str) -> ResponseReturnValue:
    page = _load(bid_id)
    try:
        edit = make_edit(page)
        solutions.edit_solution(the_database(), current_actor(), bid_id, edit, base_revision=_revision(), now=now())
    except Refusal as refusal:
        _tell(refusal)
    return redirect(url_for("bids.show_connections", bid_id=bid_id, _anchor=anchor))


def _step(bid_id: int, take_step: Callable[..., Solution]) -> ResponseReturnValue:
    try:
        take_step(the_database(), current_actor(), bid_id, base_revision=_revision(), now=now())
    except Refusal as refusal:
        _tell(refusal)
    return redirect(url_for("bids.show_connections", bid_id=bid_id))


def _tell(refusal: Refusal) -> None:
    flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "warning")


def _revision() -> int:
    return request.form.get("revision", type=int) or 0


def _find_end(text: str) -> PortEnd | None:
    key, _blank, port = text.partition(" ")
    return PortEnd(key, port) if key and port else None


def _end(name: str) -> PortEnd:
    found = _find_end(request.values.get(name, ""))
    if found is None:
        raise PortUnknown(where=name)
    return found


def _port(page: ConnectionsPage, name: str) -> PlacedPort:
    found = page.interfaces.by_end.get(_end(name))
    if found is None:
        raise PortUnknown(where=name)
    return found


def _usual_count(first: PlacedPort, second: PlacedPort) -> int:
    """As often as both still serve, at least once."""
    return max(1, min((one.free for one in (first, second) if one.free is not None), default=1))


def _adapters(bid_id: int) -> AdapterSearch | None:
    ends = [_find_end(request.args.get(name, "")) for name in ("first", "second")]
    if ends[0] is None or ends[1] is None:
        return None
    return connections.find_adapters(the_database(), current_actor(), bid_id, ends[0], ends[1], now=now())


def _owners(page: ConnectionsPage) -> dict[str, str]:
    """Who can answer for an open port, by what the form sends; the lead stands for itself among the partners."""
    members = {owned_by(number): page.members.get(number, "") for number in page.partners}
    named = {one.owner: page.members.get(find_owning_member(one.owner) or 0, one.owner) for one in page.solution.limits}
    return {**named, **members, BUYER: _("The buyer"), LEAD: _("The lead")}


def _by_item(ports: Iterable[PlacedPort]) -> list[tuple[str, list[PlacedPort]]]:
    """Ports by the number and title of their item, in reading order."""
    groups: dict[str, list[PlacedPort]] = {}
    for one in ports:
        groups.setdefault(f"{one.number} {one.title}", []).append(one)
    return list(groups.items())
