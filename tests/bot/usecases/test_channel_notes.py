"""What channels that are followed have brought is told once a day."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.settings.settings import load_settings
from bot.state import State
from bot.state.drafts import CHANNEL, DraftState, SubmissionState
from bot.state.material import Material, Origin, Sent
from bot.usecases.channel_notes import ChannelNotes
from bot.usecases.library import OpenLibrary
from retrieval import Directory
from retrieval.types import Facts, Published

NINE = datetime(2031, 4, 3, 3, 0, tzinfo=UTC)
"""In Bishkek, six hours east of Greenwich."""
EVENING = NINE - timedelta(hours=12)
HERE = Origin("2031-04-02", "Ministry of Transport")


class Desk:
    """Takes in what channels bring at a moment that is set."""

    def __init__(self, folder: Path) -> None:
        self.now = EVENING
        self.state = State(folder / "bot.sqlite", self._clock, bot=1)
        library = OpenLibrary(Directory(folder), load_settings(None), today=NINE.date)
        self.notes = ChannelNotes(library, self.state)
        self._number = 0

    def _clock(self) -> float:
        return self.now.timestamp()

    def came(
        self, *, text: str = "", file: str = "", before: str | None = None, channel: str = ""
    ) -> None:
        """Something that was published, or left where it is a file; nothing where it has none."""
        self._number += 1
        origin = replace(HERE, title=channel or HERE.title)
        material = Material(((self._number, text),), file, file, origin)
        drafts = self.state.drafts
        number = drafts.take(Sent(f"c-9:{self._number}", material, Facts()), CHANNEL, -9)
        (draft,) = drafts.of(number)
        published = Published(Path("a.txt"), "a.txt", "00", ("a",), before=before)
        if text:
            drafts.draft_move(draft.number, DraftState.LIVE, published)
        else:
            drafts.draft_move(draft.number, DraftState.LEFT)
        drafts.move(number, SubmissionState.OVER)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


NOTES = {
    "en": (
        "Taken in from channels\nGazette: 1 statement\n"
        "Ministry of Transport: 2 statements; 1 edited; could not be read: plan.pdf"
    ),
    "ru": (
        "Принято из каналов\nGazette – 1 заявление\n"
        "Ministry of Transport – 2 заявления; 1 изменено; не удалось прочитать: plan.pdf"
    ),
    "ky": (
        "Каналдардан кабыл алынды\nGazette: 1 билдирүү\n"
        "Ministry of Transport: 2 билдирүү; 1 өзгөртүлдү; окулбай калды: plan.pdf"
    ),
}


@pytest.mark.parametrize(("lang", "note"), NOTES.items())
def test_at_nine_editors_are_told_what_came_since_the_last_note(
    desk: Desk, lang: str, note: str
) -> None:
    desk.came(text="One.")
    desk.came(text="Two.")
    desk.came(text="One, edited.", before="One.")
    desk.came(file="plan.pdf")
    desk.came()
    desk.came(text="Three.", channel="Gazette")
    assert desk.notes.due(NINE - timedelta(minutes=1)) == []
    due = desk.notes.due(NINE)
    assert desk.notes.is_worth_telling(due)
    assert desk.notes.said(due, lang).text == note
    desk.notes.noted(due)
    assert desk.notes.due(NINE) == []


def test_what_comes_after_nine_is_told_the_next_day(desk: Desk) -> None:
    desk.now = NINE + timedelta(minutes=1)
    desk.came(text="One.")
    assert desk.notes.due(NINE + timedelta(hours=5)) == []
    assert len(desk.notes.due(NINE + timedelta(days=1))) == 1


def test_where_nothing_came_but_posts_without_words_there_is_no_note(desk: Desk) -> None:
    desk.came()
    assert not desk.notes.is_worth_telling(desk.notes.due(NINE))
