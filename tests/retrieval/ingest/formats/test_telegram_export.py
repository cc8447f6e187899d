"""Telegram's own export: posts as they were sent, on their days, with their links."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from retrieval.ingest.corpus import read_corpus
from retrieval.ingest.formats import read_file, reader_of
from retrieval.types import DateOrigin, Problem, Statement

LIMIT = 1_000_000


def post(number: object = 7, text: object = "The pass is open.", **facts: object) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": "2031-04-02T23:30:00",
        "date_unixtime": "1932917400",
        "from": "Ministry of Roads",
        "from_id": "channel123",
        "text": text,
        **facts,
    }


def export(*messages: object, **facts: object) -> dict[str, Any]:
    kind = "public_channel"
    return {"name": "Ministry of Roads", "type": kind, "id": 123, "messages": messages, **facts}


def read(folder: Path, content: object, name: str = "result.json") -> list[Statement | Problem]:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    reader = reader_of(name)
    assert reader
    found = read_file(reader, path, name, LIMIT)
    return [item if isinstance(item, Problem) else item.statement for item in found]


def test_a_post_is_a_statement_word_for_word(tmp_path: Path) -> None:
    parts = ["The ", {"type": "bold", "text": "pass"}, {"type": "link", "text": " is\nopen"}, "."]
    entities = [{"type": "plain", "text": "The "}, {"type": "bold", "text": "pass is\nopen."}]

    assert read(tmp_path, export(post(text=parts), post(8, parts, text_entities=entities))) == [
        Statement(
            id=f"telegram:123/{number}",
            text="The pass is\nopen.",
            date=date(2031, 4, 2),
            date_origin=DateOrigin.FIELD,
            source="Ministry of Roads",
            path="result.json",
        )
        for number in (7, 8)
    ]


def test_the_link_is_told_where_the_export_knows_the_channel_s_name(tmp_path: Path) -> None:
    [statement] = read(tmp_path, export(post(), username="@roads"))

    assert isinstance(statement, Statement)
    assert (statement.id, statement.url) == ("telegram:123/7", "https://t.me/roads/7")


def test_notices_and_pictures_without_words_are_passed_over(tmp_path: Path) -> None:
    messages = [
        post(1, "", type="service", action="pin_message"),
        post(2, "", photo="photos/1.jpg"),
        post(3, "\u2757\ufe0f"),
        post(4, "Look.", photo="photos/2.jpg"),
        post(5, "An answer.", reply_to_message_id=4, edited="2031-05-05T10:00:00"),
    ]
    found = read(tmp_path, export(*messages))

    assert [(item.text, str(item.date)) for item in found if isinstance(item, Statement)] == [
        ("Look.", "2031-04-02"),
        ("An answer.", "2031-04-02"),
    ]


def test_of_a_forwarded_post_it_is_said_whose_words_they_are(tmp_path: Path) -> None:
    [statement] = read(tmp_path, export(post(forwarded_from="Ministry of Bridges")))

    assert isinstance(statement, Statement)
    assert (statement.speaker, statement.source) == ("Ministry of Bridges", "Ministry of Roads")


def test_of_a_whole_account_only_channels_are_read(tmp_path: Path) -> None:
    private = {"name": "A friend", "type": "personal_chat", "id": 5, "messages": [post()]}
    content = {"about": "x", "chats": {"list": [private, export(post())]}}

    assert [item.id for item in read(tmp_path, content) if isinstance(item, Statement)] == [
        "telegram:123/7"
    ]


def test_bad_posts_are_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    messages = [
        post(1, [{"type": "bold"}]),
        post(2, date="2031-02-30T10:00:00"),
        post("x"),
        "no post",
        post(4),
    ]

    assert [
        item.id if isinstance(item, Statement) else str(item)
        for item in read(tmp_path, export(*messages))
    ] == [
        "result.json: post 1: its text is damaged",
        "result.json: post 2: '2031-02-30T10:00:00' is not a day of the calendar",
        "result.json: a post without its number",
        "telegram:123/4",
    ]


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        ("", 1, "not JSON: Expecting value"),
        ('{"messages":\n [', 2, "not JSON: Expecting value"),
        ('{"messages": ' + "[" * 100_000, None, "nested too deeply"),
        (
            '{"text": "Open."}',
            None,
            "not Telegram's export of a channel; put statements in JSON Lines (.jsonl), one a line",
        ),
        (
            "[]",
            None,
            "not Telegram's export of a channel; put statements in JSON Lines (.jsonl), one a line",
        ),
        ('{"messages": []}', None, "there is no post with words in it"),
    ],
)
def test_what_is_no_export_is_reported(
    tmp_path: Path, content: str, line: int | None, problem: str
) -> None:
    assert read(tmp_path, content) == [Problem("result.json", line, problem)]


def test_the_folder_of_an_export_is_read_from_its_posts_alone(tmp_path: Path) -> None:
    folder = tmp_path / "ChatExport_2031-05-01"
    (folder / "photos").mkdir(parents=True)
    (folder / "photos" / "1.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "files").mkdir()
    (folder / "files" / "notes.txt").write_text("No statement.")
    (folder / "result.json").write_text(json.dumps(export(post())))
    (tmp_path / "ChatExport_2031-06-01").mkdir()
    (tmp_path / "ChatExport_2031-06-01" / "messages.html").write_text("<p>Open.</p>")
    reading = read_corpus(tmp_path, max_file_bytes=LIMIT)

    assert [statement.id for statement in reading.statements] == ["telegram:123/7"]
    assert reading.problems == (
        Problem(
            "ChatExport_2031-06-01",
            None,
            "a Telegram export without result.json; export the channel as machine-readable JSON",
        ),
    )
