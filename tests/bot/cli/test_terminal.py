"""The same Replies in a terminal: quotations behind a bar, lines that fit, links below."""

from dataclasses import replace
from io import StringIO

import pytest
from made_answers import WATER, answer
from rich.console import Console

from bot.cli.terminal import show
from bot.replies.answers import answer_reply
from bot.replies.reply import Entity, Reply, Style
from bot.replies.wording import Wording

TWO_PARAGRAPHS = replace(WATER, text="The water will be shared.\n\nBoth sides agreed.")


def shown(reply: Reply, *, terminal: bool = False, width: int = 80) -> str:
    """What is printed, without colours."""
    printed = StringIO()
    console = Console(
        file=printed, force_terminal=terminal, width=width, color_system=None, legacy_windows=False
    )
    show(reply, console)
    return printed.getvalue()


def test_a_quotation_stands_behind_a_bar_and_its_address_above_it() -> None:
    reply = answer_reply(answer(TWO_PARAGRAPHS), Wording("en"))
    assert shown(reply) == (
        "12 December 2020 · On the river\n"
        "Mira Halden · The Ministry\n"
        "https://example.org/7\n"
        "│ The water will be shared.\n"
        "│ \n"
        "│ Both sides agreed.\n"
    )


def test_a_terminal_gets_lines_that_fit_and_every_line_of_a_quotation_its_bar() -> None:
    reply = answer_reply(answer(WATER), Wording("en"))
    lines = shown(reply, terminal=True, width=20).splitlines()
    assert [line for line in lines if line.startswith("│")] == [
        "│ The water will be",
        "│ shared.",
    ]
    assert all(len(line) <= 22 for line in lines)


def test_a_pipe_gets_every_paragraph_whole() -> None:
    """So that a quotation can be searched for in what was printed."""
    long = " ".join(["words"] * 200)
    reply = answer_reply(answer(replace(WATER, text=long)), Wording("en"))
    assert shown(reply).splitlines()[-1] == f"│ {long}"


def test_brackets_and_colons_are_printed_as_they_are() -> None:
    """The console would otherwise take them for markup and emoji."""
    said = "The [bold]minister[/bold] said :smile: [1] and \\[2]."
    assert shown(Reply(said)) == f"{said}\n"
    assert shown(Reply(said, (Entity(Style.BLOCKQUOTE, 0, len(said)),))) == f"│ {said}\n"


def test_only_the_bar_is_dim_where_there_are_colours() -> None:
    printed = StringIO()
    reply = Reply("words", (Entity(Style.BLOCKQUOTE, 0, 5),))
    show(reply, Console(file=printed, force_terminal=True, color_system="standard", width=40))
    assert printed.getvalue() == "\x1b[2m│ \x1b[0m\x1b[32mwords\x1b[0m\n"


@pytest.mark.parametrize("style", [Style.BOLD, Style.ITALIC, Style.CODE])
def test_other_styles_change_no_letter(style: Style) -> None:
    assert shown(Reply("a b", (Entity(style, 0, 1),))) == "a b\n"


def test_an_empty_line_between_two_quotations_has_no_bar() -> None:
    reply = Reply("one\n\ntwo", (Entity(Style.BLOCKQUOTE, 0, 3), Entity(Style.BLOCKQUOTE, 5, 8)))
    assert shown(reply) == "│ one\n\n│ two\n"
