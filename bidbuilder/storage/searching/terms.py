"""Texts by number: a term gets its number once, for the life of the process. Who may see it is not asked here."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from rapidfuzz import process
from rapidfuzz.distance import OSA


@dataclass(frozen=True, slots=True)
class _Sheet:
    """All terms up to a number in one text, for searches inside them; `starts` are the offsets of the terms."""

    text: str
    starts: list[int]


class Terms:
    """Terms and their numbers. Safe to use from several threads: terms are only ever added."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts: list[str] = list(texts)
        self._numbers = {text: number for number, text in enumerate(self._texts)}
        self._lock = Lock()
        self._sheet = _Sheet("", [])

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, number: int) -> str:
        return self._texts[number]

    def number_of(self, text: str) -> int:
        """The number of a term, a new one if it has none yet."""
        known = self._numbers.get(text)
        if known is not None:
            return known
        with self._lock:
            if text not in self._numbers:
                self._texts.append(text)
                self._numbers[text] = len(self._texts) - 1
            return self._numbers[text]

    def list_all(self) -> list[str]:
        """All terms so far by number."""
        return list(self._texts)

    def find(self, text: str) -> int | None:
        """The number of a term that has one."""
        return self._numbers.get(text)

    def where(self, keeps: Callable[[str], bool]) -> list[int]:
        """The numbers of all terms that keep a condition."""
        return [number for number, text in enumerate(tuple(self._texts)) if keeps(text)]

    def list_containing(self, piece: str) -> Sequence[int]:
        """The numbers of all terms the piece stands in, each once."""
        sheet = self._current_sheet()
        found, position = [], sheet.text.find(piece)
        while position >= 0:
            number = bisect_right(sheet.starts, position) - 1
            found.append(number)
            following = sheet.starts[number + 1] if number + 1 < len(sheet.starts) else len(sheet.text)
            position = sheet.text.find(piece, following)
        return found

    def list_ending(self, ending: str) -> Sequence[int]:
        """The numbers of all terms that end so."""
        sheet = self._current_sheet()
        found, position = [], sheet.text.find(f"{ending}\n")
        while position >= 0:
            found.append(bisect_right(sheet.starts, position) - 1)
            position = sheet.text.find(f"{ending}\n", position + 1)
        return found

    def list_similar(self, word: str, most: int = 20) -> list[int]:
        """The numbers of terms that differ by a slip of the pen, the nearest first: one letter, or two of eight and more."""
        slips = 2 if len(word) >= 8 else 1
        texts = tuple(self._texts)
        near = process.extract(word, texts, scorer=OSA.distance, score_cutoff=slips, limit=most)
        return [number for _, _, number in near]

    def _current_sheet(self) -> _Sheet:
        sheet = self._sheet
        if len(sheet.starts) != len(self._texts):
            texts = tuple(self._texts)
            starts, position = [], 0
            for text in texts:
                starts.append(position)
                position += len(text) + 1
            sheet = self._sheet = _Sheet("".join(f"{text}\n" for text in texts), starts)
        return sheet
