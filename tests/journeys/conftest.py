"""Fixtures of the journeys."""

from playwright.sync_api import expect

from tests.journeys.browser import browser, site, small_world, visit

__all__ = ["browser", "site", "small_world", "visit"]

# Browser and server share the machine with the other tests: what a page has to show may come late, but it has to come.
expect.set_options(timeout=15_000)
