"""A pack that was made: download it, look at its pages, take one file out."""

from io import BytesIO

from flask import Response, make_response, render_template, request, send_file
from flask.typing import ResponseReturnValue

from bidbuilder.domain.bids.audiences import BUYER
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import bids, pack_files, packs
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database

# A pack never changes, so neither do its pages; only who is signed in may keep them.
_KEEP = "private, max-age=31536000, immutable"


@room.get("/bids/<int:bid_id>/packs/<string:snapshot_id>")
@access(Permission.SEE_BIDS)
def download_pack(bid_id: int, snapshot_id: str) -> ResponseReturnValue:
    """The zip of a version, byte for byte as it was made."""
    return _zip_of(bid_id, snapshot_id, BUYER)


@room.get("/bids/<int:bid_id>/packs/<string:snapshot_id>/envelopes/<string:envelope>")
@access(Permission.SEE_BIDS)
def download_envelope(bid_id: int, snapshot_id: str, envelope: str) -> ResponseReturnValue:
    """The zip of one envelope of a version, for calls that are opened in two steps."""
    return _zip_of(bid_id, snapshot_id, envelope)


def _zip_of(bid_id: int, snapshot_id: str, part: str) -> ResponseReturnValue:
    pack = packs.download_pack(the_database(), current_actor(), bid_id, snapshot_id, part)
    return send_file(
        BytesIO(pack.content), mimetype=packs.MEDIA_TYPE, as_attachment=True, download_name=pack.file.name, max_age=0
    )


@room.get("/bids/<int:bid_id>/packs/<string:snapshot_id>/pages")
@access(Permission.SEE_BIDS)
def show_pack(bid_id: int, snapshot_id: str) -> ResponseReturnValue:
    """The files of a pack with pictures of their pages."""
    actor = current_actor()
    opened = pack_files.open_pack(the_database(), actor, bid_id, snapshot_id)
    page = bids.get_bid_page(the_database(), actor, bid_id, now=now())
    annexes = [file for file in opened.files if file.pages and "/" in file.name]
    return render_template("bids/pack.html", summary=page.summary, findings=page.findings, pack=opened, annexes=annexes)


@room.get("/bids/<int:bid_id>/packs/<string:snapshot_id>/files/<int:place>")
@access(Permission.SEE_BIDS)
def download_file(bid_id: int, snapshot_id: str, place: int) -> ResponseReturnValue:
    """One file of a pack."""
    name, content = pack_files.get_packed_file(the_database(), current_actor(), bid_id, snapshot_id, place)
    return send_file(BytesIO(content), as_attachment=True, download_name=name.rsplit("/", 1)[-1], max_age=0)


@room.get("/bids/<int:bid_id>/packs/<string:snapshot_id>/files/<int:place>/pages/<int:page>.png")
@access(Permission.SEE_BIDS)
def show_page(bid_id: int, snapshot_id: str, place: int, page: int) -> Response:
    """The picture of a page; `large` to read it."""
    large = "large" in request.args
    picture = pack_files.draw_page(the_database(), current_actor(), bid_id, snapshot_id, place, page, large=large)
    response = make_response(picture)
    response.headers["Content-Type"] = "image/png"
    response.headers["Cache-Control"] = _KEEP
    return response
