"""The list of rooms: one blueprint each. A new room is one import and one line here."""

from flask import Blueprint

from bidbuilder.web.admin import room as admin
from bidbuilder.web.bids import room as bids
from bidbuilder.web.calls import room as calls
from bidbuilder.web.clusters import room as clusters
from bidbuilder.web.dictionary import room as dictionary
from bidbuilder.web.home import room as home
from bidbuilder.web.jobs import room as jobs
from bidbuilder.web.offerings import room as offerings
from bidbuilder.web.organisations import room as organisations
from bidbuilder.web.proposals import room as proposals
from bidbuilder.web.quotes import room as quotes
from bidbuilder.web.results import room as results
from bidbuilder.web.saved_searches import room as saved_searches
from bidbuilder.web.sign_in import room as sign_in
from bidbuilder.web.styleguide import room as styleguide
from bidbuilder.web.tenders import room as tenders
from bidbuilder.web.writing import room as writing

ROOMS: tuple[Blueprint, ...] = (
    admin,
    tenders,
    offerings,
    saved_searches,
    bids,
    quotes,
    writing,
    clusters,
    dictionary,
    calls,
    proposals,
    results,
    organisations,
    home,
    jobs,
    sign_in,
    styleguide,
)
