"""What goes between the process that reads a corpus and the one that parses untrusted files.

JSON, so that nothing that the other side says can do more than be wrong.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date as Date  # noqa: N812 - as in the glossary
from typing import Any

from retrieval.ingest.formats.output import Item, Located, ReadStatement, Unpacked
from retrieval.types import DateOrigin, ListedPage, Problem, Statement, told_of


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """One file to be read: ``format`` is the format's name, ``path`` may hold any bytes."""

    format: str
    path: str
    relative: str
    max_bytes: int


def encode_request(request: ReadRequest) -> bytes:
    """A request as a message."""
    return json.dumps(asdict(request)).encode()


def decode_request(message: bytes) -> ReadRequest:
    """A message as the request it was made of."""
    return ReadRequest(**json.loads(message))


def encode_item(item: Item) -> bytes:
    """What was found as a message."""
    facts = asdict(item)
    if isinstance(item, ReadStatement):
        date = item.statement.date
        facts["statement"]["date"] = date and date.isoformat()
    return json.dumps(facts).encode()


def decode_item(message: bytes) -> Item:
    """A message as what it was made of.

    Raises:
        ValueError: it is made of nothing that is found in files.
    """
    try:
        facts: dict[str, Any] = json.loads(message)
        if "problem" in facts:
            return Problem(**facts | {"told": told_of(facts["told"])})
        if "changed" in facts:
            return ListedPage(str(facts["url"]), str(facts["changed"]), bool(facts["further"]))
        if "url" in facts:
            return Located(str(facts["relative"]), str(facts["url"]))
        if "relative" in facts:
            return Unpacked(str(facts["path"]), str(facts["relative"]), str(facts["mailed"]))
        fields = facts["statement"]
        date, origin = fields.pop("date"), fields.pop("date_origin")
        times = tuple((int(place), int(second)) for place, second in fields.pop("times"))
        statement = Statement(
            **fields,
            date=None if date is None else Date.fromisoformat(date),
            date_origin=None if origin is None else DateOrigin(origin),
            times=times,
        )
        return ReadStatement(statement, facts["line"], bool(facts["is_summary"]))
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("neither a statement nor a problem") from error
