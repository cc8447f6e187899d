"""Pages as well-known programs make them: what is read is the statement, and all of it.

The files in ``pages`` are written by hand after the markup of WordPress, Bitrix, Drupal, Tilda, a
news agency, a ministry's site, a page of 2001, Word and Google Docs.
"""

from datetime import date
from pathlib import Path

import pytest

from retrieval.ingest.formats import read_file, reader_of
from retrieval.types import Problem, Statement

PAGES = Path(__file__).parent / "pages"
READ = {
    "agency.html": (
        "Глава МИД рассказал о переговорах",
        date(2020, 12, 12),
        (
            "12 декабря глава МИД рассказал журналистам о переговорах с соседями.",
            "«Переговоры идут трудно, но идут», — отметил он.",
            "Следующий раунд пройдёт в январе.",
        ),
    ),
    "bitrix.html": (
        "Заявление МИД о ситуации на границе",
        date(2020, 12, 7),
        (
            "Министерство иностранных дел выражает глубокую озабоченность ситуацией на границе.",
            "«Мы призываем стороны к сдержанности», — сказал министр Руслан Казакбаев.",
            "Переговоры начнутся 10 декабря 2020 года в городе Ош.",
        ),
    ),
    "drupal.html": (
        "Remarks at the summit",
        date(2022, 11, 3),
        (
            "Mr President, excellencies,",
            "On 24 October 1945 the Charter entered into force. Today we renew our vow.",
            "The number of refugees has doubled since 2019, and the help has not.",
            "Thank you.",
        ),
    ),
    "google-docs.html": (
        "Statement on the dam",
        date(2022, 4, 12),
        (
            "12 April 2022",
            "The Ministry of Water welcomes\xa0the agreement on the dam.",
            "1. The dam will be finished in 2025.\n2. Both sides share its water.",
            "See the text.",
        ),
    ),
    "ministry-ky.html": (
        "Министр элчини кабыл алды",
        date(2021, 5, 5),
        (
            (
                "2021-жылдын 5-майында тышкы иштер министри Өзгөчө жана ыйгарым укуктуу элчини"
                " кабыл алды."
            ),
            "Тараптар эки өлкөнүн ортосундагы кызматташтыктын учурдагы абалын талкуулашты.",
        ),
    ),
    "oldtable.html": (
        "Press release No. 45",
        date(2001, 3, 12),
        (
            "On the visit of the delegation of Alvania",
            "March 12, 2001",
            (
                "A delegation of the Republic of Alvania arrived in the capital today at the"
                " invitation of the Government."
            ),
            (
                "During the talks the sides discussed cooperation in trade, energy and education,"
                " and agreed to open a joint commission."
            ),
            "The delegation will leave on March 15.",
            "Press service of the Ministry",
        ),
    ),
    "tilda.html": (
        "Открыт мост через реку Алма",
        date(2022, 6, 3),
        (
            "3 июня 2022",
            "Сегодня министр открыл мост через реку Алма.",
            "Мост строили три года. Его длина — 240 метров.",
            "«Это большой день для района», — сказал министр.",
        ),
    ),
    "word.html": (
        "Заявление министерства о воде",
        date(2019, 5, 5),
        (
            "5 мая 2019 года",
            "Министерство сообщает, что работы на канале завершены.",
            "1. Вода подана в пять сёл.",
            "2. Тариф не изменится.",
            "Текст со сноской.",
            "Сноска внизу.",
        ),
    ),
    "wordpress.html": (
        "Ministry condemns attack",
        date(2023, 5, 13),
        (
            (
                "The Ministry of Foreign Affairs condemns the attack of 10 May on the embassy in"
                " Zerrafa."
            ),
            "“Nobody may be attacked for doing his duty,” the minister said.",
            "We stand with our colleagues.",
            "- All staff are safe.\n- The consular section is closed until 20 May.",
        ),
    ),
}


@pytest.mark.parametrize("name", sorted(path.name for path in PAGES.iterdir()))
def test_a_page_is_read_whole_and_nothing_beside_it(name: str) -> None:
    reader = reader_of(name)
    assert reader
    found = [
        item if isinstance(item, Problem) else item.statement
        for item in read_file(reader, PAGES / name, name, 1_000_000)
    ]
    [statement] = found
    assert isinstance(statement, Statement)
    title, day, paragraphs = READ[name]
    assert (statement.title, statement.date) == (title, day)
    assert statement.text == "\n\n".join(paragraphs)
