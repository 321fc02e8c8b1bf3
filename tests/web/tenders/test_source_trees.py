"""The tree of an XML source: nested by depth, unfolded where the open requirement stands."""

from markupsafe import Markup

from bidbuilder.domain.tenders.sources import SourceLine, addresses_above
from bidbuilder.storage.sources import StoredLine
from bidbuilder.web.tenders.source_marks import ShownLine
from bidbuilder.web.tenders.source_trees import Branch, grow


def shown(depth: int, name: str, *, is_current: bool = False) -> ShownLine:
    line = SourceLine(address=f"/{name}", kind="node", depth=depth, name=name)
    stored = StoredLine(id=1, part_id=1, position=0, line=line)
    return ShownLine(stored=stored, words=Markup(""), cells=(), taken=(), is_current=is_current, asks=False)


def outline(branches: list[Branch]) -> list[object]:
    return [(one.line.stored.line.name, one.is_open, one.count, outline(one.inner)) for one in branches]


def test_branches_that_hold_the_open_requirement_are_unfolded() -> None:
    lines = [
        shown(0, "notice"),
        shown(1, "buyer"),
        shown(2, "name"),
        shown(1, "lot"),
        shown(2, "term", is_current=True),
    ]
    assert outline(grow(lines)) == [
        (
            "notice",
            True,
            4,
            [("buyer", False, 1, [("name", False, 0, [])]), ("lot", True, 1, [("term", True, 0, [])])],
        )
    ]


def test_without_an_open_requirement_the_outermost_levels_are_unfolded() -> None:
    lines = [shown(depth, str(depth)) for depth in range(4)]
    (root,) = grow(lines)
    (second,) = root.inner
    assert [root.is_open, second.is_open, second.inner[0].is_open] == [True, True, False]


def test_a_stretch_may_begin_deep_and_come_out_again() -> None:
    assert [one.line.stored.line.name for one in grow([shown(3, "deep"), shown(1, "lot"), shown(2, "term")])] == [
        "deep",
        "lot",
    ]


def test_depth_without_end_is_no_hindrance() -> None:
    (root,) = grow([shown(depth, str(depth)) for depth in range(2000)])
    assert root.count == 1999


def test_what_a_node_stands_in_follows_from_its_address() -> None:
    assert addresses_above("/a/b[2]/c") == ("/", "/a", "/a/b[2]")
    assert addresses_above("/tender") == ("/",)
    assert addresses_above("/") == ()
