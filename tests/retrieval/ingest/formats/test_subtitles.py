"""Subtitles: their words as a listener hears them, who says them, and when."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from one_file import items_of

from retrieval.analysis.transcript_labels import labels, speaking
from retrieval.text import normalise_line
from retrieval.types import Problem, Statement

LIMIT = 1_000_000


def read(folder: Path, content: str | bytes, name: str = "a.srt") -> list[Statement | Problem]:
    return items_of(folder, content, name, LIMIT)


def one(folder: Path, content: str | bytes, name: str = "a.srt") -> Statement:
    [statement] = read(folder, content, name)
    assert isinstance(statement, Statement)
    return statement


def stamp(seconds: float, point: str = ",") -> str:
    whole = int(seconds)
    rest = round((seconds - whole) * 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{point}{rest:03}"


def srt(*cues: tuple[float, float, str]) -> str:
    return "\n".join(
        f"{number}\n{stamp(start)} --> {stamp(end)}\n{words}\n"
        for number, (start, end, words) in enumerate(cues, 1)
    )


def vtt(*cues: tuple[float, float, str], head: str = "WEBVTT") -> str:
    timed = (f"{stamp(a, '.')} --> {stamp(b, '.')} align:start\n{words}\n" for a, b, words in cues)
    return f"{head}\n\n" + "\n".join(timed)


def said_at(statement: Statement) -> dict[int, str]:
    """The words from each time on."""
    ends = [*(place for place, _ in statement.times[1:]), len(statement.text)]
    return {
        second: statement.text[place:end].strip()
        for (place, second), end in zip(statement.times, ends, strict=True)
    }


def test_cues_are_joined_to_paragraphs_that_know_their_time(tmp_path: Path) -> None:
    content = srt(
        (1, 3, "<i>Перевал снова</i>"),
        (3, 5, "{\\an8}открыт для <font color=red>грузовых</font>\nавтомобилей."),
        (5.5, 7, "Галереи готовы."),
        (3661.2, 3664, "Дальше — вопросы."),
    )
    statement = one(tmp_path, content.replace("\n", "\r\n"), "2031-04-02 talk.ru.srt")

    assert statement.text == (
        "Перевал снова открыт для грузовых автомобилей. Галереи готовы.\n\nДальше — вопросы."
    )
    assert (statement.lang, str(statement.date)) == ("ru", "2031-04-02")
    assert said_at(statement) == {
        1: "Перевал снова",
        3: "открыт для грузовых автомобилей.",
        5: "Галереи готовы.",
        3661: "Дальше — вопросы.",
    }


def test_who_speaks_in_webvtt_is_the_label_of_a_transcript(tmp_path: Path) -> None:
    content = vtt(
        (0, 2, "<v Ann Lee>The pass is <c.loud>open</c> &amp; free."),
        (2, 3, "<v Ann Lee>So are the<00:00:02.500> galleries."),
        (3, 5, "<v.b Bo Ray>Since when?</v>"),
        (5, 6, "<v Ann Lee>Since Monday.</v><v Bo Ray>Thank you.</v>"),
        head="WEBVTT - On the pass\nKind: captions\nLanguage: en-GB\n\nSTYLE\n::cue {}\n\n"
        "NOTE a --> b",
    ).replace("00:00:03.000 -->", "intro\n00:00:03.000 -->")
    statement = one(tmp_path, f"\ufeff{content}", "a.vtt")

    assert statement == Statement(
        id="a.vtt",
        text=(
            "ANN LEE: The pass is open & free. So are the galleries.\n\nBO RAY: Since when?\n\n"
            "ANN LEE: Since Monday.\n\nBO RAY: Thank you."
        ),
        title="On the pass",
        lang="en",
        path="a.vtt",
        times=((0, 0), (34, 2), (57, 3), (78, 5), (102, 5)),
    )
    found = speaking(statement.text, labels(statement.text))
    assert [label.name for label in found] == ["ANN LEE", "BO RAY", "ANN LEE", "BO RAY"]


def test_one_voice_alone_is_the_speaker(tmp_path: Path) -> None:
    content = vtt((0, 2, "<v Анна Ли>Перевал открыт."), (2, 3, "<v Анна Ли>Галереи тоже."))
    statement = one(tmp_path, content, "a.vtt")

    assert (statement.speaker, statement.text) == ("Анна Ли", "Перевал открыт. Галереи тоже.")


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["MINISTER: The pass", "is open to: lorries."], "MINISTER: The pass is open to: lorries."),
        (["Открыт?", "МИНИСТР: Да."], "Открыт?\n\nМИНИСТР: Да."),
        (["- Ачыкпы?\n- Ооба."], "- Ачыкпы?\n\n- Ооба."),
        (["«Открыт», —", "— сказала министр."], "«Открыт», — — сказала министр."),
        ([">> Is it open", ">> It is."], ">> Is it open\n\n>> It is."),
        (["Ms Lee: It is.", "Bo Ray: Since when?"], "Ms Lee: It is.\n\nBo Ray: Since when?"),
    ],
)
def test_where_another_speaks_a_paragraph_begins(
    tmp_path: Path, lines: list[str], text: str
) -> None:
    cues = ((2.0 * place, 2.0 * place + 1.9, words) for place, words in enumerate(lines))
    assert one(tmp_path, srt(*cues)).text == text


def test_captions_that_roll_up_say_every_word_once(tmp_path: Path) -> None:
    content = vtt(
        (0, 2, "the pass<00:00:01.000><c> is</c>"),
        (2, 2.01, "the pass is"),
        (2.01, 4, "the pass is\nopen to"),
        (4, 4.01, "open to"),
        (4.01, 6, "open to\nlorries again and"),
        (6, 6.01, "lorries again and"),
        (6.01, 8, "lorries again and\nto buses"),
    )
    assert one(tmp_path, content, "a.vtt").text == (
        "the pass is open to lorries again and to buses"
    )

    words = ["Перевал", "открыт", "с", "самого", "понедельника"]
    grown = [" ".join(words[:n]) for n in range(1, 6)]
    content = srt(*((0.5 * n, 0.5 * n + 0.5, said) for n, said in enumerate(grown)))
    statement = one(tmp_path, content)
    assert statement.text == "Перевал открыт с самого понедельника"


def test_what_is_said_twice_is_there_twice(tmp_path: Path) -> None:
    content = srt((0, 1, "No."), (1, 2, "No."), (2, 3, "No. Never."), (3, 4, "Open."))
    assert one(tmp_path, content).text == "No. No. No. Never. Open."


def test_numbers_missing_lines_and_empty_cues_do_no_harm(tmp_path: Path) -> None:
    content = (
        "0:01,5 --> 0:02,5\nOne\n\nand a half.\n\n00:00:03,000 --> 00:00:04,000\n\n"
        "3\n00:00:04,000 --> 00:00:05,000 X1:1\n2031\n4\n00:00:05,000 --> 00:00:06,000\nkm."
    )
    assert one(tmp_path, content).text == "One and a half. 2031 km."


def test_an_old_encoding_is_guessed_with_a_warning(tmp_path: Path) -> None:
    text = "Перевал снова открыт для грузовых автомобилей, и обе галереи готовы."
    warning, statement = read(tmp_path, srt((0, 5, text)).encode("cp1251"))

    assert str(warning) == (
        "a.srt: its encoding is not said; it is read as cp1251: look whether that is right"
    )
    assert isinstance(statement, Statement)
    assert statement.text == text


@pytest.mark.parametrize(
    "content", ["", "WEBVTT\n", "The pass is open.", "-->", srt((0, 1, "<i>"))]
)
@pytest.mark.parametrize("name", ["a.srt", "a.vtt"])
def test_what_holds_no_subtitles_is_told(tmp_path: Path, content: str, name: str) -> None:
    assert read(tmp_path, content, name) == [
        Problem(name, None, "no subtitles: there is no line with times and words below it")
    ]


def test_hostile_subtitles_take_no_time(tmp_path: Path) -> None:
    for content in (
        "<" * 400_000,
        "00:00:00,000 --> 00:00:01,000\n" + "<v a" * 100_000,
        "00:00:00,000 --> 00:00:01,000\n" + "{\\" * 200_000,
        "00:00:00,000 --> 00:00:01,000\nx\n" * 25_000,
    ):
        assert read(tmp_path, content, "a.vtt")
        assert read(tmp_path, content, "a.srt")


words = st.lists(
    st.text(st.characters(whitelist_categories=["L"]), min_size=1, max_size=12),
    min_size=1,
    max_size=8,
).map(" ".join)


@settings(deadline=None, max_examples=60)
@given(st.lists(words, min_size=1, max_size=8), st.booleans())
def test_words_and_times_come_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory,
    said: list[str],
    marked: bool,  # noqa: FBT001 - drawn by name
) -> None:
    cues = [(10.0 * place, 10.0 * place + 1, f"{words}.") for place, words in enumerate(said)]
    content, name = (vtt(*cues), "a.vtt") if marked else (srt(*cues), "a.srt")
    statement = one(tmp_path_factory.mktemp("a"), content, name)

    assert statement.text == "\n\n".join(normalise_line(f"{words}.") for words in said)
    assert said_at(statement) == {
        10 * place: normalise_line(f"{words}.") for place, words in enumerate(said)
    }
