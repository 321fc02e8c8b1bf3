"""Bids of a lead: the list, and the workspace with solution, coverage, consortium, price, documents and log."""

from bidbuilder.web.bids import (
    changes,
    compose,
    composed,
    consortium,
    coverage,
    documents,
    frame,
    home,
    log,
    overview,
    packs,
    papers,
    price,
    solution,
    views,
)
from bidbuilder.web.bids.blueprint import room

__all__ = [
    "changes",
    "compose",
    "composed",
    "consortium",
    "coverage",
    "documents",
    "frame",
    "home",
    "log",
    "overview",
    "packs",
    "papers",
    "price",
    "room",
    "solution",
    "views",
]
