"""Whose words: direct speech is told from prose, with the speaker where the text names one."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from library import Library
from long_statements import long_text
from made_answers import WATER, answer
from paths import ROOT

from bot.cli.json_models.answers import QuoteJson
from bot.replies.answers import answer_reply
from bot.replies.wording import Wording
from retrieval import answer_query as answered
from retrieval import read_corpus, understand
from retrieval.analysis.direct_speech import direct_speech, speeches
from retrieval.analysis.quotation_marks import quotations
from retrieval.analysis.turns import Turn, turns
from retrieval.text import normalise
from retrieval.types import Entity, EntityKind, Speech

STATEMENTS = ROOT.parent / "shared" / "statements"


def said(text: str, lang: str | None = "en") -> list[tuple[str | None, str]]:
    """Speaker and words of all direct speech."""
    return [(one.speaker or one.office, text[one.start : one.end]) for one in speeches(text, lang)]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ('"We met," the Foreign Ministry said.', "Foreign Ministry", "We met,"),
        (
            "“We met,” said Foreign Minister Aisel Merdan, who came late.",
            "Foreign Minister Aisel Merdan",
            "We met,",
        ),
        ("«We met», Mr Rudd told reporters in Bali.", "Mr Rudd", "We met"),
        ("‘We met,’ Dr. Ann O'Hara added.", "Dr. Ann O'Hara", "We met,"),
        (
            '"We met," the head of the archive, Edda Marrin, said.',
            "Edda Marrin",
            "We met,",
        ),
        ('The Prime Minister said: "We met."', "Prime Minister", "We met."),
        ('Mr Stevens said last May that "we all met there".', "Mr Stevens", "we all met there"),
        ('According to the Ministry, "we met them twice".', "Ministry", "we met them twice"),
        (
            "The ministry «regretfully states that some users took it out of context.» It went on.",
            "ministry",
            "regretfully states that some users took it out of context.",
        ),
        ('"We met," I said.', None, "We met,"),
        ("Said Mayor Ann Lee: “We met.”", "Mayor Ann Lee", "We met."),
        (
            "Union leader Casimir Both was defiant. “They can stay out,” he said, to cheers.",
            "Union leader Casimir Both",
            "They can stay out,",
        ),
        (
            "Justice Bram Holloway dissented. In his view, “the Court is badly mistaken here”.",
            "Justice Bram Holloway",
            "the Court is badly mistaken here",
        ),
        (
            "The Fishing Board (FB) met twice. “We met the men,” the FB announced on Monday.",
            "Fishing Board",
            "We met the men,",
        ),
        ("Once described by everybody as “four of the best lawyers”, it won.", None, ""),
        ("Also read: “We heard it before we saw it”.", None, ""),
    ],
)
def test_english(text: str, speaker: str | None, words: str) -> None:
    assert said(text) == ([(speaker, words)] if words else [])


def test_a_quotation_goes_on_past_who_says_it() -> None:
    text = '"Our advice," said Dr. Ann Lee, the medical officer, "is to stay in."'
    assert said(text) == [
        ("Dr. Ann Lee", "Our advice,"),
        ("Dr. Ann Lee", "is to stay in."),
    ]


@pytest.mark.parametrize("end", [".", "!", "?", "…"])
def test_who_leads_to_the_next_quotation_did_not_say_the_one_before(end: str) -> None:
    text = f"“The peat will last until May{end}” Smith Oda Lind added: “We burn wood anyway.”"
    assert said(text)[-1] == ("Smith Oda Lind", "We burn wood anyway.")
    assert ("Smith Oda Lind", f"The peat will last until May{end}") not in said(text)


def test_he_is_nobody_where_the_sentence_before_names_two() -> None:
    text = "Casimir Both met Jonas Pell there. “They can stay out all winter,” he said, to cheers."
    assert said(text) == [(None, "They can stay out all winter,")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "«Мы договорились обо всём», — заявил министр Дарин Солвек журналистам.",
            "министр Дарин Солвек",
        ),
        ("„Мы договорились“, - отметила Мира Халден в Ольваре.", "Мира Халден"),
        (
            "«Мы договорились», — подчеркнули во внешнеполитическом ведомстве.",
            "внешнеполитическом ведомстве",
        ),
        ("Президент Садыр Жапаров сказал: «Мы договорились».", "Президент Садыр Жапаров"),
        ("По словам Миры Халден, «мы договорились обо всём».", "Миры Халден"),
    ],
)
def test_russian(text: str, speaker: str) -> None:
    ((found, words),) = said(text, "ru")
    assert (found, words.casefold()[:15]) == (speaker, "мы договорились")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "«Биз макулдаштык», — деди тышкы иштер министри Дарин Солвек ачылышта.",
            "тышкы иштер министри Дарин Солвек",
        ),
        ("Президент Садыр Жапаров «Биз макулдаштык» деп белгиледи.", "Президент Садыр Жапаров"),
        ("«Биз макулдаштык», — деп билдирди Надира Кешт.", "Надира Кешт"),
        ("Надира Кешттин айтымында, «биз баары боюнча макулдаштык».", "Надира Кешт"),
    ],
)
def test_kyrgyz(text: str, speaker: str) -> None:
    ((found, words),) = said(text, "ky")
    assert (found, words[:1].casefold(), words.endswith("макулдаштык")) == (speaker, "б", True)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ('The so-called "road map" was drawn.', "en"),
        ('Enter your journey in the register "Way Home" on the website.', "en"),
        ('He was known as "Weary" Dunlop to his men.', "en"),
        ("The report ‘Working Together to Support Australian Bio Fuels’ is out.", "en"),
        ('The Ministry warned of sites that offer "a place in the queue" for money.', "en"),
        (
            "Since the Government added a “Defence Force Experience Desirable” flag, more came.",
            "en",
        ),
        ("the workers’ rights and the farmers’ debts", "en"),
        ("Партия «Единая Россия» и агентство «24.kg» промолчали.", "ru"),
        ("Фильм под названием «Мы вернёмся домой завтра утром, мама» показали вчера.", "ru"),
        ("Театрдын «Ак боз ат» спектакли коюлду.", "ky"),
        ('An opening mark " without another.', "en"),
        ("", "en"),
    ],
)
def test_a_term_a_title_or_a_name_is_no_speech(text: str, lang: str) -> None:
    assert said(text, lang) == []


def test_he_is_who_was_named_before() -> None:
    text = """"We counted them all," Mr Rudd said. "Nobody was left behind."
"It took nine days," he said.
Mr Brumby said the work went on.
"We will stay until the end of it," he said."""
    assert [speaker for speaker, _ in said(text)] == ["Mr Rudd"] * 3 + ["Mr Brumby"]


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "“We came in May.\n“We left in June,” said Mira Halden.\n“And in July we came again.”"
    assert said(text) == [
        ("Mira Halden", "We came in May.\n“We left in June,"),
        ("Mira Halden", "And in July we came again."),
    ]


def test_lines_of_a_fixed_width_are_one_paragraph() -> None:
    text = 'Mr Howard was glad. "It is a great day for\nall of them, and for us,"\nMr Howard said.'
    assert said(text) == [("Mr Howard", "It is a great day for\nall of them, and for us,")]


def test_what_is_nested_belongs_to_the_outer_speaker() -> None:
    text = "«Он сказал мне: «Приезжай», и я приехал», — рассказал Йорин Тавел."
    assert said(text, "ru") == [("Йорин Тавел", "Он сказал мне: «Приезжай», и я приехал")]


def test_a_pull_quote_has_its_name_behind_or_below() -> None:
    text = (
        "«We met them all in the old town hall yesterday,» the Foreign Ministry said.\n"
        "The talks go on and nobody has left the table yet. Ministry of Foreign Affairs\n"
        "“A mother should not look at the clock.”\n— Yorin Tavel, Deputy Minister"
    )
    assert [speaker for speaker, _ in said(text)] == [
        "Foreign Ministry",
        "Ministry of Foreign Affairs",
        "Yorin Tavel",
    ]


TRANSCRIPT = """Subjects: tax; water
E&OE
PRIME MINISTER:
Good morning. The tax will go.
It goes in May.
JOURNALIST:
Will it? People say "never".
PRIME MINISTER: It will.
[ends]"""


def test_a_transcript_is_told_by_its_labels() -> None:
    assert said(TRANSCRIPT) == [
        ("PRIME MINISTER", "Good morning. The tax will go.\nIt goes in May."),
        ("JOURNALIST", 'Will it? People say "never".'),
        ("PRIME MINISTER", "It will."),
    ]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Вопрос: Где вы?\nОтвет: Здесь.", ["Вопрос", "Ответ"]),
        ("Суроо: Кайдасыз?\nЖооп: Ушул жерде.", ["Суроо", "Жооп"]),
        (
            "PM: One.\nGraeme Morrison, Owner: Two.\nPM: Three.",
            ["PM", "Graeme Morrison, Owner", "PM"],
        ),
        ("PRIME MINISTER: Friends, I am glad to be here with all of you.", ["PRIME MINISTER"]),
        (
            "Алып баруучу: И.\nТилек Орозбаев: Ж.\nАсел Асанова, эксперт: А.\nТилек Орозбаев: О.",
            ["Алып баруучу", "Тилек Орозбаев", "Асел Асанова, эксперт", "Тилек Орозбаев"],
        ),
        (
            "Nora Vale: We have none.\nTom Reyes: Since when?\nNora Vale: May.",
            ["Nora Vale", "Tom Reyes", "Nora Vale"],
        ),
        ("Main Street: shut.\nLake Road: open.\nMain Street: open from May.", []),
        ("Minister: grain is dear.", []),
        ("Note: closed on Monday.\nContact: 555.\nMAY 17 97: sent.", []),
        ("The parties agreed:\nfirst: water;\nsecond: grain.", []),
    ],
)
def test_labels_of_speakers(text: str, speakers: list[str]) -> None:
    assert [turn.speaker for turn in turns(text)] == speakers


def test_a_span_is_decided_over_the_whole_text() -> None:
    text = '"Nobody came. Nobody will come. All are gone," the Ministry said. It was late.'
    start = text.index("Nobody will")
    end = text.index(" All")

    assert direct_speech(text, "en", start, end) == (Speech(start, end, "Ministry"),)
    assert direct_speech(text, "en", text.index("It was"), len(text)) == ()
    assert direct_speech(text, "en", text.index('," the') + 1, len(text)) == ()


def test_what_a_turn_quotes_of_another_is_nobody_s_that_we_know() -> None:
    text = 'MINISTER: A widow wrote to me: "They took the cow away."\nQUESTION: And then?'
    start = text.index("They took")
    assert [
        (one.speaker, one.office, one.rule)
        for one in direct_speech(text, "en", start, start + len("They took the cow"))
    ] == [(None, None, "quoted in it")]
    assert [
        (one.speaker, one.office, one.rule)
        for one in direct_speech(text, "en", text.index("A widow"), start + len("They took"))
    ] == [(None, "MINISTER", "turn")]


@given(st.text(alphabet="aB .,:\n\"'“”‘’«»„—", max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_spans_are_of_the_text_in_order_and_inside(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    for found in (speeches(text, None), direct_speech(text, None, start, end)):
        ends = [place for speech in found for place in (speech.start, speech.end)]
        assert ends == sorted(ends)
        assert all(speech.start < speech.end for speech in found)
    assert all(start <= s.start and s.end <= end for s in direct_speech(text, None, start, end))
    spans = [place for one in quotations(text) for place in (one.start, one.end)]
    assert spans == sorted(spans)


def test_the_release_of_the_agency() -> None:
    if not (STATEMENTS / "24kg-2020-12-12.txt").is_file():
        pytest.skip(f"the statements are not here: {STATEMENTS}")
    text = normalise((STATEMENTS / "24kg-2020-12-12.txt").read_text(encoding="utf-8"))

    assert [(speaker, words[:28]) for speaker, words in said(text)] == [
        ("Foreign Affairs Ministry", "The new government of the Ky"),
        ("ministry", "regretfully states that some"),
        ("Ministry of Foreign Affairs", "The Kyrgyz side is grateful "),
        ("Foreign Ministry", "Consistently fulfilling the "),
        ("Ministry of Foreign Affairs", "Cooperation with the America"),
        ("ministry", "The joint work with our Amer"),
        ("Foreign Ministry", "By this statement, the Kyrgy"),
    ]


def test_the_sample_corpus_names_its_speakers() -> None:
    found = {
        statement.id: [speaker for speaker, _ in said(statement.text, statement.lang)]
        for statement in read_corpus(ROOT / "corpus", max_file_bytes=50 * 2**20).statements
    }
    assert found["mfa-2018-043"] == ["Edda Marrin"]
    assert found["mfa-2019-077-ky"] == ["тышкы иштер министри Дарин Солвек"]
    assert found["mfa-2021-094-ky"] == ["Министрликтин расмий өкүлү Надира Кешт"]
    assert found["mfa-2021-094-ru"] == ["официальный представитель Министерства Надира Кешт"]
    assert found["mfa-2021-040"] == ["Foreign Minister Aisel Merdan"]
    assert found["mfa-press-2019-014"] == ["Question", "Answer", "press service"]
    assert found["mfa-2021-077"] == []


# -- in answers --------------------------------------------------------------------------------


def test_a_quote_carries_its_direct_speech(library: Library) -> None:
    text = '"The grain treaty is good for all of us," the Ministry said. The embassy moved.'
    library.write("a.md", text, id="a", date="2021-03-02", source="The Office")
    library.reindex()
    searcher = library.searcher()

    (treaty,) = answered(searcher, understand("grain treaty", date(2026, 11, 23))).quotes
    (moved,) = answered(searcher, understand('"embassy moved"', date(2026, 11, 23))).quotes

    (speech,) = treaty.direct_speech
    assert text[speech.start : speech.end] == "The grain treaty is good for all of us,"
    assert QuoteJson.of(treaty).as_dict()["direct_speech"] == [
        {
            "start": speech.start,
            "end": speech.end,
            "speaker": "Ministry",
            "office": None,
            "state": "named",
            "rule": "",
        }
    ]
    assert treaty.reported is False
    assert (moved.direct_speech, moved.reported) in [((), True), (treaty.direct_speech, False)]


SPOKEN = (Speech(0, 26, "PRIME MINISTER"),)
ASKED = (Speech(0, 9, "Вопрос"), Speech(9, 26, "Ответ"))
"""Labels that name nobody: who asked is not known, who answered is whose statement it is."""


@pytest.mark.parametrize(
    ("lang", "spoken", "reported", "line"),
    [
        ("en", SPOKEN, False, "direct speech: Prime Minister"),
        ("en", (Speech(0, 26, "Foreign Ministry"),), False, "direct speech: Foreign Ministry"),
        ("en", (Speech(0, 26, None),), False, "direct speech"),
        ("en", (Speech(0, 9, "PM"), Speech(9, 12, "PM")), False, "partly direct speech: PM"),
        ("en", (), True, "as reported by The Ministry"),
        ("ru", SPOKEN, False, "прямая речь: Prime Minister"),
        ("ru", (), True, "в изложении: The Ministry"),
        ("ky", SPOKEN, False, "тике сөз: Prime Minister"),
        ("ky", (), True, "баяндаган: The Ministry"),
        ("en", ASKED, False, "direct speech: a question, Mira Halden"),
        ("ru", ASKED, False, "прямая речь: вопрос, Mira Halden"),
        ("ky", ASKED, False, "тике сөз: суроо, Mira Halden"),
    ],
)
def test_the_answer_says_whose_words_they_are(
    lang: str, spoken: tuple[Speech, ...], *, reported: bool, line: str
) -> None:
    quote = replace(WATER, direct_speech=spoken, reported=reported)
    assert answer_reply(answer(quote), Wording(lang)).text.splitlines()[-1] == line


def test_nothing_is_said_where_nothing_is_known() -> None:
    plain = answer_reply(answer(WATER), Wording("en")).text
    sourceless = replace(WATER, source=None, reported=True)

    assert plain.splitlines()[-1] == WATER.text
    assert answer_reply(answer(sourceless), Wording("en")).text.splitlines()[-1] == WATER.text


# -- long texts --------------------------------------------------------------------------------

TOLD = "Mira Halden said: “The toll on the bridge of Senn will go in May.”"


def test_in_a_long_text_speech_is_told_as_in_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = long_text(TOLD, TOLD, TOLD)
    last = text.rindex("The toll")
    words = slice(last, last + len("The toll on the bridge of Senn will go in May."))
    expected = Speech(words.start, words.stop, "Mira Halden")
    read: list[int] = []

    def counted(part: str) -> list[Turn]:
        read.append(len(part))
        return turns(part)

    monkeypatch.setattr("retrieval.analysis.direct_speech.turns", counted)
    assert direct_speech(text, "en", last - 100, last + 100) == (expected,)
    assert len(read) <= 2
    assert max(read) <= 60_000
    assert [one.start for one in speeches(text, "en")] == [
        found.end() + len("Mira Halden said: “") for found in re.finditer("\n(?=Mira)", text)
    ]
    assert speeches(text, "en")[-1] == expected


def test_the_names_of_a_long_text_are_looked_for_where_they_stand() -> None:
    told = "Мира Халден сказала: «Пошлину на мосту отменят в мае этого года»."
    text = long_text(told)
    at = text.index(told)
    name = Entity(at, at + 11, EntityKind.PERSON, "Мира Халден", subject=True, feminine=True)
    (one,) = direct_speech(text, "ru", at, at + len(told), (name,))
    assert (one.speaker, text[one.start : one.end]) == (
        "Мира Халден",
        "Пошлину на мосту отменят в мае этого года",
    )
