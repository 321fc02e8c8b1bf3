"""Finding out whether a text is a YAML catalogue, and its records with their lines. What they mean stands in `requirements`.

Nodes are walked instead of values, so that every record knows its line; a node that an alias repeats is taken once, which
also keeps files harmless that repeat repeated parts.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

_KEY_LINE = re.compile(r"^\s*(?:- +)?[A-Za-zÆØÅæøåÄÖÜäöüß_][\w \-]{0,40}:(?: |$)", re.MULTILINE)
_ITEM_LINE = re.compile(r"^\s*- +\S", re.MULTILINE)
_FEWEST_KEYS, _SHARE_OF_KEYS = 4, 0.3


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping and the line it begins at: plain values by key (lists of them joined by commas), records in lists by key."""

    line: int
    values: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[tuple[str, "Record"], ...] = ()


def find_catalogue(text: str) -> Record | None:
    """The outermost record of a YAML text (a list stands as parts of an empty one); None where a text is something else."""
    if not _looks_like_yaml(text):
        return None
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return None
    seen: set[int] = set()
    if isinstance(node, yaml.MappingNode):
        return _record(node, seen)
    if isinstance(node, yaml.SequenceNode):
        return Record(1, parts=tuple(("", one) for one in _records(node, seen)))
    return None


def _looks_like_yaml(text: str) -> bool:
    """Keys with colons on many lines, and list items among them; running text has neither in such numbers."""
    lines = [line for line in text.splitlines() if line.strip()]
    keys = len(_KEY_LINE.findall(text))
    return keys >= max(_FEWEST_KEYS, _SHARE_OF_KEYS * len(lines)) and _ITEM_LINE.search(text) is not None


def _record(node: yaml.MappingNode, seen: set[int]) -> Record:
    values: dict[str, str] = {}
    parts: list[tuple[str, Record]] = []
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if isinstance(value, yaml.ScalarNode):
            values[name] = value.value.strip()
        elif words := _words(value):
            values[name] = ", ".join(words)
        elif id(value) not in seen:
            seen.add(id(value))
            parts += [(name, one) for one in _records(value, seen)]
    return Record(node.start_mark.line + 1, values, tuple(parts))


def _words(node: yaml.Node) -> list[str]:
    """The values of a list of nothing but plain values, such as tags."""
    inner = node.value if isinstance(node, yaml.SequenceNode) else []
    plain = [one.value.strip() for one in inner if isinstance(one, yaml.ScalarNode)]
    return plain if len(plain) == len(inner) else []


def _records(node: yaml.Node, seen: set[int]) -> Iterator[Record]:
    """The records of a list or mapping."""
    if isinstance(node, yaml.MappingNode):
        yield _record(node, seen)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            if isinstance(one, yaml.MappingNode) and id(one) not in seen:
                seen.add(id(one))
                yield _record(one, seen)
