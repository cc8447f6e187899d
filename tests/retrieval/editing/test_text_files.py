"""A post's file reads again as the post, to the letter."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from retrieval.editing.names import file_name, numbered
from retrieval.editing.text_files import name_of, text_file
from retrieval.ingest.dates import dates_in_name
from retrieval.ingest.formats.output import ReadStatement
from retrieval.ingest.formats.plain import read_plain
from retrieval.text import normalise, normalise_line
from retrieval.types import DateOrigin, Facts, Statement

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
WORDS = st.none() | st.text(max_size=80)
FACTS = st.builds(
    Facts,
    title=WORDS,
    date=st.none() | DAYS,
    speaker=WORDS,
    source=WORDS,
    url=WORDS,
    lang=st.sampled_from([None, "en", "ru", "ky"]),
    posted=st.none() | DAYS,
)
HEADS = st.sampled_from(
    ["", "---\n", "---\ntitle: x\n---\n", "date 2031-04-02 ", "date: 1.2.2031 "]
)


def read_again(tmp_path: Path, text: str, facts: Facts) -> Statement:
    """The statement that is read from the file of a post."""
    path = tmp_path / name_of(text, facts)
    path.write_bytes(text_file(text, facts).encode())
    items = [*read_plain(path, path.name, 2**20)]
    path.unlink()
    (found,) = (item.statement for item in items if isinstance(item, ReadStatement))
    return found


@settings(deadline=None)
@example("--- and then", Facts())
@example("---\nid: other\n---\nwords", Facts(title="---"))
@example("date 2031-04-02 The pass is open.", Facts())
@example("The pass is open.", Facts(title="Of 2031-04-02, at 12.12.2030", speaker="\x85\ufeffx"))
@example("a\u2028b\r\nc", Facts(title="~", source="null", url='"'))
@given(
    st.builds("{}{}".format, HEADS, st.text()).filter(
        lambda t: any(map(str.isalnum, normalise(t)))
    ),
    FACTS,
)
def test_a_post_reads_again_to_the_letter(
    tmp_path_factory: pytest.TempPathFactory, text: str, facts: Facts
) -> None:
    found = read_again(tmp_path_factory.getbasetemp(), text, facts)
    assert found.text == normalise(text)
    told = (facts.title, facts.speaker, facts.source, facts.url)
    read = (found.title, found.speaker, found.source, found.url)
    assert [one or "" for one in read] == [normalise_line(one or "") for one in told]
    assert found.lang == facts.lang
    if facts.date is not None:
        assert (found.date, found.date_origin) == (facts.date, DateOrigin.FIELD)
    elif found.date_origin is not DateOrigin.DATELINE:
        assert found.date == facts.posted
        assert found.date_origin is (DateOrigin.MESSAGE if facts.posted else None)


def test_the_file_of_a_post_is_what_a_person_would_write() -> None:
    facts = Facts(
        "On the pass", date(2031, 4, 2), source="Ministry of Roads", url="https://t.me/r/7"
    )
    assert text_file("The pass is open.\n\n\nTo lorries too. ", facts) == (
        "---\n"
        'title: "On the pass"\n'
        'date: "2031-04-02"\n'
        'source: "Ministry of Roads"\n'
        'url: "https://t.me/r/7"\n'
        "---\n"
        "The pass is open.\n\nTo lorries too.\n"
    )
    assert text_file("Date 2031-04-02 The pass.", Facts()) == (
        "---\nverbatim: true\n---\nDate 2031-04-02 The pass.\n"
    )


def test_a_dateline_goes_before_the_day_of_the_message(tmp_path: Path) -> None:
    found = read_again(
        tmp_path, "BISHKEK, 1 April 2031 - The pass is open.", Facts(posted=date(2031, 4, 2))
    )
    assert (found.date, found.date_origin) == (date(2031, 4, 1), DateOrigin.DATELINE)


@pytest.mark.parametrize(
    ("text", "facts", "name"),
    [
        ("The pass.", Facts("On the pass", date(2031, 4, 2)), "2031-04-02-on-the-pass.txt"),
        (
            "Перевал открыт для всех.",
            Facts(posted=date(2031, 4, 2)),
            "2031-04-02-перевал-открыт-для-всех.txt",
        ),
        ("The pass.", Facts("Of 2030-12-12: the pass"), "of-the-pass.txt"),
        ("The pass.", Facts("30.02.2030"), "30-02-2030.txt"),
        ("The pass.", Facts("../../etc/passwd"), "etc-passwd.txt"),
        ("…!", Facts(), "statement.txt"),
    ],
)
def test_the_name_of_a_post_is_readable_and_tells_no_other_day(
    text: str, facts: Facts, name: str
) -> None:
    assert name_of(text, facts) == name


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("report.pdf", "report.pdf"),
        ("../../secret/report.pdf", "report.pdf"),
        ("C:\\letters\\report.pdf", "report.pdf"),
        (".hidden.txt", "hidden.txt"),
        ("corpus.jsonl", "statements-corpus.jsonl"),
        ("CORPUS.jsonl.gz", "statements-CORPUS.jsonl.gz"),
        ("corrections.jsonl", "statements-corrections.jsonl"),
        ("result.json", "statements-result.json"),
        ("a#b!c:d?.txt", "a-b-c-d.txt"),
        (".pdf", "statement.pdf"),
        ("\u202ereport\n.pdf", "report.pdf"),
        ("я" * 200 + ".pdf", "я" * 75 + ".pdf"),
    ],
)
def test_the_name_of_a_file_is_made_safe(given_name: str, name: str) -> None:
    assert file_name(given_name) == name


def test_names_that_are_numbered_tell_the_same_day() -> None:
    names = numbered("report-2031-04.jsonl.gz")
    assert [next(names) for _ in range(3)] == [
        "report-2031-04.jsonl.gz",
        "report-2031-04-n2.jsonl.gz",
        "report-2031-04-n3.jsonl.gz",
    ]
    later = [name for name, _ in zip(numbered("2031-04-02.txt"), range(20), strict=False)]
    assert {dates_in_name(name) for name in later} == {(date(2031, 4, 2),)}
