"""Tenders of a lead: the list, the import of a buyer's files, a tender's pages and its requirements."""

from bidbuilder.web.tenders import addenda, conditions, deadlines, heads, imports, questions, requirements, views
from bidbuilder.web.tenders.blueprint import room

__all__ = ["addenda", "conditions", "deadlines", "heads", "imports", "questions", "requirements", "room", "views"]
