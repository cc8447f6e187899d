"""PDFs read as a person reads them: what is beside, over and under the text is none of it."""

from datetime import date
from pathlib import Path

import pytest
from made_pdf import Drawn, Page, Rule, lines, pdf, scripted

from retrieval.ingest.formats import read_file, reader_of
from retrieval.types import Problem, Statement

HYPHENED = [
    ("We are an up-to-", "date office.", "We are an up-to-date office."),
    ("We are an up-", "to-date office.", "We are an up-to-date office."),
    ("A non-", "governmental group.", "A non-governmental group."),
    ("The non-", "sense of it.", "The nonsense of it."),
    ("A long-", "term plan.", "A long-term plan."),
    ("Send an e-", "mail today.", "Send an e-mail today."),
    ("About 1,500-", "2,000 people.", "About 1,500-2,000 people."),
    ("In 2030-", "2031 it ran.", "In 2030-2031 it ran."),
    ("In 2030\u2013", "2031 it ran.", "In 2030\u20132031 it ran."),
    ("A 40-", "year-old driver.", "A 40-year-old driver."),
    ("From Nether-", "Northport.", "From Nether-Northport."),
    ("In the MINIS-", "TRY of roads.", "In the MINISTRY of roads."),
    ("All two-", "and three-storey houses.", "All two- and three-storey houses."),
    ("The minis-", "try of roads.", "The ministry of roads."),
    ("Научно-", "исследовательский институт.", "Научно-исследовательский институт."),
    ("Это торгово-", "экономический союз.", "Это торгово-экономический союз."),
    ("Это железно-", "дорожный мост.", "Это железнодорожный мост."),
    ("Это мес-", "то для моста.", "Это место для моста."),
    ("Бывший экс-", "министр дорог.", "Бывший экс-министр дорог."),
    ("На озере Иссык-", "Куль тихо.", "На озере Иссык-Куль тихо."),
    ("Об этом за-", "явил министр.", "Об этом заявил министр."),
    ("Бул социалдык-", "экономикалык чечим.", "Бул социалдык-экономикалык чечим."),
    ("Бул 2031-", "жылдын планы.", "Бул 2031-жылдын планы."),
    ("Бул үй-", "бүлөнүн иши.", "Бул үй-бүлөнүн иши."),
    ("Бул мамлекет-", "тик иш.", "Бул мамлекеттик иш."),
    ("The so-", "called truce.", "The so-called truce."),
    ("A middle-", "class and export-led town.", "A middle-class and export-led town."),
    ("A ten-", "point plan.", "A ten-point plan."),
    ("A single-", "seat list.", "A single-seat list."),
    ("A labour-", "saving and far-reaching act.", "A labour-saving and far-reaching act."),
    ("The socio-", "political life.", "The socio-political life."),
    ("A fact-", "finding group.", "A fact-finding group."),
    ("A hard-", "won and state-approved peace.", "A hard-won and state-approved peace."),
    ("An export-", "oriented works.", "An export-oriented works."),
    ("A re-", "oriented works.", "A reoriented works."),
    ("It is un-", "known here.", "It is unknown here."),
    ("The VIP-", "hall is shut.", "The VIP-hall is shut."),
    ("Это ВИП-", "зал вокзала.", "Это ВИП-зал вокзала."),
    ("Это мини-", "пекарня и ток-шоу.", "Это мини-пекарня и ток-шоу."),
    ("Указ мини-", "стерства дорог.", "Указ министерства дорог."),
    ("Это инженер-", "мостовик и врач.", "Это инженер-мостовик и врач."),
    ("Позвали повара-", "технолога из Алды.", "Позвали повара-технолога из Алды."),
    ("Шли рука-", "об-руку все.", "Шли рука-об-руку все."),
    ("Это авто-", "грузчики из Сенна.", "Это автогрузчики из Сенна."),
    ("Бул ата-", "бабанын жери, өзү.", "Бул ата-бабанын жери, өзү."),
    ("Ал күнү-", "түнү иштейт, өзү.", "Ал күнү-түнү иштейт, өзү."),
    ("Төрт-", "беш киши келди.", "Төрт-беш киши келди."),
    ("Он-", "он беш күн өттү.", "Он-он беш күн өттү."),
    ("Жыл-", "дан-жылга өсөт.", "Жылдан-жылга өсөт."),
    ("Жылдан-", "жылга өсөт.", "Жылдан-жылга өсөт."),
    ("Уулдар-", "кыздар өсөт.", "Уулдар-кыздар өсөт."),
    ("Бул азык-", "түлүктүн баасы.", "Бул азык-түлүктүн баасы."),
    ("Алыш-", "бериштер өстү.", "Алыш-бериштер өстү."),
    ("Бул суу-", "энергетикалык үлүш.", "Бул суу-энергетикалык үлүш."),
    ("Бул бор-", "бордук көчө.", "Бул борбордук көчө."),
    ("Бул экс-", "портту көбөйтөт.", "Бул экспортту көбөйтөт."),
    ("Бул студент-", "тери көп үй.", "Бул студенттери көп үй."),
    ("Бул орто-", "нунда үйү бар.", "Бул ортонунда үйү бар."),
    ("It is in-\u00ad", "side the hall.", "It is inside the hall."),
]


def read(folder: Path, *pages: Page) -> Statement:
    found = all_read(folder, *pages)
    assert len(found) == 1
    assert isinstance(found[0], Statement)
    return found[0]


def all_read(folder: Path, *pages: Page) -> list[Statement | Problem]:
    path = folder / "a.pdf"
    path.write_bytes(pdf(*pages))
    reader = reader_of(path.name)
    assert reader
    found = read_file(reader, path, path.name, 1_000_000)
    return [item if isinstance(item, Problem) else item.statement for item in found]


@pytest.mark.parametrize(("first", "second", "whole"), HYPHENED)
def test_a_hyphen_at_a_line_end_stays_where_it_belongs_to_the_word(
    tmp_path: Path, first: str, second: str, whole: str
) -> None:
    assert read(tmp_path, lines(first, second)).text == whole


def test_a_word_in_three_lines_has_the_hyphen_of_its_first_half_alone(tmp_path: Path) -> None:
    assert read(tmp_path, lines("A non-", "govern-", "mental body.")).text == (
        "A non-governmental body."
    )


@pytest.mark.parametrize(
    ("elsewhere", "whole"),
    [
        ("One email came.", "One email came. An email was sent."),
        ("One e-mail came.", "One e-mail came. An e-mail was sent."),
        ("None came.", "None came. An e-mail was sent."),
    ],
)
def test_the_words_of_the_document_decide_first(tmp_path: Path, elsewhere: str, whole: str) -> None:
    assert read(tmp_path, lines(elsewhere + " An e-", "mail was sent.")).text == whole


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        ("It holds 10^{6} litres.", "It holds 10⁶ litres."),
        ("It holds 10^{-3} litres.", "It holds 10⁻³ litres."),
        ("It covers 25 km^{2} of land.", "It covers 25 km² of land."),
        ("Площадь 25 км^{2} земли.", "Площадь 25 км² земли."),
        ("Көлөмү 5 м^{3} суу.", "Көлөмү 5 м³ суу."),
        ("It is H_{2}O and no CO_{2} gas.", "It is H₂O and no CO₂ gas."),
        ("On the 1^{st} day of it.", "On the 1st day of it."),
        ("Exports rose in 2030^{1} again.", "Exports rose in 2030 again."),
        ("Вырос в 2030^{1} году снова.", "Вырос в 2030 году снова."),
        ("The pass^{12} is open.^{3} It is.", "The pass is open. It is."),
        ("Бул ашуу^{2} ачык.", "Бул ашуу ачык."),
    ],
)
def test_raised_and_lowered_digits_are_no_others(tmp_path: Path, drawn: str, text: str) -> None:
    assert read(tmp_path, scripted(drawn, x=70, y=700)).text == text


def test_a_raised_digit_that_is_drawn_after_its_line_stands_in_it(tmp_path: Path) -> None:
    *rest, small, last = scripted("It holds 10^{6} litres of water.", x=70, y=700)

    assert read(tmp_path, [*rest, last, small]).text == "It holds 10⁶ litres of water."


NOTES = [
    (
        ("The pass^{1} will stay open, and the ministry will not", "close the ferry.^{2} It runs."),
        ("^{1} Of 3,200 metres.", "^{2} Ibid."),
        (
            "The pass will stay open, and the ministry will not close the ferry. It runs.\n\n"
            "1 Of 3,200 metres.\n\n2 Ibid."
        ),
    ),
    (
        ("The pass will stay open, and the ministry will not", "close the ferry. It runs."),
        ("1 As corrected in March.", "2 As corrected in April."),
        (
            "The pass will stay open, and the ministry will not close the ferry. It runs.\n\n"
            "1 As corrected in March.\n\n2 As corrected in April."
        ),
    ),
    (
        ("Перевал^{1} будет открыт, и министерство никогда не", "закроет паром^{2}. Он ходит."),
        ("^{1} Высотой 3 200 м.", "^{2} Там же."),
        (
            "Перевал будет открыт, и министерство никогда не закроет паром. Он ходит.\n\n"
            "1 Высотой 3 200 м.\n\n2 Там же."
        ),
    ),
    (
        ("Ашуу^{1} ачык болот, ал эми министрлик эч качан бул", "паромду жаппайт^{2}. Ал жүрөт."),
        ("^{1} Бийиктиги 3 200 м.", "^{2} Ошол эле жерде."),
        (
            "Ашуу ачык болот, ал эми министрлик эч качан бул паромду жаппайт. Ал жүрөт.\n\n"
            "1 Бийиктиги 3 200 м.\n\n2 Ошол эле жерде."
        ),
    ),
    (
        ("The pass* will stay open, and the ministry will not", "close the ferry.** It runs."),
        ("* Of 3,200 metres.", "** Ibid."),
        (
            "The pass will stay open, and the ministry will not close the ferry. It runs.\n\n"
            "* Of 3,200 metres.\n\n** Ibid."
        ),
    ),
]


@pytest.mark.parametrize(("said", "noted", "text"), NOTES)
def test_a_note_at_the_foot_is_never_inside_a_sentence(
    tmp_path: Path, said: tuple[str, str], noted: tuple[str, str], text: str
) -> None:
    pages = [
        [*lines(one), *lines(note, y=60, size=8)] for one, note in zip(said, noted, strict=True)
    ]

    assert read(tmp_path, *pages).text == text


def test_notes_as_large_as_the_text_stand_under_a_rule(tmp_path: Path) -> None:
    first: Page = [
        *lines("The pass^{1} stays open, and the ministry will not"),
        Rule(70, 200, 80),
        *lines("^{1} Of 3,200 metres.", y=60),
    ]

    assert read(tmp_path, first, lines("close the ferry.")).text == (
        "The pass stays open, and the ministry will not close the ferry.\n\n1 Of 3,200 metres."
    )


def test_the_same_note_on_two_pages_is_no_running_head(tmp_path: Path) -> None:
    pages = [
        [*lines(f"The {name}^{{1}} is open to lorries."), *lines("^{1} Ibid.", y=60, size=8)]
        for name in ("pass", "road")
    ]

    assert read(tmp_path, *pages).text == (
        "The pass is open to lorries.\n\nThe road is open to lorries.\n\n1 Ibid.\n\n1 Ibid."
    )


def test_small_type_that_is_no_note_stays_where_it_is(tmp_path: Path) -> None:
    said = "The pass is open to all lorries again, as the ministry said."
    page = [*lines(said), *lines("Press office, 7 Quay", y=60, size=8)]

    assert read(tmp_path, page).text == f"{said}\n\nPress office, 7 Quay"


TRANSCRIPTS = [
    (
        (
            "Q. Did you see it?",
            "A. I did not. I saw a bus, which",
            "stood at the barrier.",
            "Q. Was it full?",
            "A. It was.",
        ),
        (
            "Q. Did you see it?\n\nA. I did not. I saw a bus, which stood at the barrier.\n\n"
            "Q. Was it full?\n\nA. It was."
        ),
    ),
    (
        (
            "В. Вы его видели?",
            "О. Нет. Я видел автобус, который",
            "стоял у шлагбаума.",
            "В. Он был полон?",
            "О. Да.",
        ),
        (
            "В. Вы его видели?\n\nО. Нет. Я видел автобус, который стоял у шлагбаума.\n\n"
            "В. Он был полон?\n\nО. Да."
        ),
    ),
    (
        (
            "Суроо: Аны көрдүңүзбү?",
            "Жооп: Жок. Мен автобусту көрдүм, ал",
            "тосмодо турган.",
            "Суроо: Ал толук беле?",
            "Жооп: Ооба.",
        ),
        (
            "Суроо: Аны көрдүңүзбү?\n\nЖооп: Жок. Мен автобусту көрдүм, ал тосмодо турган.\n\n"
            "Суроо: Ал толук беле?\n\nЖооп: Ооба."
        ),
    ),
]


@pytest.mark.parametrize(("said", "text"), TRANSCRIPTS)
@pytest.mark.parametrize("first", [1, 9])
def test_line_numbers_of_a_transcript_are_no_text(
    tmp_path: Path, said: tuple[str, ...], text: str, first: int
) -> None:
    numbers = [
        Drawn(f"{first + row:>2}".strip(), 40 - 5 * (first + row > 9), 740 - 24 * row, 10)
        for row in range(len(said))
    ]
    page = [
        *numbers,
        *(one for row, line in enumerate(said) for one in lines(line, y=740 - 24 * row)),
    ]

    assert read(tmp_path, page).text == text


@pytest.mark.parametrize("number", ["{}", "[{}]"])
def test_numbers_of_every_fifth_line_are_no_text(tmp_path: Path, number: str) -> None:
    said = [f"the ferry of day {row} is open to all the drivers and" for row in "abcdefghijklmnop"]
    numbers = [Drawn(number.format(row), 35, 740 - 15.6 * (row - 1), 12) for row in (5, 10, 15)]

    assert read(tmp_path, [*lines(*said), *numbers]).text == " ".join(said)


RUNNING = [
    (
        "The members spoke of the bill on water, which the",
        "government had brought in during March. The bill",
        "sets a charge of two marks for every hectare, and",
        "frees small farms from paying it. The speaker has",
        "said that the law would come into force on a day",
        "which the president names. After a break they sat",
        "down again, and the bill passed its first reading",
        "by sixty votes to nine. The next sitting is to be",
        "held in the same hall of the parliament, with the",
        "bill on roads and the bill on the ferry to follow",
        "on the next day. The member for Senn asked for an",
        "answer about the ferry, which he did not get yet.",
    ),
    (
        "Депутаты обсудили закон о воде, который был внесён",
        "правительством в марте. Закон устанавливает плату,",
        "две марки за каждый гектар, и освобождает от такой",
        "платы малые хозяйства. Спикер сказал, что закон не",
        "вступит в силу раньше дня, который будет назначен",
        "президентом. После перерыва заседание продолжилось",
        "и закон приняли в первом чтении, шестьюдесятью или",
        "более голосами против девяти. Следующее заседание",
        "назначено в том же зале парламента, а на повестке",
        "дня закон о дорогах, который вносит министерство и",
        "закон о пароме. Депутат от Сенна попросил дать ему",
        "ответ о пароме, которого он пока ещё не получил.",
    ),
    (
        "Депутаттар өкмөт март айында киргизген суу жөнүндө",
        "мыйзам долбоорун талкуулады. Мыйзам сугат суусунун",
        "гектарына эки марка төлөм белгилейт, бирок андан",
        "чакан чарбаларды бошотот. Спикер мыйзам президент",
        "белгилеген күндөн тарта күчүнө кирерин айтты деди",
        "отурум. Танапистен кийин жыйын дагы улантылды жана",
        "мыйзам биринчи окууда алтымыш добуш менен ушул эле",
        "залда кабыл алынды. Кийинки жыйын дагы ушул жерде",
        "өтөт, анын күн тартибинде жолдор жөнүндө мыйзам да",
        "паром жөнүндө мыйзам да турат. Сендин депутаты бул",
        "паром тууралуу суроо берди, бирок ага али күнгө",
        "чейин эч кандай жооп келе элек деп айтты катчы.",
    ),
]


@pytest.mark.parametrize(
    "pages",
    [
        (
            ("In March 412 buses came to the quay.", "Held back: 5.", "None was sent home."),
            ("In April 398 buses came to the quay.", "Held back: 6.", "None was sent home."),
            ("In April 377 buses came to the quay.", "Held back: 7.", "None was sent home."),
        ),
        (
            ("Вопрос 1. Починят ли причал в Сенне?", "Ответ. Нет."),
            ("Вопрос 2. Закроют ли причал в Алде?", "Ответ. Нет."),
        ),
        (
            ("3-берене. Кеме", "Кеме бекер.", "Макулдашылды: М. Лужин"),
            ("4-берене. Унаа", "Унаа беш сом.", "Макулдашылды: М. Лужин"),
            ("5-берене. Жүк", "Жүк он сом.", "Макулдашылды: М. Лужин"),
        ),
    ],
)
@pytest.mark.parametrize("y", [780, 100], ids=["at the top", "at the foot"])
def test_lines_that_differ_in_their_numbers_or_not_at_all_are_no_running_heads(
    tmp_path: Path, pages: tuple[tuple[str, ...], ...], y: float
) -> None:
    said = " ".join(line for page in pages for line in page)

    text = read(tmp_path, *(lines(*page, y=y) for page in pages)).text
    assert text.split() == said.split()


@pytest.mark.parametrize("top", ["Annex {}", "Глава {}. Плата", "Жарлык № {}", "Решение"])
def test_a_heading_at_the_top_of_each_page_stays(tmp_path: Path, top: str) -> None:
    said = ("The ferry is free.", "The toll is six marks.", "The school opens in May.")
    pages = [
        [
            *lines("Papers of the House", y=810, size=8),
            *lines(top.format(number), y=780),
            *lines(one, y=740),
            *lines(f"{number}", x=290, y=30, size=9),
        ]
        for number, one in enumerate(said, 1)
    ]

    assert read(tmp_path, *pages).text == "\n\n".join(
        words for number, one in enumerate(said, 1) for words in (top.format(number), one)
    )


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ("Papers of the House | {}", 12),
        ("Бюллетень № 7, стр. {}", 12),
        ("Жыйындын баяны, {}-бет", 12),
        ("Годовой отчёт министерства {}", 8),
        ("Papers of the House", 12),
    ],
)
def test_a_running_head_with_the_number_of_the_page_is_no_text(
    tmp_path: Path, head: str, size: float
) -> None:
    said = RUNNING[0][:9]
    pages = [
        [*lines(head.format(41 + at), y=810, size=size), *lines(*said[3 * at : 3 * at + 3])]
        for at in range(3)
    ]

    assert read(tmp_path, *pages).text == " ".join(said)


def test_a_chapter_beside_the_number_of_the_page_is_no_text(tmp_path: Path) -> None:
    said = RUNNING[1][:9]
    pages = [
        [
            *(Drawn(chapter, 70, 810, 8), Drawn(str(12 + at), 500, 810, 8)),
            *lines(*said[3 * at : 3 * at + 3]),
        ]
        for at, chapter in enumerate(("Вода", "Плата", "Паром"))
    ]

    assert read(tmp_path, *pages).text == " ".join(said)


@pytest.mark.parametrize("said", RUNNING)
@pytest.mark.parametrize(
    ("heads", "title"),
    [
        (("On bread", "О хлебе", "Нан жөнүндө"), "On bread"),
        (("", "О хлебе", "Нан жөнүндө"), ""),
    ],
)
def test_the_title_is_the_first_heading_and_the_others_stay_in_their_places(
    tmp_path: Path, said: tuple[str, ...], heads: tuple[str, ...], title: str
) -> None:
    """The heading of a second column may be larger by a hair."""
    stopped = [line.rstrip(",.") + "." for line in said]
    page = [
        *lines(heads[0], x=40, y=742, size=11.5),
        *lines(*stopped[:3], x=40, y=726, size=9),
        *lines(heads[1], x=40, y=672, size=11.5),
        *lines(*stopped[3:7], x=40, y=656, size=9),
        *lines(heads[2], x=320, y=742, size=11.53),
        *lines(*stopped[7:], x=320, y=726, size=9),
    ]
    statement = read(tmp_path, [one for one in page if one.text])
    text = [
        " ".join(stopped[:3]),
        *(heads[1], " ".join(stopped[3:7])),
        *(heads[2], " ".join(stopped[7:])),
    ]

    assert (statement.title, statement.text.split("\n\n")) == (title, text)


def test_the_title_of_each_slide_stays(tmp_path: Path) -> None:
    pages = [
        [*lines(str(year), y=780, size=24), *lines(f"Sold: {tons} tons", y=720)]
        for year, tons in ((2031, 120), (2032, 140))
    ]
    statement = read(tmp_path, *pages)

    assert (statement.title, statement.text) == (
        "2031",
        "Sold: 120 tons\n\n2032\n\nSold: 140 tons",
    )


def test_the_cells_of_the_last_row_of_a_page_are_no_page_numbers(tmp_path: Path) -> None:
    rows = [[f"{at}", f"quay {'abcdef'[at - 1]}", f"{at * 10}", f"{at * 7}"] for at in range(1, 7)]
    pages = [
        [
            Drawn(cell, x, 90 - 20 * row, 12)
            for row, cells in enumerate(rows[first : first + 3])
            for cell, x in zip(cells, (70, 120, 300, 380), strict=True)
        ]
        for first in (0, 3)
    ]

    assert read(tmp_path, *pages).text.split() == [
        word for cells in rows for cell in cells for word in cell.split()
    ]


@pytest.mark.parametrize("said", RUNNING)
@pytest.mark.parametrize(
    ("number", "x", "y"),
    [
        *(("14", 290, 30), ("14", 520, 815), ("- 14 -", 290, 60)),
        *(("Page 14", 290, 30), ("стр. 14", 500, 30), ("2014-бет", 290, 815)),
    ],
)
def test_the_number_of_a_single_page_is_no_text(
    *, tmp_path: Path, said: tuple[str, ...], number: str, x: float, y: float
) -> None:
    page = [
        *lines(*said[:4], x=50, size=9),
        *lines(*said[4:8], x=320, size=9),
        Drawn(number, x, y, 9),
    ]

    assert read(tmp_path, page).text == " ".join(said[:8])


@pytest.mark.parametrize(
    ("said", "y"), [("2031", 60), ("№ 14", 800), ("14 %", 60), ("Article 14", 800)]
)
def test_a_year_or_figure_by_itself_on_a_single_page_stays(
    tmp_path: Path, said: str, y: float
) -> None:
    page = [*lines("The toll of the bridge is six marks.", y=700), *lines(said, y=y)]

    assert said in read(tmp_path, page).text


@pytest.mark.parametrize("said", RUNNING)
@pytest.mark.parametrize(
    ("every", "x", "size"),
    [
        (1, 35, 9),
        pytest.param(1, 45, 12, id="so near that two digits stand beside a word"),
        (2, 35, 9),
        (3, 35, 9),
        pytest.param(5, 35, 9, id="two numbers alone"),
        pytest.param(5, 560, 9, id="in the right margin"),
    ],
)
def test_line_numbers_that_begin_at_one_place_are_no_text(
    tmp_path: Path, said: tuple[str, ...], every: int, x: float, size: float
) -> None:
    numbers = [
        Drawn(str(row), x, 740 - 15.6 * (row - 1), size)
        for row in range(every, len(said) + 1, every)
    ]

    assert read(tmp_path, [*lines(*said), *numbers]).text == " ".join(said)


SHORT_SENTENCES = [
    (
        "Q. So you were at the quay at noon?",
        "A. I was.",
        "Q. Who was with you?",
        "A. My brother, and a man whose name I do not",
        "know.",
        "Q. What did he carry?",
        "A. A sack.",
        "Q. What was in it?",
        "A. I could not see, because it was closed by a",
        "rope.",
        "Q. That will do.",
    ),
    (
        "A BILL",
        "To open the ferry to all.",
        "SECTION 1. FERRY.",
        "(a) No fee shall be taken of a driver who brings",
        "his own harvest.",
        "(b) Others shall pay six marks.",
        "SECTION 2. PENALTY.",
        "Whoever takes more than that shall pay it back to",
        "the driver.",
        "SECTION 3. BEGINNING.",
        "This Act begins in May.",
    ),
    (
        "Уважаемые депутаты!",
        "Я принёс вам добрую весть.",
        "Паром не продадут.",
        "Он останется у города, и ни один матрос, пока я",
        "министр, без места не будет.",
        "Долг уплачен.",
        "Мост открыт.",
        "Плата прежняя, потому что дорогу до Алды пора",
        "чинить.",
        "Благодарю вас.",
    ),
    (
        "Төрага. Жыйын ачык.",
        "Депутат. Мен паром жөнүндө министрден бүгүн дагы",
        "сурагым келет.",
        "Министр. Паром жүрүп жатат.",
        "Депутат. Ал эми көпүрөчү?",
        "Министр. Көпүрө күзүндө заказ кылынган тетикти",
        "күтүп турат.",
        "Депутат. Кимден?",
        "Министр. Сенндеги заводдон.",
        "Төрага. Рахмат.",
    ),
]


@pytest.mark.parametrize("said", SHORT_SENTENCES)
@pytest.mark.parametrize(("x", "aligned"), [(45, False), (20, True)])
def test_line_numbers_of_short_sentences_are_no_text(
    *, tmp_path: Path, said: tuple[str, ...], x: float, aligned: bool
) -> None:
    """They are no list where some sentence goes on to a line that has a number too."""
    numbers = [
        Drawn(str(row), x + 4.5 * (aligned and row < 10), 740 - 15.6 * (row - 1), 9)
        for row in range(1, len(said) + 1)
    ]

    assert read(tmp_path, [*lines(*said), *numbers]).text.split() == " ".join(said).split()


@pytest.mark.parametrize("said", RUNNING)
@pytest.mark.parametrize("first_of_last", [11, 1])
def test_line_numbers_go_on_or_begin_anew_on_a_page_of_two_lines(
    tmp_path: Path, said: tuple[str, ...], first_of_last: int
) -> None:
    pages = [
        [
            *lines(*part),
            *(Drawn(str(first + row), 35, 740 - 15.6 * row, 9) for row in range(len(part))),
        ]
        for part, first in ((said[:10], 1), (said[10:], first_of_last))
    ]

    assert read(tmp_path, *pages).text == " ".join(said)


ITEMS = [
    ("buy a bus", "clear the snow from the Alda road", "paint the school", "mend the hall"),
    ("купить автобус", "убрать снег с дороги до Алды", "покрасить школу", "починить крышу"),
    ("автобус алуу", "Алдага баруучу жолду тазалоо", "мектепти сырдоо", "чатырды оңдоо"),
]


@pytest.mark.parametrize("items", ITEMS)
@pytest.mark.parametrize("end", ["", ";", ","])
@pytest.mark.parametrize(("x", "size"), [(50, 12), (45, 12), (35, 8)])
@pytest.mark.parametrize(("first", "step"), [(1, 1), (8, 1), (5, 5), (2028, 1)])
def test_bare_numbers_of_a_list_stay(
    *,
    tmp_path: Path,
    items: tuple[str, ...],
    end: str,
    x: float,
    size: float,
    first: int,
    step: int,
) -> None:
    numbers = [str(first + step * row) for row in range(len(items))]
    page = [
        *lines(*(item + end for item in items), x=74, y=700),
        *(Drawn(one, x, 700 - 15.6 * row, size) for row, one in enumerate(numbers)),
    ]

    words = read(tmp_path, page).text.split()
    assert [word for word in words if word.isdigit()] == numbers


@pytest.mark.parametrize("items", ITEMS)
def test_figures_beside_the_rows_of_a_table_stay(tmp_path: Path, items: tuple[str, ...]) -> None:
    page = [
        *lines(*items, y=700),
        *(Drawn(str(row + 1), 400, 700 - 15.6 * row, 12) for row in range(len(items))),
    ]

    assert read(tmp_path, page).text == "\n".join(
        f"{item} {row}" for row, item in enumerate(items, 1)
    )


def test_the_numbers_of_sources_stay(tmp_path: Path) -> None:
    sources = ("[1]", "[2]", "[3]", "[4]")
    page = [
        *lines(*RUNNING[0][:4], y=700),
        *(Drawn(one, 35, 700 - 15.6 * row, 12) for row, one in enumerate(sources)),
    ]

    words = read(tmp_path, page).text.split()
    assert [word for word in words if word.startswith("[")] == list(sources)


GRIDS = [
    (
        ("Work", "Month"),
        ("Repair of the north pass and of", "the tunnel in Senn, with lamps", "May"),
        ("Salt and sand for the roads of", "the province for the winter", "June"),
        "The works begin on a Monday, and the ministry will tell of them.",
    ),
    (
        ("Работа", "Месяц"),
        ("Ремонт северного перевала и", "тоннеля в Сенне с заменой ламп", "май"),
        ("Закупка соли и песка для дорог", "области на эту зиму", "июнь"),
        "Работы начнутся в понедельник, и министерство о них сообщит.",
    ),
    (
        ("Жумуш", "Ай"),
        ("Түндүк ашууну жана Сендеги", "тоннелди лампалары менен оңдоо", "май"),
        ("Облустун жолдоруна кышка туз", "жана кум сатып алуу", "июнь"),
        "Жумуштар дүйшөмбү күнү башталат, алар тууралуу министрлик айтат.",
    ),
]


@pytest.mark.parametrize(("head", "first", "second", "after"), GRIDS)
def test_rules_part_the_rows_of_a_table(
    tmp_path: Path,
    head: tuple[str, ...],
    first: tuple[str, ...],
    second: tuple[str, ...],
    after: str,
) -> None:
    page: Page = [
        *(Rule(68, 450, y) for y in (715, 695, 660, 625)),
        *(Drawn(head[0], 70, 700), Drawn(head[1], 330, 700)),
        *(Drawn(first[0], 70, 680), Drawn(first[1], 70, 666), Drawn(first[2], 330, 666)),
        *(Drawn(second[0], 70, 645), Drawn(second[1], 70, 631), Drawn(second[2], 330, 631)),
        *lines(after, y=590),
    ]

    assert read(tmp_path, page).text == "\n\n".join(
        " ".join(row) for row in (head, first, second, (after,))
    )


def test_a_rule_under_a_word_parts_no_paragraph(tmp_path: Path) -> None:
    said = (
        "The pass is open to all lorries again, and the ministry",
        "will not close it this year.",
    )
    page: Page = [*lines(*said, y=700), Rule(70, 200, 698.5)]

    assert read(tmp_path, page).text == " ".join(said)


def test_numbers_between_the_rules_of_a_table_stay(tmp_path: Path) -> None:
    said = RUNNING[0][:4]
    page: Page = [
        *lines(*said, y=700),
        *(Drawn(str(row + 1), 35, 700 - 15.6 * row, 12) for row in range(len(said))),
        *(Rule(30, 450, 696 - 15.6 * row) for row in range(len(said))),
    ]

    words = read(tmp_path, page).text.split()
    assert [word for word in words if word.isdigit()] == ["1", "2", "3", "4"]


def test_the_numbers_of_a_list_stay(tmp_path: Path) -> None:
    items = ("1. Lorries pass at noon.", "2. Buses pass at six.", "3. Cars pay nothing.")

    assert read(tmp_path, lines(*items)).text == "\n".join(items)


@pytest.mark.parametrize(
    "mark",
    [
        Drawn("DRAFT", 150, 300, 100, angle=0.8),
        Drawn("DRAFT", 100, 300, 40),
        Drawn("ПРОЕКТ", 100, 600, 80),
        Drawn("ДОЛБООР", 100, 600, 80, grey=0.8),
        Drawn("Долбоор   Долбоор   Долбоор", 70, 600, 12, grey=0.8),
        Drawn("Черновик Черновик", 70, 600, 12),
        Drawn("FOR THE HOUSE ONLY", 100, 300, 30, grey=0.85),
        Drawn("SECRET", 80, 690, 80),
        Drawn("RECEIVED 3 APRIL", 300, 600, 11, angle=0.2),
    ],
)
def test_what_is_written_over_a_page_is_neither_text_nor_title(tmp_path: Path, mark: Drawn) -> None:
    page = [
        *lines("Northport, 2 April 2031", y=780),
        mark,
        *lines("The toll is six marks for every lorry, the ministry said.", "Buses pay nothing."),
    ]

    assert read(tmp_path, page) == Statement(
        id="a.pdf",
        text=(
            "Northport, 2 April 2031\n\n"
            "The toll is six marks for every lorry, the ministry said. Buses pay nothing."
        ),
        title="",
        date=date(2031, 4, 2),
        date_origin=read(tmp_path, page).date_origin,
        path="a.pdf",
    )


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("SPECIMEN COPY", "The toll is six marks, the ministry said."),
        ("Не для печати", "Плата составляет шесть марок."),
        ("Жарыялоого болбойт", "Төлөм алты марка болот."),
    ],
)
@pytest.mark.parametrize("angle", [0.3, 0.6, -0.7])
def test_a_mark_that_is_written_all_over_a_page_takes_no_place_of_the_text(
    tmp_path: Path, mark: str, said: str, angle: float
) -> None:
    tiles = [
        Drawn(mark, 40 + 180 * column, 60 + 110 * row, 18, angle=angle, grey=0.8)
        for row in range(7)
        for column in range(3)
    ]

    assert read(tmp_path, [*tiles, *lines(said)]).text == said


def test_a_faint_mark_that_is_written_all_over_a_page_is_no_text(tmp_path: Path) -> None:
    tiles = [Drawn("SPECIMEN COPY", 40, 60 + 50 * row, 20, grey=0.8) for row in range(9)]

    said = "The toll is six marks, the ministry said."
    assert read(tmp_path, [*tiles, *lines(said)]).text == said


INITIALS = [
    ("T", "he northern pass is open to all the lorries", "as of now. Drivers carry chains."),
    ("T", "HE NORTHERN PASS is open to all the lorries", "as of now. Drivers carry chains."),
    ("“W", "e have opened the pass to all the lorries,”", "said the minister of roads."),
    ("A", "fter the winter the pass will open to lorries", "again. Drivers carry chains."),
    ("С", "еверный перевал открыт для всех грузовиков", "до зимы. Цепи обязательны."),
    ("К", "то закроет перевал, в министерстве не знают", "до сих пор. Цепи обязательны."),
    ("Т", "үндүк ашуу жүк ташуучу унаалар үчүн ачылды", "деди министр. Чынжыр керек."),
    ("О", "ш шаарына баруучу жол бүгүн кайра ачылды", "деди министр. Чынжыр керек."),
]


@pytest.mark.parametrize(("initial", "first", "second"), INITIALS)
@pytest.mark.parametrize(("size", "y"), [(36, 724.4), (32, 724.4), (28, 726), (34, 720)])
@pytest.mark.parametrize("gap", [0, 8])
def test_a_large_first_letter_stands_before_its_word(
    *, tmp_path: Path, initial: str, first: str, second: str, size: float, y: float, gap: float
) -> None:
    x = 70 + 0.5 * size * len(initial) + gap
    page = [Drawn(initial, 70, y, size), *lines(first, second, x=x), *lines("It ends.", y=708.8)]
    statement = read(tmp_path, page)

    assert (statement.title, statement.text) == ("", f"{initial}{first} {second}\n\nIt ends.")


@pytest.mark.parametrize(
    ("initial", "first", "text"),
    [
        ("С", "министром говорили водители о перевале", "С министром говорили"),
        ("В", "Алде открыли мост, и по мосту ходят автобусы", "В Алде открыли мост"),
        ("A", "bridge opens in Alda, and a bridge is what it", "A bridge opens in Alda"),
    ],
)
def test_a_large_first_letter_may_be_a_word(
    tmp_path: Path, initial: str, first: str, text: str
) -> None:
    second = "and more is said of the bridge, the ferry and the pass"
    page = [Drawn(initial, 70, 724.4, 36), *lines(first, second, x=90)]

    assert read(tmp_path, page).text.startswith(text)


def test_a_large_title_stays(tmp_path: Path) -> None:
    page = [*lines("On the pass", size=40), *lines("It is open to all lorries again.", y=660)]
    statement = read(tmp_path, page)

    assert (statement.title, statement.text) == ("On the pass", "It is open to all lorries again.")


def test_words_on_their_side_are_left_out_with_a_warning(tmp_path: Path) -> None:
    page = [*lines("The pass is open to lorries."), Drawn("Form 7", 30, 300, 10, angle=1.5708)]

    warning, statement = all_read(tmp_path, page)

    assert warning == Problem(
        "a.pdf", None, "words that stand on their side on page 1 are left out", warning=True
    )
    assert isinstance(statement, Statement)
    assert statement.text == "The pass is open to lorries."


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Northport, 2 April 2031", date(2031, 4, 2)),
        ("Бишкек, 2 апреля 2031 г.", date(2031, 4, 2)),
        ("Бишкек, 2031-жылдын 2-апрели", date(2031, 4, 2)),
    ],
)
def test_a_dateline_stays_on_a_line_of_its_own_and_gives_the_date(
    tmp_path: Path, line: str, day: date
) -> None:
    statement = read(tmp_path, lines(line, "The pass is open to lorries again, as the ministry"))

    assert (statement.date, statement.text.split("\n\n")) == (
        day,
        [line, "The pass is open to lorries again, as the ministry"],
    )


@pytest.mark.parametrize(
    ("line", "said", "day"),
    [
        ("Northport, 2 April 2031", "It is forbidden.", date(2031, 4, 2)),
        ("г. Бишкек, 2 апреля 2031 года", "Запрещается стоять.", date(2031, 4, 2)),
        ("Бишкек ш., 2031-жылдын 2-апрели", "Тыюу салынат.", date(2031, 4, 2)),
    ],
)
def test_a_dateline_that_is_longer_than_the_text_stays_on_a_line_of_its_own(
    tmp_path: Path, line: str, said: str, day: date
) -> None:
    statement = read(tmp_path, lines(line, said))

    assert (statement.date, statement.text) == (day, f"{line}\n\n{said}")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("НОРТПОРТ, 2031-жылдын 2-апрели", "— Жол министрлиги ашуу ачылганын билдирет."),
        ("NORTHPORT, 2 April 2031", "— The Ministry of Roads says that the pass is open."),
        ("«Ответственность за содержание дорог не изменилась»,", "— сказала министр."),
        ("«Жолдорду күтүү үчүн жоопкерчилик өзгөргөн жок»,", "— деди министр."),
        ("“The responsibility for the roads has not changed,”", "— said the minister."),
        ("Министр дорог — Анна Перевозчикова, её заместитель", "— Иван Паромов."),
    ],
)
def test_a_dash_in_a_sentence_begins_no_item_of_a_list(
    tmp_path: Path, first: str, second: str
) -> None:
    statement = read(tmp_path, lines(first, second, "Chains are compulsory in the second gallery."))

    assert statement.text.startswith(f"{first} {second}")


def test_a_dash_begins_an_item_behind_a_colon_and_behind_another_item(tmp_path: Path) -> None:
    said = ("С понедельника действуют правила:", "— цепи обязательны,", "— проезд закрыт")

    assert read(tmp_path, lines(*said)).text.split() == " ".join(said).split()
    assert read(tmp_path, lines(*said)).text == f"{said[0]}\n\n{said[1]}\n{said[2]}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The house spoke of the ferry, and the member for the town Mrs", "Hale asked of it."),
        ("Палата говорила о пароме, и от имени города её депутат Анна", "Лужина спросила о нём."),
        (
            "Палата паром жөнүндө сүйлөдү, шаардын атынан депутат Айгүл",
            "Сатарова ал жөнүндө айтты.",
        ),
    ],
)
def test_a_sentence_goes_on_over_pages_with_a_name(tmp_path: Path, first: str, second: str) -> None:
    above = ["n" * (len(first) + 3)] * 3  # lines that are a little longer

    text = read(tmp_path, lines(*above, first), lines(second)).text
    assert text.endswith(f"{first} {second}")


@pytest.mark.parametrize(
    "said",
    [
        ("The toll of the bridge over the Senn is set", "by the House with one voice", "of all."),
        ("Решение о плате за проезд по новому мосту", "принято единогласно всеми", "депутатами."),
        ("Көпүрө аркылуу өтүү төлөмү жөнүндө чечимди", "бардык депутаттар бир", "ооздон алды."),
    ],
)
def test_a_sentence_goes_on_in_the_middle_of_a_page_or_set_in(
    tmp_path: Path, said: tuple[str, ...]
) -> None:
    middle = [Drawn(one, 300 - 3 * len(one), 740 - 15.6 * at, 12) for at, one in enumerate(said)]
    answer = [*lines(said[0]), *lines(*said[1:], x=95, y=724.4)]

    assert read(tmp_path, middle).text == " ".join(said)
    assert read(tmp_path, answer).text == " ".join(said)


def test_a_title_is_one_line_without_control_characters(tmp_path: Path) -> None:
    """As the letters of a damaged font come out."""
    page = [*lines("The\x01pass", size=20), *lines("It is open.", y=700)]

    assert read(tmp_path, page).title == "The pass"


def test_a_page_that_holds_notes_alone_is_read(tmp_path: Path) -> None:
    page: Page = [
        Rule(70, 200, 106),
        *lines("1 The figures are those of the ministry.", y=92, size=8),
    ]

    assert read(tmp_path, page).text == "1 The figures are those of the ministry."


def test_a_line_that_ends_where_the_next_word_has_no_room_ends_no_paragraph(
    tmp_path: Path,
) -> None:
    """A long word leaves more white than a short one would."""
    page = lines(
        "Министерство дорог закончило перестройку обеих галерей на севере.",
        "Администрация открыла перевал.",
        "Высокопрофессиональные представители администраций подчёркивают.",
    )
    short = lines(
        "Министерство дорог закончило перестройку обеих галерей на севере.",
        "Администрация открыла наконец обе галереи этого перевала.",
        "Высокопрофессиональные представители администраций подчёркивают.",
    )

    assert [one.count(" ") for one in read(tmp_path, page).text.split("\n\n")] == [10, 3]
    assert len(read(tmp_path, short).text.split("\n\n")) == 1
