"""Which property dictionary the readers and writers of lists go by: the standard one unless a caller says otherwise.

It is carried by the context and not by every signature between a file and its last feature.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from bidbuilder.domain.catalogue.dictionary import Dictionary, standard_dictionary

_IN_USE: ContextVar[Dictionary | None] = ContextVar("dictionary_in_use", default=None)


def dictionary_in_use() -> Dictionary:
    """The dictionary to look names up in."""
    return _IN_USE.get() or standard_dictionary()


@contextmanager
def using_dictionary(dictionary: Dictionary) -> Iterator[None]:
    """Let readers and writers go by this dictionary."""
    token = _IN_USE.set(dictionary)
    try:
        yield
    finally:
        _IN_USE.reset(token)
