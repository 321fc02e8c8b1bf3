"""Lines of a plain text that were ended on purpose, told from those that were broken because the room was full.

A line was ended on purpose when the first word of the next one would still have stood in it. “Buyer: Vestjysk Vand” is then a
line of its own, and “Storage areas:” above a sentence is its caption.
"""

import re
from collections.abc import Iterator, Sequence

from bidbuilder.formats.readers.obligations import has_obligation
from bidbuilder.formats.readers.titles import KIND_OF_PAPER

_BOLD_SIGNS = re.compile(r"\*\*|__")
_LABELLED = re.compile(r"\s*[A-ZÆØÅÄÖÜÉ][^\s:;.!?]*(?:\s[^\s:;.!?]+){0,4}\.?\s?:\s+(?P<words>\S.*)")
_CAPTION = re.compile(r"\s*[A-ZÆØÅÄÖÜÉ][^\s:;.!?]*(?:\s[^\s:;!?]+){0,4}\s?:\s*")
_TITLED_ITEM = re.compile(r"\s*\(?\w{1,3}[.)]\s+[A-ZÆØÅÄÖÜÉ][^\s:;.!?]*(?:\s[^\s:;.!?]+){0,4}\s*")
_BEGINS_ANEW = re.compile(r"\s*[\"“(]?[A-ZÆØÅÄÖÜÉ\d]")
# What goes on behind the end of its line.
_OPEN = re.compile(
    r"[,;:/&–-]\s*$|\b(?:and|or|of|the|an?|to|on|in|at|by|as|is|are|for|with|from|og|eller|af|en|et|den|det|på|i|er|til|med|for|fra|und"
    r"|oder|der|des|die|das|den|dem|eine?[rnms]?|auf|zu[mr]?|bei|von|vom|im|am|ist|sind|mit|für)\s*$",
    re.IGNORECASE,
)
_STOPS = re.compile(r"[.!?:]\s*$")
_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety hundred"
    " en et to tre fire fem seks syv otte ni ti tolv fjorten tyve tredive tres ein eine zwei drei vier fünf sechs sieben acht"
    " neun zehn zwölf vierzehn zwanzig dreißig sechzig neunzig"
)
_ENDS_WITH_NUMBER = re.compile(rf"\b(?:{'|'.join(_NUMBER_WORDS.split())})\s*$", re.IGNORECASE)
_FIGURE_IN_BRACKETS = re.compile(r"\s*\(\d{1,3}\)\s")
_FEWEST_ITEMS, _LONGEST_ITEM = 3, 110
_NARROWEST = 40  # nobody breaks a text in shorter lines


def split_paragraph(lines: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """The pieces of a paragraph, each by its first line and the line behind it, and whether it captions what follows.

    A line that only says what kind of paper it is, “Udbudsbetingelser”, stands alone like a labelled one.
    """
    lines = [_BOLD_SIGNS.sub("", line) for line in lines]
    room = max(_NARROWEST, *(len(line.rstrip()) for line in lines))
    labelled = [_is_labelled(line) for line in lines]
    kinds = [KIND_OF_PAPER.fullmatch(line.strip()) is not None for line in lines]
    start = 0
    for at in range(len(lines) - 1):
        if not (_is_ended(lines[at], lines[at + 1], room) or _is_in_run(labelled, at)):
            continue
        is_alone = labelled[at] or kinds[at]
        if at == start and (is_alone or _is_caption(lines, at)):
            yield start, at + 1, not is_alone
            start = at + 1
        elif labelled[at + 1] or kinds[at + 1] or _is_caption(lines, at + 1):
            yield start, at + 1, False
            start = at + 1
    yield start, len(lines), False


def goes_on_with_figure(line: str, above: str) -> bool:
    """Whether a line begins with the figure of the number word above it, “within five / (5) days”, and is no item."""
    return _FIGURE_IN_BRACKETS.match(line) is not None and _ENDS_WITH_NUMBER.search(above) is not None


def are_small_items(lines: Sequence[str]) -> bool:
    """Whether the lines below a colon are a list without signs: each begun small, and none broken off or ended as a sentence."""
    words = [line.strip() for line in lines]
    is_list = len(words) >= _FEWEST_ITEMS and all(line[:1].islower() for line in words)
    return is_list and not any(len(line) > _LONGEST_ITEM or "." in line or _OPEN.search(line) for line in words[:-1])


def _is_ended(line: str, following: str, room: int) -> bool:
    first = following.split(maxsplit=1)[0]
    is_full = len(line.rstrip()) + 1 + len(first) > room
    return (
        (not is_full or _STOPS.search(line) is not None)
        and _BEGINS_ANEW.match(following) is not None
        and (_is_caption_line(line) or not _OPEN.search(line))
    )


def _is_in_run(labelled: Sequence[bool], at: int) -> bool:
    """Whether a line ends before, within or behind a run of labelled lines: nobody breaks a text into these."""
    before, behind = labelled[max(0, at - 1) : at + 1], labelled[at + 1 : at + 3]
    is_behind = len(before) > 1 and all(before)
    return is_behind or (labelled[at] and labelled[at + 1]) or (len(behind) > 1 and all(behind))


def _is_labelled(line: str) -> bool:
    labelled = _LABELLED.fullmatch(line)
    return labelled is not None and not _OPEN.search(line) and not has_obligation(line[: labelled.start("words")])


def _is_caption_line(line: str) -> bool:
    return _CAPTION.fullmatch(line) is not None and not has_obligation(line)


def _is_caption(lines: Sequence[str], at: int) -> bool:
    """A few words with a colon, or with the sign of an item, above what ends as a sentence."""
    is_titled = at == 0 and _TITLED_ITEM.fullmatch(lines[at]) is not None and not has_obligation(lines[at])
    return (
        at + 1 < len(lines) and (is_titled or _is_caption_line(lines[at])) and lines[-1].rstrip().endswith((".", "!"))
    )
