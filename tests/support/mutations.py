"""JSON values and texts made odd, in the ways that another program, or somebody bad, makes them."""

import copy
import random
from collections.abc import Iterator
from typing import Any

ODD_TEXTS = (
    *("", " ", "\x00", "\ud800", "a\ud83d", "\u202e", "\u200b", "'\"\\", "{}", "%s%n", "../.."),
    *("0000", "9" * 40, "-1", "NaN", "ё" * 5000, "🏳️‍🌈" * 300, "a\n" * 900, "((((" * 200, '"«“„'),
    *("/ask", "/start q", "1 April 0000", "31.02.2031", "0x10", "١٢٣", "²", "İ", "ﬁ", "\ufeff"),
)
ODD_NUMBERS = (0, -1, 1, 2**31, -(2**31), 2**53, 2**63, 2**70, 10**18, 1.5, -0.0, 1e308)
ODD: tuple[Any, ...] = (
    None,
    True,
    False,
    [],
    {},
    [[]],
    [None],
    {"": None},
    *ODD_TEXTS,
    *ODD_NUMBERS,
)


def odd(rng: random.Random, value: Any, times: int = 1) -> Any:
    """A copy of a JSON value with some of its places changed."""
    changed = copy.deepcopy(value)
    for _ in range(times):
        places = list(_places(changed))
        if not places:
            return rng.choice(ODD)
        holder, key = rng.choice(places)
        _change(rng, holder, key)
    return changed


def odd_text(rng: random.Random, text: str) -> str:
    """A text with pieces cut out, repeated, moved or replaced."""
    letters = list(text)
    for _ in range(rng.randint(1, 4)):
        at = rng.randint(0, len(letters))
        match rng.randint(0, 5):
            case 0:
                letters[at : at + rng.randint(1, 9)] = []
            case 1:
                letters[at:at] = letters[max(0, at - rng.randint(1, 30)) : at] * rng.randint(1, 3)
            case 2:
                letters[at:at] = rng.choice(ODD_TEXTS)[:400]
            case 3:
                letters[at : at + 1] = chr(rng.randint(1, 0x2FFF))
            case 4:
                rest = letters[at:]
                letters = rest + letters[:at]
            case _:
                letters[at:at] = str(rng.choice(ODD_NUMBERS))
    return "".join(letters)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys = (
        value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    )
    for key in keys:
        yield value, key
        yield from _places(value[key])


def _change(rng: random.Random, holder: Any, key: Any) -> None:
    """Change one place: drop it, rename it, put something odd there, or twice what is there."""
    kind = rng.randint(0, 6)
    value = holder[key]
    if kind == 0:
        del holder[key]
    elif kind == 1 and isinstance(holder, dict):
        holder[rng.choice((f"{key}s", "from_the_future", key.upper()))] = holder.pop(key)
    elif kind == 2 and isinstance(value, str):
        holder[key] = odd_text(rng, value)
    elif kind == 3 and isinstance(value, int):
        holder[key] = value + rng.choice((-1, 1, 2**31, -(2**40)))
    elif kind == 4:
        holder[key] = [value]
    elif kind == 5:
        holder[key] = {"type": value, "value": value}
    else:
        holder[key] = rng.choice(ODD)
