"""Offsets of what is styled are those of the finished text."""

from hypothesis import given
from hypothesis import strategies as st
from made_answers import WATER

from bot.replies.composer import Composer
from bot.replies.reply import Button, Entity, Quoted, Reply, Style


def test_a_reply_is_built_piece_by_piece() -> None:
    made = Composer().line("Who?", Style.BOLD).gap().add("see ").add("there", url="https://a.org")
    assert made.reply() == Reply(
        "Who?\n\nsee there",
        (Entity(Style.BOLD, 0, 4), Entity(Style.LINK, 10, 15, "https://a.org")),
    )


def test_a_gap_at_the_beginning_is_none() -> None:
    assert Composer().gap().line("first").reply().text == "first"


def test_a_quotation_is_a_block_that_is_remembered_for_the_check() -> None:
    reply = Composer().line("12 May").quote(WATER).gap().reply()
    assert reply == Reply(
        "12 May\nThe water will be shared.",
        (Entity(Style.BLOCKQUOTE, 7, 32),),
        (Quoted(7, 32, WATER),),
    )


def test_an_outer_style_comes_before_one_inside_it() -> None:
    made = Composer().add("both", Style.BOLD, url="https://a.org").add(" one", Style.ITALIC)
    assert [entity.start for entity in made.reply().entities] == [0, 0, 4]


def test_buttons_go_along_in_rows() -> None:
    again, other = Button("Again", action="again:1"), Button("Copy", copy="words")
    assert Composer().line("x").reply((again, other), (other,)).buttons == (
        (again, other),
        (other,),
    )


@given(st.lists(st.tuples(st.text(max_size=8), st.none() | st.sampled_from(list(Style)))))
def test_every_styled_piece_is_found_again_at_its_place(
    pieces: list[tuple[str, Style | None]],
) -> None:
    """Law: entities cut the text into the pieces that were styled, white space and all."""
    made = Composer()
    for text, style in pieces:
        made.add(text, style)
    reply = made.reply()
    styled = [text for text, style in pieces if text and style is not None]
    assert [reply.text[entity.start : entity.end] for entity in reply.entities] == styled
    assert "".join(text for text, _ in pieces).startswith(reply.text)
