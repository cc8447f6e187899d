"""JSON Lines: each bad line costs only itself, packed or not."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from retrieval.ingest.formats import read_file, reader_of
from retrieval.ingest.formats.json_lines import MAX_LINE_BYTES
from retrieval.ingest.formats.output import MAX_PROBLEMS
from retrieval.types import DateOrigin, Problem, Statement

LIMIT = 50 * 2**20


def read(
    folder: Path, content: bytes, name: str = "a.jsonl", limit: int = LIMIT
) -> list[Statement | Problem]:
    path = folder / name
    path.write_bytes(content)
    reader = reader_of(name)
    assert reader
    found = read_file(reader, path, name, limit)
    return [item if isinstance(item, Problem) else item.statement for item in found]


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


def test_every_field_of_a_record_is_read(tmp_path: Path) -> None:
    record = line(
        id=7,
        title="The pass",
        date="2031-04-02",
        source="Ministry of Roads",
        url="https://roads.example/7",
        lang="en",
        text="It is\topen.\r\nAt last.",
        speaker=None,
        kind="release",
        related={"ky": ["x"]},
    )

    assert read(tmp_path, record) == [
        Statement(
            id="7",
            text="It is open.\nAt last.",
            title="The pass",
            date=date(2031, 4, 2),
            date_origin=DateOrigin.FIELD,
            source="Ministry of Roads",
            url="https://roads.example/7",
            lang="en",
            path="a.jsonl",
        )
    ]


def test_a_title_is_as_a_page_shows_it(tmp_path: Path) -> None:
    titles = {
        "<em>Open Passes</em>, an address": "Open Passes, an address",
        'On the <span class="x">road</span><br/> to Senn': "On the road to Senn",
        "Сел &#8211; итоги&nbsp;дня": "Сел – итоги дня",
        "Salt &amp; Roads &lt;2031&gt;": "Salt & Roads <2031>",
        "If a < b and c > d, R&D; AT&T": "If a < b and c > d, R&D; AT&T",
    }
    rows = b"".join(line(id=str(at), title=title, text="Open.") for at, title in enumerate(titles))
    found = [item.title for item in read(tmp_path, rows) if isinstance(item, Statement)]
    assert found == list(titles.values())


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "A.JSONL.GZ", "a.ndjson.gz"])
def test_every_ending_is_read_packed_or_not(tmp_path: Path, name: str) -> None:
    content = b"\xef\xbb\xbf" + line(id="x", text="Open.") + b"\n\r\n" + line(text="Shut.")
    packed = gzip.compress(content) if name.lower().endswith("gz") else content

    assert read(tmp_path, packed, name) == [
        Statement(id="x", text="Open.", path=name),
        Statement(id=f"{name}#4", text="Shut.", path=name),
    ]


def test_each_bad_line_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    content = b"".join(
        [
            b'{"a": not json}\n',
            b"[1, 2]\n",
            line(id="no text"),
            line(id="null", text=None),
            line(id="empty", text=" \n "),
            line(id="day", text="x", date="2021-02-30"),
            line(id="list", text="x", title=["a"]),
            line(id=True, text="x"),
            b'{"id": "latin", "text": "caf\xe9"}\n',
            b'{"a": ' + b"[" * 100_000 + b"\n",
            b'{"id": ' + b"9" * 5000 + b', "text": "x"}\n',
            b'{"id": "a", "id": "b", "text": "x"}\n',
            b'{"text": "x", "text": "y"}\n',
            line(id="good", text="Open."),
        ]
    )
    *problems, good = read(tmp_path, content)

    assert [str(problem) for problem in problems] == [
        "a.jsonl, line 1: not JSON: Expecting value (character 7)",
        "a.jsonl, line 2: not a JSON object with fields such as 'text'",
        "a.jsonl, line 3: the field 'text' is missing, not a string, or twice there",
        "a.jsonl, line 4: the field 'text' is missing, not a string, or twice there",
        "a.jsonl, line 5: there is no text",
        "a.jsonl, line 6: '2021-02-30' is not a day of the calendar",
        "a.jsonl, line 7: the field 'title' is a list where words are expected",
        "a.jsonl, line 8: the field 'id' is true or false where words are expected",
        "a.jsonl, line 9: not UTF-8 (byte 0xE9); save the file as UTF-8",
        "a.jsonl, line 10: nested too deeply",
        "a.jsonl, line 11: a number in it is too long",
        "a.jsonl, line 12: the field 'id' is given twice",
        "a.jsonl, line 13: the field 'text' is missing, not a string, or twice there",
    ]
    assert good == Statement(id="good", text="Open.", path="a.jsonl")


@pytest.mark.parametrize(
    ("written", "day", "warned"),
    [
        (20201212, date(2020, 12, 12), []),
        (["2020-12-12"], date(2020, 12, 12), []),
        (1607731200, None, ["'1607731200' is not a date; write it like 2020-12-31"]),
        (["2020-12-12", "2020-12-13"], None, ["the field 'date' is a list; write 2020-12-31"]),
        ({"day": 12}, None, ["the field 'date' is a mapping; write 2020-12-31"]),
        (True, None, ["the field 'date' is true or false; write 2020-12-31"]),
    ],
)
def test_a_date_that_is_no_words_loses_no_statement(
    tmp_path: Path, written: object, day: date | None, warned: list[str]
) -> None:
    *problems, statement = read(tmp_path, line(id="a", text="Open.", date=written))

    assert isinstance(statement, Statement)
    assert (statement.text, statement.date) == ("Open.", day)
    assert [str(problem) for problem in problems] == [
        f"a.jsonl, line 1: {why}; it is kept without a date" for why in warned
    ]


def test_the_name_of_the_file_dates_no_record_but_a_dateline_does(tmp_path: Path) -> None:
    """A file holds many records; its name says nothing about one of them."""
    content = line(id="a", date=None, text="Open.") + line(id="b", text="14 March 1996\nOpen.")
    one, other = read(tmp_path, content, "2020-12-12.jsonl")

    assert one == Statement(id="a", text="Open.", path="2020-12-12.jsonl")
    assert other == Statement(
        id="b",
        text="14 March 1996\nOpen.",
        date=date(1996, 3, 14),
        date_origin=DateOrigin.DATELINE,
        path="2020-12-12.jsonl",
    )


def test_a_dateline_that_disagrees_with_the_field_is_a_warning(tmp_path: Path) -> None:
    warning, statement = read(
        tmp_path, line(id="a", date="1996-03-13", text="14 March 1996\nOpen.")
    )

    assert warning == Problem(
        "a.jsonl",
        1,
        "the dateline says 1996-03-14, the field 1996-03-13: the field is taken",
        warning=True,
    )
    assert isinstance(statement, Statement)
    assert statement.date == date(1996, 3, 13)


def test_what_was_read_before_the_packed_data_is_cut_off_is_kept(tmp_path: Path) -> None:
    packed = gzip.compress(b"".join(line(id=n, text=f"Open {n}.") for n in range(50)))
    *statements, problem = read(tmp_path, packed[: len(packed) // 2], "a.jsonl.gz")

    assert 0 < len(statements) < 50
    assert [item.id for item in statements if isinstance(item, Statement)] == [
        str(number) for number in range(len(statements))
    ]
    assert problem == Problem(
        "a.jsonl.gz",
        len(statements) + 1,
        "the gzip data is cut off or damaged here; the lines before are read",
    )


@pytest.mark.parametrize("damage", ["not packed", "checksum", "garbage"])
def test_damaged_packed_data_is_reported(tmp_path: Path, damage: str) -> None:
    packed = gzip.compress(line(id="a", text="Open."))
    content = {
        "not packed": b'{"id": "a"}',
        "checksum": packed[:-8] + b"\0" * 8,
        "garbage": packed + b"garbage",
    }[damage]
    *_, problem = read(tmp_path, content, "a.jsonl.gz")

    assert isinstance(problem, Problem)
    assert problem.problem == "the gzip data is cut off or damaged here; the lines before are read"


def test_a_packed_file_counts_by_what_it_unpacks_to(tmp_path: Path) -> None:
    """A small file that unpacks to a huge one is stopped on the way."""
    packed = gzip.compress(line(id="a", text="Open.") + b" " * 2_000_000)

    assert len(packed) < 10_000
    assert read(tmp_path, packed, "a.jsonl.gz", limit=10_000) == [
        Statement(id="a", text="Open.", path="a.jsonl.gz"),
        Problem(
            "a.jsonl.gz",
            2,
            "the unpacked text is longer than the 10,000 bytes allowed; the lines before are read",
        ),
    ]


def test_a_plain_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    assert read(tmp_path, line(id="a", text="Open.") * 10, limit=100) == [
        Problem("a.jsonl", None, "the file is 290 bytes long; the largest allowed is 100")
    ]


def test_a_line_too_long_to_be_held_is_reported_and_the_next_is_read(tmp_path: Path) -> None:
    content = b'"' + b"x" * (2 * MAX_LINE_BYTES) + b'"\n' + line(id="a", text="Open.")

    assert read(tmp_path, content) == [
        Problem("a.jsonl", 1, "the line is longer than the 16,777,216 bytes allowed"),
        Statement(id="a", text="Open.", path="a.jsonl"),
    ]


def test_after_a_thousand_bad_lines_the_others_are_only_counted(tmp_path: Path) -> None:
    found = read(tmp_path, b"x\n" * (MAX_PROBLEMS + 5) + line(id="a", text="Open."))

    assert len(found) == MAX_PROBLEMS + 2
    assert found[-2:] == [
        Statement(id="a", text="Open.", path="a.jsonl"),
        Problem("a.jsonl", None, "5 more problems are not listed"),
    ]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
@pytest.mark.parametrize("content", [b"", b"\n \r\n"])
def test_a_file_without_a_record_is_reported(tmp_path: Path, name: str, content: bytes) -> None:
    packed = gzip.compress(content) if name.endswith("gz") and content else content

    assert read(tmp_path, packed, name) == [Problem(name, 1, "there is no text")]


def test_utf_16_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    content = '{"id": "a", "text": "Ашуу ачык."}\r\n{"id": "b", "text": "x1"}'.encode("utf-16")

    assert read(tmp_path, content) == [
        Statement(id="a", text="Ашуу ачык.", path="a.jsonl"),
        Statement(id="b", text="x1", path="a.jsonl"),
    ]


def test_a_lone_surrogate_in_a_record_can_be_stored(tmp_path: Path) -> None:
    [statement] = read(tmp_path, b'{"id": "\\ud800", "text": "Open \\udfff.", "title": "\\ud800"}')

    assert statement == Statement(id="\ufffd", text="Open \ufffd.", title="\ufffd", path="a.jsonl")
