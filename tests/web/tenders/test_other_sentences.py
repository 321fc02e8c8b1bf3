"""The other sentences of a tender's files on screen: folded by chapter, one by one, or a chapter at once."""

from bidbuilder.domain.people.permissions import Role
from bidbuilder.services.tenders import get_tender_page, take_over_import
from tests.factories.imports import look_here, ready_import
from tests.factories.people import NOW
from tests.factories.web_bids import counted_queries
from tests.factories.web_people import World
from tests.web.fixtures import SignIn

LEFT_OUT = "/tenders/1/review/left-out"


def test_chapters_of_other_sentences_are_worked_off_whatever_their_length(sign_in: SignIn, world: World) -> None:
    manager = world.actor(Role.BID_MANAGER)
    history = " ".join(f"In {year} the works grew." for year in range(1900, 2000))
    call = f"# Call\n\n## History\n\n{history}\n\n## Pumps\n\nThe pump must run.\n\nColour as before.\n"
    import_id = ready_import(world.database, manager, "tender", world.lead.id or 0, call.encode(), "call.md")
    take_over_import(world.database, manager, import_id, now=NOW)
    look_here(world.database, 1)
    visitor = sign_in(Role.BID_MANAGER)
    page = visitor.get(LEFT_OUT)
    assert "101 sentences that no requirement took" in page.text
    links = [one.get("href") or "" for one in page.all(".//section[@id='others']//li/a")]
    for path in (LEFT_OUT, links[0]):
        with counted_queries(world.database) as seen:
            page = visitor.get(path)
        assert len(seen) <= 14, seen
    assert len(page.all(".//blockquote")) == 50
    assert "Page 1 of 2" in page.text
    aside = f"{links[0]}/set-section-aside"
    assert "Say in a few words why" in visitor.post(aside, {"reason": ""}, status=422).text
    page = visitor.post(aside, {"reason": "Background"})
    assert "100 places were set aside." in page.text
    assert [one.text for one in page.all(".//blockquote")] == ["Colour as before."]
    page = visitor.post(
        next(form.get("action") or "" for form in page.all(".//form") if "/make" in form.get("action", "")), {}
    )
    assert "Every sentence of this chapter" in page.text
    texts = [one.requirement.text for one in get_tender_page(world.database, manager, 1).lines]
    assert texts == ["The pump must run.", "Colour as before."]
