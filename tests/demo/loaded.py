"""When and where the demo of these tests was loaded."""

from datetime import UTC, datetime

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ADDRESS = "http://127.0.0.1:5999"
