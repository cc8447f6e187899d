"""Mails of Outlook: words in Unicode and in code pages, and what is attached to them."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from one_file import items_of
from outlook_mail import Tree, binary, compound, properties, string, unicode

from retrieval.ingest.corpus import read_corpus
from retrieval.text import normalise, normalise_line
from retrieval.types import DateOrigin, Problem, Statement

LIMIT = 1_000_000
PROPERTIES = "__properties_version1.0"
SUBJECT, SENDER, BODY, HTML, RTF, HEADERS = 0x0037, 0x0C1A, 0x1000, 0x1013, 0x1009, 0x007D
LONG_NAME, CONTENT = 0x3707, 0x3701
SENT = int(
    (datetime(2031, 4, 2, 20, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()
)


def read(folder: Path, content: bytes) -> list[Statement | Problem]:
    """What a mail without attachments holds."""
    return items_of(folder, content, "a.msg", LIMIT)


def mail(*parts: dict[str, bytes], page: int = 1251, more: Tree | None = None) -> bytes:
    fixed = {0x3FFD: (3, page)}
    tree: dict[str, bytes | Tree] = {PROPERTIES: properties(32, fixed), **(more or {})}
    for part in parts:
        tree |= part
    return compound(tree)


HEAD = unicode(HEADERS, "Date: Wed, 02 Apr 2031 23:30:00 +0600\r\nFrom: x@roads.example\r\n\r\n")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("On the pass", "The pass is open.\n" * 300),
        ("О перевале", "Перевал открыт."),
        ("Ашуу жөнүндө", "Ашуу өткөөлү ачык."),
    ],
)
def test_subject_day_sender_and_words_of_a_mail(tmp_path: Path, title: str, text: str) -> None:
    content = mail(
        HEAD, unicode(SUBJECT, title), unicode(SENDER, "Пресс-служба"), unicode(BODY, text)
    )

    assert read(tmp_path, content) == [
        Statement(
            id="a.msg",
            text=text.strip(),
            title=title,
            date=date(2031, 4, 2),
            date_origin=DateOrigin.FIELD,
            source="Пресс-служба",
            path="a.msg",
        )
    ]


@pytest.mark.parametrize(
    ("page", "encoding"), [(1251, "cp1251"), (20866, "koi8-r"), (866, "cp866")]
)
def test_words_in_a_code_page_are_read_in_it(tmp_path: Path, page: int, encoding: str) -> None:
    content = mail(
        HEAD,
        string(SUBJECT, "О перевале\0".encode(encoding)),
        string(BODY, "Перевал открыт, галереи тоже.".encode(encoding)),
        page=page,
    )
    [statement] = read(tmp_path, content)

    assert isinstance(statement, Statement)
    assert (statement.title, statement.text, statement.source) == (
        "О перевале",
        "Перевал открыт, галереи тоже.",
        "x@roads.example",
    )


def test_the_html_is_read_where_it_is_fuller(tmp_path: Path) -> None:
    page = "<p>Перевал открыт.</p><ul><li>грузовые;<li>легковые.</ul>".encode("cp1251")
    content = mail(HEAD, unicode(BODY, "Перевал открыт."), binary(HTML, page))
    [statement] = read(tmp_path, content)

    assert isinstance(statement, Statement)
    assert statement.text == "Перевал открыт.\n\n- грузовые;\n- легковые."


def test_a_mail_without_a_head_has_the_day_of_greenwich_with_a_warning(tmp_path: Path) -> None:
    fixed = properties(32, {0x0039: (0x40, SENT * 10_000_000)})
    content = compound({PROPERTIES: fixed, **unicode(BODY, "Open.")})
    warning, statement = read(tmp_path, content)

    assert warning == Problem(
        "a.msg",
        None,
        "its day is that of Greenwich; the mail does not say its time zone",
        warning=True,
    )
    assert isinstance(statement, Statement)
    assert statement.date == date(2031, 4, 2)


def test_what_is_attached_is_a_statement_of_its_own(tmp_path: Path) -> None:
    file = {
        PROPERTIES: properties(8, {}),
        **unicode(LONG_NAME, "О перевале.txt"),
        **binary(CONTENT, "Перевал открыт.".encode()),
    }
    inner: Tree = {
        PROPERTIES: properties(24, {}),
        **unicode(SUBJECT, "Earlier"),
        **unicode(BODY, "It is shut."),
    }
    more: Tree = {
        "__attach_version1.0_#00000000": file,
        "__attach_version1.0_#00000001": {
            PROPERTIES: properties(8, {}),
            "__substg1.0_3701000D": inner,
        },
    }
    (tmp_path / "a.msg").write_bytes(mail(HEAD, unicode(BODY, "See below."), more=more))
    reading = read_corpus(tmp_path, max_file_bytes=LIMIT)

    assert sorted((s.id, s.title, s.text) for s in reading.statements) == [
        ("a.msg", "", "See below."),
        ("a.msg!2.msg", "Earlier", "It is shut."),
        ("a.msg!О перевале.txt", "", "Перевал открыт."),
    ]
    assert reading.problems == ()


def test_what_is_attached_without_a_date_has_the_day_of_the_mail(tmp_path: Path) -> None:
    more: Tree = {
        "__attach_version1.0_#00000000": {
            PROPERTIES: properties(8, {}),
            **unicode(LONG_NAME, "pass.txt"),
            **binary(CONTENT, b"The pass is open."),
        }
    }
    fixed = properties(32, {0x0039: (0x40, SENT * 10_000_000)})
    content = compound({PROPERTIES: fixed, **unicode(BODY, "Open."), **more})
    (tmp_path / "a.msg").write_bytes(content)
    reading = read_corpus(tmp_path, max_file_bytes=LIMIT)
    assert [(s.path, s.date, s.date_origin) for s in reading.statements] == [
        ("a.msg", date(2031, 4, 2), DateOrigin.FIELD),
        ("a.msg!pass.txt", date(2031, 4, 2), DateOrigin.MAIL),
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"Open.", "not a mail of Outlook; save it again, or as .eml"),
        (
            compound({"WordDocument": b"x"}),
            "an Office document and no mail of Outlook; save it as .docx",
        ),
        (mail(HEAD, unicode(BODY, "Open. " * 2000))[:3000], "the mail is damaged or cut off"),
        (mail(HEAD), "there is no text"),
    ],
)
def test_what_is_no_mail_is_told(tmp_path: Path, content: bytes, problem: str) -> None:
    assert read(tmp_path, content) == [Problem("a.msg", None, problem)]


def test_a_mail_of_rtf_alone_is_told(tmp_path: Path) -> None:
    assert [str(item) for item in read(tmp_path, mail(HEAD, binary(RTF, b"x")))] == [
        "a.msg: its words are RTF alone, which is not read; save it as .eml or as plain text",
        "a.msg: there is no text",
    ]


@settings(deadline=None, max_examples=40)
@given(
    title=st.text(st.characters(whitelist_categories=["L", "N"]), min_size=1, max_size=60),
    text=st.text(st.characters(whitelist_categories=["L", "N", "P"]), min_size=1, max_size=3000),
)
def test_words_and_subject_come_back_as_they_were_saved(
    tmp_path_factory: pytest.TempPathFactory, title: str, text: str
) -> None:
    text = f"x{text}"
    content = mail(unicode(SUBJECT, title), unicode(BODY, text))
    [statement] = read(tmp_path_factory.mktemp("a"), content)

    assert isinstance(statement, Statement)
    assert (statement.title, statement.text) == (normalise_line(title), normalise(text))


@settings(deadline=None, max_examples=60)
@given(place=st.integers(0, 5000), data=st.binary(min_size=1, max_size=40))
@example(place=33, data=b"\x01")  # a size that is too large a number
def test_a_damaged_mail_never_raises(
    tmp_path_factory: pytest.TempPathFactory, place: int, data: bytes
) -> None:
    content = bytearray(mail(HEAD, unicode(BODY, "Open. " * 300), binary(HTML, b"<p>x")))
    place %= len(content)
    content[place : place + len(data)] = data

    assert read(tmp_path_factory.mktemp("a"), bytes(content))
