"""The words and full-text indexes by which offerings were found from migration 0004 to 0005, for those migrations only.

1. A word is what stands between spaces, in lower case, without its marks: `GM-400/B` is `gm400b`.
2. Of a word are kept: the whole; its ends from where a part begins (`400b`, `b`); of one with digits also every end of
   three characters or more (`m400b`); of a plain one every end of four letters or more that leaves out three or more
   (`varmepumpe`: `pumpe`), as Danish and German write compounds as one word.
3. An offering is found if for each word asked for (step 1) a kept one begins with it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

_PART = re.compile(r"[^\W_]+")

# What is longer is no word of a language, but a key or an address; its beginning is enough to find it by.
LONGEST_WORD = 40
_LOOKED_AT = 80

# More words than this narrow nothing any more; each takes its time.
_MOST_ASKED = 12

# The full-text indexes over `offering_words`.
ON_SQLITE = (
    (
        "CREATE VIRTUAL TABLE offering_word_index USING fts5(words, content='offering_words', content_rowid='offering_id', "
        "tokenize='ascii', detail=none, columnsize=0, prefix='1 2 3')"
    ),
    (
        "CREATE TRIGGER offering_words_indexed AFTER INSERT ON offering_words BEGIN "
        "INSERT INTO offering_word_index (rowid, words) VALUES (new.offering_id, new.words); END"
    ),
    (
        "CREATE TRIGGER offering_words_forgotten AFTER DELETE ON offering_words BEGIN "
        "INSERT INTO offering_word_index (offering_word_index, rowid, words) "
        "VALUES ('delete', old.offering_id, old.words); END"
    ),
    (
        "CREATE TRIGGER offering_words_changed AFTER UPDATE ON offering_words "
        "WHEN old.words <> new.words OR old.offering_id <> new.offering_id BEGIN "
        "INSERT INTO offering_word_index (offering_word_index, rowid, words) "
        "VALUES ('delete', old.offering_id, old.words); "
        "INSERT INTO offering_word_index (rowid, words) VALUES (new.offering_id, new.words); END"
    ),
    "INSERT INTO offering_word_index (offering_word_index) VALUES ('rebuild')",
)
ON_POSTGRESQL = (
    (
        "ALTER TABLE offering_words ADD COLUMN lexemes tsvector NOT NULL "
        "GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(words, ' '), ''))) STORED"
    ),
    "CREATE INDEX ix_offering_words_lexemes ON offering_words USING gin (lexemes)",
)


def index_words(texts: Iterable[str]) -> str:
    """What is kept of an offering's texts, each word once, separated by single spaces."""
    words = dict.fromkeys(word for one in texts for word in _normal(one).split())
    return " ".join(dict.fromkeys(kept for word in words for kept in _kept(word)))


def asked_words(text: str) -> tuple[str, ...]:
    """The words asked for, each once, letters and digits only; the first twelve. Marks alone ask for nothing."""
    words = ("".join(_PART.findall(word))[:LONGEST_WORD] for word in _normal(text).split())
    return tuple(dict.fromkeys(word for word in words if word))[:_MOST_ASKED]


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _kept(word: str) -> Iterator[str]:
    parts = _PART.findall(word)
    whole = "".join(parts)
    if whole:
        yield whole[:LONGEST_WORD]
        yield from (whole[start : start + LONGEST_WORD] for start in _starts(parts, whole[:_LOOKED_AT]))


def _starts(parts: list[str], whole: str) -> set[int]:
    """Where the kept ends of a word begin."""
    has_digit = any(letter.isdigit() for letter in whole)
    inner = range(1, len(whole) - 2) if has_digit else range(3, len(whole) - 3)
    starts, position = set(inner), 0
    for part in parts[:-1]:
        position += len(part)
        if position < len(whole):
            starts.add(position)
    return starts
