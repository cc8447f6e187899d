"""The numbers before a Word document's paragraphs: as a reader of the document sees them."""

from pathlib import Path

import pytest
from word_documents import (
    begins,
    cell,
    item,
    level,
    levels,
    number,
    paragraph,
    read_word,
    run,
    table,
)

from retrieval.analysis.lists import lead_ins

UNKNOWN = "the number of a list item cannot be known and is left out"


@pytest.mark.parametrize(
    ("shape", "labels"),
    [
        ("decimal|%1.|1", ["1. ", "2. ", "3. "]),
        ("decimal|Article %1.|5", ["Article 5. ", "Article 6. ", "Article 7. "]),
        ("decimal|Статья %1. |17", ["Статья 17. ", "Статья 18. ", "Статья 19. "]),
        ("decimal|%1-берене.|9", ["9-берене. ", "10-берене. ", "11-берене. "]),
        ("decimalZero|%1)|9", ["09) ", "10) ", "11) "]),
        ("lowerLetter|(%1)|1", ["(a) ", "(b) ", "(c) "]),
        ("upperLetter|%1.|25", ["Y. ", "Z. ", "AA. "]),
        ("lowerLetter|%1)|26", ["z) ", "aa) ", "bb) "]),
        ("lowerRoman|%1.|3", ["iii. ", "iv. ", "v. "]),
        ("upperRoman|Глава %1|8", ["Глава VIII ", "Глава IX ", "Глава X "]),
        ("russianLower|%1)|8", ["з) ", "и) ", "к) "]),
        ("russianUpper|%1.|5", ["Д. ", "Е. ", "Ж. "]),
        ("ordinal|%1|1", ["1st ", "2nd ", "3rd "]),
        ("ordinal|%1|11", ["11th ", "12th ", "13th "]),
        ("bullet|\uf0b7|1", ["- ", "- ", "- "]),
        ("bullet|–|1", ["- ", "- ", "- "]),
        ("none||1", ["", "", ""]),
        ("none|Note:|1", ["Note: ", "Note: ", "Note: "]),
    ],
)
def test_a_list_is_numbered_as_its_definition_says(
    tmp_path: Path, shape: str, labels: list[str]
) -> None:
    body = "".join(item(said) for said in ("one", "two", "three"))

    text, warnings = read_word(tmp_path, body, numbering=levels(shape) + number(1))

    between = "\n" if labels[0] else "\n\n"
    pairs = zip(labels, ("one", "two", "three"), strict=True)
    assert (text, warnings) == (between.join(f"{a}{b}" for a, b in pairs), [])


def test_a_list_goes_on_after_a_paragraph_and_keeps_its_lead_in(tmp_path: Path) -> None:
    body = (
        paragraph("Кеңеш чечим кабыл алды:")
        + item("ашууну ачуу;")
        + item("паромду жабуу.")
        + paragraph("Андан кийин кеңеш улантты:")
        + item("автобус сатып алуу.")
    )

    text, _ = read_word(tmp_path, body, numbering=levels("decimal|%1)|1") + number(1))

    assert text == (
        "Кеңеш чечим кабыл алды:\n\n1) ашууну ачуу;\n2) паромду жабуу.\n\n"
        "Андан кийин кеңеш улантты:\n\n3) автобус сатып алуу."
    )
    [(start, end)] = lead_ins(text, text.index("автобус"))
    assert text[start:end] == "Андан кийин кеңеш улантты:"


def test_instances_share_a_count_until_one_begins_anew(tmp_path: Path) -> None:
    numbering = levels("decimal|%1.|1") + number(1) + number(2) + number(3, more=begins(0, 7))
    body = item("a") + item("b", 2) + item("c", 3) + item("d", 3) + item("e", 1)

    assert read_word(tmp_path, body, numbering=numbering)[0] == "1. a\n2. b\n7. c\n8. d\n9. e"


def test_levels_count_within_those_above_them(tmp_path: Path) -> None:
    numbering = levels("decimal|%1.|1", "decimal|%1.%2.|1", "lowerRoman|(%3)|1") + number(1)
    body = (
        item("Общая часть")
        + item("порядок", level=1)
        + item("сроки", level=1)
        + item("начало", level=2)
        + item("конец", level=2)
        + item("Особая часть")
        + item("сборы", level=1)
    )

    text, _ = read_word(tmp_path, body, numbering=numbering)

    assert text == (
        "1. Общая часть\n  1.1. порядок\n  1.2. сроки\n    (i) начало\n    (ii) конец\n"
        "2. Особая часть\n  2.1. сборы"
    )


def test_a_level_may_go_on_through_the_ones_above_or_be_written_in_digits(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1">'
        + level(0, "upperRoman|Chapter %1|1")
        + level(1, "decimal|§ %2|1", '<w:lvlRestart w:val="0"/>')
        + level(2, "decimal|%1.%2.%3|1", "<w:isLgl/>")
        + "</w:abstractNum>"
        + number(1)
    )
    body = item("A") + item("a", level=1) + item("B") + item("b", level=1) + item("c", level=2)

    text, _ = read_word(tmp_path, body, numbering=numbering)

    assert text == "Chapter I A\n  § 1 a\nChapter II B\n  § 2 b\n    2.2.1 c"


def test_an_instance_may_write_a_level_in_its_own_way(tmp_path: Path) -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter|%1)|3")}</w:lvlOverride>'
    numbering = levels("decimal|%1.|1") + number(1, more=own)

    assert read_word(tmp_path, item("x") + item("y"), numbering=numbering)[0] == "c) x\nd) y"


def test_numbers_come_from_styles_and_are_taken_away_by_paragraphs(tmp_path: Path) -> None:
    def style(name: str, inner: str, base: str = "") -> str:
        based = f'<w:basedOn w:val="{base}"/>' if base else ""
        return (
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{based}'
            f"<w:pPr>{inner}</w:pPr></w:style>"
        )

    numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = (
        style("Article", numbered)
        + style("Clause", numbered)
        + style("Special", "", "Article")
        + style("Circle", "", "Circle")
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="1">'
        + level(0, "decimal|Article %1.|1", '<w:pStyle w:val="Article"/>')
        + level(1, "lowerLetter|(%2)|1", '<w:pStyle w:val="Clause"/>')
        + "</w:abstractNum>"
        + number(1)
    )
    body = (
        paragraph("The pass.", style="Article")
        + paragraph("It is open;", style="Clause")
        + paragraph("it is free.", style="Clause")
        + paragraph("The toll.", style="Special")
        + item("No article.", 0, style="Article")
        + paragraph("Plain.", style="Circle")
    )

    text, _ = read_word(tmp_path, body, numbering=numbering, styles=styles)

    assert text == (
        "Article 1. The pass.\n  (a) It is open;\n  (b) it is free.\nArticle 2. The toll.\n\n"
        "No article.\n\nPlain."
    )


def test_a_numbered_heading_keeps_its_number_and_is_no_title(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = paragraph("Общие положения", style="H") + paragraph("Перевал открыт.")

    text, _ = read_word(
        tmp_path, body, numbering=levels("upperRoman|Глава %1.|1") + number(1), styles=styles
    )

    assert text == "Глава I. Общие положения\n\nПеревал открыт."


def test_a_list_may_be_defined_by_a_style_of_lists(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        + levels("lowerLetter|%1.|1", abstract=2)
        + number(1)
        + number(2, 2)
    )

    assert read_word(tmp_path, item("x"), numbering=numbering, styles=styles)[0] == "a. x"


@pytest.mark.parametrize(
    "numbering",
    [
        "",
        number(1),
        '<w:abstractNum><w:lvl w:ilvl="0"/></w:abstractNum>',
        levels("chineseCounting|%1.|1") + number(1),
        levels("custom|%1.|1") + number(1),
        levels("lowerRoman|%1.|4000") + number(1),
        levels("russianLower|%1)|26") + number(1),
        levels(f"decimal|{'%1.' * 60}|1") + number(1),
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        + number(1),
    ],
)
def test_no_number_is_invented(tmp_path: Path, numbering: str) -> None:
    body = paragraph("It is forbidden:") + item("to fish;") + item("to swim.")

    text, warnings = read_word(tmp_path, body, numbering=numbering)

    assert text == "It is forbidden:\n\n- to fish;\n- to swim."
    assert warnings == [f"{UNKNOWN} (2 times)"]


def test_ordinals_are_known_in_english_alone(tmp_path: Path) -> None:
    text, warnings = read_word(
        tmp_path, item("пункт"), numbering=levels("ordinal|%1|1") + number(1)
    )

    assert (text, warnings) == ("- пункт", [UNKNOWN])


def test_what_parts_a_number_from_the_words(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1">'
        + level(0, "decimal|№ %1|1", '<w:suff w:val="nothing"/>')
        + level(1, "decimal|%2.|1", '<w:suff w:val="space"/>')
        + "</w:abstractNum>"
        + number(1)
    )

    text, _ = read_word(tmp_path, item("-А") + item("б", level=1), numbering=numbering)

    assert text == "№ 1-А\n  1. б"


def test_a_custom_format_is_read_by_its_examples(tmp_path: Path) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="9"/>'
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom"'
        ' w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        + number(1)
    )

    assert read_word(tmp_path, item("x") + item("y"), numbering=numbering)[0] == "009. x\n010. y"


def test_a_list_that_an_item_leads_into_lies_within_it(tmp_path: Path) -> None:
    numbering = (
        levels("decimal|%1.|1") + levels("bullet|\uf0b7|1", abstract=2) + number(1) + number(2, 2)
    )
    body = (
        item("Министерство не будет:")
        + item("закрывать школы;", 2)
        + item("повышать плату.", 2)
        + item("Перевал открыт.")
    )

    text, _ = read_word(tmp_path, body, numbering=numbering)

    assert text == (
        "1. Министерство не будет:\n  - закрывать школы;\n  - повышать плату.\n2. Перевал открыт."
    )
    [(start, end)] = lead_ins(text, text.index("повышать"))
    assert text[start:end] == "Министерство не будет:"


def test_paragraphs_that_are_not_shown_are_not_counted_and_empty_ones_are(tmp_path: Path) -> None:
    deleted = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        "<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
    )
    body = item("a") + deleted + item("b") + item("") + item("d")

    text, _ = read_word(tmp_path, body, numbering=levels("decimal|%1.|1") + number(1))

    assert text == "1. a\n2. b\n4. d"


def test_the_numbers_of_a_table_s_rows_stand_in_their_cells(tmp_path: Path) -> None:
    counted = f"<w:tc>{item('')}</w:tc>"
    body = table(
        cell("№") + cell("Жол"), counted + cell("Түндүк ашуу"), counted + cell("Дарыя жолу")
    )

    text, _ = read_word(tmp_path, body, numbering=levels("decimal|%1.|1") + number(1))

    assert text == "№ | Жол\n1. | Түндүк ашуу\n2. | Дарыя жолу"


def test_a_number_within_a_number_marks_an_item() -> None:
    text = "It is forbidden:\n2.1. to fish;\n2.2. to swim."

    assert [text[a:b] for a, b in lead_ins(text, text.index("to swim"))] == ["It is forbidden:"]


def test_a_number_that_a_field_counts_is_left_out_with_a_warning(tmp_path: Path) -> None:
    counted = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> LISTNUM </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    text, warnings = read_word(tmp_path, paragraph(counted, run("The pass is open.")))

    assert (text, warnings) == (
        "The pass is open.",
        ["a number that only Word counts, a field, is left out"],
    )
