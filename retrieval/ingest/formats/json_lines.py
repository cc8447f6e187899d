"""JSON Lines, plain or gzipped: one statement a line, a bad line never costs the next."""

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from retrieval.ingest.formats.content import UTF16_MARKS, check_size, decode
from retrieval.ingest.formats.fields import Field, Source, statement_of
from retrieval.ingest.formats.output import MAX_PROBLEMS, ReadStatement, UnreadableError
from retrieval.types import Problem, fault, fault_of

MAX_LINE_BYTES = 16 * 2**20


def read_json_lines(path: Path, relative: str, max_bytes: int) -> Iterator[ReadStatement | Problem]:
    """Read a statement from each line of a file.

    Args:
        path: the file; unpacked on the way where its name ends in ``.gz``.
        relative: its path in the corpus, with slashes.
        max_bytes: the most that is read, counted after unpacking.

    Yields:
        Statements and problems in the order of the lines; after a thousand lines that cannot be
        read, the others are only counted.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, or the packed data is cut off or damaged.
    """
    check_size(path.stat().st_size, max_bytes)
    opener = gzip.open if path.name.lower().endswith(".gz") else open
    bad = 0
    empty = True
    with cast("BinaryIO", opener(path, "rb")) as file:
        for number, line in _lines(file, max_bytes):
            for item in _read_line(line, relative, number):
                empty = False
                if isinstance(item, Problem) and not item.warning:
                    bad += 1
                    if bad > MAX_PROBLEMS:
                        continue
                yield item
    if empty:
        yield Problem(relative, 1, fault("no-text"))
    if bad > MAX_PROBLEMS:
        yield Problem(relative, None, fault("more-problems", count=bad - MAX_PROBLEMS))


def _lines(file: BinaryIO, max_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines without their ends; None for a line that is too long to be held."""
    number = 0
    size = 0
    try:
        file = _as_utf8(file, max_bytes)
        while piece := file.readline(MAX_LINE_BYTES + 1):
            number += 1
            size += len(piece)
            whole = len(piece) <= MAX_LINE_BYTES
            line = piece if whole else None
            while not piece.endswith(b"\n") and (piece := file.readline(MAX_LINE_BYTES)):
                size += len(piece)
                _check_unpacked(size, max_bytes, number)
            _check_unpacked(size, max_bytes, number)
            yield number, line
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise UnreadableError(number + 1, fault("gzip-cut-off")) from None


def _check_unpacked(size: int, max_bytes: int, line: int) -> None:
    if size > max_bytes:
        raise UnreadableError(line, fault("unpacked-too-long", most=max_bytes))


def _as_utf8(file: BinaryIO, max_bytes: int) -> BinaryIO:
    start = cast("io.BufferedReader", file).peek(2)[:2]
    if start not in UTF16_MARKS:
        return file
    data = file.read(max_bytes + 1)
    _check_unpacked(len(data), max_bytes, 1)
    return io.BytesIO(decode(data).encode())


def _read_line(line: bytes | None, relative: str, number: int) -> Iterator[ReadStatement | Problem]:
    try:
        fields = _parsed(line, number)
    except ValueError as error:
        yield Problem(relative, number, fault_of(error))
        return
    if fields is None:
        return
    texts = [field.value for field in fields if field.name == "text"]
    if len(texts) != 1 or not isinstance(texts[0], str):
        yield Problem(relative, number, fault("text-missing"))
        return
    yield from statement_of(fields, texts[0], Source(relative, number, f"{relative}#{number}"))


def _parsed(line: bytes | None, number: int) -> list[Field] | None:
    """The fields of one line, None for an empty one; ValueError says what is wrong with it."""
    if line is None:
        raise ValueError(fault("line-too-long", most=MAX_LINE_BYTES))
    if number == 1:
        line = line.removeprefix(b"\xef\xbb\xbf")
    if not (line := line.strip()):
        return None
    try:
        record = _DECODER.decode(line.decode())
    except UnicodeDecodeError as error:
        raise ValueError(fault("not-utf-8", byte=f"{line[error.start]:02X}")) from None
    except json.JSONDecodeError as error:
        place = str(error.pos + 1)
        raise ValueError(fault("not-json-at", reason=error.msg, place=place)) from None
    except ValueError:
        raise ValueError(fault("number-too-long")) from None
    except RecursionError:
        raise ValueError(fault("too-deep")) from None
    if not isinstance(record, _Pairs):
        raise ValueError(fault("not-json-object"))  # noqa: TRY004
    return [
        Field(name, {} if isinstance(value, _Pairs) else value, number) for name, value in record
    ]


class _Pairs(list[tuple[str, object]]):
    """A JSON object that still shows a name given twice."""


_DECODER = json.JSONDecoder(object_pairs_hook=_Pairs)
