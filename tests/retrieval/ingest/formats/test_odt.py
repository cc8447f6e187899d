"""OpenDocument texts: numbers as they are shown, notes apart, what is hidden or deleted gone."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_packages import fodt_of, manifest, odt_of, package, read

from retrieval.text import normalise
from retrieval.types import DateOrigin, Problem, Statement

STYLES = (
    '<style:style style:name="Up" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="Down" style:family="text">'
    '<style:text-properties style:text-position="-33% 58%"/></style:style>'
    '<style:style style:name="Gone" style:family="text">'
    '<style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Struck" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
)
NUMBERED = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>'
    '<text:list-level-style-number text:level="3" style:num-format="а, б, .., аа, аб, ... (ru)"'
    ' style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"'
    ' text:bullet-char="•"/></text:list-style>'
)


def made(folder: Path, body: str, styles: str = "", **others: str) -> list[Statement | Problem]:
    (folder / "a.odt").write_bytes(odt_of(body, styles, **others))  # type: ignore[arg-type]
    return read(folder / "a.odt")


def text_of(folder: Path, body: str, styles: str = "", **others: str) -> str:
    [found] = made(folder, body, styles, **others)
    assert isinstance(found, Statement)
    return found.text


def listed(style: str, *items: str, more: str = "") -> str:
    inside = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}"{more}>{inside}</text:list>'


@pytest.mark.parametrize(
    ("title", "dateline"),
    [
        ("On the reopening of the pass", "NORTHPORT, 2 April 2031 — The pass is open."),
        ("Об открытии перевала", "НОРТПОРТ, 2 апреля 2031 года — Перевал открыт."),
        ("Ашуунун ачылышы жөнүндө", "НОРТПОРТ, 2031-жылдын 2-апрели — Ашуу ачык."),
    ],
)
@pytest.mark.parametrize("ending", [".odt", ".fodt"])
def test_a_document_is_its_statement(
    tmp_path: Path, ending: str, title: str, dateline: str
) -> None:
    body = f'<text:h text:outline-level="1">{title}</text:h><text:p>{dateline}</text:p>'
    content = odt_of(body) if ending == ".odt" else fodt_of(body)
    (tmp_path / f"a{ending}").write_bytes(content)

    assert read(tmp_path / f"a{ending}") == [
        Statement(
            id=f"a{ending}",
            text=dateline,
            title=title,
            date=date(2031, 4, 2),
            date_origin=DateOrigin.DATELINE,
            path=f"a{ending}",
        )
    ]


def test_lists_have_the_numbers_that_are_shown(tmp_path: Path) -> None:
    deep = listed("", "<text:p>буква</text:p>", "<text:p>другая</text:p>")
    inner = listed("", f"<text:p>one</text:p>{deep}", "<text:p>two</text:p>")
    body = (
        listed("L", f"<text:p>First</text:p>{inner}", "<text:p>Second</text:p>")
        + "<text:p>Between.</text:p>"
        + listed("L", "<text:p>Third</text:p>", more=' text:continue-numbering="true"')
        + listed("L", "<text:p>Anew</text:p>")
        + listed("B", "<text:p>dot</text:p>", "<text:p>Сары</text:p>")
    )

    assert text_of(tmp_path, body, NUMBERED) == (
        "1. First\n  1.1 one\n    а) буква\n    б) другая\n  1.2 two\n2. Second\n\nBetween.\n\n"
        "3. Third\n1. Anew\n\n- dot\n- Сары"
    )


def test_an_item_begins_where_it_says_and_an_unknown_list_has_no_number(tmp_path: Path) -> None:
    body = (
        '<text:list text:style-name="L"><text:list-item text:start-value="7"><text:p>Seven</text:p>'
        "<text:p>More of it.</text:p></text:list-item><text:list-header><text:p>Head</text:p>"
        "</text:list-header><text:list-item><text:p>Eight</text:p></text:list-item></text:list>"
        + listed("X", "<text:p>Lost</text:p>")
    )

    warning, statement = made(tmp_path, body, NUMBERED)

    assert isinstance(statement, Statement)
    assert warning == Problem(
        "a.odt", None, "the number of a list item cannot be known and is left out", warning=True
    )
    assert statement.text == "7. Seven\n\nMore of it.\n\nHead\n\n8. Eight\n\n- Lost"


def test_numbered_headings_keep_their_numbers(tmp_path: Path) -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I"'
        ' style:num-prefix="Глава " style:num-suffix="."/><text:outline-level-style'
        ' text:level="2" style:num-format=""/></text:outline-style>'
    )
    body = (
        '<text:h text:outline-level="1">Дороги</text:h>'
        '<text:h text:outline-level="2">Мосты</text:h>'
        '<text:h text:outline-level="1">Реки</text:h><text:p>Текст.</text:p>'
    )

    assert text_of(tmp_path, body, outline=outline) == (
        "Глава I. Дороги\n\nМосты\n\nГлава II. Реки\n\nТекст."
    )


def test_raised_letters_stay_raised_and_notes_stand_at_the_end(tmp_path: Path) -> None:
    note = (
        '<text:note text:note-class="{0}"><text:note-citation>{1}</text:note-citation>'
        "<text:note-body><text:p>{2}</text:p></text:note-body></text:note>"
    )
    body = (
        '<text:p>10<text:span text:style-name="Up">6</text:span> м, '
        'H<text:span text:style-name="Down">2</text:span>O'
        + note.format("footnote", "1", "Сноска.")
        + " и ещё"
        + note.format("endnote", "i", "In the end.")
        + note.format("footnote", "*", "Жылдызча.")
        + ".</text:p>"
    )

    assert text_of(tmp_path, body, STYLES) == (
        "10⁶ м, H₂O и ещё.\n\n1. Сноска.\ni. In the end.\n* Жылдызча."
    )


def test_what_is_deleted_hidden_or_struck_is_no_text(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>The pass<text:change text:change-id="c"/> is '
        '<text:span text:style-name="Gone">secretly </text:span>'
        '<text:span text:style-name="Struck">shut</text:span>'
        "<office:annotation><text:p>a remark</text:p></office:annotation>open.</text:p>"
        '<text:section text:name="s" text:display="none"><text:p>Hidden.</text:p></text:section>'
        "<text:p>Page <text:page-number>3</text:page-number></text:p>"
        "<text:p><text:placeholder>click here</text:placeholder>End</text:p>"
    )

    assert made(tmp_path, body, STYLES) == [
        Problem("a.odt", None, "struck-through words are left out", warning=True),
        Statement(id="a.odt", text="The pass is open.\n\nPage\n\nEnd", path="a.odt"),
    ]


def test_tables_boxes_and_white_space_are_read_as_they_show(tmp_path: Path) -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell{more}><text:p>{text}</text:p></table:table-cell>"

    tall = ' table:number-rows-spanned="2"'
    wide = ' table:number-columns-spanned="2"'
    covered = "<table:covered-table-cell/>"
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        + cell("Жол")
        + cell("Узундугу", wide)
        + covered
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + cell("Түндүк", tall)
        + cell("120")
        + cell("км")
        + "</table:table-row><table:table-row>"
        + covered
        + cell("80")
        + cell("км")
        + "</table:table-row></table:table>"
        "<text:p>  A<text:s text:c='3'/>b\n   c<text:tab/>d<text:line-break/>e"
        "<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame>"
        "</text:p>"
    )

    assert text_of(tmp_path, body) == (
        "Жол | Узундугу\nТүндүк | 120 | км\nТүндүк | 80 | км\n\nA b c d\ne\n\nIn a box."
    )


def test_a_formula_is_written_in_one_line(tmp_path: Path) -> None:
    formula = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><msup><mi>x</mi>'
        "<mn>2</mn></msup><mo>=</mo><mfrac><mi>a</mi><mi>b</mi></mfrac></mrow>"
        "<annotation>x^2</annotation></semantics></math>"
    )
    body = '<text:p>Here <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>.</text:p>'
    (tmp_path / "a.odt").write_bytes(odt_of(body, parts={"Object 1/content.xml": formula}))

    assert read(tmp_path / "a.odt") == [
        Problem(
            "a.odt", None, "a formula is written in one line, without its drawing", warning=True
        ),
        Statement(id="a.odt", text="Here x²=a/b.", path="a.odt"),
    ]


@pytest.mark.parametrize(
    ("said", "day"), [("Signed on 2 April 2031.", date(2031, 4, 2)), ("Signed in spring.", None)]
)
def test_the_day_of_creation_counts_only_where_the_words_name_it(
    tmp_path: Path, said: str, day: date | None
) -> None:
    meta = (
        "<dc:title>On the pass</dc:title>"
        "<meta:creation-date>2031-04-02T10:00:00</meta:creation-date>"
    )

    assert made(tmp_path, f"<text:p>Open.</text:p><text:p>{said}</text:p>", meta=meta) == [
        Statement(
            id="a.odt",
            text=f"Open.\n\n{said}",
            title="On the pass",
            date=day,
            date_origin=DateOrigin.METADATA if day else None,
            path="a.odt",
        )
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the OpenDocument text is damaged or cut off"),
        (odt_of("<text:p>Open.</text:p>")[:-300], "the OpenDocument text is damaged or cut off"),
        (odt_of("<text:p>"), "the OpenDocument text is damaged"),
        (odt_of("<text:p/>"), "there is no text"),
        (
            odt_of("<text:p/>" + " " * 20_000_000),
            "the OpenDocument text unpacks to more than is allowed",
        ),
        (
            odt_of("", parts={"content.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}),
            "the OpenDocument text declares XML entities, which is refused",
        ),
        (
            odt_of(
                "<text:p>x</text:p>",
                parts={
                    "META-INF/manifest.xml": manifest(
                        "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
                    )
                },
            ),
            "the OpenDocument text has a password; save it without one",
        ),
        (
            package({"mimetype": "application/epub+zip"}),
            "the ending is wrong: this is an EPUB book; name it .epub",
        ),
        (
            package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "no OpenDocument text: an OpenDocument spreadsheet: save it as .xlsx",
        ),
        (package({"a": "b"}), "no OpenDocument text: a zip archive of something else"),
        (package({"mimetype": "a\0b\nc"}), "no OpenDocument text: a b c"),
        (package({"mimetype": "\0\n"}), "no OpenDocument text: a zip archive of something else"),
        (b"{\\rtf1 x}", "the ending is wrong: this is an RTF document; name it .rtf"),
        (
            fodt_of("<text:p>x</text:p>"),
            "the ending is wrong: this is an OpenDocument text in one XML file; name it .fodt",
        ),
    ],
)
def test_what_is_no_document_is_reported(tmp_path: Path, content: bytes, problem: str) -> None:
    (tmp_path / "a.odt").write_bytes(content)

    assert read(tmp_path / "a.odt") == [Problem("a.odt", None, problem)]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (fodt_of("x")[:-40], "the OpenDocument text is damaged or cut off"),
        (b"<a/>", "no OpenDocument text: it holds none; save it as .odt"),
        (
            b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
            "the OpenDocument text declares XML entities, which is refused",
        ),
    ],
)
def test_what_is_no_document_of_one_file_is_reported(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    (tmp_path / "a.fodt").write_bytes(content)

    assert read(tmp_path / "a.fodt") == [Problem("a.fodt", None, problem)]


WORDS = st.text(st.sampled_from("abc Жөүң1.,«»—"), min_size=1, max_size=30).filter(
    lambda text: any(map(str.isalpha, text))
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(WORDS, min_size=2, max_size=5))
def test_what_is_put_in_is_what_is_read(tmp_path: Path, texts: list[str]) -> None:
    body = "".join(f"<text:p>{text}</text:p>" for text in texts)

    assert text_of(tmp_path, body) == normalise("\n\n".join(" ".join(one.split()) for one in texts))
