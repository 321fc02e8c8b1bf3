"""Which service does which kind of job. One line a kind."""

from collections.abc import Callable, Mapping

from bidbuilder.services.mails import send_waiting_mails
from bidbuilder.storage.job_context import JobContext

Handler = Callable[[JobContext], None]

HANDLERS: Mapping[str, Handler] = {
    "send-mails": send_waiting_mails,
}
