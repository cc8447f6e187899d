"""What is wrong, as an English sentence that knows its code: a chat words it by the code.

The sentence goes where any string goes: into errors, logs, JSON. What it is made of goes with it,
so that whoever shows it to people can say the same in their language.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from retrieval.types.fault_lines import LINES, OF_ONE


@dataclass(frozen=True, slots=True)
class Told:
    """A fault by its code.

    Attributes:
        code: a key of ``LINES``.
        line: the English sentence, for whoever does not know the code.
        details: what is filled in, by name: names and words, counts, or a fault within this one.
    """

    code: str
    line: str
    details: "tuple[tuple[str, str | int | Told], ...]" = ()


class Fault(str):
    """An English sentence; ``told`` is None where it is nothing more than that."""

    __slots__ = ("told",)
    told: Told | None

    def __new__(cls, line: str, told: Told | None = None) -> Self:
        """A sentence that is made of ``told``."""
        made = super().__new__(cls, line)
        made.told = told
        return made

    def __getnewargs__(self) -> tuple[str, Told | None]:  # type: ignore[override]
        """What a copy is made of."""
        return str(self), self.told


def fault(code: str, /, **details: str | int) -> Fault:
    """The fault of a code.

    Args:
        code: a key of ``LINES``.
        details: what its sentence names; a count as a number, a fault as a ``Fault``.

    Raises:
        KeyError: there is no such code, or a detail is missing.
    """
    line = OF_ONE[code] if details.get("count") == 1 and code in OF_ONE else LINES[code]
    said = line.format(**details)
    parts = tuple((name, _part(value)) for name, value in details.items())
    return Fault(said, Told(code, said, parts))


def fault_of(error: Exception) -> Fault:
    """The fault that an error was made with; of another one just its sentence."""
    said = error.args[0] if error.args else None
    return said if isinstance(said, Fault) else Fault(str(error))


def tells(told: Told | None, *codes: str) -> bool:
    """Whether a fault, or one within it, has one of these codes."""
    return told is not None and any(one.code in codes for one in _within(told))


def told_of(facts: Any) -> Told | None:
    """A fault that was written as JSON.

    Raises:
        ValueError: it is none.
    """
    if facts is None:
        return None
    try:
        details = tuple((str(name), _detail(value)) for name, value in facts["details"])
        return Told(str(facts["code"]), str(facts["line"]), details)
    except (TypeError, KeyError) as error:
        raise ValueError("not a fault") from error


def _part(value: str | int) -> str | int | Told:
    if isinstance(value, Fault):
        return value.told or str(value)
    return value


def _detail(value: Any) -> str | int | Told:
    if isinstance(value, dict):
        return told_of(value) or ""
    return value if isinstance(value, int) else str(value)


def _within(told: Told) -> Iterator[Told]:
    yield told
    for _, value in told.details:
        if isinstance(value, Told):
            yield from _within(value)
