"""Untrusted files are read apart: one process for many, ended at its limits, started again."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.ingest.files import CorpusFile
from retrieval.ingest.formats import format_of
from retrieval.ingest.formats.output import Located, ReadStatement, Unpacked
from retrieval.ingest.insides import Opening
from retrieval.ingest.sandbox import Limits, ParserProcess
from retrieval.ingest.sandbox_messages import (
    ReadRequest,
    decode_item,
    decode_request,
    encode_item,
    encode_request,
)
from retrieval.types import DateOrigin, Problem, Statement

LIMIT = 10_000_000
GOOD = "id,text\n7,The pass is open.\n"


def table(folder: Path, content: str = GOOD, name: str = "a.csv") -> Path:
    (folder / name).write_text(content)
    return folder / name


def children() -> set[int]:
    """Numbers of the processes that read files for this one."""
    running = psutil.Process().children()
    return {child.pid for child in running if "retrieval.ingest.sandbox_child" in child.cmdline()}


def test_one_process_reads_many_files_and_goes_with_the_context(tmp_path: Path) -> None:
    seen = set()
    with ParserProcess(Limits()) as process:
        assert children() == set()
        for number in range(5):
            path = table(tmp_path, name=f"{number}.csv")
            assert process.read("table", path, path.name, LIMIT) == [
                ReadStatement(Statement(id="7", text="The pass is open.", path=path.name), 2)
            ]
            seen |= children()

    assert len(seen) == 1
    assert children() == set()


class Timers:
    """Timers that ring at once for the times of a file, and never for any other.

    Attributes:
        times: that a file is given.
    """

    def __init__(self, *times: float) -> None:
        self.times = times

    def __call__(self, seconds: float, ring: Callable[[], None]) -> threading.Timer:
        """A timer; the file that it is set for takes minutes."""
        return threading.Timer(0 if seconds in self.times else 3600, ring)


def slow_file(folder: Path) -> Path:
    """Markdown that its parser needs minutes for."""
    path = folder / "slow.md"
    path.write_bytes(b"[" * 3_000_000)
    return path


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    slow, timers = slow_file(tmp_path), Timers(1)
    with ParserProcess(Limits(seconds=1), timers) as process:
        found = process.read("markdown", slow, "slow.md", LIMIT)
        timers.times = ()
        after = process.read("table", table(tmp_path), "a.csv", LIMIT)

    assert found == [
        Problem(
            "slow.md",
            None,
            "it could not be read within the limits (it took longer than 1 seconds)",
        )
    ]
    assert len(after) == 1
    assert isinstance(after[0], ReadStatement)


def test_a_file_that_takes_too_much_memory_is_given_up(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("this system does not limit the memory of a process")
    path = tmp_path / "a.json"
    path.write_bytes(b'{"messages": [' + b"[]," * 20_000_000 + b"[]]}")
    with ParserProcess(Limits(seconds=3600, memory_bytes=700 * 2**20)) as process:
        found = process.read("json", path, "a.json", 2 * 10**8)

    assert found == [Problem("a.json", None, "it could not be read within the limits (memory)")]


def test_an_answer_without_end_is_given_up(tmp_path: Path) -> None:
    path = table(tmp_path, "id,text\n" + "".join(f"{n},Open.\n" for n in range(1000)))
    with ParserProcess(Limits(answer_bytes=10_000)) as process:
        *statements, problem = process.read("table", path, "a.csv", LIMIT)

    assert 0 < len(statements) < 1000
    assert problem == Problem("a.csv", None, "it could not be read within the limits")


def test_a_process_that_dies_is_started_again(tmp_path: Path) -> None:
    path = table(tmp_path)
    with ParserProcess(Limits()) as process:
        process.read("table", path, "a.csv", LIMIT)
        [child] = children()
        os.kill(child, signal.SIGSEGV)
        found = [process.read("table", path, "a.csv", LIMIT) for _ in range(2)]

    assert found == [
        [Problem("a.csv", None, "it could not be read within the limits")],
        [ReadStatement(Statement(id="7", text="The pass is open.", path="a.csv"), 2)],
    ]


def test_after_five_files_given_up_the_next_get_less_time(tmp_path: Path) -> None:
    slow = slow_file(tmp_path)
    with ParserProcess(Limits(seconds=20, hurried_seconds=3), Timers(20, 3)) as process:
        said = [str(process.read("markdown", slow, "slow.md", LIMIT)[-1]) for _ in range(6)]

    assert ["20 seconds" in line for line in said] == [True] * 5 + [False]
    assert "3 seconds" in said[-1]


def test_a_path_of_any_bytes_is_read(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\n.csv"))
    try:
        path.write_text(GOOD)
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    with ParserProcess(Limits()) as process:
        [found] = process.read("table", path, "café.csv", LIMIT)

    assert isinstance(found, ReadStatement)


texts = st.text(st.characters(exclude_categories=["Cs"]))
statements = st.builds(
    Statement, id=texts, text=texts, title=texts, lang=st.none() | texts, sample=st.booleans()
)


@given(statements, st.none() | st.dates(), st.none() | st.integers())
def test_statements_come_over_the_wire_as_they_were(
    statement: Statement, day: date | None, line: int | None
) -> None:
    origin = None if day is None else DateOrigin.DATELINE
    found = ReadStatement(replace(statement, date=day, date_origin=origin), line)

    assert decode_item(encode_item(found)) == found


@given(texts, st.none() | st.integers(), texts, st.booleans())
def test_problems_come_over_the_wire_as_they_were(
    path: str,
    line: int | None,
    problem: str,
    warning: bool,  # noqa: FBT001 - drawn by name
) -> None:
    told = Problem(path, line, problem, warning)

    assert decode_item(encode_item(told)) == told


@given(texts, texts)
def test_what_lies_in_files_comes_over_the_wire_as_it_was(path: str, url: str) -> None:
    assert decode_item(encode_item(Unpacked(path, url))) == Unpacked(path, url)
    assert decode_item(encode_item(Located(path, url))) == Located(path, url)


def test_only_what_the_process_has_unpacked_is_read_and_nothing_of_it_stays(
    tmp_path: Path,
) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.txt", "Open.")
    (tmp_path / "secret.txt").write_text("Secret.")
    with ParserProcess(Limits()) as process:
        assert process.held(str(tmp_path / "secret.txt")) is None
        [item] = process.items("archive", tmp_path / "a.zip", "a.zip", LIMIT)
        assert isinstance(item, Unpacked)
        held = process.held(item.path)
        assert held is not None
        assert (held.name, held.read_text()) == ("b.txt", "Open.")
        (held.parent / "link.txt").symlink_to(tmp_path / "secret.txt")
        for path in (tmp_path / "secret.txt", held.parent / "link.txt", held.parent, "b.txt"):
            assert process.held(str(path)) is None
        scratch = held.parent.parent
        process.clear()
        assert list(scratch.iterdir()) == []
        [item] = process.items("archive", tmp_path / "a.zip", "a.zip", LIMIT)
        assert isinstance(item, Unpacked)
    assert not scratch.exists()


def test_what_a_process_has_unpacked_does_not_stay_where_the_limits_end_it(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", "Open.")
    with ParserProcess(Limits(answer_bytes=10)) as process:
        kind = format_of("a.zip")
        assert kind
        found = [
            *Opening(process, 10 * LIMIT).items(CorpusFile(str(tmp_path / "a.zip"), "a.zip", kind))
        ]
        scratch = Path(process._scratch.name) if process._scratch else tmp_path
        assert scratch != tmp_path
        assert list(scratch.iterdir()) == []

    assert [str(item) for item in found] == ["a.zip: it could not be read within the limits"]


def test_jobs_come_over_the_wire_with_any_path() -> None:
    request = ReadRequest("table", "/a/caf\udce9", "a/caf\ufffd", 7)

    assert decode_request(encode_request(request)) == request


@pytest.mark.parametrize(
    "message", [b"", b"\xff", b"[]", b"{}", b'{"problem": 1, "x": 2}', b'{"statement": {}}', b"7"]
)
def test_nonsense_on_the_wire_is_a_value_error(message: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of json or of ours
        decode_item(message)
