"""Clusters: the tree of sub-networks, their members, and how firms come in."""

from bidbuilder.web.clusters import home, merging, views
from bidbuilder.web.clusters.blueprint import room

__all__ = ["home", "merging", "room", "views"]
