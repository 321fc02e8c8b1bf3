"""Tenders of a lead: the list, the import of a buyer's files, a tender's pages, its requirements and their review."""

from bidbuilder.web.tenders import (
    addenda,
    conditions,
    deadlines,
    heads,
    imports,
    questions,
    requirements,
    review_decisions,
    review_lists,
    reviewing,
    views,
)
from bidbuilder.web.tenders.blueprint import room

__all__ = [
    "addenda",
    "conditions",
    "deadlines",
    "heads",
    "imports",
    "questions",
    "requirements",
    "review_decisions",
    "review_lists",
    "reviewing",
    "room",
    "views",
]
