"""The certificates of an organisation: what, by whom, between which days, and the file."""

from io import BytesIO

from flask import flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField
from wtforms import DateField, FieldList, FormField, StringField
from wtforms import Form as PlainForm

from bidbuilder.domain.basics.errors import NotPermitted
from bidbuilder.domain.catalogue.offerings import Certificate
from bidbuilder.domain.consortium.qualification import Qualification
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import organisation_certificates, people
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, at_most, optional
from bidbuilder.web.language import _, lazy
from bidbuilder.web.organisations.blueprint import room

_SPARE_ROWS = 2


class CertificateForm(PlainForm):  # type: ignore[misc]
    """One certificate; a row without a name is left out."""

    name = StringField(lazy("Certificate"), [optional(), at_most(200)])
    issuer = StringField(lazy("Issuer"), [optional(), at_most(200)])
    number = StringField(lazy("Number"), [optional(), at_most(100)])
    valid_from = DateField(lazy("Valid from"), [optional()])
    valid_until = DateField(lazy("Valid until"), [optional()])
    file = FileField(lazy("File"), [optional()], render_kw={"accept": ".pdf,.png,.jpg,.jpeg"})


class CertificatesForm(Form):
    """All certificates of an organisation."""

    certificates = FieldList(FormField(CertificateForm), max_entries=100)

    def validate(self, extra_validators: object = None) -> bool:
        """A certificate does not end before it begins."""
        sound = bool(super().validate(extra_validators))
        for row in self.certificates.entries:
            begin, end = row.form.valid_from.data, row.form.valid_until.data
            if begin and end and end < begin:
                row.form.valid_until.errors = [_("The certificate ends before it begins.")]
                sound = False
        return sound


@room.get("/organisations/<int:organisation_id>/certificates")
@access(Permission.ADMINISTER_ORGANISATION)
def edit_certificates(organisation_id: int) -> ResponseReturnValue:
    """The certificates there are, with empty rows for more."""
    organisation, qualification = _editable(organisation_id)
    rows = [
        {name: getattr(one, name) for name in ("name", "issuer", "number", "valid_from", "valid_until")}
        for one in qualification.certificates
    ]
    form = CertificatesForm(formdata=None, data={"certificates": [*rows, *[{}] * _SPARE_ROWS]})
    return _page(organisation, qualification, form)


@room.post("/organisations/<int:organisation_id>/certificates")
@access(Permission.ADMINISTER_ORGANISATION)
def change_certificates(organisation_id: int) -> ResponseReturnValue:
    """Save the certificates; what else the organisation can show of itself stays."""
    organisation, qualification = _editable(organisation_id)
    form = CertificatesForm()
    if not form.validate():
        return _page(organisation, qualification, form), 422
    certificates, contents = _certificates_from(form, qualification)
    organisation_certificates.change_certificates(
        the_database(), current_actor(), organisation_id, certificates, contents, now=now()
    )
    flash(_("Saved."), "success")
    return redirect(url_for("organisations.show_organisation", organisation_id=organisation_id))


@room.get("/organisations/<int:organisation_id>/certificates/<int:position>/file")
@access(Permission.SIGNED_IN)
def download_certificate(organisation_id: int, position: int) -> ResponseReturnValue:
    """The file as it was uploaded, never shown in place."""
    file, content = organisation_certificates.get_certificate_file(
        the_database(), current_actor(), organisation_id, position
    )
    return send_file(
        BytesIO(content), "application/octet-stream", as_attachment=True, download_name=file.name, max_age=0
    )


def _page(organisation: Organisation, qualification: Qualification, form: CertificatesForm) -> str:
    files = [one.file_name for one in qualification.certificates]
    return render_template("organisations/certificates.html", organisation=organisation, form=form, files=files)


def _editable(organisation_id: int) -> tuple[Organisation, Qualification]:
    actor = current_actor()
    organisation, qualification, _users = people.get_organisation_page(the_database(), actor, organisation_id)
    if not actor.has_in(Permission.ADMINISTER_ORGANISATION, organisation_id):
        raise NotPermitted
    return organisation, qualification


def _certificates_from(
    form: CertificatesForm, before: Qualification
) -> tuple[tuple[Certificate, ...], dict[int, bytes]]:
    """The rows with a name, and new files by their place; else the file of a certificate stays with its name and number."""
    files = {(one.name, one.number): (one.file_key, one.file_name) for one in before.certificates}
    found: list[Certificate] = []
    contents: dict[int, bytes] = {}
    for row in form.certificates.data:
        name, number = (row["name"] or "").strip(), (row["number"] or "").strip()
        if not name:
            continue
        file_key, file_name = files.get((name, number), (None, ""))
        upload = row["file"]
        if upload:
            contents[len(found)], file_key, file_name = upload.read(), None, upload.filename or ""
        found.append(
            Certificate(
                name=name,
                issuer=(row["issuer"] or "").strip(),
                number=number,
                valid_from=row["valid_from"],
                valid_until=row["valid_until"],
                file_key=file_key,
                file_name=file_name,
            )
        )
    return tuple(found), contents
