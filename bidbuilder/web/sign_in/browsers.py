"""The name of a browser for people, out of what it says of itself."""

from bidbuilder.web.sign_in.blueprint import room

# In this order: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari.
_BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@room.app_template_filter("browser")
def browser_name(agent: str) -> str:
    """Such as `Firefox · Windows`; empty when nothing is recognised."""
    found = (next((name for sign, name in names if sign in agent), "") for names in (_BROWSERS, _SYSTEMS))
    return " · ".join(part for part in found if part)
