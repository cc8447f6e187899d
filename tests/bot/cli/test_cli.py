"""The command line: what every command prints, as facts and as text, and how it fails."""

import json
import shlex
import sqlite3
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from shlex import quote
from typing import Any

import pytest
from cli_runner import Ended, Run, runner, write_corpus
from fake_encoder import FakeEncoder

from retrieval import Directory, builds

KEYS = [
    "question",
    "period",
    "excluded",
    "order",
    "speaker",
    "source",
    "answered",
    "confidence",
    "quotes",
    "searched",
    "missing_phrases",
    "phrases_apart",
    "foreign",
    "corrected",
    "spoken",
    "absent",
    "unsaid",
    "unheard",
    "date_as_words",
    "outside",
    "parts",
    "silent",
    "build",
]
QUOTE_KEYS = [
    "text",
    "statement_id",
    "version",
    "start",
    "end",
    "date",
    "date_origin",
    "title",
    "opening",
    "speaker",
    "source",
    "url",
    "lang",
    "confidence",
    "repeats",
    "direct_speech",
    "speech",
    "lead_in",
    "second",
    "sample",
    "scan",
    "edited",
    "withdrawn",
    "withdrawal",
    "parallels",
]
WATER = "The water of the river will be shared by both sides in equal parts."


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """``onrecord`` in an empty folder of its own, without anybody's settings."""
    monkeypatch.chdir(tmp_path)
    return runner(monkeypatch, capsys)


@pytest.fixture
def index(run: Run, tmp_path: Path) -> Path:
    """The index of the small corpus."""
    write_corpus(tmp_path / "corpus")
    assert run("index", "--index", tmp_path / "x").code == 0
    return tmp_path / "x"


def facts(out: str) -> dict[str, Any]:
    """The one JSON object on one line."""
    assert out.count("\n") == 1
    found: dict[str, Any] = json.loads(out)
    return found


# -- index -------------------------------------------------------------------------------------


def test_index_reports_what_it_did(run: Run, tmp_path: Path) -> None:
    write_corpus(tmp_path / "corpus")
    ended = run("index", "--index", tmp_path / "x", "--json")
    assert (ended.code, ended.err) == (0, "")
    report = facts(ended.out)
    assert report.pop("seconds") >= 0
    assert report == {
        "read": 4,
        "new": 4,
        "changed": 0,
        "unchanged": 0,
        "withdrawn": 0,
        "repeated": 2,
        "undated": 1,
        "left_out": 0,
        "passages": 4,
        "embedded": report["embedded"],
        "build": facts(run("status", "--index", tmp_path / "x", "--json").out)["build"],
        "published": True,
        "held": None,
        "checked": None,
        "problems": [],
        "warned": 0,
        "failed": 0,
    }


def test_a_second_index_embeds_nothing_and_leaves_the_build(run: Run, index: Path) -> None:
    before = facts(run("status", "--index", index, "--json").out)
    report = facts(run("index", "--index", index, "--json").out)
    assert (report["embedded"], report["unchanged"], report["published"]) == (0, 4, False)
    assert facts(run("status", "--index", index, "--json").out) == before


def test_index_names_each_bad_place_and_takes_the_rest(run: Run, tmp_path: Path) -> None:
    write_corpus(tmp_path / "c")
    (tmp_path / "c" / "day.txt").write_text("date 2020-02-31\nIt was said.\n", encoding="utf-8")
    ended = run("index", "--corpus", tmp_path / "c", "--index", tmp_path / "x")
    assert ended.code == 0
    assert "4 statements read" in ended.out
    assert "\n1 place could not be read:\n– day.txt, line 1: " in ended.out
    strict = run("index", "--corpus", tmp_path / "c", "--index", tmp_path / "x", "--strict")
    assert (strict.code, strict.out) == (2, "")
    assert strict.err.splitlines()[-1].startswith("day.txt, line 1: ")


def test_a_trial_run_writes_nothing(run: Run, tmp_path: Path) -> None:
    write_corpus(tmp_path / "corpus")
    ended = run("index", "--index", tmp_path / "x", "--dry-run")
    assert (ended.code, ended.err) == (0, "reading 4 …\n")
    assert "nothing was written" in ended.out
    assert "4 statements read · 4 new" in ended.out
    assert builds.current(Directory(tmp_path / "x")) is None
    assert not (tmp_path / "x" / "archive.sqlite").exists()


def test_a_stage_is_one_line_on_standard_error_where_it_is_no_terminal(
    run: Run, tmp_path: Path
) -> None:
    write_corpus(tmp_path / "corpus")
    ended = run("index")
    assert [line.split()[0] for line in ended.err.splitlines()] == [
        "reading",
        "archiving",
        "splitting",
        "embedding",
        "writing",
        "checking",
    ]
    assert (tmp_path / "var" / "index" / "CURRENT").is_file()


def test_a_run_that_stands_by_begins_at_a_word_and_ends_without_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_corpus(tmp_path / "corpus")
    arguments = ("index", "--index", tmp_path / "x", "--progress-lines", "--on-word")
    monkeypatch.setattr("sys.stdin", StringIO(""))
    assert run(*arguments) == Ended(0, "", "")
    assert not (tmp_path / "x").exists()
    monkeypatch.setattr("sys.stdin", StringIO("go\n"))
    assert json.loads(run(*arguments).out.splitlines()[-1])["report"]["new"] == 4


def test_progress_lines_are_for_the_bot_that_watches(run: Run, tmp_path: Path) -> None:
    write_corpus(tmp_path / "corpus")
    ended = run("index", "--progress-lines")
    *steps, last = map(json.loads, ended.out.splitlines())
    assert steps[0] == {"progress": {"stage": "reading", "done": 1, "total": 4}}
    assert last["report"]["new"] == 4
    failed = run("index", "--progress-lines", "--corpus", "nowhere")
    assert failed.code == 2
    assert json.loads(failed.out)["error"].startswith("There is no corpus at nowhere")


# -- ask ---------------------------------------------------------------------------------------


def test_an_answer_as_facts_has_every_key(run: Run, index: Path) -> None:
    ended = run("ask", "What was said in March 2020?", "--index", index, "--json")
    assert (ended.code, ended.err) == (0, "")
    found = facts(ended.out)
    assert list(found) == KEYS
    (quote,) = found["quotes"]
    assert list(quote) == QUOTE_KEYS
    assert quote.pop("confidence") == found["confidence"]
    assert quote == {
        "text": f"{WATER} A commission will meet every spring.",
        "statement_id": "w-1",
        "version": 1,
        "start": 0,
        "end": 104,
        "date": "2020-03-05",
        "date_origin": "field",
        "title": "On the river",
        "opening": "",
        "speaker": "Mira Halden",
        "source": "The Ministry",
        "url": "https://example.org/w-1",
        "lang": "en",
        "repeats": [],
        "direct_speech": [],
        "speech": [],
        "lead_in": [],
        "second": None,
        "sample": False,
        "scan": None,
        "edited": None,
        "withdrawn": None,
        "withdrawal": None,
        "parallels": [],
    }
    assert found["period"] == {"first": "2020-03-01", "last": "2020-03-31"}
    assert (found["order"], found["answered"]) == (None, True)
    assert found["searched"] == {
        "statements": 1,
        "undated": 1,
        "first": "2020-03-05",
        "last": "2020-03-05",
    }


@pytest.mark.parametrize(
    ("question", "period", "order"),
    [
        ("water", None, None),
        ("the latest on water", None, "latest"),
        ("the first statement on water", None, "first"),
        ("water since 2020", {"first": "2020-01-01", "last": None}, None),
        ("water before 2021", {"first": None, "last": "2020-12-31"}, None),
        ("water last year", {"first": "2020-01-01", "last": "2020-12-31"}, None),
    ],
)
def test_an_open_end_and_no_order_are_null(
    run: Run, index: Path, question: str, period: object, order: object
) -> None:
    ended = run("ask", question, "--index", index, "--json", "--today", "2021-06-01")
    found = facts(ended.out)
    assert (found["period"], found["order"]) == (period, order)


def test_without_periods_a_date_is_only_words(run: Run, index: Path) -> None:
    asked = run("ask", "the latest in March 1999", "--index", index, "--json", "--no-periods")
    found = facts(asked.out)
    assert (found["period"], found["order"], found["searched"]["statements"]) == (None, None, 4)


def test_an_unanswered_question_has_the_nearest_passages_as_its_quotes(
    run: Run, index: Path
) -> None:
    found = facts(run("ask", 'Who said "no such words"?', "--index", index, "--json").out)
    assert found["answered"] is False
    assert found["missing_phrases"] == ["no such words"]
    assert [list(quote) for quote in found["quotes"]] == [QUOTE_KEYS] * len(found["quotes"])
    assert found["quotes"]


def test_an_answer_as_text_is_what_the_bot_says(run: Run, index: Path) -> None:
    ended = run("ask", "What was said in March 2020?", "--index", index)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "Searched: 1–31 March 2020 (1 statement) · 1 without a date lies outside\n"
        "\n"
        "5 March 2020 · On the river\n"
        "Mira Halden · The Ministry\n"
        "https://example.org/w-1\n"
        f"│ {WATER} A commission will meet every spring.\n"
    )


def test_a_tampered_archive_is_withheld_from_text_and_from_facts(
    run: Run, index: Path, caplog: pytest.LogCaptureFixture
) -> None:
    connection = sqlite3.connect(index / "archive.sqlite")
    with connection:
        connection.execute("UPDATE texts SET text = replace(text, 'equal', 'unequal')")
    connection.close()
    said = run("ask", "What was said in March 2020?", "--index", index)
    assert said.code == 0
    assert said.out.startswith("A quotation could not be confirmed against the archive")
    assert "unequal" not in said.out
    found = facts(run("ask", "What was said in March 2020?", "--index", index, "--json").out)
    assert (found["quotes"], found["answered"], found["confidence"]) == ([], False, 0.0)
    checks = [record for record in caplog.records if record.name == "bot.usecases.proof"]
    assert [record.getMessage()[:15] for record in checks] == [
        "withheld an ans",
        "withheld a quot",
    ]


def test_a_tampered_text_is_not_shown(run: Run, index: Path) -> None:
    connection = sqlite3.connect(index / "archive.sqlite")
    with connection:
        connection.execute("UPDATE texts SET text = text || ' And nothing else.'")
    connection.close()
    for options in ((), ("--json",)):
        said = run("show", "w-1", "--index", index, *options)
        assert (said.code, said.out) == (2, "")
        assert said.err == (
            "The stored text of 'w-1' is not what was once written down, and is withheld;"
            f" run: onrecord doctor --index {shlex.quote(str(index))}\n"
        )


def test_a_record_that_the_index_knows_and_the_archive_lost_is_refused(
    run: Run, index: Path
) -> None:
    connection = sqlite3.connect(index / "archive.sqlite")
    with connection:
        connection.execute("UPDATE records SET number = number + 1000")
    connection.close()
    for command in (("ask", "What was said in March 2020?"), ("timeline", "water")):
        said = run(*command, "--index", index)
        assert said.code == 2, said.out
        assert "run: onrecord " in said.err
        assert "Traceback" not in said.err


# -- show, status ------------------------------------------------------------------------------


def test_show_prints_the_stored_text_and_its_facts(run: Run, index: Path) -> None:
    ended = run("show", "w-1", "--index", index)
    assert ended.code == 0
    head, _, text = ended.out.partition("\n\n")
    assert text == f"{WATER} A commission will meet every spring.\n"
    assert head.splitlines()[:9] == [
        "statement_id: w-1",
        "version: 1",
        "versions: 1",
        "title: On the river",
        "date: 2020-03-05",
        "date_origin: field",
        "source: The Ministry",
        "url: https://example.org/w-1",
        "lang: en",
    ]


def test_show_keeps_every_version(run: Run, index: Path, tmp_path: Path) -> None:
    path = tmp_path / "corpus" / "water.md"
    path.write_text(path.read_text(encoding="utf-8").replace("equal", "fair"), encoding="utf-8")
    assert run("index", "--index", index).code == 0
    newest = facts(run("show", "w-1", "--index", index, "--json").out)
    first = facts(run("show", "w-1", "--index", index, "--json", "--version", 1).out)
    assert (newest["version"], newest["versions"], "fair" in newest["text"]) == (2, 2, True)
    assert (first["version"], first["versions"], "equal" in first["text"]) == (1, 2, True)
    missing = run("show", "w-1", "--index", index, "--version", 3)
    assert missing.err == "The statement 'w-1' has versions 1 to 2, not 3.\n"


def test_a_span_of_an_answer_is_a_slice_of_what_show_prints(run: Run, index: Path) -> None:
    (quote,) = facts(run("ask", "What was said in 2022?", "--index", index, "--json").out)["quotes"]
    shown = facts(run("show", quote["statement_id"], "--index", index, "--json").out)
    assert shown["text"][quote["start"] : quote["end"]] == quote["text"]
    assert shown["version"] == quote["version"]


def test_status_prints_what_is_live(run: Run, index: Path) -> None:
    found = facts(run("status", "--index", index, "--json").out)
    assert {name: found[name] for name in ("statements", "undated", "first", "last", "sample")} == {
        "statements": 4,
        "undated": 1,
        "first": "2020-03-05",
        "last": "2022-07-08",
        "sample": False,
    }
    said = run("status", "--index", index)
    assert "4 statements in 4 passages\n5 March 2020 – 8 July 2022 · 1 without a date\n" in said.out


# -- serve and chat ----------------------------------------------------------------------------


def test_serve_without_a_token_and_a_keyboard_answers_three_questions(
    run: Run, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(""))
    ended = run("serve", "--index", index)
    assert (ended.code, ended.err) == (0, "")
    token, *answers = ended.out.split("\n\n? ")
    assert "@BotFather" in token
    assert "\n" not in token
    assert len(answers) == 3
    assert all("│ " in one and (" 2020" in one or " 202" in one) for one in answers)


def test_serve_with_a_closed_standard_input_has_no_keyboard(
    run: Run, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert run("serve", "--index", index).code == 0


def test_chat_answers_what_is_piped_in(
    run: Run, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("What was said in March 2020?\n/quit\n"))
    ended = run("chat", "--index", index)
    assert ended.code == 0
    assert f"│ {WATER}" in ended.out
    assert ended.out.endswith("\n? /quit\nGoodbye.\n")


# -- faults ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["ask", "--foo"], "No such option: --foo; see: onrecord ask --help"),
        (["nonsense"], "No such command 'nonsense'; see: onrecord --help"),
        (["show"], "Missing argument 'STATEMENT_ID'; see: onrecord show --help"),
        (["ask"], "Give either a question or --batch FILE."),
        (["ask", "a", "--batch", "b"], "Give either a question or --batch FILE."),
        (
            ["ask", "a", "--today", "2024-02-30"],
            "--today: '2024-02-30' is not a day of the form 2024-03-31.",
        ),
        (
            ["ask", "a", "--today", "2024-W01-1"],
            "--today: '2024-W01-1' is not a day of the form 2024-03-31.",
        ),
        (["ask", "a"], "There is no index at var; run: onrecord index"),
        (["status"], "There is no index at var; run: onrecord index"),
        (["chat"], "There is no index at var; run: onrecord index"),
        (
            ["ask", "a", "--index", "my x"],
            "There is no index at my x; run: onrecord index --index 'my x'",
        ),
        (
            ["status", "--index=other"],
            "There is no index at other; run: onrecord index --index other",
        ),
        (["status", "--index", "file"], "--index: file is a file; name a folder."),
        (["ask", "a", "--index", "file"], "--index: file is a file; name a folder."),
        (["index", "--index", "file"], "--index: file is a file; name a folder."),
        (["ask", "--batch", "none"], "--batch: none cannot be read (No such file or directory)."),
        (["ask", "--batch", "."], "--batch: . cannot be read (Is a directory)."),
        (["ask", " "], "The question is empty; ask something in words."),
        (
            ["ask", "a\udcffb"],
            "The question holds characters that are no text. Please write it anew.",
        ),
        (
            ["ask", "water on 31 February"],
            "There is no such day as 31 February. Please check the date.",
        ),
        (
            ["ask", "w" * 1001],
            "The question has 1,001 characters; the most is 1,000. Please shorten it.",
        ),
    ],
)
def test_a_fault_is_one_sentence_on_standard_error_and_exit_code_2(
    run: Run, tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    (tmp_path / "file").touch()
    ended = run(*arguments)
    assert (ended.code, ended.out, ended.err) == (2, "", f"{sentence}\n")


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (["index", "--corpus", "none"], "There is no corpus at none"),
        (["show", "w-1"], "There is no archive at var"),
        (["show", "w-1", "--version", "x"], "Invalid value for '--version'"),
        (["ask", "--today"], "Option '--today' requires an argument"),
    ],
)
def test_other_faults_are_one_line_too(run: Run, arguments: list[str], begins: str) -> None:
    ended = run(*arguments)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert ended.err.startswith(begins)


def test_every_bad_setting_is_named_at_once(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text(
        "ONRECORD_THREADS=many\nTELEGRAM_BOT_TOKEN=1\n", encoding="ascii"
    )
    monkeypatch.setenv("ONRECORD_TIME_ZONE", "Asia/Bishkeq")
    ended = run("status")
    assert (ended.code, ended.out) == (2, "")
    assert sorted(line.partition(":")[0] for line in ended.err.splitlines()) == [
        "ONRECORD_THREADS",
        "ONRECORD_TIME_ZONE",
        "TELEGRAM_BOT_TOKEN",
    ]


@pytest.mark.parametrize("name", ["manifest.json", "rows.npy", "vectors.npy"])
def test_a_damaged_build_is_refused_with_the_command_that_mends_it(
    run: Run, index: Path, name: str
) -> None:
    folder = builds.current(Directory(index))
    assert folder is not None
    (folder / name).write_bytes(b"\0")
    for arguments in (["ask", "water"], ["status"]):
        ended = run(*arguments, "--index", index)
        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
        assert ended.err.endswith(f"run: onrecord index --index {quote(str(index))}\n")
    assert run("index", "--index", index).code == 0
    assert run("ask", "water", "--index", index).code == 0


def test_ctrl_c_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.cli.asking.load_settings", interrupted)
    ended = run("status")
    assert (ended.code, ended.out, ended.err) == (130, "", "")


def test_a_fault_of_ours_is_one_sentence_and_a_traceback_only_on_request(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("division\nby zero")

    monkeypatch.setattr("bot.cli.asking.load_settings", broken)
    ended = run("status")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "This is a fault of onrecord (ZeroDivisionError: division by zero);"
        " ONRECORD_LOG_LEVEL=DEBUG shows where.\n"
    )
    monkeypatch.setenv("ONRECORD_LOG_LEVEL", "debug")
    with pytest.raises(ZeroDivisionError):
        run("status")


def test_what_the_system_refuses_names_the_place(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "var/index/CURRENT")

    monkeypatch.setattr("bot.cli.asking.status", refused)
    assert run("status").err == "var/index/CURRENT: Permission denied.\n"


def test_the_bare_command_shows_its_help(run: Run) -> None:
    ended = run()
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Usage: onrecord [OPTIONS] COMMAND [ARGS]...")


# -- batch -------------------------------------------------------------------------------------


def test_batch_answers_line_by_line_with_one_model(
    run: Run, index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[FakeEncoder] = []

    def model(*_: object) -> FakeEncoder:
        made.append(FakeEncoder())
        return made[-1]

    monkeypatch.setattr("bot.usecases.library.ModelEncoder", model)
    questions = tmp_path / "q.txt"
    questions.write_text("water\nvisas on 31 February\nvisas last year\n", encoding="utf-8")
    ended = run("ask", "--batch", questions, "--index", index, "--today", "2023-01-01")
    assert (ended.code, ended.err, len(made)) == (0, "", 1)
    first, bad, last = map(json.loads, ended.out.splitlines())
    assert list(first) == KEYS
    assert bad == {
        "question": "visas on 31 February",
        "error": "There is no such day as 31 February. Please check the date.",
    }
    assert last["period"] == {"first": "2022-01-01", "last": "2022-12-31"}


def test_batch_reads_standard_input(run: Run, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"\xef\xbb\xbfwater\r\nvisas")))
    ended = run("ask", "--batch", "-", "--index", index)
    assert [json.loads(line)["question"] for line in ended.out.splitlines()] == ["water", "visas"]


def test_batch_without_an_index_is_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text("water\n", encoding="utf-8")
    ended = run("ask", "--batch", "q.txt")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "There is no index at var; run: onrecord index\n"
