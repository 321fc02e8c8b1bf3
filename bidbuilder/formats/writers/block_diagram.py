"""The solution as a block diagram: a frame for each system, a box for each item, a colour for each firm that supplies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotItem
from bidbuilder.formats.writers.drawing import Drawing
from bidbuilder.formats.writers.extracts import brand_of, firms_of
from bidbuilder.formats.writers.words import Words

# Distinguishable for colour-blind readers (after Okabe and Ito), light enough for dark words; numbers say the same.
_TINTS = ("#cfe8f5", "#fbe3c0", "#cdebdf", "#f6d5e6", "#e4e4e4", "#f7f0c3", "#d9d6f0", "#f5d0c5")

_WIDTH, _COLUMNS = 470.0, 4
_GAP, _BOX_HEIGHT, _TITLE_HEIGHT, _LEGEND_ROW = 6.0, 34.0, 18.0, 12.0
MOST_BOXES = 40


@dataclass(frozen=True, slots=True)
class SystemPart:
    """A system with the items below it, at most as many as one picture holds."""

    system: SnapshotItem | None
    items: tuple[SnapshotItem, ...]


def system_parts(items: Sequence[SnapshotItem]) -> tuple[SystemPart, ...]:
    """The solution cut into pieces for one picture each, in reading order; items above any system are a piece of their own."""
    parts: list[tuple[SnapshotItem | None, list[SnapshotItem]]] = []
    for node in items:
        if node.depth == 0 and node.kind != "item":
            parts.append((node, []))
            continue
        if not parts or len(parts[-1][1]) == MOST_BOXES:
            parts.append((parts[-1][0] if parts else None, []))
        if node.kind == "item":
            parts[-1][1].append(node)
    return tuple(SystemPart(system, tuple(found)) for system, found in parts if found)


def draw_block_diagram(snapshot: BidSnapshot, part: SystemPart, words: Words) -> bytes:
    """A PNG of one system with its items and the legend of firms."""
    firms = {one.organisation.id: one.organisation.display_name for one in firms_of(snapshot)}
    used = tuple(dict.fromkeys(item.partner_id for item in part.items))
    tints = {firm: _TINTS[index % len(_TINTS)] for index, firm in enumerate(firms)}
    rows = -(-len(part.items) // _COLUMNS)
    frame_height = _TITLE_HEIGHT + rows * (_BOX_HEIGHT + _GAP) + _GAP
    legend_rows = -(-len(used) // 3)
    brand = brand_of(snapshot)
    drawing = Drawing(_WIDTH, frame_height + legend_rows * _LEGEND_ROW + 8, brand.font)
    drawing.box(1, 1, _WIDTH - 2, frame_height - 2, fill="#ffffff", line=brand.primary_colour)
    title = f"{part.system.number} {part.system.title}" if part.system else words.say("Items")
    drawing.words(8, 13, title, size=9, colour=brand.primary_colour, width=_WIDTH - 16, bold=True)
    for index, item in enumerate(part.items):
        _box(drawing, index, item, tints.get(item.partner_id, "#ffffff"), words)
    _legend(drawing, [(tints.get(firm, "#ffffff"), firms.get(firm, "–")) for firm in used], frame_height + 6)
    return drawing.png()


def _box(drawing: Drawing, index: int, item: SnapshotItem, tint: str, words: Words) -> None:
    width = (_WIDTH - _GAP * (_COLUMNS + 1)) / _COLUMNS
    x = _GAP + index % _COLUMNS * (width + _GAP)
    y = _TITLE_HEIGHT + index // _COLUMNS * (_BOX_HEIGHT + _GAP)
    drawing.box(x, y, width, _BOX_HEIGHT, fill=tint, line="#9aa5a1")
    quantity = f"{words.number(item.quantity)} {words.unit(item.unit)}".strip()
    drawing.words(x + 5, y + 12, f"{item.number} · {quantity}", size=7, colour="#4a5350", width=width - 10)
    name = words.choose(item.names) or item.title
    drawing.words(x + 5, y + 25, name, size=8, colour="#22302b", width=width - 10, bold=True)


def _legend(drawing: Drawing, entries: Sequence[tuple[str, str]], top: float) -> None:
    for index, (tint, name) in enumerate(entries):
        x, y = index % 3 * (_WIDTH / 3), top + index // 3 * _LEGEND_ROW
        drawing.box(x, y, 8, 8, fill=tint, line="#9aa5a1")
        drawing.words(x + 12, y + 7, name, size=7, colour="#4a5350", width=_WIDTH / 3 - 16)


def describe_block_diagram(part: SystemPart, firms: Mapping[int | None, str], words: Words) -> str:
    """The picture in words: every box with who supplies it."""
    boxes = [
        words.say("{item} by {firm}", item=words.choose(item.names) or item.title, firm=firms.get(item.partner_id, "–"))
        for item in part.items
    ]
    title = part.system.title if part.system else words.say("Items")
    return f"{title}: " + "; ".join(boxes)
