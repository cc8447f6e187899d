"""What can go wrong when something is fetched: kinds that can be worded in every language."""

from enum import StrEnum

from retrieval.types import Fault as Sentence
from retrieval.types import Told


class Fault(StrEnum):
    """Why something was not fetched; ``fetch-KIND`` words it."""

    URL = "url"
    SCHEME = "scheme"
    CREDENTIALS = "credentials"
    PORT = "port"
    UNLISTED = "unlisted"
    UNKNOWN_HOST = "unknown-host"
    ADDRESS = "address"
    REDIRECTS = "redirects"
    DOWNGRADE = "downgrade"
    ROBOTS = "robots"
    ROBOTS_UNREADABLE = "robots-unreadable"
    CONNECTION = "connection"
    SLOW = "slow"
    LARGE = "large"
    STATUS = "status"
    TYPE = "type"
    ENCODING = "encoding"
    UNREADABLE = "unreadable"
    PAGE = "page"


class FetchError(Exception):
    """Something was not fetched.

    Attributes:
        fault: the kind.
        detail: the host, the address, the status; where there is one. Of what cannot be read,
            the sentence that says why.
        wait: seconds that the site asks to be left alone for, where it does.
    """

    def __init__(self, fault: Fault, detail: str = "", wait: float | None = None) -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail
        self.wait = wait

    @property
    def told(self) -> Told | None:
        """What the sentence is made of, where the detail is one."""
        return self.detail.told if isinstance(self.detail, Sentence) else None
