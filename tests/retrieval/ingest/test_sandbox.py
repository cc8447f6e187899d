"""Untrusted files are read apart: one process for many, ended at its limits, started again."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.ingest.formats.output import ReadStatement
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
    done = subprocess.run(
        ["/bin/ps", "-o", "pid=,args=", "--ppid", str(os.getpid())],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()
    return {int(line.split()[0]) for line in lines if "retrieval.ingest.sandbox_child" in line}


needs_ps = pytest.mark.skipif(sys.platform != "linux", reason="asks ps in the way of Linux")


@needs_ps
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


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    slow = tmp_path / "slow.md"
    slow.write_bytes(b"[" * 3_000_000)
    with ParserProcess(Limits(seconds=1)) as process:
        began = time.monotonic()
        found = process.read("markdown", slow, "slow.md", LIMIT)
        seconds = time.monotonic() - began
        after = process.read("table", table(tmp_path), "a.csv", LIMIT)

    assert found == [
        Problem(
            "slow.md",
            None,
            "it could not be read within the limits (it took longer than 1 seconds)",
        )
    ]
    assert seconds < 30
    assert len(after) == 1
    assert isinstance(after[0], ReadStatement)


def test_a_file_that_takes_too_much_memory_is_given_up(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("this system does not limit the memory of a process")
    path = tmp_path / "a.json"
    path.write_bytes(b'{"messages": [' + b"[]," * 20_000_000 + b"[]]}")
    with ParserProcess(Limits(memory_bytes=700 * 2**20)) as process:
        found = process.read("telegram-export", path, "a.json", 2 * 10**8)

    assert found == [Problem("a.json", None, "it could not be read within the limits (memory)")]


def test_an_answer_without_end_is_given_up(tmp_path: Path) -> None:
    path = table(tmp_path, "id,text\n" + "".join(f"{n},Open.\n" for n in range(1000)))
    with ParserProcess(Limits(answer_bytes=10_000)) as process:
        *statements, problem = process.read("table", path, "a.csv", LIMIT)

    assert 0 < len(statements) < 1000
    assert problem == Problem("a.csv", None, "it could not be read within the limits")


@needs_ps
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
    slow = tmp_path / "slow.md"
    slow.write_bytes(b"[" * 3_000_000)
    with ParserProcess(Limits(seconds=0.3, hurried_seconds=0.1)) as process:
        said = [str(process.read("markdown", slow, "slow.md", LIMIT)[-1]) for _ in range(6)]

    assert ["0.3" in line for line in said] == [True] * 5 + [False]
    assert "0.1 seconds" in said[-1]


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


def test_jobs_come_over_the_wire_with_any_path() -> None:
    request = ReadRequest("table", "/a/caf\udce9", "a/caf\ufffd", 7)

    assert decode_request(encode_request(request)) == request


@pytest.mark.parametrize(
    "message", [b"", b"\xff", b"[]", b"{}", b'{"problem": 1, "x": 2}', b'{"statement": {}}', b"7"]
)
def test_nonsense_on_the_wire_is_a_value_error(message: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of json or of ours
        decode_item(message)
