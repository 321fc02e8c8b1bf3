"""Gates about interfaces: joined ports that do not fit, ports with more joined than they serve, open ports nobody owns."""

from collections.abc import Iterator

from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.blocking import blocker, caution
from bidbuilder.domain.matching.interfaces import Fit, Interfaces, Joint

_MISFIT = translatable("“{first}” and “{second}” are joined but do not fit.")
_DOUBT = translatable("It is not known whether “{first}” and “{second}” fit.")
_GONE = translatable("{first} and {second} are joined, but one of the ports is not there any more.")
_MEND = translatable("Take them apart, put an adapter between, or choose another item.")
_ASK = translatable("Ask the suppliers for what is not stated.")
_OVERUSED = translatable("“{first}” is joined {used} times, but serves {capacity}.")
_TAKE_APART = translatable("Take some of its connections apart, or add more of the item.")
_OPEN = translatable("Open ports nobody answers for: {number}.")
_OWN = translatable("Join them, or say whether the buyer, the lead or a member answers for them.")


def list_interface_findings(interfaces: Interfaces) -> Iterator[Finding]:
    """A misfit blocks and so does a port that serves too many; a doubt, and open ports nobody owns, want a look."""
    for joint in interfaces.joints:
        if joint.fit is not Fit.FITS:
            yield _joint_finding(joint)
    for one in interfaces.overused_ports:
        yield blocker(
            "port-overused", _OVERUSED, _TAKE_APART, "connections", one.end.item_key,
            first=one.shown, used=str(one.used), capacity=str(one.capacity),
        )  # fmt: skip
    unowned = len(interfaces.unowned_ports)
    if unowned:
        yield caution("ports-open", _OPEN, _OWN, "connections", number=str(unowned))


def _joint_finding(joint: Joint) -> Finding:
    ends = {"first": joint.connection.first.port, "second": joint.connection.second.port}
    ends |= {name: one.shown for name, one in (("first", joint.first), ("second", joint.second)) if one is not None}
    key = joint.connection.first.item_key
    match joint.fit:
        case Fit.UNKNOWN:
            return caution("connection-unknown", _DOUBT, _ASK, "connections", key, **ends)
        case Fit.GONE:
            return blocker("connection-gone", _GONE, _MEND, "connections", key, **ends)
        case _:
            return blocker("connection-misfit", _MISFIT, _MEND, "connections", key, **ends)
