"""The property dictionary: look up, add, change, merge, and place names that imports did not know."""

from bidbuilder.web.dictionary import editing, merging, names, views
from bidbuilder.web.dictionary.blueprint import room

__all__ = ["editing", "merging", "names", "room", "views"]
