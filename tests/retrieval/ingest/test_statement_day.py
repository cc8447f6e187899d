"""The day that a text gives itself, at its head or its end."""

from datetime import date

import pytest

from retrieval.ingest.statement_day import closing_day, opening_day

DAY = date(2031, 4, 2)
TEXT = "The pass stays open all winter, the office said. Lorries with salt go first."


@pytest.mark.parametrize(
    "head",
    [
        "Will the pass stay open?\n2 April 2031",
        "Останется ли перевал открытым?\n2 апреля 2031 года",
        "Ашуу ачык калабы?\n2031-жылдын 2-апрели",
        "Перевал останется открытым!\nПётр Рогов, «Соль»\n02.04.2031",
        "Mayor: “The pass stays open”\n2 April 2031",
        "Асан Кулов, «Сенн»\n2031-жылдын 2-апрели",
        "Сенн ш.\n2031-жылдын 2-апрели",
        "Начальнику порта\nРогову П.\n02.04.2031 № 12",
        "The pass stays open.\n2 April 2031",
        "УКАЗ\nГЛАВЫ АЛДЫ\nО перевале\nг. Сенн\nот 2 апреля 2031 года № 7",
        "Adopted by the House of Elders on 2 April 2031",
        "Принят Советом старейшин 2 апреля 2031 года",
        "Кеңеш тарабынан 2031-жылдын 2-апрелинде кабыл алынган",
        "ЗАКОН\nПринят Советом 1 февраля 2031 года\nот 2 апреля 2031 года № 5",
    ],
)
def test_a_date_below_a_headline_or_a_name_is_the_statement_s(head: str) -> None:
    assert opening_day(f"{head}\n\n{TEXT}") == DAY


@pytest.mark.parametrize(
    "head",
    [
        "When was the pass opened?\n2 April 2031",
        "Когда открыли перевал?\n2 апреля 2031 года",
        "Ашуу качан ачылган?\n2031-жылдын 2-апрели",
        "The pass was shut.\n2 April 2031\nThe pass was opened.\n5 May 2031",
        "Перевал открыт.\n2 апреля 2031 года\nпоявился сбор.",
        "The pass was shut. Salt was dear.\n2 April 2031",
        f"{TEXT}\n2 April 2031",
    ],
)
def test_a_date_below_a_question_for_it_or_prose_is_none(head: str) -> None:
    assert opening_day(f"{head}\n\n{TEXT}") is None


@pytest.mark.parametrize(
    "end",
    [
        "2 April 2031",
        "Senn, 2 April 2031",
        "Done at Senn, 2 April 2031",
        "(Signed) P. Lund\nHarbour Master\n2 April 2031",
        "Yours sincerely,\nP. Lund\n2 April 2031",
        "2 апреля 2031 года\nП. Рогов",
        "П. Рогов,\nначальник порта\n02.04.2031",
        "2 апреля 2031 г. № 45\nг. Сенн",
        "Совершено в городе Сенн 2 апреля 2031 года в двух экземплярах",
        "Төрага А. Кулов\n2031-жылдын 2-апрели",
        "Сенн шаары, 2031-жылдын 2-апрели",
        "2031-жылдын 2-апрелинде кол коюлган",
    ],
)
def test_a_date_beside_the_signature_at_the_end_is_the_statement_s(end: str) -> None:
    assert closing_day(f"{TEXT}\n\n{end}") == DAY


@pytest.mark.parametrize(
    "end",
    [
        "The fair will be held in Senn.\n2 April 2031",
        "Приглашаем на ярмарку.\n2 апреля 2031 года",
        "Жыйын шаарда өтөт.\n2031-жылдын 2-апрели",
        "The deadline:\n2 April 2031",
        "Updated 2 April 2031",
        "Дата рождения: 2 апреля 2031 года",
        "2 апреля 2031, 14:05",
        "Перевал закрыт\n2 апреля 2031",
        "and the pass was opened on\n2 April 2031.",
        "1 April 2031\n2 April 2031",
        "г. Сенн | 2 апреля 2031 года\nг. Алда | 2 апреля 2031 года",
        "2 April 2031\nCall 44-12 for a ticket today.",
        "What day was it?\n2 April 2031",
        "Order No. 5 of 2 April 2031",
    ],
)
def test_a_last_date_that_may_be_another_s_is_none(end: str) -> None:
    assert closing_day(f"{TEXT}\n\n{end}") is None


def test_a_last_date_is_none_where_another_line_of_the_text_has_another() -> None:
    assert closing_day(f"{TEXT}\n1 April 2031\n{TEXT}\n2 April 2031") is None
