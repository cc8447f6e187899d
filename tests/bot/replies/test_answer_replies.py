"""What is said, to the letter: answers, silence, and questions that cannot be searched."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_answers import BARE, WATER, answer

from bot.replies.answers import Presentation, answer_reply, query_error_reply
from bot.replies.citations import citation
from bot.replies.reply import Entity, Quoted, Reply, Style
from bot.replies.wording import Wording
from retrieval.errors import QueryError
from retrieval.types import Answer, DateOrigin, Order, Period, Quote, Repeat, Searched

SAY = Wording("en")
AUTUMN = Period(date(2020, 9, 1), date(2020, 11, 30))
SAMPLE = "Fictional sample: these statements were invented to show how the bot works."


def text(found: Answer) -> str:
    return answer_reply(found, SAY).text


def test_an_answer_is_the_words_under_their_date_title_and_source() -> None:
    """What everybody sees most often."""
    assert text(answer(WATER)) == (
        "12 December 2020 · On the river\nMira Halden · The Ministry\nThe water will be shared."
    )


def test_the_date_is_bold_the_title_leads_to_the_source_and_the_words_are_a_block() -> None:
    reply = answer_reply(answer(WATER), SAY)
    assert reply.entities == (
        Entity(Style.BOLD, 0, 16),
        Entity(Style.LINK, 19, 31, "https://example.org/7"),
        Entity(Style.ITALIC, 32, 58),
        Entity(Style.BLOCKQUOTE, 59, 84),
    )
    assert reply.quoted == (Quoted(59, 84, WATER),)


def test_a_statement_without_a_title_is_headed_by_its_first_words() -> None:
    reply = answer_reply(answer(BARE), SAY)
    assert reply.text == "Date unknown · The border is open.\nThe border is open."
    assert [entity.style for entity in reply.entities] == [Style.BOLD, Style.BLOCKQUOTE]


def test_its_first_words_lead_to_the_source_as_a_title_does() -> None:
    reply = answer_reply(answer(replace(WATER, title="", opening="To all villages…")), SAY)
    assert reply.text.splitlines()[:2] == [
        "12 December 2020 · To all villages…",
        "Mira Halden · The Ministry",
    ]
    assert reply.entities[1] == Entity(Style.LINK, 19, 35, "https://example.org/7")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "tg://resolve?domain=x", "mfa.example.org"])
def test_only_a_web_address_becomes_a_link(url: str) -> None:
    reply = answer_reply(answer(replace(WATER, url=url)), SAY)
    assert Style.LINK not in {entity.style for entity in reply.entities}
    assert reply.text.startswith("12 December 2020 · On the river\n")


def test_a_ministry_that_speaks_for_itself_is_named_once() -> None:
    reply = answer_reply(answer(replace(WATER, speaker="The Ministry")), SAY)
    assert reply.text.splitlines()[1] == "The Ministry"


@pytest.mark.parametrize(
    ("origin", "heading"),
    [
        (DateOrigin.FIELD, "12 December 2020 · On the river"),
        (DateOrigin.DATELINE, "12 December 2020 · On the river"),
        (DateOrigin.FILENAME, "12 December 2020 (date from the file's name) · On the river"),
        (DateOrigin.METADATA, "12 December 2020 (date from the page's data) · On the river"),
        (DateOrigin.MESSAGE, "12 December 2020 (date of the forwarded message) · On the river"),
        (DateOrigin.ADMIN, "12 December 2020 (date corrected by an editor) · On the river"),
    ],
)
def test_a_date_that_is_not_in_the_statement_itself_says_where_it_is_from(
    origin: DateOrigin, heading: str
) -> None:
    found = answer(replace(WATER, date_origin=origin))
    assert text(found).splitlines()[0] == heading


def test_two_quotes_of_one_statement_share_its_heading() -> None:
    second = replace(WATER, start=40, end=65, text="The agreement is in force.")
    assert text(answer(WATER, second, BARE)) == (
        "12 December 2020 · On the river\n"
        "Mira Halden · The Ministry\n"
        "The water will be shared.\n"
        "\n"
        "The agreement is in force.\n"
        "\n"
        "Date unknown · The border is open.\n"
        "The border is open."
    )


def test_a_period_is_said_first_with_what_lies_in_it_and_outside() -> None:
    found = answer(
        WATER,
        period=AUTUMN,
        searched=Searched(4, 2, date(2020, 9, 3), date(2020, 11, 9)),
    )
    first, empty, heading, *_ = text(found).split("\n")
    assert first == (
        "Searched: 1 September – 30 November 2020 (4 statements) · 2 without a date lie outside"
    )
    assert empty == ""
    assert heading == "12 December 2020 · On the river"


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (Period(date(2021, 5, 6), date(2021, 5, 6)), "6 May 2021"),
        (Period(date(2021, 3, 1), date(2021, 3, 31)), "1–31 March 2021"),
        (Period(date(2019, 12, 1), date(2020, 2, 29)), "1 December 2019 – 29 February 2020"),
        (Period(date(2019, 1, 1), None), "from 1 January 2019 on"),
        (Period(None, date(2007, 12, 31)), "up to 31 December 2007"),
    ],
)
def test_each_kind_of_period_is_said_as_people_say_it(period: Period, said: str) -> None:
    found = answer(WATER, period=period, searched=Searched(1, 0, WATER.date, WATER.date))
    assert text(found).splitlines()[0] == f"Searched: {said} (1 statement)"


def test_the_order_asked_for_is_said() -> None:
    assert text(answer(WATER, order=Order.LATEST)).splitlines()[0] == "Newest first"
    both = answer(WATER, order=Order.FIRST, period=AUTUMN, searched=Searched(1, 0, None, None))
    assert text(both).splitlines()[0] == (
        "Searched: 1 September – 30 November 2020 (1 statement) · oldest first"
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (
            (date(2018, 3, 1), date(2021, 7, 30), date(2019, 1, 1)),
            "the same wording in 4 statements, first 1 March 2018, last 30 July 2021",
        ),
        ((date(2020, 12, 12),), "the same wording in 2 statements of this day"),
        ((None,), "the same wording in 2 statements"),
        (
            (None, date(2021, 7, 30)),
            "the same wording in 3 statements, first 12 December 2020, last 30 July 2021",
        ),
    ],
)
def test_a_repeated_wording_is_quoted_once_with_how_often_and_when(
    days: tuple[date | None, ...], said: str
) -> None:
    repeats = tuple(Repeat(f"r{number}", day) for number, day in enumerate(days))
    assert text(answer(replace(WATER, repeats=repeats))).splitlines()[-1] == said


def test_undated_repeats_have_no_first_and_last() -> None:
    found = answer(replace(BARE, repeats=(Repeat("r1", None),)))
    assert text(found).splitlines()[-1] == "the same wording in 2 statements"


def test_silence_says_what_was_searched_and_that_the_nearest_are_no_answer() -> None:
    assert text(answer(WATER, answered=False)) == (
        "The archive does not answer this.\n"
        "Searched: 6,384 statements, 1 March 1996 – 31 May 2024.\n"
        "\n"
        "The nearest passages, which are not an answer:\n"
        "\n"
        "12 December 2020 · On the river\n"
        "Mira Halden · The Ministry\n"
        "The water will be shared."
    )


def test_silence_over_a_period_says_so_once() -> None:
    found = answer(period=AUTUMN, searched=Searched(0, 1, None, None))
    assert text(found) == (
        "The archive does not answer this.\n"
        "Searched: 1 September – 30 November 2020 – no statement lies in this period"
        " · 1 without a date lies outside."
    )


def test_silence_names_the_exact_words_that_nobody_said() -> None:
    found = answer(answered=False, missing_phrases=("purple monkey", "zeta"))
    assert text(found).splitlines()[1] == (
        "No statement searched holds these exact words: “purple monkey”, “zeta”"
    )


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Each of these is there, but no statement searched holds them together:"),
        (
            "ru",
            "Каждая из этих фраз есть, но вместе ни в одном из просмотренных заявлений их нет:",
        ),
        ("ky", "Булардын ар бири бар, бирок каралган билдирүүлөрдүн биринде да чогуу кездешпейт:"),
    ],
)
def test_exact_words_that_are_only_apart_are_not_said_to_be_nowhere(lang: str, line: str) -> None:
    found = replace(answer(answered=False), phrases_apart=("a", "b"))
    shown = "“a”, “b”" if lang == "en" else "«a», «b»"
    assert plain(answer_reply(found, Wording(lang))).splitlines()[1] == f"{line} {shown}"


def test_long_passages_are_folded_and_those_that_do_not_answer_sooner() -> None:
    long, longer = replace(WATER, text="w" * 160), replace(WATER, text="w" * 400)
    assert _styles(answer(long)) == {Style.BLOCKQUOTE}
    assert _styles(answer(longer)) == {Style.EXPANDABLE_BLOCKQUOTE}
    assert _styles(answer(WATER, answered=False)) == {Style.BLOCKQUOTE}
    assert _styles(answer(long, answered=False)) == {Style.EXPANDABLE_BLOCKQUOTE}


def _styles(found: Answer) -> set[Style]:
    reply = answer_reply(found, SAY)
    return {entity.style for entity in reply.entities if "blockquote" in entity.style}


def test_every_answer_from_the_sample_says_so_even_a_silent_one() -> None:
    assert text(answer(replace(WATER, sample=True))).endswith(f"\n\n{SAMPLE}")
    silent = answer_reply(answer(), SAY, sample=True)
    assert silent.text.endswith(f"\n\n{SAMPLE}")
    assert SAMPLE not in text(answer(WATER))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            QueryError("no-such-day", "", day="31 February"),
            "There is no such day as 31 February. Please check the date.",
        ),
        (
            QueryError("period-ends-before-it-starts", "", first="2022-01-01", last="2021-12-31"),
            (
                "The time asked for ends (31 December 2021) before it starts (1 January 2022)."
                " Please check the dates."
            ),
        ),
        (
            QueryError("year-out-of-range", "", year=3400),
            "The year 3400 is beyond what can be searched. Please check the date.",
        ),
        (
            QueryError("no-such-period", "", period="the 9th quarter"),
            "There is no such time as “the 9th quarter”. Please name it another way.",
        ),
        (
            QueryError("question-too-long", "", length=4001, most=4000),
            "The question has 4,001 characters; the most is 4,000. Please shorten it.",
        ),
        (QueryError("empty-question", ""), "The question is empty; ask something in words."),
        (QueryError("a-code-of-tomorrow", "It cannot be read."), "It cannot be read."),
    ],
)
def test_a_question_that_cannot_be_searched_is_explained_kindly(
    error: QueryError, said: str
) -> None:
    assert query_error_reply(error, SAY).text == said


RUSSIAN, KYRGYZ = Wording("ru"), Wording("ky")


def plain(reply: Reply) -> str:
    """The text with ordinary spaces for those that keep words together."""
    return reply.text.replace("\u00a0", " ")


def test_an_answer_in_russian_and_kyrgyz_has_its_dates_and_counts_as_people_write_them() -> None:
    found = answer(
        replace(WATER, repeats=(Repeat("r1", date(2018, 3, 1)), Repeat("r2", date(2021, 7, 30)))),
        BARE,
        period=AUTUMN,
        searched=Searched(21, 2, date(2020, 9, 3), date(2020, 11, 9)),
    )
    assert plain(answer_reply(found, RUSSIAN)) == (
        "Период поиска: 1 сентября – 30 ноября 2020 г. (21 заявление)"
        " · ещё 2 заявления без даты сюда не входят\n"
        "\n"
        "12 декабря 2020 г. · On the river\n"
        "Mira Halden · The Ministry\n"
        "The water will be shared.\n"
        "те же слова в 3 заявлениях: впервые 1 марта 2018 г., в последний раз 30 июля 2021 г.\n"
        "\n"
        "Дата неизвестна · The border is open.\n"
        "The border is open."
    )
    assert plain(answer_reply(found, KYRGYZ)) == (
        "Издөө мезгили: 2020-жылдын 1-сентябры – 30-ноябры (21 билдирүү)"
        " · дагы 2 датасыз билдирүү буга кирбейт\n"
        "\n"
        "2020-жылдын 12-декабры · On the river\n"
        "Mira Halden · The Ministry\n"
        "The water will be shared.\n"
        "дал ушул сөздөр 3 билдирүүдө бар: биринчиси – 2018-жылдын 1-марты,"
        " акыркысы – 2021-жылдын 30-июлу\n"
        "\n"
        "Датасы белгисиз · The border is open.\n"
        "The border is open."
    )


def test_silence_in_russian_and_kyrgyz_says_what_was_searched_with_one_full_stop() -> None:
    found = answer(BARE, answered=False, missing_phrases=("кош келиңиз",))
    assert plain(answer_reply(found, RUSSIAN)) == (
        "В архиве нет ответа на этот вопрос.\n"
        "Ни в одном из просмотренных заявлений нет дословно этих слов: «кош келиңиз»\n"
        "Просмотрено 6 384 заявления, 1 марта 1996 г. – 31 мая 2024 г.\n"
        "\n"
        "Ближайшие отрывки; ответом они не являются:\n"
        "\n"
        "Дата неизвестна · The border is open.\n"
        "The border is open."
    )
    assert plain(answer_reply(found, KYRGYZ)) == (
        "Архивде бул суроого жооп жок.\n"
        "Каралган билдирүүлөрдүн биринде да дал ушул сөздөр жок: «кош келиңиз»\n"
        "Каралганы: 6 384 билдирүү, 1996-жылдын 1-марты – 2024-жылдын 31-майы.\n"
        "\n"
        "Эң жакын үзүндүлөр, бирок булар жооп эмес:\n"
        "\n"
        "Датасы белгисиз · The border is open.\n"
        "The border is open."
    )


YEAR_2020_IN_KYRGYZ = "2020-жылдын 1-январы – 31-декабры"
EXCEPT_2020 = (Period(date(2020, 1, 1), date(2020, 12, 31)),)


@pytest.mark.parametrize(
    ("say", "period", "said"),
    [
        (SAY, None, "Searched: all but 1 January – 31 December 2020 (5 statements)"),
        (
            RUSSIAN,
            None,
            "Период поиска: всё время, исключено: 1 января – 31 декабря 2020 г. (5 заявлений)",
        ),
        (
            KYRGYZ,
            None,
            f"Издөө мезгили: бардык убакыт, мындан тышкары: {YEAR_2020_IN_KYRGYZ} (5 билдирүү)",
        ),
        (
            SAY,
            Period(date(2018, 1, 1), None),
            "Searched: from 1 January 2018 on but not 1 January – 31 December 2020 (5 statements)",
        ),
    ],
)
def test_what_is_left_out_is_said_in_answers_and_in_silence(
    say: Wording, period: Period | None, said: str
) -> None:
    searched = Searched(5, 0, date(2019, 1, 5), date(2021, 3, 2))
    found = answer(WATER, period=period, searched=searched)
    found = replace(found, query=replace(found.query, excluded=EXCEPT_2020))
    assert plain(answer_reply(found, say)).splitlines()[0] == said
    silent = replace(found, answered=False, quotes=())
    assert plain(answer_reply(silent, say)).splitlines()[1].rstrip(".") == said.rstrip(".")


@pytest.mark.parametrize(
    ("period", "russian", "kyrgyz"),
    [
        (
            Period(date(2019, 1, 1), None),
            "Период поиска: с 1 января 2019 г.; заявлений за это время нет.",
            "Издөө мезгили: 2019-жылдын 1-январынан тартып; бул аралыкта билдирүү жок.",
        ),
        (
            Period(None, date(2007, 12, 31)),
            "Период поиска: по 31 декабря 2007 г.; заявлений за это время нет.",
            "Издөө мезгили: 2007-жылдын 31-декабрына чейин; бул аралыкта билдирүү жок.",
        ),
    ],
)
def test_an_empty_period_is_said_in_russian_and_kyrgyz(
    period: Period, russian: str, kyrgyz: str
) -> None:
    found = answer(period=period, searched=Searched(0, 0, None, None))
    assert plain(answer_reply(found, RUSSIAN)).splitlines()[1] == russian
    assert plain(answer_reply(found, KYRGYZ)).splitlines()[1] == kyrgyz


def test_a_note_begins_with_a_capital_letter_in_every_script() -> None:
    found = answer(WATER, order=Order.FIRST)
    assert plain(answer_reply(found, RUSSIAN)).startswith("Сначала старые\n")
    assert plain(answer_reply(found, KYRGYZ)).startswith("Адегенде эскилери\n")


@pytest.mark.parametrize(
    ("error", "russian", "kyrgyz"),
    [
        (
            QueryError("no-such-day", "", day="2021-02-31"),
            "Такой даты нет: 2021-02-31. Пожалуйста, проверьте её.",
            "Мындай күн жок: 2021-02-31. Датаны текшериңиз.",
        ),
        (
            QueryError("period-ends-before-it-starts", "", first="2021-06-05", last="2020-03-01"),
            (
                "Названный период заканчивается (1 марта 2020 г.) раньше, чем начинается"
                " (5 июня 2021 г.). Пожалуйста, проверьте даты."
            ),
            (
                "Суралган мезгилдин аягы (2020-жылдын 1-марты) башынан (2021-жылдын 5-июну) мурун."
                " Даталарды текшериңиз."
            ),
        ),
        (
            QueryError("year-out-of-range", "", year=3400),
            "3400 год лежит за пределами поиска. Пожалуйста, проверьте дату.",
            "3400-жыл издөөнүн чегинен тышкары. Датаны текшериңиз.",
        ),
        (
            QueryError("no-such-period", "", period="в пятом квартале"),
            "Такого времени нет: «в пятом квартале». Пожалуйста, назовите его иначе.",
            "Мындай мезгил жок: «в пятом квартале». Башкача жазып көрүңүз.",
        ),
        (
            QueryError("question-too-long", "", length=4001, most=4000),
            "В вопросе 4 001 символ, а допускается не больше 4 000. Пожалуйста, сократите его.",
            "Суроодо 4 001 белги бар, ал эми эң көбү 4 000 болушу мүмкүн. Кыскартып жазыңыз.",
        ),
        (
            QueryError("empty-question", ""),
            "Вопрос пустой; напишите словами, о чём хотите узнать.",
            "Суроо бош; эмнени билгиңиз келгенин сөз менен жазыңыз.",
        ),
        (
            QueryError("not-text", ""),
            "В вопросе есть знаки, которые не являются текстом. Пожалуйста, напишите его заново.",
            "Суроодо текст болбогон белгилер бар. Аны кайрадан жазып бериңиз.",
        ),
    ],
)
def test_a_question_that_cannot_be_searched_is_explained_in_russian_and_kyrgyz(
    error: QueryError, russian: str, kyrgyz: str
) -> None:
    assert plain(query_error_reply(error, RUSSIAN)) == russian
    assert plain(query_error_reply(error, KYRGYZ)) == kyrgyz


def test_a_question_the_model_cannot_compare_is_told_why_and_which_setting_helps() -> None:
    for say in (SAY, RUSSIAN, KYRGYZ):
        said = answer_reply(answer(WATER, answered=False), say, foreign=True).text
        assert said.endswith(f"\n\n{say('foreign-question')}")
        assert "ONRECORD_ENCODER=multilingual" in said
        assert say("foreign-question") not in answer_reply(answer(WATER), say).text


LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


@given(
    st.lists(st.builds(lambda t, i: (t, i), LINES, st.sampled_from("abc")), max_size=4),
    st.booleans(),
)
def test_every_quotation_stands_in_the_reply_at_the_place_it_is_remembered_at(
    given_quotes: list[tuple[str, str]],
    answered: bool,  # noqa: FBT001 - drawn by Hypothesis
) -> None:
    """Law: the text between a quotation's offsets is the quote's own text, in order."""
    quotes: list[Quote] = [
        replace(WATER, text=words, statement_id=statement) for words, statement in given_quotes
    ]
    reply = answer_reply(answer(*quotes, answered=answered), SAY)
    assert [quoted.quote for quoted in reply.quoted] == quotes
    assert [reply.text[q.start : q.end] for q in reply.quoted] == [q.text for q in quotes]
    assert all(0 <= e.start < e.end <= len(reply.text) for e in reply.entities)


def test_a_sign_stands_between_two_quotes_only_where_something_is_left_out() -> None:
    """In the order of the text, whichever answers better."""
    after = replace(WATER, start=27, end=53, text="The agreement is in force.")
    later = replace(WATER, start=90, end=106, text="It is signed so.")
    linked = Presentation(link=lambda quote: f"https://t.me/b?start=q{quote.start}")
    reply = answer_reply(answer(later, after, WATER), SAY, presentation=linked)
    assert reply.text.partition("Ministry\n")[2] == (
        "The water will be shared.\nThe agreement is in force.\n[…]\nIt is signed so."
    )
    assert [quoted.quote for quoted in reply.quoted] == [WATER, after, later]
    assert citation([WATER, after, later], SAY, None).startswith(
        "“The water will be shared. The agreement is in force. […] It is signed so.”"
    )


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Searched for: water (typed: watr)"),
        ("ru", "Искал: water (набрано: watr)"),
        ("ky", "Изделген сөз: water (жазылганы: watr)"),
    ],
)
def test_above_an_answer_stands_what_was_searched_for_instead(lang: str, line: str) -> None:
    found = replace(answer(WATER), corrected=(("watr", "water"),))
    assert answer_reply(found, Wording(lang)).text.splitlines()[0] == line
    silent = replace(answer(), corrected=(("watr", "water"),))
    assert answer_reply(silent, Wording(lang)).text.splitlines()[0] == line


def test_an_item_of_a_list_stands_below_its_lead_in() -> None:
    item = replace(WATER, text="- cut the heating allowance.", lead_in=("The ministry will not:",))
    reply = answer_reply(answer(item), SAY)
    assert reply.text.splitlines()[2:] == ["The ministry will not:", "- cut the heating allowance."]
    blocks = [e for e in reply.entities if e.style is Style.BLOCKQUOTE]
    assert [reply.text[e.start : e.end] for e in blocks] == reply.text.splitlines()[2:]


def test_words_of_a_recording_have_their_time_below_them() -> None:
    timed = answer(replace(WATER, second=3665))
    assert text(timed).endswith("The water will be shared.\ntime in the recording: 1:01:05")
    assert answer_reply(timed, Wording("ru")).text.endswith("\nвремя в записи: 1:01:05")
    assert answer_reply(timed, Wording("ky")).text.endswith("\nжазуудагы убакыт: 1:01:05")
