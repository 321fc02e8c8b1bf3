"""Fixtures of the journeys."""

from tests.journeys.browser import browser, site, small_world, visit

__all__ = ["browser", "site", "small_world", "visit"]
