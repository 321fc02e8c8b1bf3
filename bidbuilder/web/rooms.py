"""The list of rooms: one blueprint each. A new room is one import and one line here."""

from flask import Blueprint

from bidbuilder.web.admin import room as admin
from bidbuilder.web.clusters import room as clusters
from bidbuilder.web.home import room as home
from bidbuilder.web.jobs import room as jobs
from bidbuilder.web.organisations import room as organisations
from bidbuilder.web.sign_in import room as sign_in
from bidbuilder.web.styleguide import room as styleguide

ROOMS: tuple[Blueprint, ...] = (
    admin,
    clusters,
    organisations,
    home,
    jobs,
    sign_in,
    styleguide,
)
