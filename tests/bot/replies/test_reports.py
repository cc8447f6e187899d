"""What the operator is told, to the letter."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from bot.replies.reports import progress_reply, report_reply, status_reply
from bot.replies.wording import Wording
from retrieval.types import (
    BackupFacts,
    EncoderWay,
    PassedOver,
    Problem,
    Progress,
    ReaderFacts,
    ReindexReport,
    Status,
)

SAY = Wording("en")
STATUS = Status(
    build="20261123T120000-0a1b2c3d",
    built_at="2026-11-23T20:30:00+00:00",
    encoder="multilingual",
    statements=6384,
    passages=81234,
    undated=2,
    first=date(1996, 3, 1),
    last=date(2024, 5, 31),
    sample=False,
    bytes=131_596_288,
    by_year={1996: 12, 2024: 1200},
    by_lang={"en": 6384},
    backup=BackupFacts("/mnt/one.backup", "2026-11-24T20:30:00+00:00", 6400, None, 1),
)
REPORT = ReindexReport(
    read=1204,
    new=3,
    changed=1,
    unchanged=1200,
    withdrawn=2,
    repeated=0,
    undated=5,
    left_out=20,
    problems=(),
    passages=9000,
    embedded=31,
    build="20261123T120000-0a1b2c3d",
    published=True,
    seconds=8.04,
)


def test_status_is_what_is_live_in_the_admins_own_time() -> None:
    assert status_reply(STATUS, SAY, ZoneInfo("Asia/Bishkek")).text == (
        "Build 20261123T120000-0a1b2c3d, made 24 November 2026, 02:30 (GMT+06:00)\n"
        "6,384 statements in 81,234 passages\n"
        "1 March 1996 – 31 May 2024 · 2 without a date\n"
        "By year: 1996: 12, 2024: 1,200\n"
        "By language: English: 6,384\n"
        "Model: multilingual\n"
        "Size: 125.5 MB\n"
        "Last backup: 25 November 2026, 02:30 (GMT+06:00)"
    )


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (ReaderFacts(250, 16, 16), "Reader: up to 16 passages are read for a question"),
        (
            ReaderFacts(250, 9, 16),
            (
                "Reader: 9 of 16 passages are read for a question; this machine is too slow for"
                " more in 250 ms (ONRECORD_READING_MS)"
            ),
        ),
        (ReaderFacts(0), "Reader: turned off (ONRECORD_READING_MS)"),
        (ReaderFacts(250), "Reader: not prepared yet; onrecord index prepares it"),
        (
            ReaderFacts(250, refused="its scores differ"),
            "Reader: cannot be used here: its scores differ",
        ),
    ],
)
def test_status_tells_how_much_is_read(facts: ReaderFacts, told: str) -> None:
    lines = status_reply(replace(STATUS, reader=facts), SAY, ZoneInfo("UTC")).text.splitlines()
    whole = facts in {ReaderFacts(250, 16, 16), ReaderFacts(0)}
    # what is not as it should be comes first
    assert lines[-3 if whole else 1] == (told if whole else f"⚠ {told}")


def test_status_tells_the_size_of_the_archive_too() -> None:
    told = status_reply(replace(STATUS, archive_bytes=10 * 2**20), SAY, ZoneInfo("UTC")).text
    assert told.splitlines()[-3:-1] == ["Size: 125.5 MB", "Archive, with all versions: 10.0 MB"]


def test_status_tells_that_no_backup_is_known_of() -> None:
    told = status_reply(replace(STATUS, backup=None), SAY, ZoneInfo("UTC")).text
    assert told.splitlines()[-1] == "No backup is known of"


def test_status_tells_how_the_model_is_run_here() -> None:
    for way, line in (
        (EncoderWay(compiled=False), "Model: multilingual"),
        (
            EncoderWay(compiled=True, precision="bf16", cosine=0.9999),
            "Model: multilingual, compiled for this machine (bf16)",
        ),
        (
            EncoderWay(
                compiled=True,
                precision="f32",
                cosine=0.9999,
                passed_over=(PassedOver("int8", "too far"), PassedOver("bf16", "too slow")),
            ),
            ("Model: multilingual, compiled for this machine (f32; int8: too far; bf16: too slow)"),
        ),
        (
            EncoderWay(compiled=False, refused="its pooling leaves the prompt out"),
            (
                "Model: multilingual, run by sentence-transformers, not compiled:"
                " its pooling leaves the prompt out"
            ),
        ),
    ):
        told = status_reply(replace(STATUS, way=way), SAY, ZoneInfo("UTC")).text
        # what is not as it should be comes first
        at, mark = (1, "⚠ ") if way.refused else (-3, "")
        assert told.splitlines()[at] == f"{mark}{line}"


def test_status_without_any_date_names_no_days() -> None:
    bare = replace(
        STATUS, statements=1, passages=1, undated=1, first=None, last=None, by_year={}, sample=True
    )
    assert status_reply(bare, SAY, ZoneInfo("UTC")).text.splitlines()[1:3] == [
        "1 statement in 1 passage",
        "1 without a date",
    ]
    assert status_reply(bare, SAY, ZoneInfo("UTC")).text.endswith(
        "\n\nFictional sample: these statements were invented to show how the bot works."
    )


def test_a_report_names_what_happened_and_leaves_zeros_out() -> None:
    assert report_reply(REPORT, SAY).text == (
        "Done in 8.0 s: build 20261123T120000-0a1b2c3d is live.\n"
        "1,204 statements read · 3 new · 1 changed · 1,200 unchanged · 2 no longer in the files"
        " · 5 without a date\n"
        "9,000 passages, 31 newly embedded\n"
        "20 sample statements were left out, because real statements are present."
    )


def test_a_report_of_nothing_new_says_that_the_build_stays() -> None:
    same = replace(REPORT, published=False, left_out=0, embedded=0)
    assert report_reply(same, SAY).text.splitlines()[0] == (
        "Done in 8.0 s: nothing changed, build 20261123T120000-0a1b2c3d stays."
    )


def test_a_trial_run_says_that_nothing_was_written_and_counts_no_passages() -> None:
    trial = replace(REPORT, passages=0, embedded=0, build=None, published=False, left_out=0)
    assert report_reply(trial, SAY, dry_run=True).text == (
        "A trial run of 8.0 s: nothing was written. An index would do this:\n"
        "1,204 statements read · 3 new · 1 changed · 1,200 unchanged · 2 no longer in the files"
        " · 5 without a date"
    )


PROBLEMS = (
    Problem("a.txt", 1, "'2020-02-31' is not a day of the calendar"),
    Problem("b/c.md", None, "the file is empty"),
    Problem("d.md", 3, "two dates disagree", warning=True),
)


def test_every_bad_place_is_named_with_its_line_and_problem() -> None:
    report = replace(REPORT, problems=PROBLEMS, left_out=0)
    assert report_reply(report, SAY).text.split("\n\n")[1:] == [
        (
            "2 places could not be read:\n"
            "– a.txt, line 1: '2020-02-31' is not a day of the calendar\n"
            "– b/c.md: the file is empty"
        ),
        "1 warning:\n– d.md, line 3: two dates disagree",
    ]


def test_a_chat_shows_ten_problems_and_the_command_line_all() -> None:
    many = tuple(Problem(f"{number}.txt", 1, "there is no text") for number in range(12))
    report = replace(REPORT, problems=many)
    assert report_reply(report, SAY).text.endswith(
        "– 9.txt, line 1: there is no text\n"
        "… and 2 more; the command line lists them all: onrecord problems"
    )
    assert report_reply(report, SAY, shown=None).text.endswith("– 11.txt, line 1: there is no text")


@pytest.mark.parametrize(
    ("step", "eta", "said"),
    [
        (None, None, "Reindexing: reading the corpus …"),
        (Progress("reading", 18, 20), None, "Reindexing: reading, 18 of 20"),
        (Progress("reading", 1500, 0), None, "Reindexing: reading, 1,500 so far"),
        (Progress("archiving", 100, 6384), None, "Reindexing: archiving statements, 100 of 6,384"),
        (Progress("chunking", 1, 2), None, "Reindexing: splitting statements, 1 of 2"),
        (
            Progress("embedding", 1024, 6384),
            200.0,
            (
                "Reindexing: embedding passages, 1,024 of 6,384\n"
                "About 3 min 20 s left. The bot answers from the build before until then."
            ),
        ),
        (Progress("embedding", 0, 0), None, "Reindexing: embedding passages, 0 of 0"),
        (Progress("writing", 0, 1), None, "Reindexing: writing the build"),
        (Progress("checking", 0, 1), None, "Reindexing: checking the build"),
    ],
)
def test_each_step_of_a_reindex_is_one_short_message(
    step: Progress | None, eta: float | None, said: str
) -> None:
    assert progress_reply(step, eta, SAY).text == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.0, "0.0 s"),
        (9.94, "9.9 s"),
        (9.96, "10 s"),
        (59.4, "59 s"),
        (59.6, "1 min 0 s"),
        (200, "3 min 20 s"),
        (3600, "1 h 0 min"),
        (7500, "2 h 5 min"),
    ],
)
def test_a_duration_is_said_in_two_units_at_the_most(seconds: float, said: str) -> None:
    assert SAY.duration(seconds) == said


def test_the_operator_is_told_in_russian_and_kyrgyz_too() -> None:
    zone = ZoneInfo("Asia/Bishkek")
    said = [status_reply(STATUS, Wording(lang), zone).text.splitlines() for lang in ("ru", "ky")]
    russian, kyrgyz = ([line.replace("\u00a0", " ") for line in lines] for lines in said)
    assert russian == [
        "Сборка 20261123T120000-0a1b2c3d, создана 24 ноября 2026 г., 02:30 (GMT+06:00)",
        "6 384 заявления, 81 234 отрывка",
        "1 марта 1996 г. – 31 мая 2024 г. · 2 без даты",
        "По годам: 1996: 12, 2024: 1 200",
        "По языкам: английский: 6 384",
        "Модель: multilingual",
        "Размер: 125,5 МБ",
        "Последняя резервная копия: 25 ноября 2026 г., 02:30 (GMT+06:00)",
    ]
    assert kyrgyz == [
        "Нуска 20261123T120000-0a1b2c3d, түзүлгөн убагы: 2026-жылдын 24-ноябры, 02:30 (GMT+06:00)",
        "6 384 билдирүү, 81 234 үзүндү",
        "1996-жылдын 1-марты – 2024-жылдын 31-майы · 2 датасыз",
        "Жылдар боюнча: 1996: 12, 2024: 1 200",
        "Тилдер боюнча: англисче: 6 384",
        "Модель: multilingual",
        "Көлөмү: 125,5 МБ",
        "Акыркы камдык көчүрмө: 2026-жылдын 25-ноябры, 02:30 (GMT+06:00)",
    ]


def test_a_report_agrees_with_its_numbers_in_russian() -> None:
    report = replace(REPORT, read=1201, new=21, changed=2, withdrawn=1)
    assert report_reply(report, Wording("ru")).text.replace("\u00a0", " ") == (
        "Готово за 8,0 с: теперь действует сборка 20261123T120000-0a1b2c3d.\n"
        "прочитано 1 201 заявление · 21 новое · 2 изменённых · 1 200 без изменений"
        " · 1 больше нет в файлах · 5 без даты\n"
        "9 000 отрывков, новых векторов: 31\n"
        "20 вымышленных заявлений не взяты, потому что есть настоящие."
    )
    assert progress_reply(Progress("embedding", 1024, 6384), 200.0, Wording("ky")).text.replace(
        "\u00a0", " "
    ) == (
        "Кайра индекстөө: векторлорду эсептөө, 6 384 ичинен 1 024\n"
        "Болжол менен 3 мүн 20 сек калды. Ага чейин бот мурунку нуска боюнча жооп берет."
    )
