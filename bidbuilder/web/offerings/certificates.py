"""Certificates of an offering: add one with its file, take one off, open the file."""

from io import BytesIO

from flask import flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField
from wtforms import DateField, StringField

from bidbuilder.domain.catalogue.offerings import Certificate
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import offerings
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, at_most, optional, required
from bidbuilder.web.language import _, lazy
from bidbuilder.web.offerings.blueprint import room


class CertificateForm(Form):
    """A certificate and its file."""

    name = StringField(lazy("Certificate"), [required(), at_most(200)])
    issuer = StringField(lazy("Issued by"), [optional(), at_most(200)])
    number = StringField(lazy("Number"), [optional(), at_most(100)])
    valid_from = DateField(lazy("Valid from"), [optional()])
    valid_until = DateField(lazy("Valid until"), [optional()])
    file = FileField(lazy("File"), [optional()], render_kw={"accept": ".pdf,.png,.jpg,.jpeg"})

    def validate(self, extra_validators: object = None) -> bool:
        """A certificate does not end before it begins."""
        sound = bool(super().validate(extra_validators))
        begin, end = self.valid_from.data, self.valid_until.data
        if begin and end and end < begin:
            self.valid_until.errors = [*self.valid_until.errors, _("The certificate ends before it begins.")]
            return False
        return sound


@room.get("/offerings/<int:offering_id>/certificates/new")
@access(Permission.EDIT_OFFERINGS)
def show_new_certificate(offering_id: int) -> ResponseReturnValue:
    """The form for a further certificate."""
    page = offerings.get_own_offering_page(the_database(), current_actor(), offering_id)
    return render_template("offerings/certificate.html", offering=page.offering, form=CertificateForm())


@room.post("/offerings/<int:offering_id>/certificates/new")
@access(Permission.EDIT_OFFERINGS)
def add_certificate(offering_id: int) -> ResponseReturnValue:
    """Add it; a published offering becomes a new version with it."""
    form = CertificateForm()
    if form.validate():
        upload = form.file.data
        content = upload.read() if upload else None
        certificate = Certificate(
            name=form.name.data,
            issuer=form.issuer.data,
            number=form.number.data,
            valid_from=form.valid_from.data,
            valid_until=form.valid_until.data,
            file_name=(upload.filename or "") if upload else "",
        )
        offerings.add_certificate(the_database(), current_actor(), offering_id, certificate, content, now=now())
        flash(_("The certificate is added."), "success")
        return redirect(url_for("offerings.show_certificates", offering_id=offering_id))
    page = offerings.get_own_offering_page(the_database(), current_actor(), offering_id)
    return render_template("offerings/certificate.html", offering=page.offering, form=form), 422


@room.post("/offerings/<int:offering_id>/certificates/<int:position>/remove")
@access(Permission.EDIT_OFFERINGS)
def remove_certificate(offering_id: int, position: int) -> ResponseReturnValue:
    """Take it off; versions that had it keep it."""
    offerings.remove_certificate(the_database(), current_actor(), offering_id, position, now=now())
    flash(_("The certificate is taken off; earlier versions keep it."), "info")
    return redirect(url_for("offerings.show_certificates", offering_id=offering_id))


@room.get("/offerings/<int:offering_id>/certificates/<int:position>/file")
@access(Permission.SIGNED_IN)
def download_certificate(offering_id: int, position: int) -> ResponseReturnValue:
    """The file as it was uploaded, never shown in place."""
    file, content = offerings.get_certificate_file(the_database(), current_actor(), offering_id, position)
    return send_file(
        BytesIO(content), "application/octet-stream", as_attachment=True, download_name=file.name, max_age=0
    )
