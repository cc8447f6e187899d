"""Names across scripts: the same key, and the statement found whichever way the name is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from library import Library, find

from retrieval import RetrievalSettings, answer_query
from retrieval.analysis.tokens import Tokenizer
from retrieval.analysis.transliteration import keys
from retrieval.index.build import rules
from retrieval.types import Query

MEETING = (
    "Жапаров Жапарова Жапаровым Жапаровдун Джапаров Zhaparov Japarov Djaparov Dzhaparov",
    "Кыргызстан Кыргызстана Кыргызстаном Кыргызстанда Кыргызстандын Kyrgyzstan Kirgizstan",
    "Садыр Садыра Садыром Садырга Sadyr Sadir",
    "Бишкек Бишкеке Бишкекте Бишкектен Bishkek",
    "Токаев Токаева Токаеву Tokayev Tokaev",
    "Чолпон Чолпондо Cholpon",
    "Юлия Юлии Юлией Yulia Iuliia Yuliya Iulia",
    "Щукин Shchukin Schukin",
    "Отунбаева Отунбаевой Otunbayeva Otunbaeva",
    "Үсөн Uson Usoen",
    "Таңатар Tangatar Tanatar",
    "Чүй Чуй Chui Chuy",
    "Ош Osh",
    "Сергей Сергея Sergey Sergei",
    "Зеленский Зеленского Zelensky Zelenskyy Zelenskiy",
    "Васильев Vasilyev Vasiliev",
    "Ельцин Yeltsin Eltsin",
    "Цой Tsoi Tsoy",
    "Харьков Kharkov",
    "Жээнбеков Jeenbekov Zheenbekov",
    "Пакистан Пакистане Pakistan",
    "Баку Baku",
    "Юрий Yuri Yuriy Iurii",
)


ROMANISED = (
    "Королёв Королев Korolëv Korolyov Korolev Koroliov Koroljov",
    "Королёва Королева Koroleva Korolyova Koroliova Korolëva",
    "Горбачёв Горбачева Gorbachev Gorbachyov Gorbačëv Gorbachov",
    "Хрущёв Khrushchev Khrushchyov Hruščëv Hrushchev Xrushchev",
    "Евгений Евгения Yevgeniy Evgeny Evgenij Evgenii Yevgeny Jewgenij",
    "Эйхе Eikhe Eykhe Eihe Eyhe Eixe Ejhe",
    "Семён Семена Semyon Semën Semen",
    "Щербаков Shcherbakov Scherbakov Ščerbakov Shherbakov",
    "Ельцин Yeltsin Eltsin El'cin Eltcin",
    "Чайковский Tchaikovsky Chaykovskiy Čajkovskij Chaikovskii",
    "Жуков Zhukov Žukov Jukov",
    "Жданов Zhdanov Ždanov Jdanov",
    "Юрий Yuri Yuriy Jurij Iurii Yury Juri",
    "Яков Yakov Jakov Iakov",
    "Юлия Yulia Yuliya Iuliia Julija",
    "Илья Ilya Il'ja Ilia Ilja",
    "Цой Tsoy Tsoi Coj",
    "Царёв Царев Tsarev Tsaryov Carëv Tcarev",
    "Цветаева Tsvetaeva Tsvetayeva Cvetaeva",
    "Кузнецов Kuznetsov Kuznecov Kuznetcov",
    "Выготский Vygotsky Vygotskiy Vygotskij",
    "Айтматов Aitmatov Aytmatov Ajtmatov",
    "Ибраимов Ibraimov",
    "Жээнбеков Zheenbekov Jeenbekov Zheyenbekov",
    "Сооронбай Sooronbai Sooronbay Sooronbaj",
    "Үмөтов Umotov Ümötov Uemoetov",
    "Түлеев Tuleev Tuleyev Tuelejev Tüleev",
    "Бөрү Boru Börü Boeru",
    "Дүйшөн Duishon Duyshon Düyshön",
    "Чыңгыз Chyngyz Chingiz Čyŋgyz",
    "Акаев Akayev Akaev Akajev",
    "Хабибуллин Khabibullin Habibullin Xabibullin",
    "Михаил Mikhail Mihail Mixail",
    "Худайбергенов Khudaibergenov Khudaybergenov Hudajbergenov Xudaybergenov",
    "Ташиев Tashiev Tashiyev Taşiev Tašiev",
    "Шевченко Shevchenko Ševčenko",
    "Объедков Obyedkov Obedkov",
    "Васильев Vasiliev Vasilyev Vasil'ev Vasilev",
    "Соловьёв Соловьева Solovyov Solovyev Soloviev Solov'ëv Solovev",
    "Фёдор Fyodor Fedor Fëdor Fiodor",
    "Пётр Pyotr Petr Pëtr Piotr",
    "Алексей Alexei Aleksey Alexey Aleksej Aleksei",
    "Максим Maxim Maksim",
    "Мария Maria Mariya Mariia Marija",
    "Наталья Natalya Natalia Natal'ja Nataliya",
    "Татьяна Tatyana Tatiana Tat'jana Tatjana",
    "Любовь Lyubov Ljubov Liubov",
    "Рязанов Ryazanov Riazanov Rjazanov",
    "Ёлкин Елкин Yolkin Elkin Ëlkin Iolkin Jolkin",
    "Муравьёва Muravyova Muravieva Muravyeva",
    "Дьяченко Dyachenko Diachenko D'jačenko",
    "Рашид Rashid Rasheed",
    "Халед Khaled",
    "Хусейн Hussein Husain Hussain Khusein",
    "Шейх Sheikh Shaikh",
    "Мухаммед Mohammed Muhammad Muhammed",
    "Ахмед Ahmed Ahmad",
    "Абдулла Abdulla Abdullah",
    "Джонсон Johnson Jonson",
    "Шольц Scholz Sholts",
    "Мерц Merz",
    "Джокович Djokovic Djokovich",
    "Лукашенко Lukashenko Lukashenka",
    "Мюллер Müller Mueller",
    "Шрёдер Шредер Schröder Schroeder",
    "Уильямс Williams",
    "Си Xi",
    "Цзиньпин Jinping",
    "Цинь Qin",
    "Чжан Zhang",
    "Ван Wang",
    "Уулу uulu",
    "Кызы kyzy kizi",
    # letters that Unicode does not take apart, and a silent h
    "Сёренсен Sørensen Soerensen",
    "Sørensen Sorensen Соренсен",
    "Ødegård Ødegaard Odegaard Odegard",
    "Кёлер Келер Köhler Koehler",
    "Köhler Kohler Koler",
    "Малер Mahler",
    "Алиев Əliyev Aliyev",
    "Лукаш Łukasz Lukasz",
    "Đoković Djokovic Джокович",
    "Чайковская Czajkowska",
    "Þóra Thora",
)
"""What passports, libraries, newspapers and people make of the name that comes first."""

OTHERS = (
    "Иванов Иваненко",
    "Царёв Карев",
    "Ханов Чанов",
    "Канов Цанов",
    "Жилин Шилин",
    "Ильин Жилин",
    "Ташиев Ташев",
    "Ибраимов Ибрагимов",
    "Алиев Валиев",
    "Валиев Валеев",
    "Шакиев Шакеев",
    "Сыдыков Садыков",
    "Каримов Керимов",
    "Кулов Кулиев",
    "Османов Осмонов",
    "Көчөров Кучеров",
    "Акаев Бакиев",
    "Горбачёв Горбунов",
    "Соколов Соколин",
    "Исаев Исаков",
    "Chanov Khanov",
    "Sadykov Sydykov",
    "Tashiev Tashev",
    "Karev Tsarev",
    "Kuznetsov Kuzmin",
    "Zhukov Zhulov",
    "Mason Massov",
)


def meet(one: str, other: str) -> bool:
    """Whether two spellings have a key in common, as the tokenizer makes them."""
    tokenizer = Tokenizer()
    a, b = (set(tokenizer.keys(name[0].upper() + name[1:])) for name in (one, other))
    return not a.isdisjoint(b)


@pytest.mark.parametrize("names", [*MEETING, *ROMANISED])
def test_usual_spellings_of_a_name_meet(names: str) -> None:
    first, *others = names.split()
    assert [other for other in others if not meet(first, other)] == []


def test_no_two_names_have_the_same_key() -> None:
    made = [one for names in (*MEETING, *OTHERS[:1]) for one in keys(names.split()[0].casefold())]
    assert len(set(made)) == len(made)


@pytest.mark.parametrize("names", OTHERS)
def test_other_names_stay_apart(names: str) -> None:
    assert not meet(*names.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [("plan", "plane"), ("good", "god"), ("жапаров", "жапар"), ("токаев", "ток"), ("ош", "оштой")],
)
def test_other_words_have_other_keys(one: str, other: str) -> None:
    assert set(keys(one)).isdisjoint(keys(other))


def test_a_spelling_that_may_be_read_in_two_ways_has_both_keys() -> None:
    assert keys("jakov") == ("~jakov", "~iakov")
    assert keys("korolyov") == ("~koroliov", "~korolev")
    assert keys("васильев") == ("~vasiliev", "~vasilev")
    assert keys("sadyr") == ("~sadir",)


@pytest.mark.parametrize("word", ["", "a", "я", "2024", "北京", "αθηνα", "abв", "a1"])
def test_what_is_no_word_of_one_script_has_no_key(word: str) -> None:
    assert keys(word) == ()


@given(st.text(st.characters(categories=["L", "N"])))
def test_any_word_may_be_given(word: str) -> None:
    for made in keys(word.casefold()):
        assert made[0] == "~"
        assert made[1:].isascii()
        assert len(made) > 2


def test_capitalised_words_of_a_statement_get_a_key() -> None:
    """And no others, nor stop words, nor any where it is switched off."""
    text = "The grain went to Bishkek."
    tokens = ["grain", "went", "bishkek"]
    assert Tokenizer().indexed(text) == [*tokens, "~biSkek"]
    assert Tokenizer(transliteration=False).indexed(text) == tokens


def test_every_word_of_a_question_gets_a_key() -> None:
    """Names are typed in small letters too."""
    assert Tokenizer().words("the sadyr’s Café", keyed=True) == [
        ("sadyr", "~sadir"),
        ("cafe", "~kafe"),
    ]
    assert Tokenizer(transliteration=False).words("sadyr", keyed=True) == [("sadyr",)]
    assert Tokenizer().topical("statement of Sadyr", keyed=True) == [("sadyr", "~sadir")]


@pytest.fixture
def names(library: Library) -> Library:
    """One name in three spellings, one country in two, and words beside."""
    library.write("russian.md", "В среду Мелис Жапыранов открыл школу в столице Кыргызстана.")
    library.write("kyrgyz.md", "Мектепти Жапырановдун өзү ачты.")
    library.write("english.md", "Mr Zhapyranov opened a school in Kyrgyzstan on Wednesday.")
    library.write("other-english.md", "Melis Japyranov has opened a bridge.")
    for number in range(6):
        library.write(f"road-{number}.md", f"The road number {number} is being mended this year.")
    library.reindex()
    return library


def found(library: Library, question: str) -> set[str]:
    """The statements that share a word with the question."""
    searcher = library.searcher()
    hits = find(searcher, Query(question, question))
    numbers = [searcher.snapshot.passage(hit.row).record for hit in hits.hits if hit.lexical > 0]
    records = searcher.archive.records(numbers)
    return {records[number].statement.id for number in numbers}


@pytest.mark.parametrize(
    "name", ["Жапыранов", "Жапыранову", "Zhapyranov", "Japyranov", "japyranov", "DJAPYRANOV"]
)
def test_a_name_finds_all_its_spellings(names: Library, name: str) -> None:
    everywhere = {"russian.md", "kyrgyz.md", "english.md", "other-english.md"}
    assert found(names, name) == everywhere


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Семён Королёв", "Korolyov"),
        ("Семён Королёв", "Korolëv"),
        ("Семен Королев", "Koroljov"),
        ("Сапарбек Асан уулу", "Saparbek Asan uulu"),
        ("Айгүл Асан кызы", "Aigul Asan kyzy"),
        ("Евгений Эйхе", "Eikhe"),
        ("Хадича Үсөнова", "Usonova"),
        ("Виктор Цветков", "Cvetkov"),
        ("Юрий Щукин", "Jurij Ščukin"),
        ("Semyon Korolyov", "Королёв"),
        ("Semën Korolëv", "Королев"),
        ("Yevgeniy Eikhe", "Эйхе"),
        ("Evgenij Ejhe", "Эйхе"),
        ("Saparbek Asan uulu", "Асан уулу"),
        ("Jyldyz Jeenbekova", "Жээнбекова"),
        ("Jakov Juščenko", "Ющенко"),
        ("Sooronbaj Xudaybergenov", "Худайбергенов"),
    ],
)
def test_a_name_is_found_whatever_its_romanisation(
    library: Library, written: str, asked: str
) -> None:
    """From a question in one script to a text in the other, and back."""
    latin = written.isascii() or "ë" in written or "š" in written
    said = "reported on the roads" if latin else "сообщил о ремонте дорог"
    library.write("it.md", f"{written} {said}.", id="it", date="2031-01-01")
    other = "Marat Bakirov reported on schools." if latin else "Марат Бакиров сообщил о школах."
    library.write("other.md", other, id="other", date="2031-01-02")
    library.reindex()
    assert found(library, asked) == {"it"}


@pytest.mark.parametrize("country", ["Кыргызстан", "Kyrgyzstan", "кыргызстандын", "Kirgizstan"])
def test_a_country_finds_all_its_spellings(names: Library, country: str) -> None:
    assert found(names, country) == {"russian.md", "english.md"}


def test_a_name_in_another_script_is_the_best_hit_and_its_sentence_is_quoted(
    library: Library,
) -> None:
    library.write("long.md", "Погода хорошая. Дороги чинят. Мост открыл Жапыранов. Хлеба хватает.")
    library.write("short.md", "Погода плохая. Дороги чинят.")
    library.reindex()
    made = answer_query(library.searcher(), Query("Zhapyranov", "Zhapyranov"))
    assert made.quotes[0].statement_id == "long.md"
    assert "Жапыранов" in made.quotes[0].text


def test_another_spelling_counts_only_where_the_word_itself_does_not_stand(
    library: Library,
) -> None:
    """So a word never counts twice, and one script alone is ranked as without keys."""
    library.write("one.md", "Japyranov spoke.")
    library.write("two.md", "Zhapyranov spoke.")
    library.reindex()
    searcher = library.searcher()
    lexical, rows = searcher.snapshot.lexical, len(searcher.snapshot)
    hits = find(searcher, Query("Japyranov", "Japyranov")).hits
    own, key_scores = lexical.scores(["japyranov"]), lexical.scores(["~japiranov"])
    expected = {row: float(own[row] or key_scores[row]) for row in range(rows)}
    assert {hit.row: hit.lexical for hit in hits} == pytest.approx(expected)
    assert (own > 0).sum() == 1
    assert (key_scores > 0).sum() == 2


def test_exact_phrases_keep_to_their_spelling(names: Library) -> None:
    searcher = names.searcher()
    asked = Query('"Melis Japyranov"', "Melis Japyranov", phrases=("Melis Japyranov",))
    assert {q.statement_id for q in answer_query(searcher, asked).quotes} == {"other-english.md"}
    asked = Query('"Melis Zhapyranov"', "Melis Zhapyranov", phrases=("Melis Zhapyranov",))
    assert answer_query(searcher, asked).missing_phrases == ("Melis Zhapyranov",)


def test_the_switch_is_part_of_what_a_build_is(names: Library) -> None:
    """Switched off, names keep to their script; the build is made anew, no vector is."""
    names.settings = RetrievalSettings(passage_tokens=(5, 12), transliteration=False)
    report = names.reindex()
    assert (report.published, report.embedded) == (True, 0)
    assert found(names, "Japyranov") == {"other-english.md"}
    assert not names.reindex().published
    assert rules(names.settings) != rules(RetrievalSettings(passage_tokens=(5, 12)))


def test_a_question_in_a_script_the_encoder_does_not_know_is_foreign(names: Library) -> None:
    """Where most statements are in a script that it knows."""
    searcher = names.searcher()
    assert answer_query(searcher, Query("Кто открыл школу?", "Кто открыл школу?")).foreign
    assert not answer_query(searcher, Query("Who opened it?", "Who opened it?")).foreign


def test_no_question_is_foreign_to_an_archive_of_its_own_script(library: Library) -> None:
    library.write("one.md", "Школу открыли в среду.")
    library.write("two.md", "Мост чинят второй год.")
    library.write("three.md", "The road is closed.")
    library.reindex()
    assert not answer_query(
        library.searcher(), Query("Кто открыл школу?", "Кто открыл школу?")
    ).foreign
