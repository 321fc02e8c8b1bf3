"""Clusters: the tree of sub-networks, their members, and how firms come in."""

from bidbuilder.web.clusters import home, views
from bidbuilder.web.clusters.blueprint import room

__all__ = ["home", "room", "views"]
