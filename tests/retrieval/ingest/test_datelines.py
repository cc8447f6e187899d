"""Lines that tell a document's day, and lines that only speak of one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.ingest.datelines import adoption_day, dateline, is_bare_dateline, is_dateline

DAY = date(2020, 12, 12)


@pytest.mark.parametrize(
    "line",
    [
        "12 December 2020",
        "Saturday 12 December, 2020",
        "Northport, December 12, 2020.",
        "NORTHPORT, 12 December 2020 — The pass is open.",
        "NORTHPORT, Dec. 12, 2020 -- The pass is open.",
        "Port of the North, Tesmar, 12 December 2020 (AGENCY) - The pass is open.",
        "12.12.2020 – The pass is open.",
        "2020-12-12",
        "12-Dec-2020",
        "12 December 2020, Northport",
        "No. 15 of 12 December 2020",
        "12 дек. 2020 г.",
        "12 дек 2020",
        "Сб, 12 дек 2020 10:00:00 +0600",
        "12 декабря 2020 года, г. Бишкек",
        "г. Бишкек                      12 декабря 2020 года",
        "12 декабря 2020 года          город Бишкек",
        "№ 123 от 12.12.2020",
        "от 12 декабря 2020 года № 15",
        "12.12.2020 № 15-р",
        "Бишкек ш., 2020-жылдын 12-декабры",
        "2020-жылдын 12-декабры, Бишкек ш.",
        "Бишкек шаары            2020-жылдын 12-декабры",
        "2020-жылдын 12-декабрындагы № 15",
        "2020-W50-6",
        "суббота, 12 декабря 2020 года",
        "ишемби, 12-декабрь 2020",
        "Published: 12 December 2020",
        "Published at 10:30 on 12 December 2020",
        "Press release No. 41 | 12 Dec 2020",
        "12 December 2020 | Press release",
        "Statement of 12 December 2020",
        "Пресс-релиз от 12 декабря 2020 г.",
        "Сообщение № 41 от 12.12.2020",
        "Бишкек. 12 декабря 2020 года. /Кабар/",
        "Жарыяланган датасы: 12-декабрь, 2020",
        "Билдирүү, 2020-жылдын 12-декабры",
        "Posted on December 12, 2020",
        "Date of publication: 2020-12-12",
        "Опубликовано 12 декабря 2020 года",
        "Дата: 12.12.2020",
        "Дата публикации: 12 декабря 2020 г., 15:04",
        "Жарыяланган күнү: 12.12.2020",
        "Датасы: 2020-жылдын 12-декабры",
    ],
)
def test_datelines(line: str) -> None:
    assert dateline(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "On 12 December 2020 the pass was opened.",
        "In Northport, 12 December 2020, the pass was opened.",
        "The pass was opened — 12 December 2020",
        "12 December 2020 – 14 December 2020",
        "12–14 December 2020",
        "December 2020",
        "12 December 2020 Transcript of the minister",
        "we met in Northport, 12 December 2020",
        "The minister and everybody else who came along to Northport, 12 December 2020",
        "NORTHPORT, December 12 — The pass is open.",
        "12 December 2020 — the day on which the pass was opened.",
        "12 декабря 2020 года — явился в свет «Органический статут».",
        "2020-жылдын 12-декабры — ашуу ачылган күн.",
        "May the pass stay open",
        "12 December 2020, the day of the flood",
        "от 12 декабря 2020 года по 14 декабря",
        "2020-W54-1 is late",
        "Цена 12 от 2020",
        "Updated 12 December 2020",
        "12 December 2020 | Osh | 40 tonnes",
        "The mill burned. 12 December 2020",
        "Сообщение от 12 декабря 2020 года о паводке",
        "Statement of the mayor on 12 December 2020",
        "Date palms were planted on 12 December 2020",
        "Дата 12 декабря 2020 года памятна всем",
        "Published by Lund, 12 December 2020",
        "Опубликован закон от 12 декабря 2020 года",
        "2020",
        "",
    ],
)
def test_lines_that_are_no_datelines(line: str) -> None:
    assert dateline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "г. Сенн 12 декабря 2020 года",
        "г.Сенн, 12 декабря 2020 года",
        "город Сенн 12 декабря 2020 г.",
        "12 декабря 2020 года г. Сенн",
        "Алдинская область, г. Сенн, 12 декабря 2020 года",
        "г. Сенн, Дом Совета, 12 декабря 2020 года",
        "Сенн шаары 2020-жылдын 12-декабры",
        "2020-жылдын 12-декабры Сенн ш.",
        "Алда облусу, Сенн району, 2020-жылдын 12-декабры",
        "Сенн шаары, Кеңеш үйү, 2020-жылдын 12-декабры",
        "town of Senn, 12 December 2020",
        "г. Сенн | 12 декабря 2020 года",
        "12 декабря 2020 г. | № 45 | г. Сенн",
        "Сенн ш. | № 45 | 2020-жылдын 12-декабры",
    ],
)
def test_a_place_and_a_day_in_one_line(line: str) -> None:
    assert dateline(line) == DAY
    assert is_bare_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "г. Сенн, 12 декабря 2020 года, № 15",
        "г. Сенн от 12 декабря 2020 года № 210",
        "12 декабря 2020 года № 210 г. Сенн",
        "12 декабря 2020 г.      г. Сенн      № 45-п",
        "Сенн шаары, 2020-жылдын 12-декабры № 210",
        "Сенн ш., 2020-жылдын 12-декабры, КТ № 77",
        "Сенн ш.     № 12     2020-жылдын 12-декабры",
        "2020-жылдын 12-декабры, № 210",
        "Исх. № 12-3/456 от 12.12.2020 г.",
    ],
)
def test_a_place_a_day_and_a_number_in_one_line(line: str) -> None:
    assert dateline(line) == DAY
    assert is_bare_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "УКАЗ ГЛАВЫ АЛДИНСКОЙ РЕСПУБЛИКИ от 12 декабря 2020 года № 15",
        "Приказ № 45 от 12 декабря 2020 г.",
        "Распоряжение от 12.12.2020 г. № 88-р",
        "Постановление Совета Министров от 12 декабря 2020 года № 210",
        "Протокол № 3 заседания совета Сенна от 12 декабря 2020 года",
        "Стенограмма брифинга от 12.12.2020",
        "Заявление министра путей, 12 декабря 2020 года",
        "2020-жылдын 12-декабрындагы № 210 токтому",
        "2020-жылдын 12-декабры № 210 буйрук",
        "Министрликтин буйругу, 2020-жылдын 12-декабры № 45",
        "Алда Республикасынын Өкмөтүнүн 2020-жылдын 12-декабрындагы КТ № 77 Жарлыгы",
        "Order No. 17 of 12 December 2020",
        "Decree of the Council No. 17 of 12 December 2020",
        "Presidential Decree No. 17 of 12 December 2020",
        "Resolution No. 210 of the Council of Elders of 12 December 2020",
        "Resolution of the Council of Elders of 12 December 2020 No. 210",
        "РАСПОРЯЖЕНИЕ № 15-р г. Сенн 12 декабря 2020 года",
        "БУЙРУК № 45 Сенн шаары, 2020-жылдын 12-декабры",
        "Statement by the Minister, 12 December 2020",
        "Minutes of the council, 12 December 2020",
        "Remarks by Minister Lund at the Senn Forum, 12 December 2020",
        "Transcript of press conference, Senn, 12 December 2020",
        "Minutes of the council held on 12 December 2020",
        "Sitting of Saturday, 12 December 2020",
        "Выступление министра на форуме, г. Сенн, 12 декабря 2020 года",
        "Протокол заседания, состоявшегося 12 декабря 2020 года",
        "Министрдин форумдагы сөзү, Сенн ш., 2020-жылдын 12-декабры",
        "2020-жылдын 12-декабрында өткөн жыйындын протоколу",
    ],
)
def test_the_name_of_an_act_with_its_day(line: str) -> None:
    assert dateline(line) == DAY
    assert not is_dateline(line)  # in the middle of a text it may be another's


@pytest.mark.parametrize(
    "line",
    [
        "Сенн, 12 декабря 2020 года. Северный перевал снова открыт для грузовиков.",
        "Сенн, 12 декабря 2020 г. Северный перевал снова открыт для грузовиков.",
        "Сенн, 2020-жылдын 12-декабры. Түндүк ашуу кайрадан ачылды.",
        "Senn, 12 December 2020. The northern pass is open again.",
        "Сенн. 12 декабря 2020 года. АлдаТАГ — Перевал открыт.",
        "СЕНН, 12 декабря 2020 года – АЛДАТАГ. Перевал открыт.",
        "SENN (December 12, 2020) – The pass is open.",
        "SENN (AldaWire), December 12, 2020 – The pass is open.",
        "Senn, 12 December 2020: The northern pass is open again.",
        "SENN, Dec 12, 2020 /AldaWire/ -- The pass is open.",
        "(Сенн, 12 декабря 2020 года) Северный перевал открыт.",
        "(12 December 2020, Senn) The pass is open.",
        "(12 декабря 2020 года, Сенн)",
        "Press release - 12 December 2020",
        "Пресс-релиз – 12 декабря 2020 года",
        "12.12.2020 | Пресс-служба",
        "12-декабрь, 2020-ж. | Басма сөз кызматы",
        "Embargoed until 12 December 2020",
        "Dated this 12th day of December, 2020",
        "For immediate release: 12 December 2020",
        "Для немедленной публикации: 12 декабря 2020 г.",
        "Дароо жарыялоо үчүн: 2020-жылдын 12-декабры",
        "Эмбарго до 12 декабря 2020 года, 18:00",
        "Posted: 12 December 2020 (updated 13 December 2020)",
        "12 декабря 2020 в 14:05 | Обновлено: 14 декабря 2020 в 09:10",
        "2020-жылдын 12-декабры (2020-жылдын 14-декабрында жаңыртылган)",
        "Issued: 12 December 2020   Valid until: 31 December 2020",
        "12 декабря 2020 года (с изменениями от 14 декабря 2020 года)",
        "SENN (AldaWire) — December 12, 2020 — The pass is open.",
        "Senn, Alda – 12 December 2020 – The pass is open.",
        "Сенн/Алда, 12 декабря 2020 года – Перевал открыт.",
        "SENN — December 12, 2020",
        "Сенн – Алда, 2020-жылдын 12-декабры",
        "12 декабря 2020 года. Сенн. Перевал открыт.",
        "12-декабрь 2020-ж. Сенн. Алда. Ашуу ачык.",
        "12.12.2020. Перевал открыт.",
        "Газета «Соль», № 24 (3120), 12 декабря 2020 года",
        "«Туз» гезити, № 24, 2020-жылдын 12-декабры",
        "Vol. 12, No. 4 — December 12, 2020",
        "Опубликовано в газете «Соль» 12 декабря 2020 г. № 24",
        "Ministry of Roads – 12 December 2020",
        "пресс-служба Министерства дорог, 12 декабря 2020 года",
        "Жол министрлигинин басма сөз кызматы, 2020-жылдын 12-декабры",
        "Сенн | 12 декабря 2020 | Пресс-служба",
        "12 DEC 2020 | NEWS",
        "Исх. №: 45-п    Дата: 12.12.2020",
        "г. Сенн, пл. Мира, 12 декабря 2020 года",
        "гор. Сенн          12 декабря 2020г.",
        "12.XII.2020 г.",
        "12/XII-2020 г.",
        "Добавлено 12.12.2020 в 14:05",
        "Чыккан күнү: 12.12.2020",
        "Date Issued: 12-Dec-2020 17:00",
        "Posted by press-office on December 12th, 2020 at 11:05 am",
        "2020-жылдын 12-декабрында жарыяланды",
        "2020-жылдын 12-декабрынан № 210",
        "*** 12.12.2020 ***",
        "[12 декабря 2020 г.]",
        "Билдирүү (2020-жылдын 12-декабры)",
        "12-декабрда, 2020-жылы",
    ],
)
def test_datelines_of_agencies_and_press_services(line: str) -> None:
    assert dateline(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        # what is told of a day
        "Выборы 12 декабря 2020 года",
        "Шайлоо 2020-жылдын 12-декабры",
        "Elections 12 December 2020",
        "Пожар (12 декабря 2020 года)",
        "Mill fire (12 December 2020)",
        "Пожар на рынке, 12 декабря 2020 года. Погибших нет.",
        "В Сенне, 12 декабря 2020 года. Толпа вошла в здание.",
        "In Senn, 12 December 2020. The pass was closed.",
        "Сенн, 12 декабря 2020 года была закрыта",
        "Сообщение о паводке 12 декабря 2020 года",
        "Report of the flood of 12 December 2020",
        "Statement of the victims of 12 December 2020",
        "Statement on the flood, 12 December 2020",
        "Дата рождения: 12 декабря 2020 года",
        "Дата следующего заседания: 12 декабря 2020 года",
        "Приём заявлений до 12 декабря 2020 года",
        "Срок | 12 декабря 2020 года",
        "Deadline | 12 December 2020",
        "Срок сдачи: 12 декабря 2020 года",
        "Deadline: 12 December 2020",
        "Башталышы: 2020-жылдын 12-декабры",
        "Туулган күнү: 2020-жылдын 12-декабры",
        "12 декабря 2020 года Президент",
        "12 декабря 2020 года. Северный перевал открыт.",
        "Конференция, 11-12 декабря 2020 года",
        "2020-жылдын 12-декабры – 2020-жылдын 15-декабры",
        "«___» декабря 2020 года",
        # what is told of an act
        "О внесении изменений в постановление от 12 декабря 2020 года № 210",
        "Указ о внесении изменений в Указ от 12 декабря 2020 года № 5",
        "Решение о выполнении постановления от 12 декабря 2020 года № 3",
        "Утверждён постановлением от 12 декабря 2020 года № 5",
        "На основании приказа № 45 от 12 декабря 2020 г.",
        "(в редакции указа от 12 декабря 2020 года № 15)",
        "Указ Главы от 12 декабря 2020 года № 5 утратил силу",
        "Постановление действует от 12 декабря 2020 года",
        "Указ вступает в силу 12 декабря 2020 года",
        "Закон Алдинской Республики от 12 декабря 2020 года о воде",
        "2020-жылдын 12-декабрындагы № 210 токтомунун аткарылышы",
        "2020-жылдын 12-декабрындагы № 210 токтомго ылайык",
        "2020-жылдын 12-декабрындагы жыйындын чечими",
        "Токтом 2020-жылдын 12-декабрынан күчүнө кирет",
        "Order No. 17 of 12 December 2020 is repealed",
        "Amended by order No. 17 of 12 December 2020",
        "under Order No. 17 of 12 December 2020",
        "Law of 12 December 2020 on water",
        "The agreement of 12 December 2020",
        "Report of the commission on the flood of 12 December 2020",
        "Приложение 1 к постановлению от 12 декабря 2020 года № 45",
        "Ответ на письмо от 12 декабря 2020 года № 45",
        "Протокол разногласий к договору от 12 декабря 2020 года",
        "2020-жылдын 12-декабрындагы № 45 буйругуна тиркеме",
        "Өкмөттүн 2020-жылдын 12-декабрындагы № 45 токтому жөнүндө",
        "Victory Day, 12 December 1945",
        "День Победы, 12 декабря 1945 года",
        "Жеңиш күнү, 1945-жылдын 12-декабры",
        "Концерт, 12 декабря 2020 года",
        "Концерт, 2020-жылдын 12-декабры",
        "Conference, 12 December 2020, Senn",
        "CONCERT — 12 December 2020",
        "12 декабря 2020 года. Пожар. Погибших нет.",
        "Speech on the flood, 12 December 2020",
        "Доклад об аварии, 12 декабря 2020 года",
        "Өрт тууралуу баяндамасы, 2020-жылдын 12-декабры",
        "Valid until 12 December 2020 | Updated 5 May 2020",
        "2020-жылдын 12-декабрынан тарта",
        "Принят Советом 12 декабря 2020 года",
        "Annex to Order No. 17 of 12 December 2020",
        "Answer to the letter of 12 December 2020",
    ],
)
def test_days_and_acts_that_are_spoken_of_are_no_datelines(line: str) -> None:
    assert dateline(line) is None
    assert not is_dateline(line)


@pytest.mark.parametrize("line", ["г. Б " * 20, "A. " * 30, "а " * 50, "No. 1 " * 15])
def test_a_line_of_many_small_parts_takes_no_time(line: str) -> None:
    assert dateline(f"{line}2020-жылдын 12-декабры x") is None


def test_a_dateline_of_a_day_that_does_not_exist_says_so() -> None:
    with pytest.raises(ValueError, match="'31 February 2020' is not a day of the calendar"):
        dateline("NORTHPORT, 31 February 2020 — The pass is open.")


@given(st.one_of(st.text(), st.text(st.sampled_from("May 1230,.-—()A2"))))
def test_any_line_is_a_dateline_or_none_or_names_no_day(line: str) -> None:
    try:
        found = dateline(line)
    except ValueError as error:
        assert "not a day" in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert found is None or isinstance(found, date)


@pytest.mark.parametrize(
    "line",
    [
        "Report (12 December 2020)",
        "Interview with the Herald (12 December 2020)",
        "Minutes of the meeting of 12 December 2020",
        "Meeting of the board held on 12 December 2020 at Northport",
        "Letter of 12 December 2020 to the Lake Board",
        "The weir is mended | Lake News | 12 December 2020",
        "NORTHPORT (Lake News), December 12, 2020: The pass is open.",
        "Saturday 12th December 2020 at 2.20pm",
        "12.12.2020 14:20 The pass is open",
        "Интервью газете «Озеро» (12 декабря 2020 года)",
        "Выступление министра на форуме 12 декабря 2020 года",
        "12 декабря 2020 | 14:20 | Общество",
        "12-ое декабря 2020 года",
        "«12» 12 2020 г.",
        "Министрдин 2020-жылдын 12-декабрындагы сөзү",
        "Министрдин маеги (2020-жылдын 12-декабры)",
    ],
)
def test_what_a_document_is_with_its_day(line: str) -> None:
    assert dateline(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "Statement on the attack (of 12 December 2020)",
        "Report on the flood of 12 December 2020",
        "Letter of 12 December 2020 to the Board was withdrawn",
        "Заявление в связи с терактом 12 декабря 2020 года",
        "Выступление о событиях на площади 12 декабря 2020 года",
        "Osh | 40 tonnes | 12 December 2020 | 12",
        "12 December 2020 | Osh",
    ],
)
def test_a_day_that_a_document_speaks_of(line: str) -> None:
    assert dateline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "(принято 12 декабря 2020 года)",
        "(Adopted on 12 December 2020)",
        "2020-жылы 12-декабрда Бишкек шаарында кабыл алынган",
    ],
)
def test_the_day_on_which_a_document_was_adopted(line: str) -> None:
    assert adoption_day(line) == DAY
