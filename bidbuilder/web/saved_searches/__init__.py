"""Saved searches: the list, what is new in one, and the front page's notice."""

from bidbuilder.web.saved_searches import home, views
from bidbuilder.web.saved_searches.blueprint import room

__all__ = ["home", "room", "views"]
