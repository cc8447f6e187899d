"""What is counted and what people could not find: how long it is kept, and that it names nobody."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.state import State
from bot.state.blackout import blacked_out
from bot.state.database import StorageError
from bot.state.faults import MOST, Fault
from bot.state.feedback import Reason
from bot.state.figures import DayFigures, rounded_up, summed
from bot.state.misses import Miss, Why

TODAY = date(2031, 4, 2)
DAY = timedelta(days=1)


def opened(folder: Path, today: date = TODAY, *, keep: bool = True, bot: int = 1) -> State:
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=UTC).timestamp()
    return State(folder / "bot.sqlite", lambda: noon, bot=bot, keep_misses=keep)


def on_disk(folder: Path) -> bytes:
    """All bytes that the file and what SQLite keeps beside it hold."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("bot.sqlite*")))


@pytest.mark.parametrize(
    ("seconds", "milliseconds"),
    [(0, 1), (0.0004, 1), (0.0123, 13), (0.05, 50), (0.123, 130), (1.234, 1300), (99.9, 100_000)],
)
def test_a_time_is_rounded_up_to_two_digits(seconds: float, milliseconds: int) -> None:
    assert rounded_up(seconds) == milliseconds


def test_questions_are_counted_by_day_language_outcome_and_time(tmp_path: Path) -> None:
    state = opened(tmp_path)
    for seconds in (0.1, 0.2, 0.2, 4.0):
        state.figures.note(TODAY, "en", seconds, answered=True)
    state.figures.note(TODAY, "ky", 0.3, answered=False)
    state.figures.note(TODAY - 2 * DAY, "ru", 0.5, answered=False)
    state.close()
    days = opened(tmp_path).figures.days(TODAY - 2 * DAY, TODAY)
    times = Counter({100: 1, 200: 2, 300: 1, 4000: 1})
    today = DayFigures(TODAY, 4, 1, Counter(en=4, ky=1), times)
    before = DayFigures(TODAY - 2 * DAY, 0, 1, Counter(ru=1), Counter({500: 1}))
    assert days == [before, DayFigures(TODAY - DAY), today]
    assert [today.quantile(share) for share in (0.5, 0.8, 0.95)] == [0.2, 0.3, 4.0]
    assert days[1].quantile(0.5) is None
    both = summed(days, TODAY)
    assert (both.questions, both.answered, both.silent) == (6, 4, 2)
    assert both.by_lang == Counter(en=4, ky=1, ru=1)
    assert opened(tmp_path, bot=2).figures.days(TODAY, TODAY) == [DayFigures(TODAY)]


def test_figures_are_kept_for_a_year(tmp_path: Path) -> None:
    state = opened(tmp_path)
    state.figures.note(TODAY, "en", 0.1, answered=True)
    state.close()
    for days, left in ((366, 1), (367, 0)):
        later = opened(tmp_path, TODAY + days * DAY)
        later.prune()
        assert later.figures.days(TODAY, TODAY)[0].questions == left


def test_what_cannot_be_written_waits_on(tmp_path: Path) -> None:
    state = opened(tmp_path)
    state.figures.note(TODAY, "en", 0.1, answered=True)
    state.faults.note("bot.x: a fault", 5.0)
    (tmp_path / "bot.sqlite").mkdir()
    with pytest.raises(StorageError):
        state.write()
    with pytest.raises(StorageError):
        state.faults.write()
    state.figures.note(TODAY, "en", 0.1, answered=True)
    state.faults.note("bot.x: a fault", 7.0)
    (tmp_path / "bot.sqlite").rmdir()
    state.write()
    assert state.figures.days(TODAY, TODAY)[0].questions == 2
    assert state.faults.last(9) == [Fault("bot.x: a fault", 5.0, 7.0, 2)]


def test_a_miss_is_kept_by_its_day_for_thirty_days(tmp_path: Path) -> None:
    state = opened(tmp_path)
    for _ in range(2):
        state.misses.note(TODAY, Why.SILENT, " Where is \n the grain? ", "en", "b1")
    state.misses.note(TODAY, Why.BAD, "Where is the grain?", "en", "b2")
    bad = Miss(TODAY, Why.BAD, "Where is the grain?", "en", "b2", ours=True, count=1)
    silent = Miss(TODAY, Why.SILENT, "Where is the grain?", "en", "b1", ours=True, count=2)
    assert state.misses.all(TODAY + 29 * DAY) == [bad, silent]
    assert state.misses.all(TODAY + 30 * DAY) == []
    state.close()
    opened(tmp_path, TODAY + 30 * DAY).prune()
    assert b"Where is" not in on_disk(tmp_path)


def test_the_build_that_was_asked_last_is_known(tmp_path: Path) -> None:
    state = opened(tmp_path)
    for build in ("b1", "b2"):
        state.misses.note(TODAY, Why.SILENT, "grain?", "en", build)
        state.write()
    (miss,) = state.misses.all(TODAY)
    assert (miss.build, miss.count) == ("b2", 2)


def test_what_is_settled_is_deleted_and_what_is_not_ours_stays_to_be_known(tmp_path: Path) -> None:
    state = opened(tmp_path)
    for question in ("grain?", "chess?"):
        state.misses.note(TODAY, Why.SILENT, question, "en", "b")
    state.write()
    state.misses.settled(["grain?"])
    state.misses.not_ours(["chess?"])
    state.misses.note(TODAY, Why.SILENT, "chess?", "en", "b")
    assert state.misses.all(TODAY) == [
        Miss(TODAY, Why.SILENT, "chess?", "en", "b", ours=False, count=2)
    ]


def test_nothing_of_a_question_is_kept_where_it_is_turned_off(tmp_path: Path) -> None:
    state = opened(tmp_path, keep=False)
    state.misses.note(TODAY, Why.SILENT, "Where is the grain?", "en", "b")
    state.misses.note_topic(TODAY, "the grain")
    state.figures.note(TODAY, "en", 0.1, answered=False)
    state.close()
    assert b"grain" not in on_disk(tmp_path)


def test_what_was_kept_is_deleted_once_it_is_turned_off(tmp_path: Path) -> None:
    state = opened(tmp_path)
    state.misses.note(TODAY, Why.SILENT, "Where is the grain?", "en", "b")
    state.misses.note_topic(TODAY, "the grain")
    assert state.misses.topics(TODAY) == Counter({"the grain": 1})
    state.close()
    assert b"grain" in on_disk(tmp_path)
    off = opened(tmp_path, keep=False)
    off.prune()
    assert b"grain" not in on_disk(tmp_path)
    assert off.misses.all(TODAY) == []


def test_the_time_of_the_day_is_written_nowhere(tmp_path: Path) -> None:
    state = opened(tmp_path)
    state.misses.note(TODAY, Why.SILENT, "grain?", "en", "b")
    state.misses.note_topic(TODAY, "grain")
    state.write()
    for table in ("misses", "topics", "figures"):
        columns = {row[1] for row in state.file.rows(f"PRAGMA table_info({table})")}
        assert columns.isdisjoint({"user", "chat", "made", "at", "token"}), table
    assert state.file.rows("SELECT * FROM misses") == [
        (1, "2031-04-02", "silent", "grain?", "en", "b", "", 1)
    ]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("call +996 555 123456 now", "call ███ now"),
        ("0555 12 34 56", "███"),
        ("(0312) 66-12-34", "███"),
        ("66-12-34 or 8 (800) 555-35-35?", "███ or ███?"),
        ("write to a.b@mail.example.kg.", "write to ███."),
        ("4111 1111 1111 1111", "███"),
        ("4111-1111-1111-1111", "███"),
        ("AN1234567, an1234567", "███, ███"),
        ("ID № 1234567 and 45 08 № 123456", "███ and ███"),
        ("20805199012345", "███"),
        ("2019-2021 555 123456", "███"),
        ("между 2019–2021 и в 2019, 2020, 2021", None),
        ("on 12.12.2020, 2020-12-12 or 12/12/2020?", None),
        ("1 500 000 som, 150000 people, до 1500000", None),
        ("resolution 1325, law 12-34", None),
    ],
)
def test_what_looks_like_somebodys_number_is_blacked_out(said: str, kept: str | None) -> None:
    assert blacked_out(said) == (said if kept is None else kept)


def test_it_is_blacked_out_before_it_is_kept(tmp_path: Path) -> None:
    state = opened(tmp_path)
    state.misses.note(TODAY, Why.BAD, "Who has 0555123456?", "en", "b")
    state.misses.note_topic(TODAY, "a.b@example.org")
    state.close()
    kept = on_disk(tmp_path)
    assert "Who has ███?".encode() in kept
    assert b"0555123456" not in kept
    assert b"example" not in kept


def test_a_reason_is_kept_with_a_thumb_down_and_goes_with_it(tmp_path: Path) -> None:
    feedback = (state := opened(tmp_path)).feedback
    assert not feedback.explain("token", 7, Reason.OLD)
    assert [feedback.keep("token", 7, "b", good=False) for _ in range(2)] == [True, False]
    assert feedback.explain("token", 7, Reason.OLD)
    assert feedback.explain("token", 7, Reason.PASSAGE)
    feedback.keep("token", 8, "b", good=False)
    assert not feedback.explain("other", 8, Reason.OLD)
    assert feedback.explain("token", 8, Reason.PASSAGE)
    assert feedback.reasons() == {Reason.PASSAGE: 2}
    feedback.keep("token", 7, "b", good=True)
    assert feedback.reasons() == {Reason.PASSAGE: 1}
    state.forget(8)
    assert feedback.reasons() == {}


def test_faults_are_counted_by_kind_the_last_first(tmp_path: Path) -> None:
    state = opened(tmp_path)
    for at in (5.0, 3.0):
        state.faults.note("bot.x: one", at)
    state.faults.note("bot.y: other", 4.0)
    state.write()
    state.faults.note("bot.y: other", 9.0)
    one, other = Fault("bot.x: one", 5.0, 5.0, 2), Fault("bot.y: other", 4.0, 9.0, 2)
    assert state.faults.last(9) == [other, one]
    assert state.faults.last(1) == [other]


def test_of_faults_only_so_many_kinds_are_kept(tmp_path: Path) -> None:
    state = opened(tmp_path)
    now = state.file.clock()
    for number in range(MOST):
        state.faults.note(f"kind {number}", now + number)
    state.write()
    state.faults.note("another", now + 500)
    state.faults.note("old", now - 31 * 86_400)
    state.write()
    state.prune()
    kinds = [fault.kind for fault in state.faults.last(2 * MOST)]
    assert len(kinds) == MOST
    assert kinds[:2] == ["another", f"kind {MOST - 1}"]
    assert {"kind 0", "old"}.isdisjoint(kinds)
