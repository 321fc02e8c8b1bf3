"""The front page of an organisation's administrator: what is missing in its data, and which certificates run out."""

from dataclasses import dataclass
from datetime import timedelta

from flask import render_template

from bidbuilder.domain.catalogue.offerings import Certificate
from bidbuilder.domain.consortium.qualification import Qualification
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.services import people
from bidbuilder.web.context import now, the_database
from bidbuilder.web.home.panels import panel

SOON = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What an organisation's administrator should look after."""

    organisation: Organisation
    lacks_signatory: bool
    lacks_registration: bool
    ending: tuple[Certificate, ...]

    @property
    def is_needed(self) -> bool:
        """Whether there is anything to do."""
        return self.lacks_signatory or self.lacks_registration or bool(self.ending)


@panel(Permission.ADMINISTER_ORGANISATION, order=60)
def upkeep_of_organisations(actor: Actor) -> str | None:
    """What is missing or runs out, for each organisation the person administers."""
    pages = (
        people.get_organisation_page(the_database(), actor, one)
        for one in sorted(actor.organisations_with(Permission.ADMINISTER_ORGANISATION))
    )
    needed = [
        one
        for one in (upkeep_of(organisation, qualification) for organisation, qualification, _ in pages)
        if one.is_needed
    ]
    return render_template("organisations/home_panel.html", upkeeps=needed) if needed else None


def upkeep_of(organisation: Organisation, qualification: Qualification) -> Upkeep:
    """What to look after: no signatory, no registration number, certificates that end within 90 days or have ended."""
    limit = now().date() + SOON
    ending = [one for one in qualification.certificates if one.valid_until is not None and one.valid_until <= limit]
    return Upkeep(
        organisation=organisation,
        lacks_signatory=not organisation.signatories,
        lacks_registration=not organisation.registration_number,
        ending=tuple(sorted(ending, key=lambda one: (one.valid_until is None, one.valid_until))),
    )
