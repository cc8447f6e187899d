"""RTF documents: letters of every code page, numbers as they are shown, notes apart."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_packages import odt_of, read, rtf_of, rtf_words

from retrieval.text import normalise
from retrieval.types import DateOrigin, Problem, Statement


def made(folder: Path, body: str, head: str = "") -> list[Statement | Problem]:
    (folder / "a.rtf").write_bytes(rtf_of(body, head))
    return read(folder / "a.rtf")


def text_of(folder: Path, body: str, head: str = "") -> str:
    [found] = made(folder, body, head)
    assert isinstance(found, Statement)
    return found.text


@pytest.mark.parametrize(
    ("title", "dateline"),
    [
        ("On the reopening of the pass", "NORTHPORT, 2 April 2031 — The pass is open."),
        ("Об открытии перевала", "НОРТПОРТ, 2 апреля 2031 года — Перевал открыт."),
        ("Ашуунун ачылышы жөнүндө", "НОРТПОРТ, 2031-жылдын 2-апрели — Ашуу ачык."),
    ],
)
def test_a_document_is_its_statement(tmp_path: Path, title: str, dateline: str) -> None:
    body = rf"\pard\plain\s1\b {rtf_words(title)}\par\pard\plain {rtf_words(dateline)}\par"

    assert made(tmp_path, body) == [
        Statement(
            id="a.rtf",
            text=dateline,
            title=title,
            date=date(2031, 4, 2),
            date_origin=DateOrigin.DATELINE,
            path="a.rtf",
        )
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\'cf\'e5\'f0\'e5\'e2\'e0\'eb", "Перевал"),
        ("\xcf\xe5\xf0\xe5\xe2\xe0\xeb", "Перевал"),
        # a font without a character set of its own has that of the document
        (r"{\f1 \'cf\'e5\'f0\'e5\'e2\'e0\'eb}", "Перевал"),
        (r"{\uc0\u1078\u1257 }{\uc2\u1171\'3f\'3fx}", "жөғx"),
        (r"a\u-10179?\u-8704?", "a😀"),
        (r"\ldblquote A\rdblquote\emdash\endash\~\_\bullet\{\}\\", "“A”—–\u00a0\u2011•{}\\"),
        (r"{\f2 \'61\'b3}", "α≥"),
        (r"a\line b\tab c", "a\nb c"),
        (r"{\upr{\'cf}{\*\ud{\u1046 ?}}}", "Ж"),
        ("Sp\r\nlit {\\bin5 }}}}}}word", "Split word"),
        (r"{\*\unknown not this}{\pict 0102}seen", "seen"),
    ],
)
def test_letters_are_those_that_are_shown(tmp_path: Path, body: str, text: str) -> None:
    assert text_of(tmp_path, rf"\pard\plain {body}\par") == text


def test_lists_have_the_numbers_that_are_shown(tmp_path: Path) -> None:
    body = (
        r"{\listtext\pard\plain 1.\tab}\pard\ls1\ilvl0 First\par"
        r"{\listtext\pard\plain (\'e0)\tab}\pard\ls1\ilvl1 \'e1\'f3\'ea\'e2\'e0\par"
        r"{\listtext\pard\plain 2.\tab}\pard\ls1\ilvl0 Second\par"
        r"\pard Between.\par"
        r"{\listtext\pard\plain\f2 \'b7\tab}\pard\ls2 dot\par"
        r"{\pntext\f2\'b7\tab}{\*\pn\pnlvlblt{\pntxtb\'b7}}\pard\ls2 old dot\par"
        r"\pard\li360\fi-360 \bullet\tab typed\par"
        r"\pard\li360\fi-360 3)\tab third\par"
    )

    assert text_of(tmp_path, body) == (
        "1. First\n  (а) буква\n2. Second\n\nBetween.\n\n- dot\n- old dot\n- typed\n\n3) third"
    )


def test_an_item_without_its_number_has_none(tmp_path: Path) -> None:
    warning, statement = made(tmp_path, r"\pard\ls7 Lost\par")

    assert isinstance(statement, Statement)
    assert warning == Problem(
        "a.rtf", None, "the number of a list item cannot be known and is left out", warning=True
    )
    assert statement.text == "- Lost"


def test_raised_letters_stay_raised_and_notes_stand_at_the_end(tmp_path: Path) -> None:
    body = (
        r"\pard\plain 10{\super 6} \'ec, H{\sub 2}O{\super\chftn{\footnote\pard\plain{\super\chftn}"
        r" \'d1\'ed\'ee\'f1\'ea\'e0 {\b bold}.}} and more{\super *{\footnote\pard{\super *} Own.}}"
        r"{\super\chftn{\footnote\ftnalt\pard{\super\chftn} In the end.}}.\par"
    )

    assert text_of(tmp_path, body) == (
        "10⁶ м, H₂O and more.\n\n1. Сноска bold.\n* Own.\ni. In the end."
    )


def test_what_is_deleted_hidden_or_struck_is_no_text(tmp_path: Path) -> None:
    body = (
        r"{\header running head\par}{\footer\chpgn\par}"
        r"\pard The pass is {\deleted closed }{\v secretly }{\strike shut}{\revised open}."
        r"{\annotation a remark}\par "
        r"Page {\field{\*\fldinst PAGE}{\fldrslt 3}}"
        r"{\field{\*\fldinst{HYPERLINK x}}{\fldrslt of a link}}\par"
    )

    assert made(tmp_path, body) == [
        Problem("a.rtf", None, "struck-through words are left out", warning=True),
        Statement(id="a.rtf", text="The pass is open.\n\nPage of a link", path="a.rtf"),
    ]


def test_tables_and_boxes_are_read_as_they_show(tmp_path: Path) -> None:
    body = (
        r"\trowd\cellx1000\clmgf\cellx2000\clmrg\cellx3000"
        r"\pard\intbl Road\cell Length\cell\cell\row"
        r"\trowd\clvmgf\cellx1000\cellx2000\cellx3000"
        r"\pard\intbl \'d2\'fa\'ec\cell 120\cell km\cell\row"
        r"\trowd\clvmrg\cellx1000\cellx2000\cellx3000\pard\intbl\cell 80\cell km\cell\row"
        r"\pard After.{\shp{\*\shpinst\shpleft0{\sp{\sn a}{\sv b}}{\shptxt\pard In a box.\par}}"
        r"{\shprslt drawn}}\par"
        r"\trowd\cellx1000\cellx2000\pard\intbl Outer\cell"
        r"\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\cellx1\nestrow}"
        r"{\nonesttables\par}\pard\intbl\cell\row\pard End.\par"
    )

    assert text_of(tmp_path, body) == (
        "Road | Length\nТъм | 120 | km\nТъм | 80 | km\n\nAfter.\n\nIn a box.\n\nOuter\n\na | b\n\n"
        "End."
    )


@pytest.mark.parametrize(
    ("said", "day"), [("Signed on 2 April 2031.", date(2031, 4, 2)), ("Signed in spring.", None)]
)
def test_the_day_of_creation_counts_only_where_the_words_name_it(
    tmp_path: Path, said: str, day: date | None
) -> None:
    head = (
        r"{\info{\title \'ce \'ef\'e5\'f0\'e5\'e2\'e0\'eb\'e5}{\author Nobody}"
        r"{\creatim\yr2031\mo4\dy2\hr10\min0}}"
    )

    assert made(tmp_path, rf"\pard Open.\par {said}\par", head) == [
        Statement(
            id="a.rtf",
            text=f"Open.\n\n{said}",
            title="О перевале",
            date=day,
            date_origin=DateOrigin.METADATA if day else None,
            path="a.rtf",
        )
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "no RTF document: it does not begin with {\\rtf"),
        (b"Plain words.", "no RTF document: it does not begin with {\\rtf"),
        (rtf_of(r"\pard Open.\par")[:-3], "the RTF document is damaged or cut off"),
        (rtf_of(r"\pard\par"), "there is no text"),
        (rtf_of("{" * 2000 + "x" + "}" * 2000), "its groups are nested too deeply"),
        (
            odt_of("<text:p>x</text:p>"),
            "the ending is wrong: this is an OpenDocument text; name it .odt",
        ),
    ],
)
def test_what_is_no_document_is_reported(tmp_path: Path, content: bytes, problem: str) -> None:
    (tmp_path / "a.rtf").write_bytes(content)

    assert read(tmp_path / "a.rtf") == [Problem("a.rtf", None, problem)]


@pytest.mark.parametrize(
    "body",
    [
        r"{\footnote{\footnote{\footnote x}}}}}",
        r"\cell\row\nestcell\nestrow\cellx1\trowd\row",
        r"{\fldrslt x}{\listtext{\title}}{\stylesheet{\fonttbl{\info}}}\footnote\footnote x",
        r"{\upr{\*\ud}}\ud\ud\u99999999?\u-1?\uc-5\f-3\'zz\bin-3\ansicpg99 x",
    ],
)
def test_marks_in_the_wrong_places_do_no_harm(tmp_path: Path, body: str) -> None:
    found = made(tmp_path, rf"\pard Open.\par {body}\par")

    assert all(isinstance(item, Problem | Statement) for item in found)


WORDS = st.text(st.sampled_from("abc Жөүң1{}\\.,«»—😀"), min_size=1, max_size=30).filter(
    lambda text: any(map(str.isalpha, text))
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(WORDS, min_size=2, max_size=5))
def test_what_is_put_in_is_what_is_read(tmp_path: Path, texts: list[str]) -> None:
    body = "".join(rf"\pard {rtf_words(text)}\par" for text in texts)

    assert text_of(tmp_path, body) == normalise("\n\n".join(" ".join(one.split()) for one in texts))
