"""Laws of reading time: any text, any day, any way of writing it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.errors import QueryError
from retrieval.languages import LANGUAGES
from retrieval.languages.timetable import TimeTable
from retrieval.query.periods import PeriodReading, read_period
from retrieval.types import Order, Period

MONTHS = tuple(date(2000, month, 1).strftime("%B") for month in range(1, 13))
TODAY = date(2026, 11, 23)

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
PIECES = """
    in on from to until since before after between and or of the last first this next past few may
    may, march March Sept. 5 5th 31 31st 32 0 00 2019 2020, 1850 9999 29 february monday summer
    winter quarter q1 h2 half year week months ago days a dozen second latest statement when did say
    05.05.2020 30.02.2021 5/13/2020 2020-05-05 2020-13-01 2020-05 1990s '90s - – ( ) " “ ” « » ' . ?
    today yesterday tomorrow people resolution no. $ early end decade century ten-"""

RUSSIAN = """
    в на с со до по к от за между и или не после ранее позднее начиная с начала конца года г.
    гг. 5-го 5 5-е 31 32 марта март мая май, Марта январе 2019 2020-м 2010-х 90-х III квартал
    первом втором полугодие последние последнее три полгода месяца лет назад прошлом этой
    неделе летом зимой двадцать первого две тысячи двадцатого впервые раз заявление когда
    вчера понедельник среду 05.05.2020 2020г. - – « » " 1 2000 человек резолюция весь половина
    тысяча девяносто девятьсот включительно"""
KYRGYZ = """
    2024-жыл 2024-жылдын жылы 5-майында 5-май 31-июнь май айында айынын бешинде майдан
    2019-жылдан бери чейин кийин мурун тартып акыркы үч айда ай жыл жарым жылдык чейрек
    биринчи 2-чейреги жолу эки миң жыйырма отуз экинчи былтыр кечээ бүгүн өткөн ушул жумада
    жума күнү дүйшөмбү жазында кыш 2010-жылдар 2020-2022-жылдары жана - , башында аягына
    билдирүү 05.05.2020-ж. 5инде 5-10-май карата ортосунда"""

pieces = st.sampled_from(f"{PIECES} {RUSSIAN} {KYRGYZ}".split())
questions = st.one_of(
    st.text(),
    st.lists(pieces | st.text(max_size=4), max_size=14).map(" ".join),
    *(
        st.lists(st.sampled_from(words.split()), max_size=14).map(" ".join)
        for words in (PIECES, RUSSIAN, KYRGYZ)
    ),
)


def _read(question: str, today: date = TODAY) -> tuple[Period | None, Order | None] | QueryError:
    try:
        reading = read_period(question, today)
    except QueryError as error:
        return error
    return reading.period, reading.order


def _same(question: str) -> object:
    read = _read(question)
    return (read.code, read.facts) if isinstance(read, QueryError) else read


@given(questions, st.dates())
def test_whatever_is_typed_the_only_error_is_a_query_error(question: str, today: date) -> None:
    read = _read(question, today)
    if isinstance(read, QueryError):
        assert read.code
        return
    period, _ = read
    if period is not None:
        assert period.first or period.last
        assert not (period.first and period.last) or period.first <= period.last


@given(questions)
def test_letter_case_changes_nothing(question: str) -> None:
    read = _same(question)
    for other in (question.upper(), question.lower(), question.title(), question.swapcase()):
        assert _same(other) == read


@given(questions, st.sampled_from(["  ", "\t", " \n ", "\u00a0"]))
def test_extra_white_space_changes_nothing(question: str, space: str) -> None:
    spaced = space + space.join(question.split(" ")) + space
    single = " ".join(question.split(" "))
    assert _same(spaced) == _same(single)


@given(questions)
def test_what_is_left_has_single_spaces_and_only_words_that_were_typed(question: str) -> None:
    try:
        reading = read_period(question, TODAY)
    except QueryError:
        return
    assert reading.text == " ".join(reading.text.split())
    left = iter(question)
    assert all(letter in left for letter in reading.text if not letter.isspace())


@given(days, st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_is_read_back_from_every_way_of_writing_it(day: date, today: date) -> None:
    month = MONTHS[day.month - 1]
    short = month[:3] if month != "May" else "May"
    suffix = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day.day, "th")
    number, year = day.day, day.year
    written = [
        f"{number} {month} {year}",
        f"on {number} {short} {year}",
        f"{number} {short}. {year}" if short != "May" else f"{number} May {year}",
        f"{number}{suffix} {month} {year}",
        f"the {number}{suffix} of {month} {year}",
        f"the {number}{suffix} of {month}, {year}",
        f"{month} {number}, {year}",
        f"{short} {number} {year}",
        f"{month} {number}{suffix}, {year}",
        f"{number}-{short}-{year}",
        f"{day:%A}, {number} {month} {year}",
        f"{month} {number}, {year} ({day:%A})",
        day.isoformat(),
        f"{year}/{day.month:02}/{number:02}",
        f"{number:02}.{day.month:02}.{year}",
        f"{number}.{day.month}.{year}",
        f"{number}/{day.month}/{year}",
    ]
    if number > 12:
        written.append(f"{day.month}/{number}/{year}")
    for text in written:
        for question in (text, f"What was said {text} about water?", f"water, {text}"):
            assert read_period(question, today).period == Period(day, day), question


@given(days, days)
def test_a_range_includes_both_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    for question in (f"from {first} to {last}", f"between {first} and {last}", f"{last}, {first}"):
        assert read_period(question, TODAY).period == Period(first, last)


@given(days)
def test_open_ranges_stop_at_the_day_they_name(day: date) -> None:
    assert read_period(f"since {day}", TODAY).period == Period(day, None)
    assert read_period(f"until {day}", TODAY).period == Period(None, day)
    before = read_period(f"before {day}", TODAY).period
    after = read_period(f"after {day}", TODAY).period
    assert before is not None
    assert after is not None
    assert before.last is not None
    assert after.first is not None
    assert (day - before.last).days == (after.first - day).days == 1


@given(st.sampled_from(MONTHS), days)
def test_a_month_without_a_year_is_the_latest_that_has_begun(month: str, today: date) -> None:
    period = read_period(f"in {month}", today).period
    assert period is not None
    assert period.first is not None
    assert period.first <= today
    assert today < period.first.replace(year=period.first.year + 1)


@given(days, st.integers(1, 400), st.sampled_from(["days", "weeks", "months", "years"]))
def test_the_last_units_end_today(today: date, count: int, unit: str) -> None:
    period = read_period(f"in the last {count} {unit}", today).period
    assert period is not None
    assert period.last == today
    assert period.first is not None
    assert period.first < today


@given(st.sampled_from(['"', "“", "«"]), questions)
def test_an_exact_phrase_is_neither_read_nor_cut(mark: str, phrase: str) -> None:
    phrase = " ".join(letters for letters in phrase.split() if not set(letters) & set('"“”«»„'))
    closing = {'"': '"', "“": "”", "«": "»"}[mark]
    question = f"What of {mark}{phrase}{closing} then"
    assert read_period(question, TODAY) == PeriodReading(None, None, question)


@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", " ", "1.", "1/", "5,", "-", "2019-", "2019 and ", "may 5 ", "may, ", "the ", "a.",
     "since ", "early ", "last ", "when last ", "“", '"', "a'", "http://", "31 ", "in 2019, "],
)  # fmt: skip
def test_ten_thousand_characters_of_anything_come_to_an_end(piece: str) -> None:
    assert _read((piece * 10_000)[:10_000]) is not None


RU_MONTHS = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)
RU_DAYS = [
    "первое",
    "второе",
    "третье",
    "четвёртое",
    "пятое",
    "шестое",
    "седьмое",
    "восьмое",
    "девятое",
    "десятое",
    "одиннадцатое",
    "двенадцатое",
    "тринадцатое",
    "четырнадцатое",
    "пятнадцатое",
    "шестнадцатое",
    "семнадцатое",
    "восемнадцатое",
    "девятнадцатое",
    "двадцатое",
]
KY_MONTHS = [
    "январда",
    "февралда",
    "мартта",
    "апрелде",
    "майда",
    "июнда",
    "июлда",
    "августта",
    "сентябрда",
    "октябрда",
    "ноябрда",
    "декабрда",
]
KY_OWN = [
    "январы",
    "февралы",
    "марты",
    "апрели",
    "майы",
    "июну",
    "июлу",
    "августу",
    "сентябры",
    "октябры",
    "ноябры",
    "декабры",
]
KY_DAYS = [
    "биринчи",
    "экинчи",
    "үчүнчү",
    "төртүнчү",
    "бешинчи",
    "алтынчы",
    "жетинчи",
    "сегизинчи",
    "тогузунчу",
    "онунчу",
]


def _ru_month(month: int, case: int) -> str:
    """Decline a month: nominative, genitive, dative, accusative, instrumental, prepositional."""
    name = RU_MONTHS[month - 1]
    if name.endswith("ь"):
        stem, endings = name[:-1], ("ь", "я", "ю", "ь", "ём" if month > 8 else "ем", "е")
    elif name.endswith("й"):
        stem, endings = name[:-1], ("й", "я", "ю", "й", "ем", "е")
    else:
        stem, endings = name, ("", "а", "у", "", "ом", "е")
    return stem + endings[case]


def _ru_day(number: int, ending: str) -> str:
    tens = {20: "двадцать ", 30: "тридцать "}.get(number - number % 10, "")
    if number == 30:
        return "тридцат" + ending
    word = RU_DAYS[number - 1] if number <= 20 else RU_DAYS[number % 10 - 1]
    soft = {"ое": "е", "ого": "его", "ому": "ему", "ым": "им"}[ending]
    if word == "третье":
        return (tens if number > 20 else "") + "треть" + soft
    return (tens if number > 20 else "") + word.removesuffix("ое") + ending


def _ky_own(month: int, ending: str = "") -> str:
    """Return a month of a year: "апрели", "апрелинде"."""
    return KY_OWN[month - 1] + (ending.replace("а", "е") if month == 4 else ending)


def _ky_day(number: int) -> str:
    if number in (20, 30):
        return {20: "жыйырманчы", 30: "отузунчу"}[number]
    tens = {0: "", 1: "он ", 2: "жыйырма ", 3: "отуз "}[number // 10 if number != 10 else 0]
    return tens + KY_DAYS[(number - 1) % 10]


@given(days, st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_russian_day_is_read_back_from_every_way_of_writing_it(day: date, today: date) -> None:
    month, number, year = _ru_month(day.month, 1), day.day, day.year
    written = [
        *(
            f"{number} {month} {year}{tail}"
            for tail in ("", " года", " г.", "г.", "-го", "-го года")
        ),
        f"{number}-го {month} {year} года",
        f"{number}-е {month} {year}",
        f"{number:02}.{day.month:02}.{year} г.",
        f"{number:02}.{day.month:02}.{year}",
        *(
            f"{_ru_day(number, ending)} {month} {year} года"
            for ending in ("ое", "ого", "ому", "ым")
        ),
        f"{year} год, {number} {month}",
    ]
    for text in written:
        for question in (text, f"Что было сказано {text} о воде?", f"вода, {text.upper()}"):
            assert read_period(question, today).period == Period(day, day), question


@given(days, st.integers(0, 5))
def test_a_russian_month_is_read_in_every_case(day: date, case: int) -> None:
    first = day.replace(day=1)
    month = _ru_month(day.month, case)
    for tail in (f"{day.year}", f"{day.year} года", f"{day.year}-го", f", {day.year} г."):
        period = read_period(f"{month} {tail}", TODAY).period
        assert period is not None, (month, tail)
        assert (period.first, period.last and period.last.month) == (first, day.month)


@given(days, days)
def test_russian_ranges_include_both_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    a, b = (f"{d.day} {_ru_month(d.month, 1)} {d.year} года" for d in (first, last))
    for question in (f"с {a} по {b}", f"с {a} до {b}", f"между {a} и {b}", f"{a} – {b}"):
        assert read_period(question, TODAY).period == Period(first, last), question
    assert read_period(f"с {a}", TODAY).period == Period(first, None)
    assert read_period(f"по {b}", TODAY).period == Period(None, last)
    assert read_period(f"до {b} включительно", TODAY).period == Period(None, last)
    before, after = read_period(f"до {b}", TODAY).period, read_period(f"после {a}", TODAY).period
    assert before is not None
    assert after is not None
    assert before.last == last - timedelta(days=1)
    assert after.first == first + timedelta(days=1)


@given(days, st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_kyrgyz_day_is_read_back_from_every_way_of_writing_it(day: date, today: date) -> None:
    number, year, month = day.day, day.year, RU_MONTHS[day.month - 1]
    at, own = KY_MONTHS[day.month - 1], _ky_own(day.month)
    within = _ky_own(day.month, "нда")
    written = [
        f"{year}-жылдын {number}-{own}",
        f"{year}-жылдын {number}-{within}",
        f"{year}-жылы {number}-{at}",
        f"{year}-жылдын {number}-{month} күнү",
        f"{year}-ж. {number}-{month}",
        f"{number}-{month} {year}-жыл",
        f"{number}-{month}, {year}-жылы",
        f"{number}-{month} {year}",
        f"{year}-жылдын {_ky_day(number)} {within}",
        f"{year}-жылдын {month} айынын {number}инде",
        f"{number:02}.{day.month:02}.{year}-ж.",
    ]
    for text in written:
        for question in (text, f"{text} суу жөнүндө эмне айтылды?", f"суу, {text.upper()}"):
            assert read_period(question, today).period == Period(day, day), question


@given(days, days)
def test_kyrgyz_ranges_include_both_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    since = f"{first.year}-жылдын {first.day}-{_ky_own(first.month, 'нан')}"
    until = f"{last.year}-жылдын {last.day}-{_ky_own(last.month, 'на')}"
    assert read_period(f"{since} {until} чейин", TODAY).period == Period(first, last)
    assert read_period(f"{since} тартып {until} чейин", TODAY).period == Period(first, last)
    for word in ("бери", "тартып", "баштап"):
        assert read_period(f"{since} {word}", TODAY).period == Period(first, None)
    assert read_period(f"{until} чейин кошо алганда", TODAY).period == Period(None, last)
    before = read_period(f"{until} чейин", TODAY).period
    after = read_period(f"{since} кийин", TODAY).period
    assert before is not None
    assert after is not None
    assert before.last == last - timedelta(days=1)
    assert after.first == first + timedelta(days=1)


@given(st.sampled_from([known.time for known in LANGUAGES if known.time]), st.data())
def test_every_word_of_a_table_alone_is_read_or_left(table: TimeTable, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(sorted(table.lookup)))
    assert _read(word) is not None
    assert _same(word) == _same(word.upper())
