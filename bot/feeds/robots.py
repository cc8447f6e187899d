"""What a site's robots.txt lets us ask for, read as RFC 9309 says."""

import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote

AGENT = "onrecord"
_LONGEST = 512 * 1024
_MOST_RULES = 5000
_LONGEST_DELAY = 60.0
_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*(.*?)\s*")
_SAFE = "/?#[]@!$&'()*+,;=:%-._~"
_ENCODED = re.compile("%([0-9A-Fa-f]{2})")
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for us.

    Attributes:
        rules: beginnings of paths, ``*`` in them for anything, and whether they are allowed.
        delay: seconds that the site wants between two looks.
    """

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Read a file: the groups for us, or where there are none those for everybody."""
        ours: list[tuple[str, str]] = []
        everybodys: list[tuple[str, str]] = []
        named: set[str] = set()
        heading = False
        found_ours = False
        for line in (
            content[:_LONGEST].decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
        ):
            match = _LINE.fullmatch(line.partition("#")[0])
            if match is None:
                continue
            name, value = match[1].lower(), match[2]
            if name == "user-agent":
                named = {value.lower()} | (named if heading else set())
                heading = True
                found_ours = found_ours or value.lower() == AGENT
            elif name in {"allow", "disallow", "crawl-delay"}:
                heading = False
                if AGENT in named:
                    ours.append((name, value))
                if "*" in named:
                    everybodys.append((name, value))
        return cls._made((ours if found_ours else everybodys)[:_MOST_RULES])

    @classmethod
    def _made(cls, lines: list[tuple[str, str]]) -> Self:
        rules = [
            (_comparable(path), name == "allow") for name, path in lines if name != "crawl-delay"
        ]
        delays = [_seconds(value) for name, value in lines if name == "crawl-delay"]
        return cls(
            tuple((path, allowed) for path, allowed in rules if path), max(delays, default=0.0)
        )

    def allows(self, path: str) -> bool:
        """Whether a path, with what is asked of it, may be asked for: the longest rule decides."""
        path = _comparable(path)
        fitting = [(len(rule), allowed) for rule, allowed in self.rules if _fits(rule, path)]
        return max(fitting, default=(0, True))[1]


def _comparable(path: str) -> str:
    """A path in the one form in which two ways of writing it are the same."""
    return _ENCODED.sub(_decoded, quote(path, safe=_SAFE))


def _decoded(match: re.Match[str]) -> str:
    letter = chr(int(match[1], 16))
    return letter if letter in _PLAIN else match[0].upper()


def _fits(rule: str, path: str) -> bool:
    """Whether a path begins as a rule says; piece by piece, so that no rule takes long."""
    whole = rule.endswith("$")
    first, *others = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for place, piece in enumerate(others):
        if whole and place == len(others) - 1:
            return len(path) - len(piece) >= at and path.endswith(piece)
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return not whole or at == len(path)


def _seconds(written: str) -> float:
    try:
        seconds = float(written)
    except ValueError:
        return 0.0
    return min(max(seconds, 0.0), _LONGEST_DELAY) if seconds == seconds else 0.0  # noqa: PLR0124 - NaN
