"""What marks of a page say of its words: struck, raised, quoted, notes, list numbers, row heads."""

import pytest

from retrieval.ingest.formats.html_text import blocks_of, parsed
from retrieval.ingest.formats.markdown_text import joined


def text_of(body: str, lang: str = "en") -> str:
    return joined(blocks_of(parsed(f'<html lang="{lang}"><body>{body}</body></html>')))


STYLES = (
    "<style>/* x */ .s3, p.x { font-size: 58%; vertical-align:33% } .s4{vertical-align:-10%}"
    " .s5{vertical-align:baseline} .s6{font-size:0.8em;position:relative;top:-0.33em;"
    "vertical-align:baseline} .s7 { font-size: 0.8em;\n  position: relative;\n  top: 0.08em;\n}"
    " .s8{position:relative; top:-0.33em}</style>"
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("10<sup>6</sup> litres of H<sub>2</sub>O", "10⁶ litres of H₂O"),
        ("10<sup>−3</sup> g, 5 km<sup>2</sup>, 3 m<sup>3</sup>/s", "10⁻³ g, 5 km², 3 m³/s"),
        ("5 км<sup>2</sup> и 10<sup>6</sup> м<sup>3</sup>", "5 км² и 10⁶ м³"),
        ("жылына 10<sup>6</sup> м<sup>3</sup> суу", "жылына 10⁶ м³ суу"),
        ("CO<sub>2</sub> and x<sub>i</sub>", "CO₂ and xᵢ"),
        ("the 1<sup>st</sup> of May, M<sup>me</sup> Rey", "the 1st of May, Mme Rey"),
        ("said in 2020<sup>1</sup> and in May<sup>2</sup>.", "said in 2020 and in May."),
        ("5 per cent<sup>1</sup> in a year.<sup>2</sup>", "5 per cent in a year."),
        ("the toll rose by 12<sup>[3]</sup> marks<sup>*</sup>", "the toll rose by 12 marks"),
        (
            "в 2020<sup>1</sup> году, сообщило министерство<sup>2</sup>",
            "в 2020 году, сообщило министерство",
        ),
        ("2020<sup>1</sup>-жылы министрлик<sup>2</sup> айтты", "2020-жылы министрлик айтты"),
        ("a note<sup><a href='#fn2'>2</a></sup> to all", "a note to all"),
        ("a note<a href='#n2' class='footnote-ref'>[2]</a> to all", "a note to all"),
        ("see <a href='#part'>2</a> below", "see 2 below"),
        (
            "<a id='n' class='footnote-ref' href='https://x.example/7#n'>2</a> One.",
            "One.",
        ),
        (
            "10<span style='vertical-align: super; font-size: 58%'>6</span> litres",
            "10⁶ litres",
        ),
        ("H<span style='font-size:6pt;vertical-align:sub'>2</span>O", "H₂O"),
        (f"{STYLES}10<span class='s3'>6</span>", "10⁶"),
        (f"{STYLES}10<span class='s6'>6</span>, H<span class='s7'>2</span>O", "10⁶, H₂O"),
        (f"{STYLES}1<span class='s8'>2</span>", "12"),
        (f"{STYLES}H<span class='a s4'>2</span>O, 1<span class='s5'>2</span>", "H₂O, 12"),
        ("20 km<sup><a href='https://x.example/7#n2'>2</a></sup>", "20 km²"),
    ],
)
def test_raised_and_lowered(written: str, read: str) -> None:
    assert text_of(f"<p>{written}</p>") == read


@pytest.mark.parametrize(
    ("written", "note", "read"),
    [
        ("The well<sup>a</sup> gives 3 m<sup>3</sup>", "a", "The well gives 3 m³"),
        ("10<sup>2</sup> tonnes<sup>b</sup> of oats", "b", "10² tonnes of oats"),
        ("300 детей<sup>а</sup> пришли", "а", "300 детей пришли"),
        ("40 m<sup>2</sup><sup>1</sup> of fen", "1", "40 m² of fen"),
        ("4\u00a0500<sup>2</sup> человек", "2", "4\u00a0500 человек"),
        ("10<sup>2</sup> tonnes", "2", "10² tonnes"),
        ("5 km<sup>2</sup> of fen", "2", "5 km² of fen"),
    ],
)
def test_the_marks_of_the_notes_of_a_page_go(written: str, note: str, read: str) -> None:
    body = f"<p>{written}</p><p><sup>{note}</sup> Survey.</p>"
    assert text_of(body).split("\n\n")[0] == read


def test_notes_stand_apart_behind_the_text() -> None:
    body = (
        "<article><p>Exports rose<a href='#fn1' id='r1'><sup>1</sup></a> and fell.</p>"
        "<section class='footnotes'><ol><li id='fn1'>Corrected. <a href='#r1'>↩</a></li></ol>"
        "</section><p>Carry chains.</p></article>"
    )
    assert text_of(body) == "Exports rose and fell.\n\nCarry chains.\n\n1. Corrected."


def test_struck_words_go_and_inserted_ones_stay() -> None:
    body = (
        "<p>The toll is <del>five</del> <ins>six</ins> marks, <s>buses pay nine,</s> buses"
        " <span style='text-decoration: line-through'>pay</span> go free.</p>"
    )
    assert text_of(body) == "The toll is six marks, buses go free."


@pytest.mark.parametrize(
    ("lang", "read"),
    [
        ("en", "He said “we will ‘open’ it”."),
        ("ru", "He said «we will „open“ it»."),
        ("ky", "He said «we will „open“ it»."),
    ],
)
def test_a_quotation_has_the_marks_of_its_language(lang: str, read: str) -> None:
    assert text_of("<p>He said <q>we will <q>open</q> it</q>.</p>", lang) == read


def test_marks_that_are_written_out_are_not_doubled() -> None:
    assert text_of("<p>He said <q>“we will”</q>.</p>") == "He said “we will”."


def test_whom_a_quotation_is_from_stands_on_a_line_of_its_own() -> None:
    body = "<blockquote><p>We stay.</p><cite>Mira Halden</cite></blockquote><p>They clapped.</p>"
    assert text_of(body) == "We stay.\n\n— Mira Halden\n\nThey clapped."


def test_what_stands_above_a_word_stands_in_brackets_behind_it() -> None:
    assert text_of("<p><ruby>漢<rt>kan</rt></ruby> is read.</p>") == "漢(kan) is read."
    whole = "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> is read.</p>"
    assert text_of(whole) == "漢(kan) is read."


def test_a_cell_over_several_rows_stands_in_each() -> None:
    body = (
        "<table><caption>Lorries a day</caption><tr><th>Month</th><th>2030</th><th>2031</th></tr>"
        "<tr><td rowspan=2>June</td><td>12</td><td>13</td></tr><tr><td>14</td><td>15</td></tr>"
        "<tr><td>July</td><td>16</td><td rowspan=2>17</td></tr><tr><td>August</td><td>18</td></tr>"
        "</table>"
    )
    assert text_of(body) == (
        "Lorries a day\n\nMonth | 2030 | 2031\nJune | 12 | 13\nJune | 14 | 15\n"
        "July | 16 | 17\nAugust | 18 | 17"
    )


@pytest.mark.parametrize(
    ("opening", "read"),
    [
        ("<ol>", "1. one\n2. two\n3. three"),
        ("<ol start=4>", "4. one\n5. two\n6. three"),
        ("<ol type=a>", "a. one\nb. two\nc. three"),
        ("<ol type=A start=26>", "Z. one\nAA. two\nAB. three"),
        ("<ol type=i start=3>", "iii. one\niv. two\nv. three"),
        ("<ol style='list-style-type: upper-roman'>", "I. one\nII. two\nIII. three"),
        ("<ol reversed>", "3. one\n2. two\n1. three"),
        ("<ol style='list-style: none'>", "- one\n- two\n- three"),
    ],
)
def test_list_numbers_are_those_of_a_browser(opening: str, read: str) -> None:
    assert text_of(f"{opening}<li>one</li><li>two</li><li>three</li></ol>") == read


def test_an_item_may_have_a_number_of_its_own() -> None:
    body = "<ol><li>one</li><li value=7>two</li><li>three</li></ol>"
    assert text_of(body) == "1. one\n7. two\n8. three"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p><q>the\x01 pass</q></p>", "“the pass”"),
        ("<p>a<ruby>b<rt>c\x0b</ruby></p>", "ab(c)"),
        ("<table><tr><td rowspan=2>a\x1f<td>b<tr><td>c</table>", "a | b\na | c"),
        ("<p>10<sup>6</sup>\x02 t</p><p>&#xFFFE;end</p>", "10⁶ t\n\nend"),
        ("<blockquote><p>said</p><cite>A\x03 B</cite></blockquote>", "said\n\n— A B"),
    ],
)
def test_characters_that_no_page_may_hold_are_spaces(body: str, text: str) -> None:
    assert text_of(body) == text


def test_glosses_within_glosses_are_said_once() -> None:
    deep = text_of(f"<p><ruby>a{'<rt>b' * 200}</ruby></p>")

    assert text_of("<p><ruby>a<rt>b <i>c</i></rt></ruby></p>") == "a(b c)"
    assert text_of("<p><ruby>a<rt><i>b</i> c</rt></ruby></p>") == "a(b c)"
    assert deep.count("b") == 200
    assert text_of("<p><ruby><ruby>a<rt>b</rt></ruby><rt>c</rt></ruby></p>") == "a(b)(c)"
