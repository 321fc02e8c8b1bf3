"""Certificates of offerings and organisations that end between two days, for reminders and for what a person looks after."""

from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bidbuilder.domain.catalogue.offerings import OfferingState
from bidbuilder.domain.catalogue.reminders import Watched, without_renewed
from bidbuilder.storage.offerings import DbOffering
from bidbuilder.storage.organisations import DbOrganisation


def list_ending_of_offerings(
    session: Session, first: date, last: date, offering_ids: Collection[int] | None = None
) -> tuple[Watched, ...]:
    """Those of offerings that are not withdrawn, of all of them or of some, as their newest state has them."""
    query = (
        select(DbOffering, DbOrganisation.data)
        .join(DbOrganisation, DbOrganisation.id == DbOffering.organisation_id)
        .where(DbOffering.first_certificate_end <= last, DbOffering.state != OfferingState.WITHDRAWN)
        .order_by(DbOffering.id)
    )
    if offering_ids is not None:
        query = query.where(DbOffering.id.in_(set(offering_ids)))
    return tuple(
        Watched(
            organisation_id=row.organisation_id,
            organisation=owner.display_name,
            offering_id=row.id,
            names=row.data.names,
            certificate=one,
        )
        for row, owner in session.execute(query)
        for one in without_renewed(row.data.certificates)
        if one.valid_until is not None and first <= one.valid_until <= last
    )


def list_ending_of_organisations(
    session: Session, first: date, last: date, organisation_ids: Collection[int] | None = None
) -> tuple[Watched, ...]:
    """Those of organisations, of all of them or of some."""
    query = select(DbOrganisation).order_by(DbOrganisation.id)
    if organisation_ids is not None:
        query = query.where(DbOrganisation.id.in_(set(organisation_ids)))
    return tuple(one for row in session.scalars(query) for one in _of_organisation(row, first, last))


def _of_organisation(row: DbOrganisation, first: date, last: date) -> Iterator[Watched]:
    for one in without_renewed(row.qualification.certificates):
        if one.valid_until is not None and first <= one.valid_until <= last:
            yield Watched(
                organisation_id=row.id,
                organisation=row.data.display_name,
                offering_id=None,
                names={},
                certificate=one,
            )
