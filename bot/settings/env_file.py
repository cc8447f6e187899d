"""The file of settings, ``.env``: read, changed line by line, and replaced whole."""

import os
import re
import tempfile
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

from dotenv import dotenv_values
from dotenv.parser import Binding, parse_stream

from bot.settings.settings import SettingsError, unreadable

_PLAIN = re.compile(r"[\w./:@,+-]*", re.ASCII)
_HEAD = (
    "# Settings of onrecord. docs/settings.md lists them all;"
    " the environment goes before this file.\n"
)


def read(path: Path) -> str:
    """The file as it is; empty where there is none.

    Raises:
        SettingsError: it is no text.
    """
    try:
        # every line ending stays what it was
        return path.read_bytes().decode("utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError((unreadable(path, error).line,)) from None


def values(text: str) -> dict[str, str]:
    """The variables of a file and their values, names in capitals; the last of a name holds."""
    variables = dotenv_values(stream=StringIO(text))
    return {name.upper(): value for name, value in variables.items() if value is not None}


def changed(text: str, wanted: Mapping[str, str], comments: Mapping[str, str]) -> str:
    """The file with these values; every other line stays as it is.

    Args:
        text: of the file; may be empty.
        wanted: values by variable; those that are there already stay where they are.
        comments: what is written above a variable that was not there.

    Raises:
        SettingsError: a value cannot be written so that it is read again as it is.
    """
    held = values(text)
    missing = {name: value for name, value in wanted.items() if name not in held}
    lines = [_line(binding, wanted, held) for binding in parse_stream(StringIO(text, newline=""))]
    result = "".join(lines) or _HEAD
    if missing and not result.endswith("\n"):
        result += "\n"
    for name, value in missing.items():
        result += f"\n# {comments[name]}\n{name}={_quoted(value)}\n"
    got = values(result)
    bad = [name for name, value in wanted.items() if got.get(name) != value]
    if bad:
        raise SettingsError(
            tuple(f"{name}: this value cannot be written to a file" for name in bad)
        )
    return result


def replace(path: Path, text: str) -> None:
    """Put the file in place by one atomic step, for this user's eyes alone.

    Raises:
        OSError: it cannot be written; the file before stays.
    """
    target = path.resolve()  # a link stays one
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f"{target.name}.")
    new = Path(name)
    try:
        # made with rights for this user alone, before there is anything in it
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        new.replace(target)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _line(binding: Binding, wanted: Mapping[str, str], held: Mapping[str, str]) -> str:
    written = binding.original.string
    name = (binding.key or "").upper()
    if name not in wanted or wanted[name] == held.get(name):
        return written
    body = written.lstrip()
    before = written[: len(written) - len(body)]  # empty lines above it belong to the binding
    export = "export " if body.startswith("export ") else ""
    end = written[len(written.rstrip("\r\n")) :]
    return f"{before}{export}{binding.key}={_quoted(wanted[name])}{end}"


def _quoted(value: str) -> str:
    if _PLAIN.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
