"""Verdicts as people read them: what differs, who said it when, the sentences around it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from river_statements import AGAIN, WATER

from bot.replies.reply import Reply, Style
from bot.replies.verdicts import check_reply
from bot.replies.wording import Wording
from retrieval import Archive, verify
from retrieval.types import Statement

CONTEXT = (
    "The talks ended on 5 May 2020. Both sides will not build dams of more than 1,200 metres"
    " without the other’s consent. Minister Halden said: “They can’t close the river.”"
)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "archive.sqlite", create=True)
    made.update([WATER, AGAIN], now="2021-02-03T00:00:00+00:00")
    return made


def told(archive: Archive, claim: str, lang: str = "en") -> Reply:
    reply = check_reply(verify(archive, claim), Wording(lang))
    for quoted in reply.quoted:
        assert reply.text[quoted.start : quoted.end] == quoted.quote.text
        assert archive.holds(quoted.quote)
    return reply


def bold(reply: Reply) -> list[str]:
    return [reply.text[e.start : e.end] for e in reply.entities if e.style is Style.BOLD]


def test_cut_words_stand_in_bold_in_their_context_with_every_date(archive: Archive) -> None:
    reply = told(archive, "dams of more than 1,200 metres")
    assert reply.text == (
        "Cut: these words are on record, without what turns their meaning\n"
        "– left off before them: “not build”\n"
        "– left off behind them: “without the other’s consent”\n"
        "\n6 May 2020 · On the river\n"
        f"{CONTEXT}\n"
        "\n2 January 2021 · We say it again. Both sides will not build dams of more than…\n"
        "We say it again. Both sides will not build dams of more than 1,200 metres without the"
        " other’s consent. This stands.\n"
        "\nSearched: 2 statements in 2 versions, 6 May 2020 – 2 January 2021."
    )
    assert bold(reply).count("dams of more than 1,200 metres") == 2


def test_what_differs_comes_first_the_negation_before_the_number(archive: Archive) -> None:
    claim = "Both sides will build dams of more than 1,300 metres"
    assert told(archive, claim).text.startswith(
        "Altered: the record says it differently\n"
        "– negation: “not” is left out\n"
        "– number: “1,300”, on record “1,200”\n"
        "– left off behind them: “without the other’s consent”\n"
        "\nThe record says:\n"
        "\n6 May 2020 · On the river\n"
        f"{CONTEXT}\n"
    )
    assert told(archive, claim, "ru").text.startswith(
        "Изменено: в заявлении сказано иначе\n"
        "– отрицание: «not» пропущено\n"
        "– число: «1,300», а в заявлении «1,200»\n"
        "– после них отброшено: «without the other’s consent»\n"
        "\nВ заявлении:\n"
    )
    assert told(archive, claim, "ky").text.startswith(
        "Өзгөртүлгөн: билдирүүдө башкача айтылган\n"
        "– терс маани: «not» деген калтырылган\n"
        "– сан: «1,300», билдирүүдө болсо «1,200»\n"
    )


def test_a_full_stop_where_the_sentence_goes_on_is_told_as_a_cut(archive: Archive) -> None:
    told_ = told(archive, "Both sides will build dams of more than 1,200 metres.").text
    assert told_.startswith(
        "Altered: the record says it differently\n"
        "– negation: “not” is left out\n"
        "– on record the sentence goes on: “without the other’s consent.”\n"
    )
    cut = told(archive, "Both sides will not build dams.", "ru").text
    assert cut.startswith(
        "Изменено: слова те же, но знаки препинания другие\n"
        "– в заявлении предложение продолжается: «of more than 1,200 metres without"
        " the other’s consent.»\n"
    )


def test_what_an_ellipsis_leaves_out_is_counted_and_not_bold(archive: Archive) -> None:
    reply = told(archive, "The talks ended on 5 May 2020 … The water will be shared")
    assert "The ellipsis leaves out 23 words, 2 whole sentences among them" in reply.text
    assert bold(reply)[2:] == ["The talks ended on 5 May 2020", "The water will be shared"]


def test_a_post_is_told_by_what_stands_in_its_quotation_marks(archive: Archive) -> None:
    reply = told(archive, "Shame! The minister: «Both sides will build dams». Share this!")
    assert reply.text.startswith(
        "Altered: the record says it differently\n"
        "Checked: the 5 words in quotation marks; the rest of the post was not checked.\n"
        "\nIn quotation marks: “Both sides will build dams”\n"
        "– negation: “not” is left out\n"
    )


def test_of_several_sentences_each_has_its_verdict(archive: Archive) -> None:
    reply = told(archive, "The talks ended on 5 May 2020. We shall never speak to them again.")
    assert reply.text == (
        "Altered: only a part of this is on record\n"
        "\nSentence by sentence:\n"
        "1. exact: The talks ended on 5 May 2020.\n"
        "\n6 May 2020 · On the river\n"
        "The talks ended on 5 May 2020. Both sides will not build dams of more than 1,200 metres"
        " without the other’s consent.\n"
        "\n2. not found: We shall never speak to them again.\n"
        "\nSearched: 2 statements in 2 versions, 6 May 2020 – 2 January 2021."
    )


def test_one_or_two_words_are_no_quotation_but_are_shown(archive: Archive) -> None:
    assert told(archive, "the river").text.startswith(
        "Too short to check: one or two words are no quotation. They stand here:\n"
        "\n6 May 2020 · On the river\n"
    )


def test_words_that_were_edited_away_or_withdrawn_say_so(archive: Archive) -> None:
    newer = replace(WATER, text="The talks were put off.")
    archive.update([newer], now="2021-03-04T05:06:07+00:00")
    text = told(archive, "Both sides will not build dams").text
    assert (
        "Changed on 4 March 2021: the newer version of this statement does not have these words"
    ) in text
    assert "No longer in this archive’s files since 4 March 2021" in text


def test_words_of_an_edited_statement_say_what_was_changed(archive: Archive) -> None:
    """Of the old version what became of its words, of the new one what they were."""
    newer = replace(AGAIN, text=AGAIN.text.replace("will not build", "may build"))
    archive.update([WATER, newer], now="2021-03-04T05:06:07+00:00")
    old = told(archive, "We say it again. Both sides will not build dams")
    assert old.text == (
        "Cut: these words are on record, without what turns their meaning\n"
        "– left off behind them: “of more than 1,200 metres without the other’s consent”\n"
        "\n2 January 2021 · We say it again. Both sides will not build dams of more than…\n"
        "We say it again. Both sides will not build dams of more than 1,200 metres without the"
        " other’s consent. This stands.\n"
        "Changed on 4 March 2021: the newer version of this statement does not have these words\n"
        "– “will not” became “may”\n"
        "\nSearched: 2 statements in 3 versions, 6 May 2020 – 2 January 2021."
    )
    new = told(archive, "We say it again. Both sides may build dams")
    assert "\nChanged on 4 March 2021: “will not” became “may”\n" in new.text
    untouched = told(archive, "the other’s consent. This stands.", "ru")
    assert "Заявление изменено 4 марта 2021\u00a0г., но не в этих словах" in untouched.text


def test_what_is_not_found_shows_the_nearest_as_something_else(archive: Archive) -> None:
    text = told(archive, "The talks about grain ended badly for the poor farmers.").text
    assert text.startswith(
        "Not found: these words are in no statement\n"
        "\nThe nearest passages, which say something else:\n"
    )


def test_of_a_whole_statement_every_difference_is_told_in_its_order(archive: Archive) -> None:
    lines = [f"Village number {n} received {n * 7} sacks of dry grain." for n in range(10, 60)]
    long = Statement("long", "\n".join(lines), "Grain", date(2030, 1, 1), lang="en")
    archive.update([WATER, AGAIN, long], now="2031-01-01T00:00:00+00:00")
    pasted = long.text.replace("of dry grain", "of wet grain")
    reply = told(archive, pasted)
    assert reply.text.count("– wording: “wet”, on record “dry”") == 20
    assert "– … and 30 more; all are in the file\n" in reply.text
    assert reply.document is not None
    assert reply.document.name == "differences.txt"
    file = reply.document.content.decode()
    assert file.startswith(
        "1 January 2030\nGrain\n\nAll 50 differences, in the order of the text sent:\n\n"
        "1. wording: “wet”, on record “dry”\n"
        "   Village number 10 received 70 sacks of wet grain. Village number 11 received 77"
        " sacks …\n\n2. wording: “wet”, on record “dry”\n"
    )
    assert file.count("wording: “wet”, on record “dry”") == 50
    in_russian = told(archive, pasted, "ru").document
    assert in_russian is not None
    assert "Все различия по порядку присланного текста: 50\n" in in_russian.content.decode()
    one = long.text.replace("Village number 55 received", "Village number 55 never received")
    two = one.replace("received 77 sacks", "received 78 sacks")
    shown = [line for line in told(archive, two).text.splitlines() if line.startswith("– ")]
    assert shown == [
        "– number: “78”, on record “77”",
        "– negation: “never” is not on record",
    ]


def test_of_exact_words_a_statement_that_takes_them_back_says_so(tmp_path: Path) -> None:
    denied = replace(WATER, id="a", title="Denied", text="It is untrue that the weir will be sold.")
    said = replace(AGAIN, id="b", title="Said", text="The weir will be sold.")
    made = Archive(tmp_path / "archive.sqlite", create=True)
    made.update([denied, said], now="2021-02-03T00:00:00+00:00")
    reply = told(made, "the weir will be sold")
    assert reply.text == (
        "Exact: said word for word in 2 statements\n"
        "\n2 January 2021 · Said\n"
        "The weir will be sold.\n"
        "\n6 May 2020 · Denied\n"
        "It is untrue that the weir will be sold.\n"
        "– left off before them: “untrue that”\n"
        "\nSearched: 2 statements in 2 versions, 6 May 2020 – 2 January 2021."
    )
