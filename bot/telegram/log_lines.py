"""Lines of the log, for people or as JSON; the one importer of structlog.

A line says when, how grave, who wrote it and what, and which update was being worked on. Whatever
is in it was masked before: this only sets it down.
"""

import logging
from collections.abc import MutableMapping
from datetime import UTC, datetime
from typing import Any, Literal

import structlog

LogFormat = Literal["text", "json"]
_TEXT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def lines(form: LogFormat) -> logging.Formatter:
    """What makes a line of a record."""
    return _TextLines(_TEXT) if form == "text" else _json_lines()


class _TextLines(logging.Formatter):
    """A line for people; the update stands at the end of what is said, in brackets."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the library's name
        """The line without the traceback that may follow."""
        line = super().formatMessage(record)
        request = getattr(record, "request", "")
        return f"{line} [{request}]" if request else line


def _json_lines() -> logging.Formatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            _facts,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.EventRenamer("message"),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )


def _facts(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """When it was logged, the update, and the traceback as it was masked."""
    record: logging.LogRecord = event["_record"]
    event["time"] = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    if request := getattr(record, "request", ""):
        event["request"] = request
    event.pop("exc_info", None)
    if record.exc_text:
        event["traceback"] = record.exc_text
    if stack := event.pop("stack_info", None):
        event["stack"] = stack
    return event
