"""The solution as a block diagram: a frame for each system, a box for each item, a colour for each firm, a line for each
connection. Where boxes and lines lie, `block_layout` knows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotItem
from bidbuilder.domain.people.organisations import Branding
from bidbuilder.domain.solutions.connections import Connection
from bidbuilder.formats.writers.block_layout import Place, places_of, route
from bidbuilder.formats.writers.drawing import Drawing, wrapped
from bidbuilder.formats.writers.extracts import brand_of, firms_of
from bidbuilder.formats.writers.words import Words

# Distinguishable for colour-blind readers (after Okabe and Ito), light enough for dark words; numbers say the same.
_TINTS = (
    *("#cfe8f5", "#fbe3c0", "#cdebdf", "#f6d5e6", "#e4e4e4", "#f7f0c3", "#d9d6f0", "#f5d0c5"),
    *("#9fcbe6", "#f2c278", "#95d2b8", "#e5a8cb", "#bdbdbd", "#e6d676", "#b1abdf", "#e8a48f"),
)

_WIDTH, _COLUMNS = 470.0, 4
_GAP, _TITLE_HEIGHT, _LEGEND_ROW = 14.0, 18.0, 12.0
_HEAD, _LINE, _AIR, _NAME_SIZE, _SMALL_SIZE = 14.0, 9.5, 5.0, 8.0, 7.0
_LEGEND_COLUMNS = 2
_LINE_COLOUR, _OPEN_COLOUR = "#2f6f5e", "#b3261e"
MOST_BOXES = 28


@dataclass(frozen=True, slots=True)
class SystemPart:
    """A system with the items below it, at most as many as one picture holds."""

    system: SnapshotItem | None
    items: tuple[SnapshotItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """What a diagram shows beside the boxes: firms by id in the order of their colours, connections, the lead's brand.

    By item: `unowned` counts the open ports nobody answers for, `twice` has the numbers of the requirements that another
    firm supplies as well. Documents that go out have neither.
    """

    items: tuple[SnapshotItem, ...]
    firms: Mapping[int | None, str]
    connections: tuple[Connection, ...]
    brand: Branding
    unowned: Mapping[str, int] = field(default_factory=dict)
    twice: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def blocks_of(snapshot: BidSnapshot) -> Blocks:
    """The blocks of a bid that goes out."""
    return Blocks(
        items=snapshot.items,
        firms={one.organisation.id: one.organisation.display_name for one in firms_of(snapshot)},
        connections=snapshot.connections,
        brand=brand_of(snapshot),
    )


def system_parts(items: Sequence[SnapshotItem]) -> tuple[SystemPart, ...]:
    """The solution cut into pieces for one picture each, in reading order; items outside any system are pieces of their own."""
    parts: list[tuple[SnapshotItem | None, list[SnapshotItem]]] = []
    system: SnapshotItem | None = None
    for node in items:
        if node.depth == 0:
            system = None if node.kind == "item" else node
        if node.kind != "item":
            continue
        if not parts or parts[-1][0] is not system or len(parts[-1][1]) == MOST_BOXES:
            parts.append((system, []))
        parts[-1][1].append(node)
    return tuple(SystemPart(system, tuple(found)) for system, found in parts)


def draw_block_diagram(blocks: Blocks, part: SystemPart, words: Words) -> Drawing:
    """One system with its items and the legend of firms."""
    used = tuple(dict.fromkeys(item.partner_id for item in part.items))
    tints = {firm: _TINTS[index % len(_TINTS)] for index, firm in enumerate(blocks.firms)}
    outside = _joined_elsewhere(blocks, part)
    texts = [_texts(item, outside.get(item.key, ()), _warnings(item, blocks, words), words) for item in part.items]
    heights = [_HEAD + (len(text.name) + len(text.joined) + len(text.open)) * _LINE + _AIR for text in texts]
    places = places_of(heights, _COLUMNS, _WIDTH, _GAP, _TITLE_HEIGHT + 4)
    frame_height = max(place.foot for place in places) + _GAP
    legend_rows = -(-len(used) // _LEGEND_COLUMNS)
    brand = blocks.brand
    drawing = Drawing(_WIDTH, frame_height + legend_rows * _LEGEND_ROW + 8, brand.font)
    drawing.box(1, 1, _WIDTH - 2, frame_height - 2, fill="#ffffff", line=brand.primary_colour)
    title = f"{part.system.number} {part.system.title}" if part.system else words.say("Items")
    drawing.words(8, 13, title, size=9, colour=brand.primary_colour, width=_WIDTH - 16, bold=True)
    for item, place, text in zip(part.items, places, texts, strict=True):
        _box(drawing, place, text, tints.get(item.partner_id, "#ffffff"))
    for lane, (first, second) in enumerate(_joined_here(blocks, part)):
        drawing.path(route(places[first], places[second], _GAP, lane), colour=_LINE_COLOUR)
    _legend(drawing, [(tints.get(firm, "#ffffff"), blocks.firms.get(firm, "–")) for firm in used], frame_height + 6)
    return drawing


def _joined_here(blocks: Blocks, part: SystemPart) -> list[tuple[int, int]]:
    """The pairs of boxes of the picture that are joined, each once, by their places."""
    place = {item.key: index for index, item in enumerate(part.items)}
    ends = ((one.first.item_key, one.second.item_key) for one in blocks.connections)
    pairs = (sorted((place[first], place[second])) for first, second in ends if {first, second} <= place.keys())
    return [(first, second) for first, second in dict.fromkeys(map(tuple, pairs)) if first != second]


def _joined_elsewhere(blocks: Blocks, part: SystemPart) -> dict[str, tuple[str, ...]]:
    """For each item the numbers of the items outside of the picture it is joined to."""
    here = {item.key for item in part.items}
    numbers = {item.key: item.number for item in blocks.items}
    found: dict[str, dict[str, None]] = {}
    for one in blocks.connections:
        ends = (one.first.item_key, one.second.item_key)
        for own, other in (ends, ends[::-1]):
            if own in here and other not in here and other in numbers:
                found.setdefault(own, {})[numbers[other]] = None
    return {key: tuple(joined) for key, joined in found.items()}


@dataclass(frozen=True, slots=True)
class _Text:
    """What a box says, in lines: number and quantity, its name, the items elsewhere it is joined to, what is amiss."""

    head: str
    name: list[str]
    joined: list[str]
    open: list[str]


def _warnings(item: SnapshotItem, blocks: Blocks, words: Words) -> list[str]:
    unowned, twice = blocks.unowned.get(item.key, 0), blocks.twice.get(item.key, ())
    found = [words.say("! open without an owner: {count}", count=unowned)] if unowned else []
    told = words.say("! supplied twice: {numbers}", numbers=", ".join(twice))
    return found + (wrapped(told, _box_width() - 10, _SMALL_SIZE) if twice else [])


def _texts(item: SnapshotItem, outside: Sequence[str], warnings: list[str], words: Words) -> _Text:
    quantity = words.quantity(item.quantity, item.unit)
    name = words.choose(item.names) or item.title
    width = _box_width() - 10
    joined = wrapped(f"↔ {', '.join(outside)}", width, _SMALL_SIZE) if outside else []
    return _Text(f"{item.number} · {quantity}", wrapped(name, width, _NAME_SIZE, bold=True), joined, warnings)


def _box_width() -> float:
    return (_WIDTH - _GAP * (_COLUMNS + 1)) / _COLUMNS


def _box(drawing: Drawing, place: Place, text: _Text, tint: str) -> None:
    edge = _OPEN_COLOUR if text.open else "#9aa5a1"
    drawing.box(place.x, place.y, place.width, place.height, fill=tint, line=edge)
    width = place.width - 10
    drawing.words(place.x + 5, place.y + 10, text.head, size=_SMALL_SIZE, colour="#4a5350", width=width)
    y = place.y + _HEAD - 2
    for line in text.name:
        y += _LINE
        drawing.words(place.x + 5, y, line, size=_NAME_SIZE, colour="#22302b", width=place.width, bold=True)
    for line, colour in [*((one, _LINE_COLOUR) for one in text.joined), *((one, _OPEN_COLOUR) for one in text.open)]:
        y += _LINE
        drawing.words(place.x + 5, y, line, size=_SMALL_SIZE, colour=colour, width=place.width)


def _legend(drawing: Drawing, entries: Sequence[tuple[str, str]], top: float) -> None:
    width = _WIDTH / _LEGEND_COLUMNS
    for index, (tint, name) in enumerate(entries):
        x, y = index % _LEGEND_COLUMNS * width, top + index // _LEGEND_COLUMNS * _LEGEND_ROW
        drawing.box(x, y, 8, 8, fill=tint, line="#9aa5a1")
        drawing.words(x + 12, y + 7, name, size=7, colour="#4a5350", width=width - 16)


def describe_block_diagram(part: SystemPart, firms: Mapping[int | None, str], words: Words) -> str:
    """The picture in words: every box with who supplies it."""
    boxes = [
        words.say("{item} by {firm}", item=words.choose(item.names) or item.title, firm=firms.get(item.partner_id, "–"))
        for item in part.items
    ]
    title = part.system.title if part.system else words.say("Items")
    return f"{title}: " + "; ".join(boxes)
