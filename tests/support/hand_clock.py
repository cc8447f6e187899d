"""A clock that a test moves by hand."""


class Clock:
    """Seconds since the epoch, as a test has set them.

    Args:
        now: the first moment.
    """

    def __init__(self, now: float = 1_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        """The moment."""
        return self.now
