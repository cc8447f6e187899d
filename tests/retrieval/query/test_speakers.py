"""Whose words a question asks for: read, met with the archive's names, preferred or demanded."""

from datetime import date

import pytest
from library import Library

from bot.replies.answers import answer_reply
from bot.replies.wording import Wording
from retrieval import answer_query, understand
from retrieval.analysis.tokens import Tokenizer
from retrieval.answer.timeline import timeline
from retrieval.languages import LANGUAGES
from retrieval.query.speakers import (
    besides,
    demanded,
    excepted,
    mentioned,
    perhaps_besides,
    perhaps_excepted,
)
from retrieval.search.credits import Credits
from retrieval.types import Answer, Credit, Named

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("question", "who", "left"),
    [
        ("What did Howard say about gun control?", "Howard", "gun control"),
        ("what did john howard say on guns", "john howard", "guns"),
        ("What has Kevin Rudd ever said about coal?", "Kevin Rudd", "coal"),
        ("What Mr Abbott said about Qantas", "Mr Abbott", "Qantas"),
        ("What did Tony Abbott make of the fight?", "Tony Abbott", "the fight"),
        ("what did howard say", "howard", ""),
        ("from Rudd", "Rudd", ""),
        ("howard on guns", "howard", "guns"),
        ("Howard's position on the republic", "Howard", "the republic"),
        ("In Howard's view, is it fair?", "Howard", "is it fair?"),
        ("According to Abbott, what did it cost?", "Abbott", "what did it cost?"),
        ("How many died according to 24.kg?", "24.kg", "How many died?"),
        ("When, says Gillard, did Qantas know?", "Gillard", "When did Qantas know?"),
        ("Что сказал Жапаров о воде?", "Жапаров", "воде"),
        ("что министр Солвек говорил про воду", "министр Солвек", "воду"),
        ("По словам Солвека, что решено?", "Солвека", "что решено?"),
        ("Жапаров эмне деди?", "Жапаров", ""),
        ("Жапаров суу жөнүндө эмне деди?", "Жапаров", "суу"),
        ("Суу жөнүндө Садыр Жапаров эмне айтты?", "Садыр Жапаров", "Суу"),
        ("Солвектин айтымында, суу кимге берилет?", "Солвектин", "суу кимге берилет?"),
        ("What did Mayor Ida Holm say about buses?", "Mayor Ida Holm", "buses"),
        ("What did the Minister of Roads Ida Holm say?", "Minister of Roads Ida Holm", ""),
        ("What did Ida Holm, mayor of Tarn, say about buses?", "Ida Holm", "buses"),
        ("What did Holm have to say on the new buses?", "Holm", "the new buses"),
        ("What has Holm promised?", "Holm", ""),
        ("What did Holm tell reporters about buses?", "Holm", "buses"),
        ("What did Holm promise farmers?", "Holm", "farmers"),
        ("Is it true that Holm spoke about buses?", "Holm", "buses"),
        ("How many times did Ida Holm speak about buses?", "Ida Holm", "buses"),
        ("Did Mayor Holm comment on the buses?", "Mayor Holm", "the buses"),
        ("Show what Mayor Ida Holm said about buses", "Mayor Ida Holm", "buses"),
        ("Quote Ida Holm on buses", "Ida Holm", "buses"),
        ("exact words of Ida Holm on buses", "Ida Holm", "buses"),
        ("точные слова Лисовой о воде", "Лисовой", "воде"),
        ("Токоевду суу боюнча цитатала", "Токоев", "суу"),
        ("Токоев суу жөнүндө канча жолу сүйлөдү?", "Токоев", "суу"),
        ("What has the Mayor, Ida Holm, said about buses?", "Mayor Ida Holm", "buses"),
        ("Что госпожа Лисова говорила о воде?", "госпожа Лисова", "воде"),
        ("Что пообещал дояркам Марк Лисов?", "Марк Лисов", "дояркам"),
        ("Что Марк Лисов сказал журналистам о воде?", "Марк Лисов", "воде"),
        ("Процитируй Анну Лисову о воде", "Анну Лисову", "воде"),
        ("Правда ли, что Лисов говорил о воде?", "Лисов", "воде"),
        ("Что говорила о воде Анна Лисова, глава фонда?", "Анна Лисова", "воде"),
        ("Что сказала о воде министр связи Лисова?", "министр связи Лисова", "воде"),
        (
            "Байланыш министри Асель Токоева суу тууралуу эмне деди?",
            "Байланыш министри Асель Токоева",
            "суу",
        ),
        ("Ички иштер министри суу тууралуу эмне деди?", "Ички иштер министри", "суу"),
        (
            "Башкы дарыгер Асель Токоева суу жөнүндө эмне деди?",
            "Башкы дарыгер Асель Токоева",
            "суу",
        ),
        ("Ички иштер министрлиги суу тууралуу эмне деди?", "Ички иштер министрлиги", "суу"),
        (
            "Байланыш министринин орун басары Асель Токоева суу тууралуу эмне деди?",
            "Байланыш министринин орун басары Асель Токоева",
            "суу",
        ),
        ("Токоева айым суу жөнүндө эмне деди?", "Токоева айым", "суу"),
        ("Асель Токоева айдоочуларга эмне убада кылды?", "Асель Токоева", "айдоочуларга"),
        ("Асель Токоеванын суу боюнча пикири кандай?", "Асель Токоеванын", "суу"),
        ("Токоева суу жөнүндө айтканы чынбы?", "Токоева", "суу"),
        # of the minister somebody else speaks
        ("Токоев суу министри Асанов тууралуу эмне деди?", "Токоев", "суу министри Асанов"),
    ],
)
def test_whose_words_a_question_mentions(question: str, who: str, left: str) -> None:
    naming = mentioned(question)
    assert naming.speaker is not None
    assert (naming.speaker.name, naming.speaker.only) == (who, False)
    assert (naming.source, naming.text) == (None, left)


@pytest.mark.parametrize(
    ("question", "where"),
    [
        ("As reported by 24.kg, how many died?", "24.kg"),
        ("по данным МИД сколько человек эвакуировано", "МИД"),
        ("МИДдин маалыматы боюнча канча адам келди?", "МИДдин"),
    ],
)
def test_whose_publication_a_question_mentions(question: str, where: str) -> None:
    naming = mentioned(question)
    assert (naming.speaker, naming.source) == (None, Named(where, only=False))


@pytest.mark.parametrize(
    "question",
    [
        "What did the ministry say about water?",
        "What did they say about water?",
        "Пишу статью о воде.",
        "What did the of and for say about water?",
        "что сказал министр о воде",
        "Where is the summit taking place?",
        "Did Howard expect a fight to get re-elected?",
        "Who owns the scheme?",
        "",
    ],
)
def test_nobody_in_particular_is_mentioned(question: str) -> None:
    naming = mentioned(question)
    assert (naming.speaker, naming.source, naming.text) == (None, None, question)


@pytest.mark.parametrize(
    ("question", "speaker", "source", "left"),
    [
        ("speaker:Howard guns", "Howard", None, "guns"),
        ("guns Speaker: Howard", "Howard", None, "guns"),
        ('coal speaker:"Kevin Rudd", source:24.kg?', "Kevin Rudd", "24.kg", "coal"),
        ("вода спикер:«Дарин Солвек» источник:МИД", "Дарин Солвек", "МИД", "вода"),
        ("speaker:Rudd speaker:Abbott", "Abbott", None, ""),
        ("the loudspeaker:Howard and https://a.example/?source:b", None, None, None),
        ('speaker:"" water', None, None, None),
    ],
)
def test_a_demanded_name_is_cut_out(
    question: str, speaker: str | None, source: str | None, left: str | None
) -> None:
    naming = demanded(question)
    assert naming.speaker == (speaker and Named(speaker, only=True))
    assert naming.source == (source and Named(source, only=True))
    assert naming.text == (question if left is None else left)


def test_a_demanded_name_is_no_exact_phrase_and_no_time() -> None:
    query = understand('speaker:"May March" "clean coal" in 2008', TODAY)

    assert (query.text, query.phrases) == ('"clean coal"', ("clean coal",))
    assert (query.speaker, query.topic) == (Named("May March", only=True), "")
    assert query.period is not None


def test_a_demanded_name_counts_more_than_a_mentioned_one() -> None:
    query = understand("speaker:Rudd What did Howard say about coal?", TODAY)

    assert query.speaker == Named("Rudd", only=True)
    assert query.text == "What did Howard say about coal?"


def meets(name: str, value: str) -> bool:
    """Whether a name means the archive's ``value``."""
    match = Credits([Credit(7, value, None, None)]).speakers(Named(name, only=False), Tokenizer())
    assert match.records == (frozenset({7}) if match.names else frozenset())
    return bool(match.names)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Howard", "Howard, John"),
        ("john howard", "Howard, John"),
        ("Prime Minister Howard", "Howard, John"),
        ("J. Howard", "Howard, John"),
        ("John Howard", "J. Howard"),
        ("Japarov", "Садыр Жапаров"),
        ("Жапаровдун", "Sadyr Zhaparov"),
        ("министра Солвека", "Дарин Солвек"),
        ("Foreign Ministry", "Ministry of Foreign Affairs of Tesmar"),
        ("MFA", "Ministry of Foreign Affairs of Tesmar"),
        ("МИД", "Министерство иностранных дел Тесмара"),
        ("24kg", "24.kg"),
        ("Mayor Ida Holm", "Ida Holm"),
        ("health secretary Holm", "Ida Holm"),
        ("mayor ida holm", "Ida Holm"),
        ("Minister of Roads Ida Holm", "Ida Holm"),
        ("Minister of Roads Holm", "Ida Holm"),
        ("министр связи Лисов", "Пётр Лисов"),
        ("глава Минсвязи Лисов", "Пётр Лисов"),
        ("депутат Совета Лисов", "Пётр Лисов"),
        ("глава Минсвязи Пётр Лисов", "Пётр Лисов"),
        ("Байланыш министри Асель Токоева", "Асель Токоева"),
        ("Министр Токоев", "Токоев Т.К. — байланыш министри"),
        ("Minister for Roads", "Senator Ida Holm (Minister for Roads)"),
    ],
)
def test_a_name_means(name: str, value: str) -> None:
    assert meets(name, value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Jane Howard", "Howard, John"),
        ("Howarth", "Howard, John"),
        ("Солвеков", "Дарин Солнцев"),
        ("Education Ministry", "Ministry of Foreign Affairs of Tesmar"),
        ("MF", "Ministry of Foreign Affairs of Tesmar"),
        ("Prime Minister", "Howard, John"),
        ("the", "The Times"),
        ("Mayor Peter Holm", "Ida Holm"),
        ("Minister of Roads Peter Holm", "Ida Holm"),
        ("министр связи Павел Лисов", "Анна Лисова"),
        ("министр связи Анна Лисова", "Пётр Лисов"),
        ("директор лесного хозяйства", "Министерство лесного хозяйства"),
        ("Director of Roads", "Ministry of Roads"),
        ("Министр Токоев", "Депутат Токоева Т."),
        ("?", "24.kg"),
    ],
)
def test_a_name_does_not_mean(name: str, value: str) -> None:
    assert not meets(name, value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Токоеванын", "Токоева Асель"),
        ("Токоевдин", "Токоев Азат"),
        ("Асель Токоеванын", "Токоева Асель"),
        ("Токоевой", "Токоева Асель"),
        ("мэра Азата Токоева", "Токоев Азат"),
        ("министра связи Асель Токоевой", "Токоева Асель"),
        ("Токоева", "Токоев Азат"),
    ],
)
def test_a_name_in_another_case_tells_a_woman_from_a_man(name: str, value: str) -> None:
    people = [Credit(1, "Токоева Асель", None, None), Credit(2, "Токоев Азат", None, None)]
    named = Named(name, only=False, inflected=True)

    assert Credits(people).speakers(named, Tokenizer()).names == (value,)


@pytest.mark.parametrize(
    ("question", "who", "left"),
    [
        (
            "What did everyone except Holm say about buses?",
            "Holm",
            "What did they say about buses?",
        ),
        ("What did others than Ida Holm say of it?", "Ida Holm", "What did they say of it?"),
        ("Who besides Ida Holm spoke about buses?", "Ida Holm", "Who spoke about buses?"),
        ("Что о воде говорили все, кроме Лисова?", "Лисова", "Что о воде говорили ?"),
        ("Кто, кроме Лисова, говорил о воде?", "Лисова", "Кто говорил о воде?"),
        ("Токоевден башкалар суу жөнүндө эмне деди?", "Токоевден", "алар суу жөнүндө эмне деди?"),
        ("Суу жөнүндө Токоевден башка ким айтты?", "Токоевден", "Суу жөнүндө ким айтты?"),
        # what is left out is nobody's words
        ("What was said about buses, except in Tarn?", None, None),
        ("Buses for people without Tarnish passports", None, None),
        ("Что говорили обо всех дорогах, кроме Тарнской?", None, None),
        ("Суудан башка эмне айтылды?", None, None),
    ],
)
def test_whose_words_a_question_leaves_out(
    question: str, who: str | None, left: str | None
) -> None:
    named, text = excepted(question)
    assert (named and named.name, text) == (who, question if left is None else left)


@pytest.mark.parametrize(
    ("question", "who", "left"),
    [
        ("buses without Ida Holm", "Ida Holm", "buses"),
        ("What was said about buses, not counting Holm?", "Holm", "What was said about buses"),
        ("автобусы без Лисова", "Лисова", "автобусы"),
        ("автобусы, но не Лисова", "Лисова", "автобусы"),
        ("автобустар, Токоевсуз", "Токоев", "автобустар"),
        ("Токоевди кошпогондо суу жөнүндө ким айтты?", "Токоев", "суу жөнүндө ким айтты?"),
        ("buses without seats", None, None),
        ("автобусы без сидений", None, None),
    ],
)
def test_whose_words_a_question_may_leave_out(
    question: str, who: str | None, left: str | None
) -> None:
    named, text = perhaps_excepted(question)
    assert (named and named.name, text) == (who, question if left is None else left)


@pytest.mark.parametrize(
    ("question", "subject", "left"),
    [
        ("What has Holm said besides the buses?", "the buses", "What has Holm said"),
        ("What did Holm say except about buses?", "buses", "What did Holm say"),
        ("What did Holm say about things other than buses?", "buses", "What did Holm say"),
        ("What besides buses did Holm talk about?", "buses", "What did Holm talk about?"),
        ("What did Holm say, buses aside?", "buses", "What did Holm say"),
        ("Ida Holm not about buses", "buses", "Ida Holm"),
        ("not about buses", "buses", ""),
        ("не об автобусах", "автобусах", ""),
        ("Что говорил Лисов, кроме автобусов?", "автобусов", "Что говорил Лисов"),
        ("О чём, кроме автобусов, говорил Лисов?", "автобусов", "О чём говорил Лисов?"),
        ("Что говорил Лисов не об автобусах?", "автобусах", "Что говорил Лисов"),
        ("Что Лисов говорил о чём-либо, кроме автобусов?", "автобусов", "Что Лисов говорил"),
        ("Токоев суудан башка эмне деди?", "суу", "Токоев эмне деди?"),
        ("Суудан тышкары Токоев эмне деди?", "Суу", "Токоев эмне деди?"),
        ("Токоев сууну кошпогондо эмне айтты?", "суу", "Токоев эмне айтты?"),
        ("What was said about trams outside Lorne?", "Lorne", "What was said about trams"),
        ("What was said about trams, not in Brae Glen?", "Brae Glen", "What was said about trams"),
        ("trams except in Lorne", "Lorne", "trams"),
        ("What was said about trams, Lorne excluded?", "Lorne", "What was said about trams"),
        ("Что говорили о трамваях вне Кемина?", "Кемина", "Что говорили о трамваях"),
        ("Что говорили о трамваях, но не в Кемине?", "Кемине", "Что говорили о трамваях"),
        ("Трамваи, кроме как в Талды", "в Талды", "Трамваи"),
        (
            "Нарындан башка жерлерде трамвай жөнүндө эмне айтылды?",
            "Нарын",
            "трамвай жөнүндө эмне айтылды?",
        ),
        ("Нарында эмес, трамвай жөнүндө эмне айтылды?", "Нарын", "трамвай жөнүндө эмне айтылды?"),
        ("Why is the tram depot not in Lorne?", "", None),
        ("Почему депо не в Кемине?", "", None),
        ("What was said about trams in Lorne?", "", None),
        # what is said of a subject that leaves something out itself
        ("What did Holm say about all buses except the old ones?", "", None),
        ("Что говорил Лисов о всех автобусах, кроме старых?", "", None),
        ("Which buses except the old ones run?", "", None),
        ("Holm Still Without a View on Buses", "", None),
        ("Life without borders", "", None),
        ("What did Holm say not about buses but about trams?", "", None),
        ("Не об автобусах ли говорил Лисов?", "", None),
        ("Суу жөнүндө эмне айтылды?", "", None),
    ],
)
def test_what_subject_or_place_a_question_leaves_out(
    question: str, subject: str, left: str | None
) -> None:
    untold, naming = besides(question)
    assert (untold, naming.text) == (subject, question if left is None else left)


def test_who_speaks_in_the_text_is_met_as_a_name_too() -> None:
    found = Credits([Credit(7, "Ann Lee", None, None, ("Tom Osk",)), Credit(8, None, None, None)])

    assert found.voices(Named("Osk", only=False), Tokenizer()).names == ("Tom Osk",)
    assert found.voices(Named("Osk", only=False), Tokenizer()).records == {7}
    assert found.voices(Named("Lee", only=False), Tokenizer()).records == frozenset()
    assert found.speakers(Named("Osk", only=False), Tokenizer()).records == frozenset()


def test_the_site_of_the_address_is_a_source_too() -> None:
    sites = [Credit(7, None, None, "https://www.24.kg/vlast/1"), Credit(8, None, None, None)]
    found = Credits(sites)

    assert found.sources(Named("24.kg", only=False), Tokenizer()).records == {7}
    assert found.sources(Named("vlast", only=False), Tokenizer()).records == frozenset()
    broken = Credits([Credit(7, None, None, "http://[x")])
    assert broken.sources(Named("x", only=False), Tokenizer()).names == ()


@pytest.fixture
def filled(library: Library) -> Library:
    """Two speakers and two sources; b quotes the speaker of a."""
    for name, text, speaker, source in (
        ("a", "The grain treaty was signed. Water is dear.", "Howard, John", "The Office"),
        ("b", "Howard welcomed the grain treaty with warm words.", "Rudd, Kevin", "24.kg"),
        ("c", "The embassy moved to the river.", "Rudd, Kevin", "The Office"),
    ):
        facts = {"id": name, "date": "2021-03-02", "speaker": speaker, "source": source}
        library.write(f"{name}.md", text, **facts)
    library.reindex()
    return library


def asked(library: Library, question: str) -> Answer:
    return answer_query(library.searcher(), understand(question, TODAY))


def test_a_demanded_speaker_leaves_all_others_out(filled: Library) -> None:
    found = asked(filled, "speaker:Rudd grain treaty")

    assert {quote.statement_id for quote in found.quotes} <= {"b", "c"}
    assert found.quotes[0].statement_id == "b"
    assert (found.searched.statements, found.searched.speaker) == (2, "Rudd, Kevin")


def test_speaker_and_source_narrow_together(filled: Library) -> None:
    found = asked(filled, 'speaker:rudd source:"the office" embassy')

    assert [quote.statement_id for quote in found.quotes] == ["c"]
    assert (found.searched.statements, found.searched.source) == (1, "The Office")


def test_a_name_alone_brings_the_newest_words(filled: Library) -> None:
    found = asked(filled, "speaker:Howard")

    assert (found.answered, [quote.statement_id for quote in found.quotes]) == (True, ["a"])


def test_an_unknown_demanded_name_is_silence_that_says_so(filled: Library) -> None:
    found = asked(filled, "speaker:Keating grain treaty")
    text = answer_reply(found, Wording("en")).text

    assert (found.answered, found.quotes, found.searched.statements) == (False, (), 0)
    assert found.searched.unknown == ("Keating",)
    assert text == (
        "The archive does not answer this.\nNo statement has this speaker or source: Keating."
    )


def test_a_mentioned_speaker_comes_before_others(filled: Library) -> None:
    found = asked(filled, "What did Howard say about the grain treaty?")

    assert [quote.statement_id for quote in found.quotes] == ["a"]
    assert (found.answered, found.searched.speaker) == (True, "Howard, John")


def test_where_the_mentioned_speaker_does_not_answer_all_are_searched(filled: Library) -> None:
    found = asked(filled, 'What did Howard say about "warm words"?')

    assert [quote.statement_id for quote in found.quotes] == ["b"]
    assert (found.searched.statements, found.searched.speaker) == (3, None)


def test_a_mentioned_source_may_be_named_as_one_who_says(filled: Library) -> None:
    found = asked(filled, "What did 24.kg say about the grain treaty?")

    assert [quote.statement_id for quote in found.quotes] == ["b"]
    assert (found.searched.speaker, found.searched.source) == (None, "24.kg")


def test_a_stranger_says_nothing_and_others_are_told_from_him(filled: Library) -> None:
    found = asked(filled, "What did Keating say about the grain treaty?")
    lines = answer_reply(found, Wording("en")).text.splitlines()

    assert (found.answered, found.searched.unsaid) == (False, "Keating")
    assert not found.searched.elsewhere
    assert {quote.statement_id for quote in found.quotes} == {"a", "b"}
    assert lines[0] == "This archive holds no direct words of Keating."
    assert lines[3] == "What others say on “the grain treaty”:"


def test_of_a_speaker_who_does_not_answer_it_is_said_so(filled: Library) -> None:
    """Howard said nothing of the embassy; Rudd's words on it are not his."""
    found = asked(filled, "What did Howard say about the embassy?")
    lines = answer_reply(found, Wording("en")).text.splitlines()

    assert (found.answered, found.searched.unsaid, found.searched.elsewhere) == (
        *(False, "Howard"),
        True,
    )
    assert [quote.statement_id for quote in found.quotes] == ["c"]
    assert lines[0] == "This archive holds no direct words of Howard on this."


@pytest.mark.parametrize(
    "question",
    [
        "What did Voss say about the quarry levy in 2031?",
        "Что сказал Voss о quarry levy в 2031 году?",
    ],
)
def test_words_of_theirs_at_another_time_are_not_called_others(
    library: Library, question: str
) -> None:
    levy = "The quarry levy pays for the rails."
    library.write("a.md", levy, id="a", date="2032-05-02", speaker="Harriet Voss")
    library.write("b.md", "The dredger is old.", id="b", date="2031-04-02", speaker="Harriet Voss")
    library.write("c.md", "The quarry levy is unfair.", id="c", date="2033-04-02", speaker="Guild")
    library.reindex()
    found = asked(library, question)
    lines = answer_reply(found, Wording("en")).text.splitlines()

    assert (found.answered, found.outside, found.searched.unsaid) == (False, True, None)
    assert [quote.statement_id for quote in found.quotes] == ["a"]
    assert lines[:2] == [
        "The archive does not answer this.",
        "Searched: 1 January – 31 December 2031 (1 statement) · speaker: Harriet Voss.",
    ]
    assert lines[3] == "The nearest statements before and after that time:"


def test_a_speaker_s_own_words_are_never_under_what_others_say(library: Library) -> None:
    """Here those that name both do not answer, and what is nearest is Voss's own."""
    mills = "The old mill of the quarry has four sails and a new wheel."
    library.write("a.md", mills, id="a", date="2032-05-02", speaker="Harriet Voss")
    library.write("b.md", "The quarry pays a levy.", id="b", date="2032-05-03", speaker="Guild")
    library.reindex()
    found = asked(library, "What did Voss say about the quarry levy?")

    assert (found.answered, found.searched.unsaid) == (False, "Voss")
    assert [quote.statement_id for quote in found.quotes] == ["b"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What did everyone except Voss say about the quarry?", {"b", "c"}),
        ("What was said about the quarry, except by Harriet Voss?", {"b", "c"}),
        ("What did everyone except Nobody say about the quarry?", {"a", "b", "c", "d"}),
    ],
)
def test_words_of_who_is_left_out_are_not_searched(
    library: Library, question: str, found: set[str]
) -> None:
    """In c Voss is quoted among others, in d alone."""
    deep = "The quarry is full of old water"
    for name, text, speaker in (
        ("a", "The quarry pays for the rails.", "Harriet Voss"),
        ("b", "The quarry is deep.", "Guild"),
        (
            "c",
            f'"{deep}," said Harriet Voss. "It leaks into the quarry river," said Ola Bern.',
            None,
        ),
        ("d", '"The quarry is sold to a company," said Harriet Voss.', None),
    ):
        facts = {"speaker": speaker} if speaker else {}
        library.write(f"{name}.md", text, id=name, date="2032-05-02", **facts)
    library.reindex()

    answer = answer_query(library.searcher().showing(9), understand(question, TODAY))
    assert {quote.statement_id for quote in answer.quotes} == found


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Without the words of Rudd, Kevin"),
        ("ru", "Без слов: Rudd, Kevin"),
        ("ky", "Rudd, Kevin сөздөрү кирбейт"),
    ],
)
def test_the_answer_says_whose_words_are_left_out(filled: Library, lang: str, line: str) -> None:
    found = asked(filled, "What did everyone but Rudd say about the grain treaty?")
    assert answer_reply(found, Wording(lang)).text.splitlines()[0] == line


def test_somebody_with_an_office_is_who_says_it(filled: Library) -> None:
    found = asked(filled, "What did Transport Minister Howard say about the grain treaty?")

    assert [quote.statement_id for quote in found.quotes] == ["a"]
    assert (found.searched.speaker, found.searched.unsaid) == ("Howard, John", None)


@pytest.mark.parametrize(
    ("question", "speaker", "quotes"),
    [
        ("What did Ada Lunde say about the crane?", None, None),
        ("What did Ada Lunde say about the harbour?", "Ada Lunde", [0]),
        ("What did Ivo Marsh say about the crane?", "Ivo Marsh", [1]),
        # a question tells what the answer to it is about
        ("What did Bela Roth say about the ferry?", "BELA ROTH", [2]),
        ("Что Нора Лосева сказала о рельсах?", None, None),
        ("Что Глеб Стоцкий сказал о рельсах?", "Глеб Стоцкий", [3]),
        ("Нурай Садырова муз тууралуу эмне деди?", None, None),
    ],
)
def test_what_is_asked_about_stands_in_their_own_words(
    library: Library, question: str, speaker: str | None, quotes: list[int] | None
) -> None:
    words = (
        '"The harbour is safe," said Ada Lunde. ',
        '"The crane fell at noon," said Ivo Marsh.',
        "We will sell it by spring.",
        "«Рельсы лопнули», — возразил инженер Глеб Стоцкий.",
    )
    library.write("a.md", f"{words[0]}Nobody slept. {words[1]}", id="a", date="2032-05-01")
    talk = f"QUESTION: What of the ferry?\n\nBELA ROTH: {words[2]}\n\nQUESTION: When?"
    library.write("b.md", f"{talk}\n\nBELA ROTH: Soon.", id="b", date="2032-05-02")
    library.write("c.md", f"«Мост цел», — сказала мэр Нора Лосева. {words[3]}", date="2032-05-03")
    ice = "«Муз жука», — деди инженер Айбек Токоев."
    library.write("d.md", f"«Көпүрө бүтүн», — деди мэр Нурай Садырова. {ice}", date="2032-05-04")
    library.reindex()
    found = asked(library, question)

    own = found.answered and found.searched.unsaid is None
    assert (own, found.searched.speaker) == (quotes is not None, speaker)
    if quotes is not None:
        assert all(words[one].strip() in found.quotes[0].text for one in quotes)
        assert not any(words[1] in one.text for one in found.quotes if speaker == "Ada Lunde")


def test_what_others_say_of_somebody_is_labelled(library: Library) -> None:
    library.write("a.md", "Minister Tarnovsky opened the bridge.", id="a", date="2021-03-02")
    library.reindex()
    found = asked(library, "What did Tarnovsky say?")

    assert (found.answered, found.searched.unsaid) == (True, "Tarnovsky")
    assert "What others say that names Tarnovsky:" in answer_reply(found, Wording("en")).text


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Speaker: Rudd, Kevin · source: 24.kg"),
        ("ru", "Автор: Rudd, Kevin · источник: 24.kg"),
        ("ky", "Автору: Rudd, Kevin · булагы: 24.kg"),
    ],
)
def test_the_answer_says_whose_words_were_searched(filled: Library, lang: str, line: str) -> None:
    found = asked(filled, "speaker:Rudd source:24.kg grain treaty")
    assert answer_reply(found, Wording(lang)).text.splitlines()[0] == line


def test_silence_says_whose_words_were_searched(filled: Library) -> None:
    text = answer_reply(asked(filled, "speaker:Howard zeppelins"), Wording("en")).text
    assert text.splitlines()[1:3] == [
        "“zeppelins” does not occur in this archive.",
        "Searched: 1 statement, 2 March 2021 · speaker: Howard, John.",
    ]


def test_every_language_has_its_words_of_saying() -> None:
    assert all(known.saying and known.saying.asked for known in LANGUAGES)


BUSES = """The council met. "We need four new buses before the winter," said Mayor Bettina Orrwick.

Traders disagreed, and Jonas Pell knows nothing of buses. The winter will come early this year."""


@pytest.fixture
def quoting(library: Library) -> Library:
    """A statement of nobody's in which a mayor is quoted and a trader is named."""
    library.write("buses.md", BUSES, date="2021-03-02", source="Courier", lang="en")
    library.write("grain.md", "The grain is in. The treaty holds.", date="2021-03-03", lang="en")
    library.reindex()
    return library


def test_who_is_quoted_in_another_s_statement_is_found_by_name(quoting: Library) -> None:
    found = asked(quoting, "What did Orrwick say about the buses?")
    assert (found.answered, found.searched.speaker) == (True, "Mayor Bettina Orrwick")
    assert found.searched.unsaid is None
    spoken = [(one.speaker, BUSES[one.start : one.end]) for one in found.quotes[0].direct_speech]
    assert spoken == [("Mayor Bettina Orrwick", "We need four new buses before the winter,")]


def test_the_words_of_a_quoted_speaker_come_without_a_subject_too(quoting: Library) -> None:
    (quote,) = asked(quoting, "What did Bettina Orrwick say?").quotes
    assert quote.text == '"We need four new buses before the winter," said Mayor Bettina Orrwick.'


def test_who_is_named_and_not_quoted_says_nothing(quoting: Library) -> None:
    found = asked(quoting, "What did Jonas Pell say about the buses?")
    assert (found.searched.unsaid, found.searched.elsewhere) == ("Jonas Pell", False)


def test_the_operator_demands_a_quoted_speaker_where_none_is_called_so(quoting: Library) -> None:
    found = asked(quoting, "speaker:Orrwick buses")
    assert (found.answered, found.searched.speaker) == (True, "Mayor Bettina Orrwick")
    assert found.searched.unknown == ()


def test_a_timeline_of_a_speaker_has_the_words_of_a_quoted_one(quoting: Library) -> None:
    drawn = timeline(quoting.searcher(), understand("speaker:Orrwick winter", TODAY))
    (entry,) = drawn.entries
    assert "said Mayor Bettina Orrwick" in entry.quote.text


@pytest.mark.parametrize(
    ("question", "subject", "words", "left"),
    [
        ("the tram, except its fares", "its fares", "except its fares", "the tram"),
        ("Lorne without the depot", "the depot", "without the depot", "Lorne"),
        ("Lorne, but not trams", "trams", "but not trams", "Lorne"),
        (
            "What was said about Lorne, leaving aside trams?",
            "trams",
            "leaving aside trams",
            "What was said about Lorne",
        ),
        ("All statements on Lorne excluding trams", "trams", "excluding trams", None),
        ("Что говорили о Кемине, кроме депо?", "депо", "кроме депо", "Что говорили о Кемине"),
        ("Всё о Кемине, не считая депо", "депо", "не считая депо", "Всё о Кемине"),
        ("Кемин, но не депо", "депо", "но не депо", "Кемин"),
        ("Нарын жөнүндө эмне айтылды, мостон тышкары?", "мос", "мостон тышкары", None),
        ("Нарын, бирок депо эмес", "депо", "депо эмес", "Нарын"),
        ("Нарын депону кошпогондо", "депо", "депону кошпогондо", "Нарын"),
    ],
)
def test_what_subject_a_question_leaves_out_of_a_topic(
    question: str, subject: str, words: str, left: str | None
) -> None:
    read = perhaps_besides(question)
    assert read is not None
    assert (read.subject, read.words) == (subject, words)
    assert left is None or read.text == left


@pytest.mark.parametrize(
    "question",
    [
        "villages without water",
        "What did Holm say about all buses except the old ones?",
        "Why was the road closed but not the tram?",
        "Which schools were built without a licence?",
        "Not only trams but buses",
        "Besides Lorne, which towns did the mayor say would lose their trams?",
        "дома без света",
        "Что говорил Лисов о всех автобусах, кроме старых?",
        "Почему закрыли депо, а не мост?",
        "Суу жок айылдар жөнүндө эмне айтылды?",
    ],
)
def test_of_other_questions_nothing_is_left_out(question: str) -> None:
    assert perhaps_besides(question) is None


@pytest.fixture
def leavers(library: Library) -> Library:
    """Two of one surname on the pier, one of them on bees; others in Russian and Kyrgyz."""
    for name, speaker, text in (
        ("a", "Joan Tarn", "The pier is too dear."),
        ("b", "J. K. Tarn", "The pier will be built."),
        ("c", "Joan Tarn", "Bees will be insured."),
        ("d", "Карл Лисов", "Трамвай закрыт."),
        ("e", "Карл Лисов", "Пчёл застрахуют."),
        ("f", "Азат Токоев", "Көпүрө жабылды."),
        ("g", "Азат Токоев", "Аарылар камсыздандырылат."),
        ("h", "Ida Holm", "All imports except grain are taxed."),
    ):
        library.write(
            f"{name}.md", text, id=name, date=f"2031-01-0{ord(name) - 96}", speaker=speaker
        )
    library.reindex()
    return library


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("What did Joan Tarn say besides the pier?", {"c"}),
        ("Joan Tarn except bees", {"a", "b"}),
        ("What did Joan Tarn say apart from bees and the harbour?", {"a", "b"}),
        ("What was said about the pier by everyone but Joan Tarn?", {"b"}),
        ("the pier without J. K. Tarn", {"a"}),
        ("Что говорил Лисов, кроме трамвая?", {"e"}),
        ("Токоев көпүрөдөн башка эмне деди?", {"g"}),
        ("imports except grain", {"h"}),
        ("Imports except grain", {"h"}),
        ("imports without Grain", {"h"}),
        ("the pier, but not its price", {"a", "b"}),
        ("the pier, excluding dear", {"b"}),
        ("Всё о пчёлах и трамвае, не считая трамвая", {"c", "e", "g"}),
        ("Аарылар, бирок көпүрө эмес", {"c", "e", "g"}),
    ],
)
def test_what_is_left_out_is_not_quoted(leavers: Library, question: str, ids: set[str]) -> None:
    found = asked(leavers, question)
    assert (found.answered, {quote.statement_id for quote in found.quotes}) == (True, ids)


def test_the_subject_that_is_left_out_is_told(leavers: Library) -> None:
    found = asked(leavers, "What did Joan Tarn say besides the pier?")
    assert "without what is said of “the pier”" in answer_reply(found, Wording("en")).text


@pytest.mark.parametrize(
    ("question", "names", "each"),
    [
        (
            "What did Penn and Stroud say about water?",
            ["Penn", "Stroud"],
            ["What did Penn say about water?", "What did Stroud say about water?"],
        ),
        (
            "Что говорили Рябов и Лаптева о школах?",
            ["Рябов", "Лаптева"],
            ["Что говорили Рябов о школах?", "Что говорили Лаптева о школах?"],
        ),
        (
            "Токоева жана Сыдыков суу жөнүндө эмне деди?",
            ["Токоева", "Сыдыков"],
            ["Токоева суу жөнүндө эмне деди?", "Сыдыков суу жөнүндө эмне деди?"],
        ),
        ("What was said about Penn and Stroud?", [], []),
        ("What did Ida Holm say of the quarrel between Penn and Stroud?", [], []),
        ("What did Penn say about salt and water?", [], []),
    ],
)
def test_a_question_to_two_people_is_one_to_each(
    question: str, names: list[str], each: list[str]
) -> None:
    speakers = understand(question, TODAY).speakers
    assert [one.speaker.name for one in speakers if one.speaker] == names
    assert [one.question for one in speakers] == each


@pytest.mark.parametrize(
    ("question", "each"),
    [
        ("What did Ida Holm and Joan Tarn say about bees?", [False, True]),
        ("What did Ida Holm and Ruth Amsel say about bees?", []),
        ("Что говорили Лисов и Зуев о пчёлах?", [True, False]),
        ("Токоев жана Лисов аарылар жөнүндө эмне деди?", [True, True]),
        ("What did Bees and Pier say about the harbour?", []),
    ],
)
def test_each_of_two_people_is_asked_where_one_of_them_speaks(
    leavers: Library, question: str, each: list[bool]
) -> None:
    assert [one.answered for one in asked(leavers, question).parts] == each
