"""Who is claimed to have said a quotation, and when, compared with the record."""

import pytest
from library import Library

from retrieval import Archive, verify
from retrieval.check.same_person import Case, is_same_name, is_short_for
from retrieval.types import Kind, Standing, Verdict

WORDS = "Nobody will sit in the dark this winter."


@pytest.fixture
def archive(library: Library) -> Archive:
    text = (
        f"The lamps were shown in Senn. “{WORDS}” said Petra Lund, the engineer.\n"
        "The ministry has bought 8,000 lamps since the summer."
    )
    library.write("a.md", text, id="a", date="2031-04-19", source="Ministry of Energy")
    library.reindex()
    return Archive(library.directory.archive)


# a verb of saying, or none; labels in one line
BESIDE = {
    "en": "Councillor Per Dale has another view: “The tram pays for itself in ten years.”"
    " Baker Siri Moen nodded: “My customers come by tram.”\n"
    "A banner greeted Odd Vik: “The quay belongs to all of us.”\n"
    "Weaver Ola Rud got a note: “The wool is rotten from below.”\n"
    "Minister Jan Orre and Mayor Liv Aune agreed: “The quay must be mended soon.”\n"
    "In Port Ilven people rejoiced: “The grain ships are back at the quay.”\n\n"
    "Anna Dahl: The well by the church is clean. Per Vold: The well by the church smells of tar.",
    "ru": "Мельник Пер Дален другого мнения: «Воды хватит на две зимы». Ткачиха Сири Моен"
    " добавила: «Мы давно копим дождевую воду».\n"
    "К. Ветров: Колодец у церкви чист. О. Сухов: Колодец у церкви пахнет дёгтем.",
    "ky": "Молдо Эркин Токоев ийин куушурду: «Коңгуроо үч жеринен жарылган». А. Усонов: Кудук таза"
    " жана толук. Б. Асанов: Кудук чайыр жыттанат.",
}


@pytest.mark.parametrize(
    ("claim", "standing"),
    [
        ('"My customers come by tram," said Per Dale.', Standing.ANOTHER),
        ('"My customers come by tram," said Siri Moen.', Standing.UNKNOWN),
        ('"The tram pays for itself in ten years" (Siri Moen)', Standing.ANOTHER),
        ('"The tram pays for itself in ten years" (Per Dale)', Standing.UNKNOWN),
        ('"The quay belongs to all of us," said Liv Aune.', Standing.UNKNOWN),
        ('"The wool is rotten from below," said Liv Aune.', Standing.UNKNOWN),
        ('"The quay must be mended soon," said Liv Aune.', Standing.UNKNOWN),
        ('"The grain ships are back at the quay," said Liv Aune.', Standing.UNKNOWN),
        ('"The well by the church is clean," said Per Vold.', Standing.ANOTHER),
        ('"The well by the church smells of tar," said Per Vold.', Standing.RIGHT),
        ("«Мы давно копим дождевую воду», – сказал Пер Дален.", Standing.ANOTHER),
        ("«Колодец у церкви чист», – сказал О. Сухов.", Standing.ANOTHER),
        ("«Колодец у церкви чист», – сказал К. Ветров.", Standing.RIGHT),
        ("«Коңгуроо үч жеринен жарылган», – деди Айша Бекова.", Standing.ANOTHER),
        ("«Кудук таза жана толук», – деди Б. Асанов.", Standing.ANOTHER),
    ],
)
def test_whoever_is_named_before_the_words_on_record_is_another_than_is_claimed(
    library: Library, claim: str, standing: Standing
) -> None:
    for lang, text in BESIDE.items():
        library.write(f"{lang}.md", text, id=lang, lang=lang)
    library.reindex()
    found = verify(Archive(library.directory.archive), claim)
    assert [one.standing for one in found.matches[0].beside] == [standing]
    assert (found.verdict is Verdict.ALTERED) == (standing is Standing.ANOTHER)


@pytest.mark.parametrize(
    ("claim", "verdict", "told"),
    [
        (f'"{WORDS[:-1]}," said Petra Lund.', Verdict.EXACT, (Kind.WHO, Standing.RIGHT)),
        (f'"{WORDS[:-1]}," said Ansel Dray.', Verdict.ALTERED, (Kind.WHO, Standing.ANOTHER)),
        (f'Ansel Dray: "{WORDS}"', Verdict.ALTERED, (Kind.WHO, Standing.ANOTHER)),
        (f'The minister promised: "{WORDS}"', Verdict.EXACT, (Kind.WHO, Standing.UNKNOWN)),
        (f"Министр пообещал: «{WORDS}»", Verdict.EXACT, (Kind.WHO, Standing.UNKNOWN)),
        (f"It was promised: «{WORDS}»", Verdict.EXACT, None),
        (f"По словам Анселя Дрея, «{WORDS}»", Verdict.ALTERED, (Kind.WHO, Standing.ANOTHER)),
        (
            '"The ministry has bought 8,000 lamps since the summer," said the Ministry of Energy.',
            Verdict.EXACT,
            (Kind.WHO, Standing.RIGHT),
        ),
    ],
)
def test_a_speaker_beside_a_quotation_is_compared(
    archive: Archive, claim: str, verdict: Verdict, told: tuple[Kind, Standing] | None
) -> None:
    found = verify(archive, claim)
    assert found.verdict is verdict
    assert [(one.kind, one.standing) for one in found.matches[0].beside] == [
        one for one in (told,) if one
    ]
    differs = [one.kind for one in found.matches[0].differences]
    assert differs == ([Kind.WHO] if verdict is Verdict.ALTERED else [])


@pytest.mark.parametrize(
    ("claim", "verdict", "standing", "told"),
    [
        ("Nora Vale", Verdict.ALTERED, Standing.ANOTHER, "spokesman for Nora Vale"),
        ("Tom Reyes", Verdict.EXACT, Standing.UNKNOWN, ""),
        ("Ministry of Water", Verdict.EXACT, Standing.UNKNOWN, ""),
    ],
)
def test_who_speaks_for_a_person_is_another_and_who_speaks_for_a_body_is_not(
    library: Library, claim: str, verdict: Verdict, standing: Standing, told: str
) -> None:
    for name, of in (("a", "Nora Vale"), ("b", "the Ministry of Water")):
        words = f"The dam will be closed for repairs in May, says {name}."
        library.write(f"{name}.md", f'A spokesman for {of} said: "{words}"', id=name)
    library.reindex()
    words = f"The dam will be closed for repairs in May, says {'b' if 'Water' in claim else 'a'}."
    found = verify(Archive(library.directory.archive), f'"{words[:-1]}," said {claim}.')
    assert found.verdict is verdict
    (beside,) = found.matches[0].beside
    assert (beside.kind, beside.standing, beside.actual) == (Kind.WHO, standing, told)


@pytest.mark.parametrize(
    ("when", "standing"),
    [
        ("on 19 April 2031", Standing.RIGHT),
        ("in April 2031", Standing.RIGHT),
        ("on 5 May 2030", Standing.ANOTHER),
        ("in 2029", Standing.ANOTHER),
    ],
)
def test_a_day_beside_a_quotation_is_compared(
    archive: Archive, when: str, standing: Standing
) -> None:
    found = verify(archive, f'"{WORDS[:-1]}," Petra Lund said {when}.')
    facts = {one.kind: one for one in found.matches[0].beside}
    assert facts[Kind.WHEN].standing is standing
    assert facts[Kind.WHEN].actual == "2031-04-19"
    assert found.verdict is (Verdict.EXACT if standing is Standing.RIGHT else Verdict.ALTERED)


def test_a_day_without_a_year_is_not_compared(archive: Archive) -> None:
    found = verify(archive, f'"{WORDS[:-1]}," Petra Lund said on Monday.')
    assert [one.kind for one in found.matches[0].beside] == [Kind.WHO]


def test_words_around_a_quotation_are_not_called_exact(archive: Archive) -> None:
    found = verify(archive, f'They lie to us as ever. "{WORDS}" Who believes that any more?')
    assert found.verdict is Verdict.EXACT
    assert [one.text for one in found.quoted] == [WORDS]
    assert found.whole.verdict is not Verdict.EXACT


@pytest.mark.parametrize(
    ("claimed", "actual", "same"),
    [
        ("Minister Petra Lund", "Petra Lund", True),
        ("Лунд", "Петра Лунд", True),
        ("Замиру Токтогонову", "Замир Токтогонов", True),
        ("Ansel Dray", "Petra Lund", False),
        ("the minister", "Petra Lund", False),
        ("Paula Lund", "Paul Lund", False),
        ("Petra Lund's", "Petra Lund", True),
        ("Sergey Lunin", "Sergei Lunin", True),
        ("Петра Лунд", "Petra Lund", True),
        ("П. Лунд", "Петра Лунд", True),
        ("К. Лунд", "Петра Лунд", False),
        ("Yesterday Petra Lund", "Petra Lund", True),
    ],
)
def test_names_are_compared_in_any_case_and_with_any_title(
    claimed: str, actual: str, *, same: bool
) -> None:
    assert is_same_name(claimed, actual) is same


@pytest.mark.parametrize(
    ("claimed", "actual", "same"),
    [
        ("Гульзат Осмонова", "Гүлзат Осмонова", True),
        ("Айгуль Токоева", "Айгүл Токоева", True),
        ("Омурбек Болотов", "Өмүрбек Бөлөтов", True),
        ("Усонов", "Талант Үсөнов", True),
        ("Эрлан Касымов", "Ерлан Касымов", True),
        ("Бактыгүл Жээнбаева", "Бактыгуль Джээнбаева", True),
        ("Б. Жумашева", "Бактыгуль Джумашева", True),
        ("Ж. Маматов", "Джумабек Маматов", True),
        ("О. Болотов", "Өмүрбек Болотов", True),
        ("Усонова", "Талант Үсөнов", False),
        ("Карла Лунд", "Карл Лунд", False),
        ("Эрлана Лунд", "Ерлан Лунд", False),
        ("Асел Токоева", "Айгүл Токоева", False),
        ("Седых", "Седов", False),
        ("Умаров", "Омаров", False),
        ("Талант Седов", "Толонт Седов", False),
    ],
)
def test_a_name_in_russian_and_in_kyrgyz_spelling_is_one(
    claimed: str, actual: str, *, same: bool
) -> None:
    case = Case.NOMINATIVE
    assert is_same_name(claimed, actual, case, case) is same


@pytest.mark.parametrize(
    ("claimed", "actual", "short"),
    [
        ("Минсельхоз", "Министерство сельского хозяйства", True),
        ("Минсельхозе", "Министерство сельского хозяйства", True),
        ("Минобрнауки", "Министерство образования и науки", True),
        ("МЧС", "Министерство чрезвычайных ситуаций", True),
        ("WHO", "World Health Organization", True),
        ("Минздрав", "Министерство сельского хозяйства", False),
        ("МВД", "Министерство чрезвычайных ситуаций", False),
        ("Министерство", "Министерство сельского хозяйства", False),
        ("Лунин", "Лунина Вера", False),
    ],
)
def test_a_body_is_known_by_its_short_name(claimed: str, actual: str, *, short: bool) -> None:
    assert is_short_for(claimed, actual) is short


SPOKEN = {
    "Лунина Вера": "Плотину у мельницы мы починим до зимы, деньги на это есть.",
    "Марк Тихонов": "Трамвай пойдёт через новый мост уже в этом году.",
    "Бекова Айсулуу": "Тегирмендин жанындагы тоспону кышка чейин оңдойбуз.",
    "Carl Lunin": "The weir beside the old mill will be mended before winter.",
    "Vera Lunina": "The tram will cross the new bridge before the year is out.",
}  # fmt: skip
VERA, MARK, AISULUU, CARL, VERA_EN = (f"«{words.rstrip('.')}»" for words in SPOKEN.values())


@pytest.fixture
def spoken(library: Library) -> Archive:
    for at, (name, words) in enumerate(SPOKEN.items()):
        library.write(f"{at}.md", words, id=str(at), date="2031-04-19", speaker=name)
    library.reindex()
    return Archive(library.directory.archive)


@pytest.mark.parametrize(
    ("claim", "name", "standing"),
    [
        # the form of a surname, and the case it stands in
        (f"{VERA}, — сказал Лунин.", "Лунин", Standing.ANOTHER),
        (f"{VERA}, — сказала Лунина.", "Лунина", Standing.RIGHT),
        (f"По словам Лунина, {VERA}", "Лунина", Standing.ANOTHER),
        (f"По словам Луниной, {VERA}", "Луниной", Standing.RIGHT),
        (f"По словам Веры Луниной, {VERA}", "Веры Луниной", Standing.RIGHT),
        (f"По словам Тихонова, {MARK}", "Тихонова", Standing.RIGHT),
        (f"По словам Марка Тихонова, {MARK}", "Марка Тихонова", Standing.RIGHT),
        (f"{MARK}, — сказала Тихонова.", "Тихонова", Standing.ANOTHER),
        (f"{MARK} (из речи Марка Тихонова)", "Марка Тихонова", Standing.RIGHT),
        (f"{AISULUU}, — деди Беков.", "Беков", Standing.ANOTHER),
        (f"{AISULUU}, — деди Бекова.", "Бекова", Standing.RIGHT),
        (f"Бекованын айтымында, {AISULUU}", "Бекова", Standing.RIGHT),
        (f"{CARL}, said Carla Lunin.", "Carla Lunin", Standing.ANOTHER),
        (f"{CARL}, said Carl Lunin.", "Carl Lunin", Standing.RIGHT),
        (f"{VERA_EN}, said Lunin.", "Lunin", Standing.ANOTHER),
        (f"{VERA_EN}, — сказала Вера Лунина.", "Вера Лунина", Standing.RIGHT),
        # initials
        (f"{VERA}, — сказал Д. К. Фадин.", "Д. К. Фадин", Standing.ANOTHER),
        (f"{VERA}, — сказала В. Лунина.", "В. Лунина", Standing.RIGHT),
        (f"{VERA}, — сказала К. Лунина.", "К. Лунина", Standing.ANOTHER),
        (f"{VERA_EN}, said I. K. Fadin.", "I. K. Fadin", Standing.ANOTHER),
        (f"{VERA_EN}, said V. K. Lunina.", "V. K. Lunina", Standing.RIGHT),
        (f"{AISULUU}, — деди А. Бекова.", "А. Бекова", Standing.RIGHT),
        (f"{AISULUU}, — деди Д. Бекова.", "Д. Бекова", Standing.ANOTHER),
        # whose words they are called
        (f"Слова Марка Тихонова: {MARK}", "Марка Тихонова", Standing.RIGHT),
        (f"Цитата Тихонова: {MARK}", "Тихонова", Standing.RIGHT),
        (f"{MARK} — слова Марка Тихонова.", "Марка Тихонова", Standing.RIGHT),
        (f"{MARK}, — цитата Марка Тихонова.", "Марка Тихонова", Standing.RIGHT),
        (f"{MARK} — слова Дмитрия Фадина.", "Дмитрия Фадина", Standing.ANOTHER),
        (f"Слова Лунина: {VERA}", "Лунина", Standing.ANOTHER),
        (f"Слова Луниной: {VERA}", "Луниной", Standing.RIGHT),
        (
            f"{MARK}, – говорится в выступлении Марка Тихонова от 19 апреля.",
            "Марка Тихонова",
            Standing.RIGHT,
        ),
        (f"{MARK}, — приводит слова Марка Тихонова агентство.", "Марка Тихонова", Standing.RIGHT),
        (f"{AISULUU}, — деген сөз Айсулуу Бекованыкы.", "Айсулуу Бекованыкы", Standing.RIGHT),
        (f"Words of Carl Lunin: {CARL}", "Carl Lunin", Standing.RIGHT),
        (f"Quote from Denis Fadin: {CARL}", "Denis Fadin", Standing.ANOTHER),
        (f"{CARL}, Carl Lunin said (Apr. 19).", "Carl Lunin", Standing.RIGHT),
        (f"{CARL}, Carl Lunin said (19 April).", "Carl Lunin", Standing.RIGHT),
        (f"{CARL}, Carl Lunin said (Courier).", "Carl Lunin", Standing.RIGHT),
        (f"{CARL}, Denis Fadin said (Courier).", "Denis Fadin", Standing.ANOTHER),
        (f"В интервью Вера Лунина сказала: {VERA}", "Вера Лунина", Standing.RIGHT),
        (f"{VERA}, — заявила в интервью Вера Лунина.", "Вера Лунина", Standing.RIGHT),
        # any verb, and none
        (f"{VERA}, — ворчит Фадин.", "Фадин", Standing.ANOTHER),
        (f"{VERA}, — утешила соседей Вера Лунина.", "Вера Лунина", Standing.RIGHT),
        (f"{VERA} (Дмитрий Фадин)", "Дмитрий Фадин", Standing.ANOTHER),
        (f"{VERA} © Дмитрий Фадин", "Дмитрий Фадин", Standing.ANOTHER),
        (f"{VERA}, — К. Лунин.", "К. Лунин", Standing.ANOTHER),
        (f"{VERA}. Вера Лунина", "Вера Лунина", Standing.RIGHT),
        (f"Дмитрий Фадин негодует: {VERA}", "Дмитрий Фадин", Standing.ANOTHER),
        (f"В письме Дмитрию Фадину: {VERA}", "Дмитрию Фадину", Standing.UNKNOWN),
        (f"Мэр Тихонов радуется: {MARK}", "Мэр Тихонов", Standing.RIGHT),
        (f"{MARK}, — радуется мэр Ольхова Тихонов.", "Ольхова Тихонов", Standing.UNKNOWN),
        (f"{AISULUU}, — деп кыжырданды Фадин.", "Фадин", Standing.ANOTHER),
        (f"{AISULUU} (Айсулуу Бекова)", "Айсулуу Бекова", Standing.RIGHT),
        (f"{CARL} - Denis Fadin", "Denis Fadin", Standing.ANOTHER),
        (f"{CARL}, fumes Mr. Lunin.", "Mr. Lunin", Standing.RIGHT),
        (f"Denis Fadin bragged: {CARL}", "Denis Fadin", Standing.ANOTHER),
        (f"{CARL}, tweeted @fadin.", "@fadin", Standing.UNKNOWN),
    ],
)
def test_whoever_is_named_beside_the_words_is_compared_with_who_said_them(
    spoken: Archive, claim: str, name: str, standing: Standing
) -> None:
    found = verify(spoken, claim)
    (beside,) = found.quoted[0].matches[0].beside
    assert (beside.claimed, beside.standing) == (name, standing)
    another = standing is Standing.ANOTHER
    assert found.verdict is (Verdict.ALTERED if another else Verdict.EXACT)


@pytest.mark.parametrize(
    "claim",
    [
        f"{CARL} was heard in Brackwater.",
        f"{CARL}, ran the headline.",
        f"{CARL}. Denis Fadin shook his head.",
        f"Мы слышали: {VERA}",
    ],
)
def test_nobody_is_read_where_nobody_is_named_as_the_speaker(spoken: Archive, claim: str) -> None:
    found = verify(spoken, claim)
    assert found.verdict is Verdict.EXACT
    assert found.quoted[0].matches[0].beside == ()


TURNS = {
    "en": """MS ADLER: The weir holds. I swam below it on Sunday myself.

MR BRANDT: Easily said. My barn is under water.

MS ADLER: I am sorry to hear it. We will pay by June.

MR BRANDT: I shall wait for the money.""",
    "ru": """Г-ЖА АЛЕНИНА: Плотина стоит. Я отвечу вам письменно до субботы.

Г-Н БРОНИН: Легко сказать. Мой амбар под водой.

Г-ЖА АЛЕНИНА: Мне очень жаль. Мы заплатим до июня.

Г-Н БРОНИН: Буду ждать денег.""",
}


@pytest.mark.parametrize(
    ("lang", "claim", "standing"),
    [
        ("en", "“I swam below it on Sunday myself” (Brandt)", Standing.ANOTHER),
        ("en", "“I swam below it on Sunday myself” [Brandt]", Standing.ANOTHER),
        ("en", "“I swam below it on Sunday myself” (Adler)", Standing.RIGHT),
        ("en", "“I swam below it on Sunday myself” (Dole)", Standing.UNKNOWN),
        ("ru", "«Я отвечу вам письменно до субботы» (Бронин)", Standing.ANOTHER),
        ("ru", "«Я отвечу вам письменно до субботы» (Аленина)", Standing.RIGHT),
        ("ru", "«Я отвечу вам письменно до субботы» (Долен)", Standing.UNKNOWN),
    ],
)
def test_a_name_alone_in_brackets_is_compared_with_who_speaks_there(
    library: Library, lang: str, claim: str, standing: Standing
) -> None:
    library.write("a.md", TURNS[lang], id="a", lang=lang)
    library.reindex()
    found = verify(Archive(library.directory.archive), claim)
    assert [one.standing for one in found.matches[0].beside] == [standing]
    another = standing is Standing.ANOTHER
    assert found.verdict is (Verdict.ALTERED if another else Verdict.EXACT)
