"""Looking into a stranger's file in a child process with a clock and limits, as readers do.

`read_source_confined` and `draw_page_confined` are for callers; what the child runs stands below them.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping

from bidbuilder.codec import from_plain
from bidbuilder.domain.tenders.sources import SourceReading
from bidbuilder.formats.confinement import answer_confined
from bidbuilder.formats.sources.opening import draw_source_page, read_source


def read_source_confined(name: str, content: bytes, *, seconds: float, megabytes: int) -> SourceReading:
    """`read_source` within limits. Raises `FileRefused`."""
    return from_plain(answer_confined("source", name, content, seconds=seconds, megabytes=megabytes), SourceReading)


def draw_page_confined(
    name: str, content: bytes, page: int, member: str = "", *, seconds: float, megabytes: int
) -> bytes:
    """`draw_source_page` within limits: a PNG file. Raises `FileRefused`."""
    options = {"page": str(page), "member": member}
    plain = answer_confined("source-page", name, content, seconds=seconds, megabytes=megabytes, options=options)
    return b64decode(plain)


def read_in_child(name: str, content: bytes, options: Mapping[str, str]) -> SourceReading:
    """What the child does for `read_source_confined`."""
    return read_source(name, content, options)


def draw_in_child(_name: str, content: bytes, options: Mapping[str, str]) -> str:
    """What the child does for `draw_page_confined`; the picture travels as text."""
    return b64encode(draw_source_page(content, int(options["page"]), options["member"])).decode()
