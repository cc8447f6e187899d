"""The table of commands: each is handled, listed and explained, or it says why not."""

import re
from pathlib import Path

import pytest
from gate import TOKEN
from telegram.ext import CommandHandler

from bot.cli.terminal_session import TerminalSession
from bot.replies.wording import LANGUAGES, Wording
from bot.settings.settings import load_settings
from bot.state import Role
from bot.telegram import menu
from bot.telegram.app import build
from bot.usecases.commands import COMMANDS, NAMED, Surface, commands, help_lines
from bot.usecases.library import OpenLibrary
from bot.usecases.status import help_page
from bot.usecases.usecases import use_cases
from retrieval import Directory

HELP = """Write a question as you would ask a person. You can
– name a time: in March 2024, between 2019 and 2021, since 5 May 2020, last month;
– ask for the latest or the first: the latest statement on water;
– put exact words in quotation marks: "territorial integrity".

The date above a quotation opens it in its context, the title opens its source. After an answer, ask on in a few words: and in 2019?

/ask – ask a question, in groups too
/latest, /first – the newest and the oldest statements, or those on a subject
/on – what was said on a day
/check WORDS – whether a statement says this
/timeline TOPIC – when a topic was spoken of
/changes – what was edited or withdrawn
/follow – be told of new statements; /following – all you follow
/language – choose the language
/about – the archive, and what I keep of you; /forgetme deletes it
/whoami – your number, for the admin's list
/help – this page"""  # noqa: E501 - as it is sent


@pytest.fixture
def library(tmp_path: Path) -> OpenLibrary:
    return OpenLibrary(
        Directory(tmp_path), load_settings(None), today=lambda: pytest.fail("no day")
    )


def names(surface: Surface) -> set[str]:
    return {command.name for command in commands(surface)}


def test_a_command_is_missing_somewhere_only_for_a_reason() -> None:
    assert len(NAMED) == len(COMMANDS)
    for command in COMMANDS:
        assert all(command.absent.values()), command.name
        for typed, *listed in (
            (Surface.PRIVATE, Surface.PRIVATE_MENU, Surface.HELP),
            (Surface.GROUP, Surface.GROUP_MENU),
            (Surface.TERMINAL, Surface.TERMINAL_HELP),
        ):
            assert command.on(typed) or not any(map(command.on, listed)), command.name


async def test_every_command_that_can_be_typed_in_telegram_has_a_handler(
    library: OpenLibrary,
) -> None:
    service = build(load_settings(None), library, TOKEN)
    handled = [
        name
        for handler in service.app.handlers[0]
        if isinstance(handler, CommandHandler)
        for name in handler.commands
    ]
    assert set(handled) == names(Surface.PRIVATE) | names(Surface.GROUP)
    assert len(handled) == len(set(handled))


def test_every_command_that_can_be_typed_in_the_terminal_has_an_answer(
    library: OpenLibrary,
) -> None:
    assert {*TerminalSession(use_cases(library)).commands, "quit"} == names(Surface.TERMINAL)


def test_the_menus_hold_what_they_are_for() -> None:
    assert set(menu.ANYWHERE) == names(Surface.GROUP_MENU) == {"ask"}
    assert set(menu.private_menu(Role.OWNER)) == names(Surface.PRIVATE_MENU)
    everybody = set(menu.private_menu())
    more = {role: set(menu.private_menu(role)) - everybody for role in Role}
    assert everybody.isdisjoint({"status", "reindex", "admins"})
    assert more[Role.READER] & {"status", "reindex", "admins"} == {"status"}
    assert more[Role.EDITOR] & {"status", "reindex", "admins"} == {"status", "reindex"}
    assert more[Role.OWNER] & {"status", "reindex", "admins"} == {"status", "reindex", "admins"}
    assert more[Role.READER] < more[Role.EDITOR] < more[Role.OWNER]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("surface", [Surface.HELP, Surface.TERMINAL_HELP])
def test_help_explains_every_command_and_no_other(surface: Surface, lang: str) -> None:
    page = help_page(lang, surface).text
    explained = re.findall(r"(?<!\w)/([a-z]+)", page)
    assert sorted(explained) == sorted(names(surface))
    assert page.startswith(Wording(lang)("help"))


def test_help_as_it_is_sent() -> None:
    assert help_page("en").text == HELP
    assert help_lines(Surface.HELP)[-1] == "help"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_shows_each_role_what_is_theirs(lang: str) -> None:
    say = Wording(lang)
    for role in (None, *Role):
        page = help_page(lang, role=role).text
        assert page.startswith(help_page(lang).text)
        theirs = page.removeprefix(help_page(lang).text)
        own = [one for one in commands(Surface.PRIVATE_MENU, role) if one.role is not None]
        assert sorted(re.findall(r"^/([a-z]+) – ", theirs, re.MULTILINE)) == sorted(
            one.name for one in own
        )
        held = [one for one in Role if say(f"help-for-{one.word}") in theirs]
        assert held == [one for one in Role if role is not None and one <= role]
