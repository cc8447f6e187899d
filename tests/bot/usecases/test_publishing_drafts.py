"""Drafts: looked at, corrected, published once, taken back within the hour, by whom they are."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from library import Library

from bot.replies.reply import Reply
from bot.replies.wording import LANGUAGES, Wording
from bot.settings.settings import load_settings
from bot.state import Role
from bot.state.chat import Chat
from bot.state.drafts import CHANNEL, DraftState, SubmissionState
from bot.state.material import Material, Origin, Sent
from bot.usecases.callback_queries import CallbackQueries, CallbackResult
from bot.usecases.library import OpenLibrary
from bot.usecases.status import help_page
from bot.usecases.usecases import UseCases, use_cases
from retrieval.types import Facts, Published

EDITOR, OTHER = Chat(901, 901, "en"), Chat(902, 902, "en")
GROUP = Chat(-5, 901, "en")
TODAY = date(2031, 4, 12)
GRAIN = "Forty carts of grain went over the border today, and sixty more will go tomorrow at dawn."
POST = Origin("2031-04-02", "Ministry of Transport", "A. Weld", "https://t.me/mintrans/15")


class Desk:
    """An editor's desk: use cases over a library, and a clock that is set."""

    def __init__(self, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ONRECORD_CORPUS", str(library.corpus))
        self.library = library
        self.now = 1_000_000.0
        self.cases: UseCases = use_cases(
            OpenLibrary(library.directory, load_settings(None), today=lambda: TODAY), bot=1
        )
        self.state = self.cases.state
        self.state.file.clock = self.clock
        self.presses = CallbackQueries(self.cases)
        for user in (EDITOR.user, OTHER.user):
            self.state.staff.appoint(user, Role.EDITOR)

    def clock(self) -> float:
        """The moment; no two are the same."""
        self.now += 0.001
        return self.now

    def send(self, text: str, origin: Origin | None = None, key: str = "m1") -> int:
        """Take in a post; returns its submission."""
        facts = Facts()
        if origin is not None:
            posted = date.fromisoformat(origin.posted)
            facts = Facts(None, None, origin.author, origin.title, origin.link, None, posted)
        material = Material(((int(key[1:]), text),), origin=origin)
        return self.state.drafts.take(Sent(key, material, facts), EDITOR.user, EDITOR.id, "en")

    def show(self, submission: int, chat: Chat = EDITOR) -> Reply:
        """Show a submission, as is done when nothing more has come for a moment."""
        self.state.drafts.move(submission, SubmissionState.SHOWN, 55)
        return self.cases.publishing.shown(submission, chat)

    def press(self, label: str, reply: Reply | None, chat: Chat = EDITOR) -> CallbackResult:
        """Press the button with this label."""
        assert reply is not None
        (data,) = [b.action for row in reply.buttons for b in row if b.label == label]
        return self.presses.press(str(data), chat)

    def live(self, submission: int) -> Reply | None:
        """What is said after a reindex."""
        self.library.reindex()
        return self.cases.publishing.taken_in(submission, EDITOR)

    def files(self) -> list[str]:
        """The names in the corpus."""
        return sorted(path.name for path in self.library.corpus.iterdir())

    def states(self, submission: int) -> list[DraftState]:
        """How far the drafts of a submission are."""
        return [one.state for one in self.state.drafts.of(submission)]


@pytest.fixture
def desk(library: Library, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(library, monkeypatch)


@pytest.fixture
def stocked(desk: Desk) -> Desk:
    """A desk at an archive of one statement."""
    desk.library.write("grain.md", GRAIN, date="2030-01-05", title="On grain")
    desk.library.reindex()
    return desk


def test_a_draft_is_published_once_however_often_that_is_pressed(desk: Desk) -> None:
    number = desk.send(GRAIN, POST)
    preview = desk.show(number)
    pressed = desk.press("Publish", preview)
    assert (pressed.edits, pressed.taken_in) == (True, number)
    assert pressed.reply is not None
    assert pressed.reply == Reply(
        "Published. In a few seconds it answers questions.", buttons=pressed.reply.buttons
    )
    again = desk.press("Publish", preview)
    assert again.reply == pressed.reply
    assert desk.files() == [
        "2031-04-02-forty-carts-of-grain-went-over-the-border-today-and-sixty.txt"
    ]
    done = desk.live(number)
    assert done is not None
    assert done.text == (
        "Live: 1 statement\n"
        "2 April 2031 · Forty carts of grain went over the border today, and sixty…"
    )
    assert desk.press("Publish", preview).reply == done
    entries = [(one.user, one.act, one.subject) for one in desk.state.audit.entries(9)]
    assert entries == [(901, "publish", "https://t.me/mintrans/15")]


def test_what_was_published_is_taken_back_within_the_hour_and_not_later(desk: Desk) -> None:
    number = desk.send(GRAIN, POST)
    desk.press("Publish", desk.show(number))
    done = desk.live(number)
    desk.now += 3_601
    late = desk.press("Undo", done)
    assert (late.reply, late.toast) == (
        None,
        "An hour has passed, so this can no longer be undone here.",
    )
    desk.now -= 2
    undone = desk.press("Undo", done)
    assert undone.reply == Reply("Taken back. In a few seconds it no longer answers questions.")
    assert undone.taken_in == number
    assert desk.files() == [], "also where it was the only one"
    assert [one.act for one in desk.state.audit.entries(9)] == ["unpublish", "publish"]


def test_words_on_record_are_published_again_only_where_that_is_said_twice(stocked: Desk) -> None:
    number = stocked.send(GRAIN)
    preview = stocked.show(number)
    assert "The same words are on record already:\n– 5 January 2030 · On grain" in preview.text
    asked = stocked.press("Publish", preview).reply
    assert asked is not None
    assert asked.text == (
        "These words are on record already. Publish them a second time?\n"
        "– 5 January 2030 · On grain"
    )
    assert stocked.press("No", asked).reply == preview
    assert stocked.files() == ["grain.md"]
    stocked.press("Publish again", asked)
    assert len(stocked.files()) == 2


def test_a_long_passage_of_what_is_on_record_is_told(stocked: Desk) -> None:
    preview = stocked.show(stocked.send(f"The ministry says this. {GRAIN} It was a good day."))
    assert "Long passages of it are on record already:\n– 5 January 2030 · On grain" in preview.text


def test_an_edited_post_becomes_a_version_and_the_same_post_nothing(desk: Desk) -> None:
    first = desk.send(GRAIN, POST)
    desk.press("Publish", desk.show(first))
    assert desk.live(first) is not None
    same = desk.show(desk.send(GRAIN, POST, "m2"))
    assert same.text.startswith("On record already, word for word: there is nothing to publish\n")
    assert [[b.label for b in row] for row in same.buttons] == [["Check the words", "Leave it"]]
    edited = desk.send(GRAIN.replace("Forty", "Fifty"), POST, "m3")
    preview = desk.show(edited)
    assert preview.text.startswith("Ready to publish, as a new version of a statement on record\n")
    desk.press("Publish", preview)
    done = desk.live(edited)
    assert done is not None
    assert desk.files() == [
        "2031-04-02-forty-carts-of-grain-went-over-the-border-today-and-sixty.txt"
    ]
    versions = desk.cases.library.archive().versions("https://t.me/mintrans/15")
    assert [one.statement.text[:5] for one in versions] == ["Forty", "Fifty"]
    desk.library.write("other.md", "A bridge was opened.")
    desk.library.reindex()
    desk.press("Undo", done)
    assert (
        (desk.library.corpus / desk.files()[0])
        .read_text(encoding="utf-8")
        .endswith(f"---\n{GRAIN}\n")
    )


def test_a_post_edited_before_any_reindex_is_a_version_too(desk: Desk) -> None:
    desk.press("Publish", desk.show(desk.send(GRAIN, POST)))
    edited = desk.send(GRAIN.replace("Forty", "Fifty"), POST, "m2")
    desk.press("Publish", desk.show(edited))
    (name,) = desk.files()
    assert "Fifty carts" in (desk.library.corpus / name).read_text()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2 April 2031", "2 April 2031"),
        ("2031-04-03", "3 April 2031"),
        ("3 апреля 2031", "3 April 2031"),
        ("2031-жылдын 3-апрели", "3 April 2031"),
        ("03.04.2031", "3 April 2031"),
        ("yesterday", "11 April 2031"),
        ("вчера", "11 April 2031"),
        ("кечээ", "11 April 2031"),
    ],
)
def test_a_date_is_taken_as_people_write_it(desk: Desk, words: str, day: str) -> None:
    asked = desk.press("Date", desk.show(desk.send(GRAIN))).reply
    assert asked is not None
    assert asked.text == "Which date? Choose one, or write it: 2 April 2031."
    shown = desk.cases.dialogs.answered(words, EDITOR)
    assert shown is not None
    assert f"\nDate: {day} (as given)\n" in shown.text
    assert desk.cases.dialogs.answered("What about grain?", EDITOR) is None


@pytest.mark.parametrize("words", ["soon", "31 April 2031", "last year", "03/04/2031", ""])
def test_what_is_no_day_is_asked_for_again(desk: Desk, words: str) -> None:
    desk.press("Date", desk.show(desk.send(GRAIN)))
    asked = desk.cases.dialogs.answered(words, EDITOR)
    assert asked is not None
    assert asked.text.startswith("I cannot read that as a day.\nWhich date?")
    shown = desk.cases.dialogs.answered("2 April 2031", EDITOR)
    assert shown is not None
    assert "Date: 2 April 2031" in shown.text


def test_the_calendar_comes_to_every_day_in_rows_of_three(desk: Desk) -> None:
    asked = desk.press("Date", desk.show(desk.send(GRAIN, POST))).reply
    assert asked is not None
    assert labels(asked) == [["Day of the post", "Today", "Yesterday"], ["Another day", "Leave it"]]
    years = desk.press("Another day", asked).reply
    assert labels(years) == [
        *(["2023", "2024", "2025"], ["2026", "2027", "2028"], ["2029", "2030", "2031"]),
        *(["← Earlier"], ["Leave it"]),
    ]
    earlier = desk.press("← Earlier", years).reply
    assert labels(earlier)[0] == ["2014", "2015", "2016"]
    assert labels(desk.press("Later →", earlier).reply) == labels(years)
    months = desk.press("2028", years).reply
    assert labels(months)[:2] == [["Jan", "Feb", "Mar"], ["Apr", "May", "Jun"]]
    parts = desk.press("Feb", months).reply
    assert labels(parts) == [["1–10", "11–20", "21–29"], ["← Back"]]
    days = desk.press("21–29", parts).reply
    assert labels(days) == [["21", "22", "23"], ["24", "25", "26"], ["27", "28", "29"], ["← Back"]]
    shown = desk.press("29", days).reply
    assert shown is not None
    assert "\nDate: 29 February 2028 (as given)\n" in shown.text


def labels(reply: Reply | None) -> list[list[str]]:
    """The labels of the buttons, row by row."""
    assert reply is not None
    return [[button.label for button in row] for row in reply.buttons]


def test_title_speaker_and_source_are_written_or_left_out(desk: Desk) -> None:
    number = desk.send(GRAIN, POST)
    shown: Reply | None = desk.show(number)
    for label, words in (("Title", " On  grain\n"), ("Speaker", "B. Orlan"), ("Source", "Gazette")):
        desk.press(label, shown)
        shown = desk.cases.dialogs.answered(words, EDITOR)
    assert shown is not None
    assert shown.text.split("\n")[1:5] == [
        "Title: On grain",
        "Date: 2 April 2031 (day of the post)",
        "Speaker: B. Orlan",
        "Source: Gazette",
    ]
    shown = desk.press("None", desk.press("Speaker", shown).reply).reply
    assert shown is not None
    assert "\nSpeaker: not named\n" in shown.text
    desk.press("Title", shown)
    asked = desk.cases.dialogs.answered("long " * 61, EDITOR)
    assert asked is not None
    assert asked.text.startswith("That is longer than 300 characters.\nWhich title?")


def test_a_question_that_is_left_leaves_the_draft_as_it_was(desk: Desk) -> None:
    preview = desk.show(desk.send(GRAIN))
    asked = desk.press("Title", preview).reply
    assert desk.press("Leave it", asked).reply == preview
    assert desk.cases.dialogs.answered("On grain", EDITOR) is None


def test_several_are_a_list_of_which_each_can_be_looked_at_and_left(stocked: Desk) -> None:
    number = stocked.send("The ferry crosses the lake six times a day.", POST, "m1")
    for place, text in ((2, GRAIN), (3, "A bridge was opened."), (4, "–")):
        assert stocked.send(text, None, f"m{place}") == number
    listed = stocked.show(number)
    assert listed.text == (
        "3 statements to publish\n"
        "1. 2 April 2031 · The ferry crosses the lake six times a day.\n"
        "2. Date unknown · Forty carts of grain went over the border today, and sixty more will go"
        " tomorrow at dawn. (the same words are on record)\n"
        "3. Date unknown · A bridge was opened.\n"
        "4. –: cannot be published"
    )
    assert labels(listed) == [["1", "2", "3"], ["4"], ["Publish all", "Leave all"]]
    second = stocked.press("2", listed).reply
    assert labels(second) == [
        *(["Date", "Title", "Speaker"], ["Source"], ["Leave it", "To the list"]),
    ]
    left = stocked.press("Leave it", second).reply
    assert left is not None
    assert left.text.startswith("2 statements to publish\n")
    assert "(left)" in left.text
    stocked.press("Publish all", left)
    assert stocked.states(number) == [
        *(DraftState.PUBLISHED, DraftState.LEFT, DraftState.PUBLISHED, DraftState.OPEN),
    ]
    done = stocked.live(number)
    assert done is not None
    assert done.text == (
        "Live: 2 statements\n2 April 2031 · The ferry crosses the lake six times a day.\n"
        "Date unknown · A bridge was opened."
    )
    assert labels(done) == [["Undo"]]


def test_nobody_presses_what_somebody_else_sent_nor_in_a_group_nor_without_the_role(
    desk: Desk,
) -> None:
    preview = desk.show(desk.send(GRAIN))
    gone = "This is no longer kept. Send it again."
    assert desk.press("Publish", preview, OTHER).toast == gone
    assert desk.press("Publish", preview, GROUP).toast == "That is not yours to do."
    desk.state.staff.appoint(EDITOR.user, Role.READER)
    assert desk.press("Publish", preview).toast == "That is not yours to do."
    assert desk.files() == []


def test_what_editors_sent_is_gone_after_seven_days_with_its_files(desk: Desk) -> None:
    number = desk.send(GRAIN)
    (draft,) = desk.state.drafts.of(number)
    files = desk.state.drafts.files
    files.put(draft.number, b"words")
    assert (files.place(draft.number).stat().st_mode & 0o777) == 0o600
    assert (files.place(draft.number).parent.stat().st_mode & 0o777) == 0o700
    preview = desk.show(number)
    desk.now += 7 * 86_400
    desk.state.prune()
    assert not files.place(draft.number).parent.exists()
    assert desk.press("Publish", preview).toast == "This is no longer kept. Send it again."


def test_the_same_message_again_is_the_same_draft_and_an_album_is_one(desk: Desk) -> None:
    assert desk.send("One.", None, "m1") == desk.send("One.", None, "m1")
    drafts = desk.state.drafts
    for message, words in ((5, "Second."), (4, "First."), (5, "Second.")):
        drafts.take(Sent("a9", Material(((message, words),)), Facts()), 901, 901)
    (one, album) = drafts.of(1)
    assert (one.material.text, album.material.text) == ("One.", "First.\n\nSecond.")


def test_a_text_that_was_parted_is_whole_again() -> None:
    first = "word " * 800 + "and the"
    material = Material(((1, first), (2, "last word.")))
    assert material.text == f"{first} last word."
    assert Material(((1, "x" * 3600 + "."), (2, "Next."))).text == "x" * 3600 + ".\n\nNext."


Step = Callable[[Desk, Published], None]


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("came", [False, True])
def test_killed_while_its_file_is_put_there_a_draft_is_there_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, *, came: bool
) -> None:
    """The press is kept by the inbox and comes again."""
    number = desk.send(GRAIN, POST)
    preview = desk.show(number)
    real = desk.state.drafts.draft_move

    def killed(draft: int, state: DraftState, published: Published | None = None) -> None:
        if (state is DraftState.PUBLISHED) is came:
            if not came:
                real(draft, state, published)
            raise Killed
        real(draft, state, published)

    monkeypatch.setattr(desk.state.drafts, "draft_move", killed)
    with pytest.raises(Killed):
        desk.press("Publish", preview)
    monkeypatch.setattr(desk.state.drafts, "draft_move", real)
    assert len(desk.files()) == came
    assert desk.press("Publish", preview).taken_in == number
    assert desk.files() == [
        "2031-04-02-forty-carts-of-grain-went-over-the-border-today-and-sixty.txt"
    ]
    assert [one.act for one in desk.state.audit.entries(9)] == ["publish"]


def test_a_channels_posts_are_published_and_what_has_no_words_is_left(stocked: Desk) -> None:
    drafts = stocked.state.drafts
    for message, text in ((1, "A bridge was opened."), (2, ""), (3, "The ferry crosses the lake.")):
        origin = replace(POST, link=f"https://t.me/mintrans/{message}")
        facts = Facts(source=origin.title, url=origin.link)
        sent = Sent(f"c-100:{message}", Material(((message, text),), origin=origin), facts)
        number = drafts.take(sent, CHANNEL, -100)
    assert stocked.cases.publishing.publisher.publish_all(number)
    assert stocked.states(number) == [DraftState.PUBLISHED, DraftState.LEFT, DraftState.PUBLISHED]
    assert len(stocked.files()) == 3
    assert [(one.user, one.act) for one in stocked.state.audit.entries(9)] == [(0, "publish")] * 2


def test_an_edited_post_of_a_channel_is_a_version_and_an_edit_of_nothing_is_nothing(
    stocked: Desk,
) -> None:
    drafts, publisher = stocked.state.drafts, stocked.cases.publishing.publisher
    facts = Facts(source=POST.title, url=POST.link, posted=date(2031, 4, 2))
    sent = Sent("c-100:15", Material(((15, "The ferry sails at six."),), origin=POST), facts)
    number = drafts.take(sent, CHANNEL, -100)
    drafts.move(number, SubmissionState.READING)
    assert publisher.publish_all(number)
    assert drafts.take_edited(sent, -100) is None
    later = replace(sent, material=Material(((15, "The ferry sails at nine."),), origin=POST))
    edited = drafts.take_edited(later, -100)
    assert edited is not None
    assert publisher.publish_all(edited)
    assert drafts.take_edited(later, -100) is None
    stocked.library.reindex()
    versions = stocked.cases.library.archive().versions(POST.link)
    assert [one.statement.text for one in versions] == ["The ferry sails at nine."]
    again = drafts.take_edited(sent, -100)
    assert again is not None
    assert publisher.publish_all(again)
    stocked.library.reindex()
    versions = stocked.cases.library.archive().versions(POST.link)
    assert [one.version for one in versions] == [1, 2]


def test_a_file_with_a_statement_that_another_file_has_is_not_published(stocked: Desk) -> None:
    stocked.library.write("bridge.md", "A bridge was opened.", id="bridge-1")
    stocked.library.reindex()
    material = Material(file="f", name="more.jsonl")
    number = stocked.state.drafts.take(Sent("m1", material, Facts()), EDITOR.user, EDITOR.id)
    lines = b'{"id": "bridge-1", "text": "A bridge was closed."}\n{"id": "x", "text": "A road."}\n'
    stocked.state.drafts.files.put(stocked.state.drafts.of(number)[0].number, lines)
    preview = stocked.show(number)
    assert preview.text == (
        "Nothing of this can be published\n2 statements\n2 without a date\n"
        "– A bridge was closed.\n– A road.\nFile: more.jsonl\n\nWhat its reader says:\n"
        "– a statement of it is on record already, from bridge.md; correct that one"
    )
    assert labels(preview) == [["Leave it"]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_says_to_editors_alone_what_is_taken_as_a_statement(lang: str) -> None:
    said = Wording(lang)("publish-help")
    pages = {role: help_page(lang, role=role).text for role in (None, *Role)}
    assert [role for role, page in pages.items() if said in page] == [Role.EDITOR, Role.OWNER]


def test_a_hundred_posts_are_published_at_one_press(stocked: Desk) -> None:
    for place in range(1, 101):
        number = stocked.send(
            f"Bridge number {place} over the river is open again.", None, f"m{place}"
        )
    listed = stocked.show(number)
    assert listed.text.startswith("100 statements to publish\n1. ")
    stocked.press("Publish all", listed)
    assert len(stocked.files()) == 101
    done = stocked.live(number)
    assert done is not None
    assert done.text.startswith("Live: 100 statements\n")
    assert done.text.endswith("\n… and 80 more")
