"""Requirement against offering, and coverage of a whole solution: verdicts with their proof."""
