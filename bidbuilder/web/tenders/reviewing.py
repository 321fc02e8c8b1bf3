"""The review of a tender's requirements beside their source: the page, what others do meanwhile, and pictures of pages."""

from collections.abc import Callable
from io import BytesIO
from urllib.parse import quote_plus

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from bidbuilder import codec
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.tenders.editing import condition_name
from bidbuilder.domain.tenders.requirements import Level, Scope
from bidbuilder.domain.tenders.sources import PartKind
from bidbuilder.services import reviewing, tender_sources
from bidbuilder.services.reviewing import Place, ReviewPage
from bidbuilder.storage.requirement_lists import RequirementFilter, filter_from
from bidbuilder.storage.reviews import Person
from bidbuilder.storage.tenders import RequirementLine
from bidbuilder.web.access import access
from bidbuilder.web.addresses import find_key
from bidbuilder.web.context import current_actor, now, the_database, the_settings
from bidbuilder.web.language import _
from bidbuilder.web.tenders.blueprint import room
from bidbuilder.web.tenders.marking import marked_text, split_places
from bidbuilder.web.tenders.requirement_pages import form_of
from bidbuilder.web.tenders.source_marks import columns_of, shown_lines
from bidbuilder.web.tenders.source_trees import grow

_A_DAY = 24 * 60 * 60


@room.get("/tenders/<int:tender_id>/review")
@access(Permission.SEE_BIDS)
def show_review(tender_id: int) -> ResponseReturnValue:
    """The source on the left, the requirements on the right, linked both ways."""
    chosen = filter_from(request.args)
    source_id, part_id, first = (find_key(request.args.get(name)) for name in ("source", "part", "from"))
    place = Place(source_id=source_id, part_id=part_id, first=first or 0)
    page = reviewing.get_review(
        the_database(), current_actor(), tender_id, chosen, request.args.get("key", ""), place, now=now()
    )
    return show_page(page, chosen)


@room.get("/tenders/<int:tender_id>/review/news")
@access(Permission.SEE_BIDS)
def show_news(tender_id: int) -> ResponseReturnValue:
    """Who else is here, and what changed since the page was made (`mark`): nothing, or the list as it is now."""
    chosen = filter_from(request.args)
    key = request.args.get("key", "")
    news = reviewing.look_for_news(the_database(), current_actor(), tender_id, chosen, key, now=now())
    mark = request.args.get("mark", "")
    who = request.args.get("who", "")
    if mark == news.counts.mark and who == _present(news.people):
        return "", 204
    seen = request.args.get("revision", type=int)
    return render_template(
        "tenders/review_news.html",
        tender_id=tender_id,
        news=news,
        chosen=chosen,
        address=_addresses(tender_id, chosen),
        key=key,
        stretch=news.stretch,
        counts=news.counts,
        people=news.people,
        who=_present(news.people),
        seen=seen,
        is_changed=mark != news.counts.mark,
        is_overtaken=bool(key) and seen is not None and news.revision != seen,
        here=_here(news.people),
    )


@room.post("/tenders/<int:tender_id>/review/sources")
@access(Permission.MANAGE_TENDERS)
def look_into_files(tender_id: int) -> ResponseReturnValue:
    """Have the files of a tender looked into that was imported before this could be done."""
    tender_sources.look_into_files(the_database(), current_actor(), tender_id, now=now())
    flash(_("The files are being read. This page shows them as soon as they are."), "info")
    return redirect(url_for("tenders.show_review", tender_id=tender_id))


@room.get("/tenders/<int:tender_id>/review/pages/<int:part_id>.png")
@access(Permission.SEE_BIDS)
def show_source_page(tender_id: int, part_id: int) -> ResponseReturnValue:
    """A page of a file as a picture; files never change, so a browser may keep it for a day."""
    picture = tender_sources.draw_source_page(the_database(), current_actor(), tender_id, part_id, the_settings())
    response = send_file(BytesIO(picture), "image/png")
    response.cache_control.private, response.cache_control.max_age = True, _A_DAY
    response.cache_control.no_cache = None
    return response


def show_page(page: ReviewPage, chosen: RequirementFilter, **words: object) -> str:
    """The whole page. What was typed and could not be saved comes in `words` (`form`, `overtaken`)."""
    line = page.line

    address = _addresses(page.tender.id or 0, chosen)
    lines = shown_lines(page.view, line, address) if page.view else []
    defaults = {"form": form_of(page.tender, line.requirement) if line else None, "overtaken": None}
    return render_template(
        "tenders/review.html",
        page=page,
        tender=page.tender,
        chosen=chosen,
        address=address,
        source_lines=lines,
        source_columns=columns_of(lines),
        source_tree=grow(lines) if page.view and page.view.part.kind is PartKind.TREE else [],
        marked=marked_text(line.requirement) if line else "",
        split_places=split_places(line.requirement.text) if line else (),
        may_manage=reviewing.may_review(current_actor(), page.tender),
        key=line.requirement.key if line else "",
        condition_name=condition_name,
        seen_requirement=codec.to_json,
        levels=list(Level),
        scopes=list(Scope),
        stretch=page.stretch,
        counts=page.counts,
        people=page.people,
        who=_present(page.people),
        here=_here(page.people),
        **{**defaults, **words},
    )


def load_page(tender_id: int, key: str) -> tuple[ReviewPage, RequirementLine | None]:
    """The review at a requirement, for an answer to something that could not be saved."""
    page = reviewing.get_review(the_database(), current_actor(), tender_id, filter_from(request.args), key, now=now())
    return page, page.line


def _addresses(tender_id: int, chosen: RequirementFilter) -> Callable[[str], str]:
    """Makes the address of the review at a requirement out of its key: a page has hundreds that differ in nothing else."""
    base = url_for("tenders.show_review", tender_id=tender_id, **chosen.arguments())
    sign = "&" if "?" in base else "?"
    return lambda key: f"{base}{sign}key={quote_plus(key)}"


def _present(people: tuple[Person, ...]) -> str:
    """The others who are here as one word, so that a browser can say what it has seen."""
    return "|".join(f"{one.name}:{one.requirement_key}" for one in people)


def _here(people: tuple[Person, ...]) -> dict[str, str]:
    """Who has which requirement open."""
    return {one.requirement_key: one.name for one in people if one.requirement_key}
