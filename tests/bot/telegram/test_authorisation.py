"""A menu is no authorisation: commands and buttons of the staff, typed and pressed by others.

What is tried comes from the tables themselves, so that a command or a button of tomorrow is tried.
"""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from conversation import CALM, reply_to, serving
from fake_encoder import FakeEncoder
from gate import TOKEN, Gate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram.ext import CallbackQueryHandler

from bot.replies.wording import Wording
from bot.settings.settings import load_settings
from bot.state import Role, State
from bot.state.chat import Chat
from bot.telegram.app import build
from bot.telegram.handlers.buttons import AGAIN
from bot.usecases.callback_queries import CallbackQueries, CallbackResult
from bot.usecases.commands import COMMANDS, Command, allowed
from bot.usecases.library import OpenLibrary
from bot.usecases.usecases import use_cases
from retrieval import Directory

BOT = int(TOKEN.partition(":")[0])
WHO = {None: 7, Role.READER: 902, Role.EDITOR: 901, Role.OWNER: 900}
GROUP = -1001
SAY = Wording("en")


def encoder(*_: object) -> FakeEncoder:
    return FakeEncoder()


def library(folder: Path) -> OpenLibrary:
    opened = load_settings(None)
    return OpenLibrary(Directory(folder), opened, today=lambda: pytest.fail("no day is asked for"))


@pytest.fixture
async def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Gate]:
    """A gate with the bot at it; one person has each role."""
    state = State(tmp_path / "bot.sqlite", bot=BOT)
    for role, user in WHO.items():
        if role is not None:
            state.staff.appoint(user, role)
    state.close()
    async with Gate() as opened, serving(opened, tmp_path, monkeypatch, encoder, CALM):
        yield opened


def beyond(role: Role | None) -> list[Command]:
    """The commands that somebody of a role may not use."""
    return [command for command in COMMANDS if not allowed(command, role)]


@pytest.mark.parametrize("role", [None, Role.READER, Role.EDITOR])
async def test_a_command_of_a_higher_role_is_unknown(gate: Gate, role: Role | None) -> None:
    person = gate.person(WHO[role])
    assert beyond(role), "there is something to try"
    for command in beyond(role):
        for words in ("", " all of it"):
            said = await reply_to(person, f"/{command.name}{words}")
            assert said.text == SAY("unknown-command"), command.name


@pytest.mark.parametrize("role", WHO)
async def test_in_a_group_no_command_of_the_staff_is_heard(gate: Gate, role: Role | None) -> None:
    person, group = gate.person(WHO[role]), gate.group(GROUP)
    for command in beyond(None):
        for named in ("", "@onrecord_bot"):
            person.says(f"/{command.name}{named} all of it", into=group)
    await reply_to(person, "/whoami")
    assert group.sees() == []


STAFF_ACTS = CallbackQueries(use_cases(library(Path("nowhere"))))._staff_acts


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [(pattern, role) for pattern, role, _ in STAFF_ACTS],
    ids=[pattern.pattern for pattern, _, _ in STAFF_ACTS],
)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draw=st.data())
def test_a_button_of_the_staff_does_nothing_for_others_and_nothing_in_groups(
    pattern: re.Pattern[str], needed: Role, draw: st.DataObject, tmp_path: Path
) -> None:
    cases = use_cases(library(tmp_path), bot=BOT)
    queries = CallbackQueries(cases)
    done: list[str] = []

    def act(match: re.Match[str], chat: Chat) -> CallbackResult:  # noqa: ARG001
        done.append(match[0])
        return CallbackResult()

    queries._staff_acts = tuple((one, role, act) for one, role, _ in queries._staff_acts)
    data = draw.draw(st.from_regex(pattern, fullmatch=True))
    try:
        assert [one.pattern for one, _ in queries._acts if one.fullmatch(data)] == []
        for role, user in WHO.items():
            if role is not None:
                cases.state.staff.appoint(user, role)
            may = role is not None and role >= needed
            for chat in (user, GROUP):
                told = queries.press(data, Chat(chat, user, "en"))
                assert bool(done) == (may and chat == user)
                if not done:
                    assert told == CallbackResult(toast=SAY("not-yours"), alert=True)
                done.clear()
    finally:
        cases.state.close()


async def test_a_button_with_a_handler_of_its_own_does_nothing_for_others(
    gate: Gate, tmp_path: Path
) -> None:
    """Whatever is not pressed through the table above, such as the start of a reindex."""
    handlers = build(load_settings(None), library(tmp_path), TOKEN).app.handlers[0]
    patterns = [
        one.pattern.pattern
        for one in handlers
        if isinstance(one, CallbackQueryHandler) and isinstance(one.pattern, re.Pattern)
    ]
    own = [pattern.strip("^$") for pattern in patterns if pattern != AGAIN]
    assert own, "there is something to try"
    eve, ann, group = gate.person(WHO[None]), gate.person(WHO[Role.OWNER]), gate.group(GROUP)
    sent = await reply_to(eve, "/whoami")
    for data in own:
        assert re.fullmatch(r"[\w:-]+", data), "the pattern is a word to press"
        eve.callback_queries(sent, data)
        eve.callback_queries(sent, data, into=group)
        ann.callback_queries(sent, data, into=group)
    seen = len(eve.sees())
    await gate.until(lambda: len(gate.called("answerCallbackQuery")) == 3 * len(own))
    await reply_to(ann, "/whoami")
    assert (len(eve.sees()), group.sees()) == (seen, [])


async def test_what_only_the_staff_may_send_is_for_others_no_more_than_a_message(
    gate: Gate,
) -> None:
    eve = gate.person(WHO[None])
    contact = {"phone_number": "+996", "first_name": "Eve", "user_id": eve.id}
    eve.sends(contact=contact)
    await gate.until(lambda: eve.sees() != [])
    assert eve.sees()[-1].text == SAY("unsupported")
