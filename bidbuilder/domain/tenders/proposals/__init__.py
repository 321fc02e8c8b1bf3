"""Proposes typed constraints, a scope and a level out of a requirement's words. A person confirms; nothing here binds."""

from bidbuilder.domain.tenders.proposals.guesses import guess_level, guess_member_rule, guess_scope, is_firms_paper
from bidbuilder.domain.tenders.proposals.proposing import propose_constraints

__all__ = ["guess_level", "guess_member_rule", "guess_scope", "is_firms_paper", "propose_constraints"]
