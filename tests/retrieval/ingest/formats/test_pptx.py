"""PowerPoint presentations: slides in order, bullets and numbers as shown, notes at the end."""

from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_packages import package, paragraphs, pptx_of, read, shape, xlsx_of

from retrieval.text import normalise
from retrieval.types import DateOrigin, Problem, Statement


def made(folder: Path, *slides: str, **others: object) -> list[Statement | Problem]:
    (folder / "a.pptx").write_bytes(pptx_of(slides, **others))  # type: ignore[arg-type]
    return read(folder / "a.pptx")


def text_of(folder: Path, *slides: str, **others: object) -> str:
    [found] = made(folder, *slides, **others)
    assert isinstance(found, Statement)
    return found.text


def numbered(*items: tuple[int, str, str]) -> str:
    """Paragraphs with a level, a kind of number and words."""
    return "".join(
        f'<a:p><a:pPr lvl="{level}">{f"<a:buAutoNum {kind}/>" if kind else "<a:buNone/>"}</a:pPr>'
        f"<a:r><a:t>{text}</a:t></a:r></a:p>"
        for level, kind, text in items
    )


def run(text: str, look: str = "", inside: str = "") -> str:
    return f"<a:r><a:rPr{look}>{inside}</a:rPr><a:t>{text}</a:t></a:r>"


@pytest.mark.parametrize(
    ("title", "dateline", "items"),
    [
        (
            "On the reopening of the pass",
            "Northport, 2 April 2031",
            ("Lorries pass.", "Chains are compulsory."),
        ),
        (
            "Об открытии перевала",
            "Нортпорт, 2 апреля 2031 года",
            ("Грузовики проходят.", "Цепи обязательны."),
        ),
        (
            "Ашуунун ачылышы жөнүндө",
            "Нортпорт, 2031-жылдын 2-апрели",
            ("Жүк ташуучулар өтөт.", "Чынжыр милдеттүү."),
        ),
    ],
)
def test_a_presentation_is_its_statement(
    tmp_path: Path, title: str, dateline: str, items: tuple[str, str]
) -> None:
    first = shape(paragraphs(dateline), "subTitle", index="1").replace(
        "<a:p>", "<a:p><a:pPr><a:buNone/></a:pPr>"
    ) + shape(paragraphs(title), "ctrTitle")
    second = shape(paragraphs("2"), "title") + shape(paragraphs(*items), index="1")

    assert made(tmp_path, first, second) == [
        Statement(
            id="a.pptx",
            text=f"{dateline}\n\n2\n\n- {items[0]}\n- {items[1]}",
            title=title,
            date=date(2031, 4, 2),
            date_origin=DateOrigin.DATELINE,
            path="a.pptx",
        )
    ]


def test_numbers_are_counted_as_they_are_shown(tmp_path: Path) -> None:
    body = numbered(
        (0, 'type="arabicPeriod"', "first"),
        (1, 'type="alphaLcParenR"', "inner"),
        (1, 'type="alphaLcParenR"', "другой"),
        (0, 'type="arabicPeriod"', "second"),
        (1, 'type="alphaLcParenR"', "anew"),
        (0, "", "Between."),
        (0, 'type="romanUcPeriod" startAt="4"', "fourth"),
        (0, 'type="romanUcPeriod" startAt="4"', "fifth"),
        (0, 'type="arabicParenBoth"', "one"),
    )

    assert text_of(tmp_path, shape(body, "body", index="1")) == (
        "1. first\n  a) inner\n  b) другой\n2. second\n  a) anew\n\nBetween.\n\n"
        "IV. fourth\nV. fifth\n(1) one"
    )


def test_a_kind_of_number_that_is_not_known_is_left_out(tmp_path: Path) -> None:
    body = numbered((0, 'type="circleNumDbPlain"', "one"))

    assert made(tmp_path, shape(body)) == [
        Problem(
            "a.pptx",
            None,
            "the number of a list item cannot be known and is left out",
            warning=True,
        ),
        Statement(id="a.pptx", text="- one", path="a.pptx"),
    ]


def test_bullets_come_from_the_layout_where_nothing_nearer_says_otherwise(tmp_path: Path) -> None:
    own = '<a:lstStyle><a:lvl1pPr><a:buAutoNum type="arabicPlain"/></a:lvl1pPr></a:lstStyle>'
    slide = (
        shape(paragraphs("of the master"), index="1")
        + shape(own + paragraphs("of the shape"), index="2")
        + shape(paragraphs("none in a box"))
    )

    assert text_of(tmp_path, slide) == "- of the master\n\n1 of the shape\n\nnone in a box"


def test_raised_letters_and_marks_of_notes_on_other_slides(tmp_path: Path) -> None:
    link = '<a:hlinkClick action="ppaction://hlinksldjump"/>'
    body = (
        f"<a:p>{run('10')}{run('6', ' baseline=' + chr(34) + '30000' + chr(34))}{run(' м, H')}"
        f"{run('2', ' baseline=' + chr(34) + '-25000' + chr(34))}{run('O')}"
        f"{run('1', ' baseline=' + chr(34) + '30000' + chr(34), link)}<a:br/>{run('next')}</a:p>"
    )

    assert text_of(tmp_path, shape(body)) == "10⁶ м, H₂O\nnext"


def test_speakers_notes_stand_at_the_end_with_the_numbers_of_their_slides(tmp_path: Path) -> None:
    notes = {
        1: shape(paragraphs("picture"), "sldImg")
        + shape(paragraphs("Сөз.", "More."), "body", index="1")
        + shape(paragraphs("2"), "sldNum", index="2"),
    }

    found = text_of(tmp_path, shape(paragraphs("One.")), shape(paragraphs("Two.")), notes=notes)

    assert found == "One.\n\nTwo.\n\n2. Сөз.\n\nMore."


def test_what_is_hidden_struck_or_around_the_slides_is_no_text(tmp_path: Path) -> None:
    slide = (
        shape(paragraphs("2 April 2031"), "dt", index="10")
        + shape(paragraphs("Ministry"), "ftr", index="11")
        + shape("<a:p><a:fld type='slidenum'><a:t>1</a:t></a:fld></a:p>", "sldNum", index="12")
        + shape(paragraphs("unseen"), hidden=True)
        + shape(
            f"<a:p>{run('shut', ' strike=' + chr(34) + 'sngStrike' + chr(34))}{run('Open.')}</a:p>"
        )
    )

    assert made(tmp_path, slide, shape(paragraphs("secret")), hidden=[1]) == [
        Problem("a.pptx", None, "struck-through words are left out", warning=True),
        Problem("a.pptx", None, "a hidden slide is left out", warning=True),
        Statement(
            id="a.pptx",
            text="2 April 2031\n\nOpen.",
            date=date(2031, 4, 2),
            date_origin=DateOrigin.DATELINE,
            path="a.pptx",
        ),
    ]


def test_tables_and_diagrams_are_read(tmp_path: Path) -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<a:tc{more}><a:txBody>{paragraphs(text)}</a:txBody></a:tc>"

    table = (
        "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr>"
        + cell("Жол", ' rowSpan="2"')
        + cell("120", ' gridSpan="2"')
        + cell("", ' hMerge="1"')
        + "</a:tr><a:tr>"
        + cell("", ' vMerge="1"')
        + cell("80")
        + cell("км")
        + "</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )
    names = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    diagram = f'<p:graphicFrame><dgm:relIds {names} r:dm="d"/></p:graphicFrame>'
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "ppt/slides/_rels/slide0.xml.rels": (
            "<Relationships"
            ' xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="d" Type="{relation}/diagramData" Target="../diagrams/data1.xml"/>'
            "</Relationships>"
        ),
        "ppt/diagrams/data1.xml": (
            f'<dgm:dataModel {names} xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            f"<dgm:ptLst><dgm:pt><dgm:t>{paragraphs('In a diagram.')}</dgm:t></dgm:pt></dgm:ptLst>"
            "</dgm:dataModel>"
        ),
    }

    assert text_of(tmp_path, table + diagram, parts=parts) == (
        "Жол | 120\nЖол | 80 | км\n\nIn a diagram."
    )


@pytest.mark.parametrize(
    ("said", "day"), [("Signed on 2 April 2031.", date(2031, 4, 2)), ("Signed in spring.", None)]
)
def test_the_day_of_creation_counts_only_where_the_words_name_it(
    tmp_path: Path, said: str, day: date | None
) -> None:
    found = made(
        tmp_path,
        shape(paragraphs("Open.", said)),
        title="PowerPoint Presentation",
        created="2031-04-02T10:00:00Z",
    )

    assert found == [
        Statement(
            id="a.pptx",
            text=f"Open.\n\n{said}",
            date=day,
            date_origin=DateOrigin.METADATA if day else None,
            path="a.pptx",
        )
    ]


OPEN = shape(paragraphs("Open."))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "the PowerPoint presentation is damaged or cut off"),
        (pptx_of([OPEN])[:-200], "the PowerPoint presentation is damaged or cut off"),
        (pptx_of(["<p:sp>"]), "the PowerPoint presentation is damaged"),
        (pptx_of([]), "there is no text"),
        (
            pptx_of([OPEN + " " * 20_000_000]),
            "the PowerPoint presentation unpacks to more than is allowed",
        ),
        (
            pptx_of([OPEN], parts={"ppt/a.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}),
            "the PowerPoint presentation declares XML entities, which is refused",
        ),
        (
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            (
                "the ending is wrong: this is an Office document with a password: "
                "take the password off"
            ),
        ),
        (
            b"\xd0\xcf\x11\xe0" + "PowerPoint Document".encode("utf-16-le"),
            ("the ending is wrong: this is an old PowerPoint presentation: save it as .pptx"),
        ),
        (xlsx_of({"a": ""}), "the ending is wrong: this is an Excel workbook; name it .xlsx"),
        (package({"a": "b"}), "no PowerPoint presentation: a zip archive of something else"),
    ],
)
def test_what_is_no_presentation_is_reported(tmp_path: Path, content: bytes, problem: str) -> None:
    (tmp_path / "a.pptx").write_bytes(content)

    assert read(tmp_path / "a.pptx") == [Problem("a.pptx", None, problem)]


WORDS = st.text(st.sampled_from("abc Жөүң1.,«»—&<>"), min_size=1, max_size=30).filter(
    lambda text: any(map(str.isalpha, text))
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(WORDS, min_size=2, max_size=5))
def test_what_is_put_in_is_what_is_read(tmp_path: Path, texts: list[str]) -> None:
    slides = [shape(f"<a:p>{run(escape(text))}</a:p>") for text in texts]

    assert text_of(tmp_path, *slides) == normalise(
        "\n\n".join(" ".join(one.split()) for one in texts)
    )
