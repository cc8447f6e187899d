"""What tells one state of an archive from another, without reading what is in it."""

import json

from retrieval.archive.database import Connection
from retrieval.archive.update import head

_COUNTED = (
    "SELECT max(rowid) FROM presence",
    "SELECT max(rowid) FROM withdrawals",
    "SELECT count(*) FROM removals",
    "SELECT count(*) FROM unsettled",
)
"""Of the tables beside the records, which are only ever added to; all are told by few rows."""


def state(connection: Connection) -> str:
    """What another update that wrote anything would have changed."""
    counts = [connection.execute(sql).fetchone()[0] for sql in _COUNTED]
    return json.dumps([*head(connection), *counts])
