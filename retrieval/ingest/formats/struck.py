"""Words with a line through them: while a text is put together a sign stands for them."""

import re

STRUCK_OUT = "\ue001"
"""Stands where struck words stood; ``without_struck`` takes it away."""

_BEFORE_STOP = re.compile(f"[ {STRUCK_OUT}]*{STRUCK_OUT}[ {STRUCK_OUT}]*(?=[.,;:!?…])")
_BETWEEN = re.compile(f"( ?)(?:{STRUCK_OUT} ?)+")


def without_struck(text: str) -> tuple[str, int]:
    """The text without the signs and the space that one leaves, and how many there were."""
    count = text.count(STRUCK_OUT)
    return (_BETWEEN.sub(r"\1", _BEFORE_STOP.sub("", text)), count) if count else (text, 0)
