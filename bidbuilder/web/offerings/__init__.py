"""The catalogue: what members offer, a supplier's own offerings, and the import of a supplier's list."""

from bidbuilder.web.offerings import certificates, comparing, editing, home, imports, kits, newer, taking_over, views
from bidbuilder.web.offerings.blueprint import room

__all__ = ["certificates", "comparing", "editing", "home", "imports", "kits", "newer", "room", "taking_over", "views"]
