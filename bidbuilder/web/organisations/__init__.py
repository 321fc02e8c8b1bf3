"""Members: the organisations a person may see, their data, their people and their look."""

from bidbuilder.web.organisations import certificates, editing, home, members, views
from bidbuilder.web.organisations.blueprint import room

__all__ = ["certificates", "editing", "home", "members", "room", "views"]
