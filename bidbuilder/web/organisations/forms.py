"""The forms of an organisation: its registered data, its signatories, its look, and inviting people to it."""

from collections.abc import Sequence
from dataclasses import replace

from flask_wtf.file import FileField, FileRequired
from wtforms import FieldList, FormField, SelectField, StringField, TextAreaField
from wtforms import Form as PlainForm

from bidbuilder.domain.people.organisations import (
    Address,
    Branding,
    Organisation,
    OrganisationKind,
    Signatory,
    SizeClass,
)
from bidbuilder.domain.people.permissions import Role
from bidbuilder.i18n.formats import country_names
from bidbuilder.web.forms import Form, at_most, choices, choices_of, colour, email_address, optional, required
from bidbuilder.web.language import current_language, lazy
from bidbuilder.web.layout import LANGUAGE_NAMES
from bidbuilder.web.words import WORDS

SPARE_SIGNATORIES = 1
ROLES_IN_AN_ORGANISATION = tuple(role for role in Role if role not in {Role.FACILITATOR, Role.SITE_ADMIN})


class SignatoryForm(PlainForm):  # type: ignore[misc]
    """One person who may sign; a row without a name is left out."""

    name = StringField(lazy("Name"), [optional(), at_most(200)])
    title = StringField(lazy("Title"), [optional(), at_most(200)])
    authority = StringField(lazy("Authority"), [optional(), at_most(200)])
    email = StringField(lazy("E-mail address"), [optional(), email_address()])


class OrganisationForm(Form):
    """Everything an organisation states of itself."""

    legal_name = StringField(lazy("Exact legal name"), [required(), at_most(300)])
    short_name = StringField(lazy("Short name for the screen"), [optional(), at_most(100)])
    kind = SelectField(lazy("Kind"), choices=choices_of(OrganisationKind))
    size_class = SelectField(lazy("Size class"), choices=choices_of(SizeClass, empty=lazy("Not stated")))
    registration_number = StringField(lazy("Registration number"), [optional(), at_most(60)])
    registration_scheme = StringField(lazy("Register"), [optional(), at_most(60)])
    vat_number = StringField(lazy("VAT number"), [optional(), at_most(60)])
    street = StringField(lazy("Street and number"), [optional(), at_most(200)])
    postal_code = StringField(lazy("Postal code"), [optional(), at_most(20)])
    city = StringField(lazy("Town"), [optional(), at_most(100)])
    region = StringField(lazy("Municipality or region"), [optional(), at_most(100)])
    country = SelectField(lazy("Country"))
    email = StringField(lazy("E-mail address"), [optional(), email_address(), at_most(254)])
    phone = StringField(lazy("Telephone"), [optional(), at_most(60)])
    website = StringField(lazy("Website"), [optional(), at_most(200)])
    profile = TextAreaField(lazy("Profile"), [optional(), at_most(4000)])
    primary_colour = StringField(lazy("Main colour of documents"), [required(), colour()], render_kw={"type": "color"})
    accent_colour = StringField(lazy("Second colour of documents"), [required(), colour()], render_kw={"type": "color"})
    signatories = FieldList(FormField(SignatoryForm), max_entries=20)

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)
        self.country.choices = choices(country_names(current_language()))


class LogoForm(Form):
    """A logo to upload."""

    logo = FileField(lazy("Logo (PNG)"), [FileRequired(lazy("Choose a file."))], render_kw={"accept": "image/png"})


class InvitationForm(Form):
    """Who is invited into which role."""

    email = StringField(lazy("E-mail address"), [required(), email_address(), at_most(254)])
    role = SelectField(lazy("Role"))
    language = SelectField(
        lazy("Language of the invitation"), choices=choices(LANGUAGE_NAMES.items()), default=current_language
    )

    @classmethod
    def for_roles(cls, roles: Sequence[Role]) -> "InvitationForm":
        """The form with the roles that may be given here."""
        form = cls()
        form.role.choices = choices((role.value, lazy(WORDS[Role][role])) for role in roles)
        return form


def form_of(organisation: Organisation) -> OrganisationForm:
    """The form filled with what is stored, with an empty row for one more signatory."""
    signatories = [
        {"name": one.name, "title": one.title, "authority": one.authority, "email": one.email}
        for one in organisation.signatories
    ]
    address, branding = organisation.address, organisation.branding
    return OrganisationForm(
        data={
            "legal_name": organisation.legal_name,
            "short_name": organisation.short_name,
            "kind": organisation.kind.value,
            "size_class": organisation.size_class.value if organisation.size_class else "",
            "registration_number": organisation.registration_number,
            "registration_scheme": organisation.registration_scheme,
            "vat_number": organisation.vat_number,
            "street": address.street,
            "postal_code": address.postal_code,
            "city": address.city,
            "region": address.region,
            "country": organisation.country,
            "email": organisation.email,
            "phone": organisation.phone,
            "website": organisation.website,
            "profile": organisation.profile,
            "primary_colour": branding.primary_colour,
            "accent_colour": branding.accent_colour,
            "signatories": [*signatories, *[{}] * SPARE_SIGNATORIES],
        }
    )


def organisation_from(form: OrganisationForm, before: Organisation) -> Organisation:
    """The organisation as the form states it; what the form does not show stays."""
    country = form.country.data
    return replace(
        before,
        legal_name=form.legal_name.data,
        short_name=form.short_name.data,
        kind=OrganisationKind(form.kind.data),
        size_class=SizeClass(form.size_class.data) if form.size_class.data else None,
        registration_number=form.registration_number.data,
        registration_scheme=form.registration_scheme.data,
        vat_number=form.vat_number.data,
        country=country,
        address=Address(
            street=form.street.data,
            postal_code=form.postal_code.data,
            city=form.city.data,
            region=form.region.data,
            country=country,
        ),
        email=form.email.data,
        phone=form.phone.data,
        website=form.website.data,
        profile=form.profile.data,
        branding=_branding_from(form, before.branding),
        signatories=_signatories_from(form),
    )


def _branding_from(form: OrganisationForm, before: Branding) -> Branding:
    return replace(before, primary_colour=form.primary_colour.data, accent_colour=form.accent_colour.data)


def _signatories_from(form: OrganisationForm) -> tuple[Signatory, ...]:
    rows = (row.data for row in form.signatories.entries)
    return tuple(
        Signatory(
            name=row["name"].strip(),
            title=(row["title"] or "").strip(),
            authority=(row["authority"] or "").strip(),
            email=(row["email"] or "").strip(),
        )
        for row in rows
        if (row["name"] or "").strip()
    )
