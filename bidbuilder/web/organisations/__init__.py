"""Members: the organisations a person may see, their data, their people and their look."""

from bidbuilder.web.organisations import editing, members, views
from bidbuilder.web.organisations.blueprint import room

__all__ = ["editing", "members", "room", "views"]
