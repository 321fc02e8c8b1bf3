"""Sending what waits in the outbox, when a mail server is configured."""

import smtplib
from email.message import EmailMessage

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.mails import Mail, list_mails, list_waiting_mails, mark_sent


class MailServerRefuses(Refusal):
    """The mail server cannot be reached or does not take a mail."""

    code = "mail-server-refuses"
    message = translatable("The mail server {host} did not take the mail: {reason}")
    hint = translatable("Check the mail settings. The mails stay in the outbox.")


def list_outbox(database: Database, actor: Actor) -> tuple[Mail, ...]:
    """The newest mails, for site administrators; nobody else gets any."""
    if not actor.has(Permission.ADMINISTER_SITE):
        return ()
    with database.read() as session:
        return list_mails(session)


def send_waiting_mails(context: JobContext) -> None:
    """Send every waiting mail, each in a transaction of its own; without a mail server they stay in the outbox."""
    with context.database.read() as session:
        waiting = list_waiting_mails(session) if context.settings.smtp_host else ()
    for count, mail in enumerate(waiting, start=1):
        _send(mail, context.settings)
        with context.database.housekeep() as session:
            mark_sent(session, mail.id, context.clock())
        context.progress(count, len(waiting))
    with context.finishing("worker", sent=len(waiting)):
        pass


def _send(mail: Mail, settings: Settings) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = settings.mail_from, mail.recipient, mail.subject
    message.set_content(mail.body)
    try:
        with smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=30) as server:
            if settings.smtp_user:
                server.starttls()
                server.login(settings.smtp_user, settings.smtp_password)
            server.send_message(message)
    except (OSError, smtplib.SMTPException) as refused:
        raise MailServerRefuses(host=settings.smtp_host, reason=type(refused).__name__) from refused
