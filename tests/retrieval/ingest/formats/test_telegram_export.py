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
        "result.json: posts without words are left out (1): one that is no post",
    ]


def told(found: list[Statement | Problem]) -> list[tuple[str, str, str | None] | str]:
    return [
        str(item)
        if isinstance(item, Problem)
        else (item.id.removeprefix("telegram:123/"), item.text, item.speaker)
        for item in found
    ]


def test_polls_and_lists_are_read_as_lists_under_what_they_ask(tmp_path: Path) -> None:
    answers = [{"text": "Ооба", "voters": 70, "chosen": False}, {"text": [{"text": "Жок"}]}]
    messages = [
        post(1, "", poll={"question": "Ашуу ачылсынбы?", "closed": True, "answers": answers}),
        post(2, "Мнение", poll={"question": {"text": "Открыть?"}, "answers": [{"text": "Да"}]}),
        post(3, "", todo_list={"title": "План на май", "items": [{"id": 1, "text": "Мост"}]}),
        post(
            4, "", todo_list={"title": "Plan", "answers": [{"title": "Mend the culvert"}, "Rest"]}
        ),
    ]

    assert told(read(tmp_path, export(*messages))) == [
        ("1", "Ашуу ачылсынбы?\n\n- Ооба\n- Жок", None),
        ("2", "Мнение\n\nОткрыть?\n\n- Да", None),
        ("3", "План на май\n\n- Мост", None),
        ("4", "Plan\n\n- Mend the culvert\n- Rest", None),
    ]


def test_a_rich_message_is_read_block_by_block(tmp_path: Path) -> None:
    blocks = [
        {"type": "heading", "size": 2, "text": "Снегоочистители"},
        {"type": "paragraph", "text": ["Их ", {"type": "bold", "text": ["двенадцать"]}, "."]},
        {"type": "divider"},
        {
            "type": "list",
            "items": [
                {"label": "•", "blocks": [{"type": "paragraph", "text": "новых три;"}]},
                {"label": "2.", "blocks": [{"type": "paragraph", "text": "старых девять."}]},
            ],
        },
        {"type": "blockquote", "blocks": [{"type": "paragraph", "text": "Хватит."}]},
        {"type": "table", "cells": [[{"text": "Ашуу"}, {"text": "6"}], [{"text": "Көпүрө"}, {}]]},
        {"type": "details", "summary": "More", "blocks": [{"type": "paragraph", "text": "Wait."}]},
        {"type": "photo", "caption": {"text": "The plough", "credit": "A. Holm"}},
    ]
    [statement] = read(tmp_path, export(post(1, "", rich_message={"blocks": blocks})))

    assert isinstance(statement, Statement)
    assert statement.text == (
        "Снегоочистители\n\nИх двенадцать.\n\n- новых три;\n2. старых девять.\n\nХватит.\n\n"
        "Ашуу | 6\nКөпүрө |\n\nMore\n\nWait.\n\nThe plough\n\nA. Holm"
    )


def test_numbered_lists_and_heads_of_a_rich_message_are_read(tmp_path: Path) -> None:
    blocks = [
        {"type": "ordered_list", "items": [{"text": "сегиз чоң"}, {"text": "төрт кичине"}]},
        {"type": "list", "ordered": True, "start": 3, "items": ["үчүнчү"]},
        {"type": "unordered_list", "items": [{"text": "новый"}]},
        {"type": "details", "header": "Толук текст", "blocks": ["Күтө туруңуз."]},
    ]
    [statement] = read(tmp_path, export(post(1, "", rich_message={"blocks": blocks})))

    assert isinstance(statement, Statement)
    assert statement.text == (
        "1. сегиз чоң\n2. төрт кичине\n\n3. үчүнчү\n\n- новый\n\nТолук текст\n\nКүтө туруңуз."
    )


def test_the_explanation_of_a_quiz_is_read(tmp_path: Path) -> None:
    quiz = {"question": "When?", "answers": [{"text": "In May"}], "explanation": "On 1 May."}
    [statement] = read(tmp_path, export(post(1, "", poll=quiz)))

    assert isinstance(statement, Statement)
    assert statement.text == "When?\n\n- In May\n\nOn 1 May."


def test_struck_words_are_left_out_with_a_warning(tmp_path: Path) -> None:
    struck = {"type": "strikethrough", "text": "беш"}
    rich = {"blocks": [{"type": "paragraph", "text": ["Төлөм ", struck, " алты марка."]}]}
    messages = [
        post(1, ["Плата ", {"type": "strikethrough", "text": "пять"}, " шесть марок."]),
        post(2, "", rich_message=rich),
        post(3, [{"type": "strikethrough", "text": "Nobody pays."}]),
        post(4, ["The toll is six", {"type": "strikethrough", "text": " "}, "marks."]),
    ]

    assert told(read(tmp_path, export(*messages))) == [
        "result.json: post 1: struck-through words are left out",
        ("1", "Плата шесть марок.", None),
        "result.json: post 2: struck-through words are left out",
        ("2", "Төлөм алты марка.", None),
        ("4", "The toll is six marks.", None),
        "result.json: posts without words are left out (1): 3",
    ]


def test_pictures_sent_as_one_are_one_statement_with_their_captions(tmp_path: Path) -> None:
    later = {"date": "2031-04-02T23:30:01"}
    messages = [
        post(1, "", photo="1.jpg"),
        post(2, "Көпүрө ачылды.", photo="2.jpg"),
        post(3, "Узундугу 40 метр.", photo="3.jpg"),
        post(4, "Мост открыт.", photo="4.jpg", **later),
        post(5, "A post of the same moment.", **later),
        post(6, "", photo="6.jpg", **later),
    ]

    assert told(read(tmp_path, export(*messages))) == [
        ("2", "Көпүрө ачылды.\n\nУзундугу 40 метр.", None),
        ("4", "Мост открыт.", None),
        ("5", "A post of the same moment.", None),
        "result.json: posts without words are left out (1): 6 (photo)",
    ]


def test_what_has_no_words_is_counted_and_notices_are_not(tmp_path: Path) -> None:
    messages = [
        post(1, "", type="service", action="pin_message"),
        post(2, "\u200b\u2060"),
        post(3, "", file="a.ogg", media_type="voice_message"),
        {"id": 4, "type": "unsupported"},
        post(5, "", location_information={"latitude": 1}),
        post(6),
    ]
    [statement, warning] = read(tmp_path, export(*messages))

    assert isinstance(statement, Statement)
    assert warning == Problem(
        "result.json",
        None,
        "posts without words are left out (4): "
        "2, 3 (voice_message), 4 (unsupported), 5 (location_information)",
        warning=True,
    )


def test_the_quoted_words_of_the_message_answered_are_not_the_post_s(tmp_path: Path) -> None:
    quoted = {"type": "blockquote", "text": "Ашуу жабык."}
    messages = [
        post(1, "Ашуу жабык. Күтө туруңуз.", **{"from": "Reader"}),
        post(2, [quoted, "Ашуу ачык."], reply_to_message_id=1),
        post(3, ["Запомните:", {"type": "blockquote", "text": "Нужны цепи."}, "Всё."]),
        post(4, [quoted, "Answered."], reply_to_message_id=99),
    ]

    assert told(read(tmp_path, export(*messages))) == [
        ("1", "Ашуу жабык. Күтө туруңуз.", None),
        ("2", "Ашуу ачык.", None),
        ("3", "Запомните:\nНужны цепи.\nВсё.", None),
        ("4", "Ашуу жабык.\nAnswered.", None),
    ]


def test_a_forwarded_post_has_its_own_day_where_it_is_told(tmp_path: Path) -> None:
    facts = {"forwarded_from": "Министерство воды", "forwarded_date": "2031-03-30T10:00:00"}
    first, second = read(tmp_path, export(post(1, **facts), post(2, forwarded_from=None)))

    assert isinstance(first, Statement)
    assert isinstance(second, Statement)
    assert (first.speaker, first.date) == ("Министерство воды", date(2031, 3, 30))
    assert (second.speaker, second.date) == (None, date(2031, 4, 2))


def test_a_post_edited_later_is_named_and_keeps_its_day(tmp_path: Path) -> None:
    messages = [
        post(1, edited="2031-05-09T08:00:00"),
        post(2, edited="2031-04-02T23:50:00"),
        post(3, edited="1970-01-01T06:00:00"),
    ]
    *statements, warning = read(tmp_path, export(*messages))

    assert [str(item.date) for item in statements if isinstance(item, Statement)] == (
        ["2031-04-02"] * 3
    )
    assert str(warning) == (
        "result.json: posts were edited after their day and have the later text (1): 1 (2031-05-09)"
    )


def test_a_day_told_in_seconds_only_is_that_of_the_export_s_clock(tmp_path: Path) -> None:
    alone = {"date": None, "date_unixtime": "1932928200"}  # 20:30 in Greenwich
    here = {"date": "2031-04-03T01:00:00", "date_unixtime": "1932922800"}
    epoch = {"date": "1970-01-01T06:00:00", "date_unixtime": "0"}
    messages = [post(1, **here), post(2, **alone), post(3, **epoch)]
    found = read(tmp_path, export(*messages))

    assert [str(item) if isinstance(item, Problem) else str(item.date) for item in found] == [
        "2031-04-03",
        "2031-04-03",
        (
            "result.json: post 3: its date '1970-01-01T06:00:00' is what programs write where "
            "there is none; it is kept without a date"
        ),
        "None",
    ]
    assert [
        str(item) if isinstance(item, Problem) else str(item.date)
        for item in read(tmp_path, export(post(2, **alone)))
    ] == [
        "result.json: post 2: the time zone of its date is not told; the day is Greenwich's",
        "2031-04-02",
    ]


def test_each_chat_of_an_account_has_its_own_name_and_the_others_are_counted(
    tmp_path: Path,
) -> None:
    second = export(post(8, "Ашуу ачык."), name="Жол министрлиги", id=124)
    friend = {"name": "A friend", "type": "personal_chat", "id": 5, "messages": [post()]}
    gone = export(post(9, "Перевал закрыт."), name="Старый канал", id=125)
    content = {
        "chats": {"list": [export(post()), friend, second]},
        "left_chats": {"list": [gone]},
    }
    found = read(tmp_path, content)

    assert [(item.id, item.source) for item in found if isinstance(item, Statement)] == [
        ("telegram:123/7", "Ministry of Roads"),
        ("telegram:124/8", "Жол министрлиги"),
        ("telegram:125/9", "Старый канал"),
    ]
    assert found[-1] == Problem(
        "result.json", None, "chats that are no channels are left out: 1", warning=True
    )


def test_in_a_group_the_speaker_is_who_wrote(tmp_path: Path) -> None:
    group = export(
        post(1, "Жол ачык.", **{"from": "Айгүл Сеитова"}),
        post(2, "Дорога закрыта.", forwarded_from=None),
        type="public_supergroup",
        name="Дороги",
    )

    assert told(read(tmp_path, group)) == [
        ("1", "Жол ачык.", "Айгүл Сеитова"),
        ("2", "Дорога закрыта.", None),
    ]


def test_control_characters_as_telegram_writes_them_are_read(tmp_path: Path) -> None:
    content = json.dumps(export(post(text="a@b \\x0B"))).replace("@", "\\x0B")

    assert told(read(tmp_path, content)) == [("7", "a b \\x0B", None)]


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        ("", 1, "not JSON: Expecting value"),
        ('{"messages":\n [', 2, "not JSON: Expecting value"),
        ('{"messages": ' + "[" * 100_000, None, "nested too deeply"),
        (
            '{"text": "Open."}',
            None,
            (
                "neither Telegram's export of a channel nor a JSON Feed; put statements in JSON"
                " Lines (.jsonl), one a line"
            ),
        ),
        (
            "[]",
            None,
            (
                "neither Telegram's export of a channel nor a JSON Feed; put statements in JSON"
                " Lines (.jsonl), one a line"
            ),
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
            "ChatExport_2031-05-01/result.json",
            None,
            "1 file beside or below it was not read: files/notes.txt",
            warning=True,
        ),
        Problem(
            "ChatExport_2031-06-01",
            None,
            "a Telegram export without result.json; export the channel as machine-readable JSON",
        ),
    )


def test_kinds_that_are_no_words_are_no_posts(tmp_path: Path) -> None:
    """As a damaged or invented export has them."""
    odd = [["message"], {"message": 1}, [[]], 7, None]
    messages = [post(number, type=kind) for number, kind in enumerate(odd, 10)]
    parts = [{"type": ["bold"], "text": "The "}, {"type": {}, "text": "pass is open."}]

    found = read(tmp_path, export(*messages, post(7, parts, media_type=[1]), type=["group"]))

    assert [one.text for one in found if isinstance(one, Statement)] == ["The pass is open."]
    assert [one.problem for one in found if isinstance(one, Problem)] == [
        "posts without words are left out (5): " + ", ".join(["one that is no post"] * 5)
    ]


def test_chats_of_an_account_whose_kind_is_no_word_are_left_out(tmp_path: Path) -> None:
    chats = [export(post(), type=["public_channel"]), export(post(8))]

    found = read(tmp_path, {"chats": {"list": chats}})

    assert [one.id for one in found if isinstance(one, Statement)] == ["telegram:123/8"]
