"""Words that answer what the bot has asked: they reach whoever asked, from whom may still."""

from pathlib import Path

import pytest

from bot.replies.composer import Composer
from bot.replies.reply import Button, Reply
from bot.state import Role, State
from bot.state.chat import Chat
from bot.usecases.dialogs import LEAVE, DialogAnswers

EDITOR = Chat(901, 901, "en")
GROUP = Chat(-5, 901, "en")


class Dates:
    """Asks for a day until one is given."""

    def __init__(self, state: State) -> None:
        self.dialogs = DialogAnswers(state)
        self.dialogs.on("date", self.take, Role.EDITOR)
        self.taken: list[tuple[str, str]] = []

    def take(self, subject: str, words: str, chat: Chat) -> Reply:
        """Take a day, or ask again."""
        if not words.startswith("20"):
            return self.dialogs.ask(chat, "date", subject, "Which day?")
        self.taken.append((subject, words))
        return Composer().line("Dated.").reply()


@pytest.fixture
def state(tmp_path: Path) -> State:
    made = State(tmp_path / "bot.sqlite", bot=1)
    made.staff.appoint(901, Role.EDITOR)
    return made


def test_words_answer_what_was_asked_until_it_is_answered(state: State) -> None:
    dates = Dates(state)
    asked = dates.dialogs.ask(EDITOR, "date", "4", "Which day?")
    assert asked == Reply("Which day?", buttons=((Button("Leave it", action=LEAVE),),))
    assert dates.dialogs.answered("tomorrow", EDITOR) == asked
    assert dates.dialogs.answered("2031-04-02", GROUP) is None
    assert dates.dialogs.answered("2031-04-02", EDITOR) == Reply("Dated.")
    assert dates.taken == [("4", "2031-04-02")]
    assert dates.dialogs.answered("2031-04-02", EDITOR) is None


def test_what_is_left_waits_no_more(state: State) -> None:
    dates = Dates(state)
    dates.dialogs.ask(EDITOR, "date", "4", "Which day?")
    assert dates.dialogs.left(EDITOR) == Reply("Left as it was.")
    assert dates.dialogs.answered("2031-04-02", EDITOR) is None
    assert dates.taken == []


def test_who_lost_the_role_meanwhile_asks_questions_like_everybody(state: State) -> None:
    dates = Dates(state)
    dates.dialogs.ask(EDITOR, "date", "4", "Which day?")
    state.staff.appoint(901, Role.READER)
    assert dates.dialogs.answered("2031-04-02", EDITOR) is None
    assert dates.taken == []


def test_a_question_of_another_version_of_the_program_is_passed_over(state: State) -> None:
    dates = Dates(state)
    state.dialogs.ask(901, "colour", "4")
    assert dates.dialogs.answered("2031-04-02", EDITOR) is None
