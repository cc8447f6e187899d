"""Asks a bot whether it lives: ends with 0 where ``/healthz`` answers with 200, else with 1."""

import os
import sys
from http.client import HTTPConnection, HTTPException


def main() -> int:
    """Ask at ``ONRECORD_STATUS_LISTEN``; the sentence goes to standard output."""
    host, _, port = os.environ.get("ONRECORD_STATUS_LISTEN", "127.0.0.1:8081").rpartition(":")
    here = "127.0.0.1" if host in {"", "0.0.0.0"} else host.strip("[]")  # noqa: S104 - asked, not bound
    try:
        asked = HTTPConnection(here, int(port), timeout=5)
        asked.request("GET", "/healthz")
        answer = asked.getresponse()
    except (OSError, ValueError, HTTPException) as error:
        sys.stdout.write(f"no answer at {here}:{port} ({error})\n")
        return 1
    sys.stdout.write(answer.read(4000).decode(errors="replace"))
    return int(answer.status != 200)


if __name__ == "__main__":
    sys.exit(main())
