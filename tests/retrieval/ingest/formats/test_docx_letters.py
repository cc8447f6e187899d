"""The letters of a Word document: raised ones, notes, fields, what is hidden, struck or deleted."""

from pathlib import Path

import pytest
from word_documents import (
    STRICT,
    cell,
    field,
    lowered,
    paragraph,
    raised,
    read_word,
    run,
    table,
    word,
    words_and_warnings,
)

STRUCK = "struck-through words are left out"


def note(name: int, text: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{name}">{paragraph(text)}</w:{kind}>'


def refer(name: int, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{name}"{more}/></w:r>'


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (["10", raised("6"), " litres"], "10⁶ litres"),
        (["10", raised("-"), raised("3"), " м", raised("3")], "10⁻³ м³"),
        (["H", lowered("2"), "O жана CO", lowered("2")], "H₂O жана CO₂"),
        (["120 км", raised("2"), "."], "120 км²."),
        (["the 5", raised("th"), " of May"], "the 5th of May"),
        (["1", raised("-й"), " этап"], "1-й этап"),
        (["2", raised("n")], "2ⁿ"),
        (["10", raised("6/7")], "10⁶/⁷"),
        (["2020", raised("1"), "."], "2020¹."),
        (["5", raised(" "), "km"], "5 km"),
    ],
)
def test_raised_and_lowered_letters_stay_so(tmp_path: Path, runs: list[str], text: str) -> None:
    assert read_word(tmp_path, paragraph(*runs)) == (text, [])


@pytest.mark.parametrize(
    ("position", "size", "text"),
    [
        ("8", "19", "10⁶ сом"),
        ("-2", "19", "10₆ сом"),
        ("8", "24", "106 сом"),
        ("8", "", "106 сом"),
        ("0", "19", "106 сом"),
        ("x", "19", "106 сом"),
    ],
)
def test_smaller_letters_that_are_moved_up_or_down_are_raised_or_lowered(
    tmp_path: Path, position: str, size: str, text: str
) -> None:
    """As LibreOffice writes what it took from a page."""
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
    )
    look = [f"position={position}", *([f"sz={size}"] if size else [])]

    found, _ = read_word(tmp_path, paragraph("10", run("6", *look), " сом"), styles=styles)

    assert found == text


def test_letters_are_raised_by_a_style_too(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="P"><w:rPr><w:vertAlign w:val="superscript"/>'
        "</w:rPr></w:style>"
        '<w:style w:type="character" w:styleId="Q"><w:basedOn w:val="P"/></w:style>'
    )

    text, _ = read_word(tmp_path, paragraph("10", run("9", "rStyle=Q"), " сом"), styles=styles)

    assert text == "10⁹ сом"


def test_notes_stand_at_the_end_and_their_marks_nowhere(tmp_path: Path) -> None:
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    body = paragraph(
        "В 2020 году", refer(2), " собрано 10", raised("6"), " тонн", refer(3), "."
    ) + paragraph("Данные министерства", refer(1, "endnote"), ".")

    text, warnings = read_word(
        tmp_path,
        body,
        footnotes=separator + note(3, "Без пшеницы.") + note(2, "Уточнено.") + note(4, "Нигде."),
        endnotes=note(1, "Отчёт за год.", "endnote"),
    )

    assert (text, warnings) == (
        (
            "В 2020 году собрано 10⁶ тонн.\n\nДанные министерства.\n\n"
            "1. Уточнено.\n2. Без пшеницы.\ni. Отчёт за год."
        ),
        [],
    )


def test_a_mark_of_one_s_own_and_brackets_around_a_mark_go(tmp_path: Path) -> None:
    own = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    body = paragraph("The toll", own, " rose", run("["), refer(2), run("]"), ".")

    text, _ = read_word(tmp_path, body, footnotes=note(1, "For lorries.") + note(2, "In May."))

    assert text == "The toll rose.\n\n* For lorries.\n1. In May."


def test_notes_that_begin_anew_on_every_page_have_no_number(tmp_path: Path) -> None:
    settings = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'

    text, _ = read_word(
        tmp_path,
        paragraph("The toll rose", refer(1), "."),
        footnotes=note(1, "In May."),
        settings=settings,
    )

    assert text == "The toll rose.\n\n- In May."


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (["said in 2020", raised("1"), "."], "said in 2020."),
        (["2020-жылы", raised("1"), " айтты."], "2020-жылы айтты."),
        (["сказал министр", raised("1"), "."], "сказал министр."),
        (["it costs 120", raised("1"), " marks."], "it costs 120 marks."),
        (["«Перевал открыт»", raised("2")], "«Перевал открыт»"),
        (["roads", raised("1, 2"), " and"], "roads and"),
    ],
)
def test_a_raised_number_that_means_a_note_is_its_mark(
    tmp_path: Path, runs: list[str], text: str
) -> None:
    found, _ = read_word(tmp_path, paragraph(*runs), footnotes=note(1, "One.") + note(2, "Two."))

    said, _, notes = found.partition("\n\n")
    assert said == text
    assert notes in {"1. One.", "2. Two.", "1. One.\n2. Two."}


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (["10", raised("2"), " тонн"], "10² тонн"),
        (["5 km", raised("2"), "."], "5 km²."),
        (["5 км", raised("2"), "."], "5 км²."),
        (["x", raised("2"), "."], "x²."),
        (["said in 2020", raised("7"), "."], "said in 2020⁷."),
    ],
)
def test_a_power_is_no_mark_of_a_note(tmp_path: Path, runs: list[str], text: str) -> None:
    notes = note(1, "One.") + note(2, "Two.")

    assert read_word(tmp_path, paragraph(*runs), footnotes=notes) == (text, [])


def test_a_note_may_be_typed_by_hand(tmp_path: Path) -> None:
    body = paragraph("Собрано в 2020", raised("1"), ".") + paragraph(raised("1"), " Уточнено.")

    assert read_word(tmp_path, body)[0] == "Собрано в 2020.\n\n¹ Уточнено."


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (
            [
                "The mill ran in 2029",
                raised("1"),
                " at 90 marks",
                raised("2"),
                ", on 4 km",
                raised("2"),
            ],
            "The mill ran in 2029 at 90 marks, on 4 km²",
        ),
        (
            [
                "Мельница работала в 2029",
                raised("1"),
                " году",
                raised("2"),
                ", 10",
                raised("2"),
                " т",
            ],
            "Мельница работала в 2029 году, 10² т",
        ),
        (
            [
                "Тегирмен 2029",
                raised("1"),
                "-жылы иштеди",
                raised("2"),
                ", 4 м",
                raised("2"),
                " жер",
            ],
            "Тегирмен 2029-жылы иштеди, 4 м² жер",
        ),
    ],
)
@pytest.mark.parametrize("number", ["{} ", "{}) ", "{}. ", "[{}] "])
def test_notes_may_be_typed_on_the_line_at_the_end(
    tmp_path: Path, said: list[str], text: str, number: str
) -> None:
    notes = [number.format(at) + words for at, words in enumerate(("One.", "Two."), 1)]
    body = paragraph(*said) + paragraph("Notes") + "".join(map(paragraph, notes)) + paragraph("")

    found, _ = read_word(tmp_path, body)
    assert found.split() == f"{text} Notes {' '.join(notes)}".split()


@pytest.mark.parametrize("last", ["2. Two.", "1. One.", "It ends."])
def test_a_raised_number_without_a_note_at_the_end_stays(tmp_path: Path, last: str) -> None:
    body = paragraph("The mill ran", raised("3"), ".") + paragraph("1. One.") + paragraph(last)

    assert read_word(tmp_path, body)[0].startswith("The mill ran³.")


def test_fields_show_their_results(tmp_path: Path) -> None:
    simple = '<w:fldSimple w:instr=" REF _Ref1 "><w:r><w:t>4</w:t></w:r></w:fldSimple>'
    pages = '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple>'
    link = f'<w:hyperlink w:anchor="x">{run("закон")}</w:hyperlink>'
    body = paragraph(
        "см. часть ",
        simple,
        ", ",
        field(' HYPERLINK "http://x" ', run("сайт")),
        ", ",
        link,
        field("PAGE", run("7")),
        pages,
        field(" NOTEREF _Ref2 \\f \\h ", raised("3")),
        ".",
    )

    assert read_word(tmp_path, body) == ("см. часть 4, сайт, закон.", [])


def test_a_field_within_the_instruction_of_a_field_is_not_shown(tmp_path: Path) -> None:
    mark = {
        kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
        for kind in ("begin", "separate", "end")
    }
    said = "<w:r><w:instrText> IF </w:instrText></w:r>"
    inner = field("MERGEFIELD Sex", run("m"))
    body = paragraph(
        "Кадырлуу ", mark["begin"], said, inner, mark["separate"], run("мырза"), mark["end"], "!"
    )

    assert read_word(tmp_path, body)[0] == "Кадырлуу мырза!"


def test_a_field_over_paragraphs_and_one_without_an_end_hide_nothing(tmp_path: Path) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    toc = "<w:r><w:instrText>TOC</w:instrText></w:r>"
    body = (
        paragraph(begin, toc, separate, run("Глава 1"))
        + paragraph("Глава 2", end)
        + paragraph(begin, run("Перевал открыт."))
    )

    assert read_word(tmp_path, body)[0] == "Глава 1\n\nГлава 2\n\nПеревал открыт."


def test_a_date_that_changes_is_read_with_a_warning(tmp_path: Path) -> None:
    body = paragraph("Printed on ", field(" DATE ", run("2 April 2031")), ", in Northport.")

    assert read_word(tmp_path, body) == (
        "Printed on 2 April 2031, in Northport.",
        ["a date that Word fills in anew is read as it was last saved"],
    )


def test_what_is_hidden_deleted_or_moved_away_is_no_text(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="D"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = (
        paragraph(
            "Акы ",
            "<w:del><w:r><w:delText>беш</w:delText></w:r></w:del>",
            f"<w:moveFrom>{run('жети')}</w:moveFrom>",
            f"<w:ins>{run('алты')}</w:ins>",
            f"<w:moveTo>{run(' сом')}</w:moveTo>",
            run(" тогуз", "vanish"),
            run(" он", "rStyle=H"),
            run(".", "vanish=0"),
        )
        + paragraph("Долбоор.", style="D")
        + paragraph(run("Ашуу ачык.", "vanish=0"), style="D")
    )

    assert read_word(tmp_path, body, styles=styles) == ("Акы алты сом.\n\nАшуу ачык.", [])


def test_struck_words_are_left_out_with_a_warning(tmp_path: Path) -> None:
    body = paragraph("Плата ", run("пять", "strike"), " шесть марок", run(" в год", "dstrike"), ".")

    assert read_word(tmp_path, body) == ("Плата шесть марок.", [f"{STRUCK} (2 times)"])


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    body = (
        paragraph("The pass ", more="<w:rPr><w:del/></w:rPr>")
        + paragraph("is open.")
        + paragraph("O", more='<w:framePr w:dropCap="drop"/>')
        + paragraph("nly lorries pay.")
        + paragraph("The end.", more="<w:rPr><w:del/></w:rPr>")
    )

    assert read_word(tmp_path, body)[0] == "The pass is open.\n\nOnly lorries pay.\n\nThe end."


def test_content_controls_are_text_and_their_prompts_are_none(tmp_path: Path) -> None:
    inline = f"<w:sdt><w:sdtContent>{run('Анна Паромова')}</w:sdtContent></w:sdt>"
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
    block = f"<w:sdt><w:sdtContent>{paragraph('Перевал открыт.')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cell('a')}{cell('b')}</w:tr></w:sdtContent></w:sdt>"
    body = (
        paragraph("Министр ", inline, f"{prompt}{run('Введите текст')}</w:sdtContent></w:sdt>")
        + block
        + f"<w:tbl>{row}</w:tbl>"
    )

    assert read_word(tmp_path, body)[0] == "Министр Анна Паромова\n\nПеревал открыт.\n\na | b"


def test_a_text_box_is_read_once_and_after_its_paragraph(tmp_path: Path) -> None:
    content = f"<w:txbxContent>{paragraph('Куту.')}</w:txbxContent>"
    both = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox>{content.replace('Куту', 'Эски')}</v:textbox></w:pict></w:r>"
    letter = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"/><mc:Fallback><w:t>☎</w:t>'
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )

    text, _ = read_word(tmp_path, paragraph("Ашуу ", both, old, letter, run(" ачык.")))

    assert text == "Ашуу ☎ ачык.\n\nКуту.\n\nЭски."


def test_a_cell_over_several_rows_stands_in_each_of_them(tmp_path: Path) -> None:
    first, later = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        cell("Месяц") + cell("Машин в день", '<w:gridSpan w:val="2"/>'),
        cell("Июнь", first) + cell("12") + cell("13"),
        cell("", later) + cell("14") + cell("15"),
        cell("Июль") + cell("16") + cell("17"),
    )

    assert read_word(tmp_path, body)[0] == (
        "Месяц | Машин в день\nИюнь | 12 | 13\nИюнь | 14 | 15\nИюль | 16 | 17"
    )


def test_the_rows_beside_one_with_a_table_in_it_are_lines(tmp_path: Path) -> None:
    inner = table(cell("n1") + cell("n2"))
    body = table(
        cell("Пост") + cell("Плата"),
        cell("Алда") + f"<w:tc>{inner}{paragraph('')}</w:tc>",
        cell("Сенн") + cell("6"),
    )

    assert read_word(tmp_path, body)[0] == "Пост | Плата\n\nАлда\n\nn1 | n2\n\nСенн | 6"


def test_a_table_that_lays_out_a_page_is_paragraphs(tmp_path: Path) -> None:
    long = "The pass is open to lorries again after a winter of snowfall without precedent. " * 2
    body = table(f"<w:tc>{paragraph(long)}{paragraph('It is free.')}</w:tc>" + cell("Northport"))

    assert read_word(tmp_path, body)[0] == f"{long.strip()}\n\nIt is free.\n\nNorthport"


def test_symbols_and_formulas(tmp_path: Path) -> None:
    degree = '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>'
    strange = '<w:r><w:sym w:font="Wingdings 3" w:char="F021"/></w:r>'
    power = (
        "<m:oMath><m:sSup><m:e><m:r><m:t>R</m:t></m:r></m:e>"
        "<m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
    )

    assert read_word(tmp_path, paragraph("20 ", degree, run("C, "), power, strange)) == (
        "20 °C, R²",
        ["a letter of a picture font is not known and is left out"],
    )


def test_strict_documents_are_read_like_others(tmp_path: Path) -> None:
    strict = word(paragraph("10", raised("6"), " сом."), name=STRICT)

    (tmp_path / "a.docx").write_bytes(strict)

    assert words_and_warnings(tmp_path / "a.docx") == ("10⁶ сом.", [])


def test_a_fraction_and_its_brackets_are_written_in_one_line(tmp_path: Path) -> None:
    def letters(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    fraction = f"<m:f><m:num>{letters('a')}</m:num><m:den>{letters('b')}</m:den></m:f>"
    formula = f"<m:oMath>{letters('x=')}<m:d><m:e>{fraction}</m:e></m:d></m:oMath>"

    assert read_word(tmp_path, paragraph(formula)) == (
        "x=(a/b)",
        ["a formula is written in one line, without its drawing"],
    )


@pytest.mark.timeout(10)
def test_long_chains_of_styles_and_many_marks_take_no_long_time(tmp_path: Path) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{place}"><w:basedOn w:val="s{place - 1}"/>'
        "</w:style>"
        for place in range(3000)
    )
    body = "".join(paragraph("x", style=f"s{place}") for place in range(3000))
    marks = paragraph(*(["word", raised("1")] * 5000))
    notes = "".join(f'<w:footnote w:id="{place}"><w:p/></w:footnote>' for place in range(5000))

    text, _ = read_word(tmp_path, body + marks, styles=styles, footnotes=notes)

    assert text == "\n\n".join(["x"] * 3000 + ["word" * 5000])
