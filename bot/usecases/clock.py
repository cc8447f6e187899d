"""The time, where nothing else is given."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The time, aware of its zone."""
    return datetime.now(tz=UTC)
