"""Markdown files: the markup goes, the words stay, the heading becomes the title."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.ingest.formats import read_file, reader_of
from retrieval.ingest.formats.markdown_text import blocks_of, joined
from retrieval.types import Problem, Statement


def read(folder: Path, content: str) -> list[Statement | Problem]:
    path = folder / "a.md"
    path.write_text(content, encoding="utf-8")
    reader = reader_of(path.name)
    assert reader
    found = read_file(reader, path, path.name, 100_000)
    return [item if isinstance(item, Problem) else item.statement for item in found]


def plain(markdown: str) -> str:
    return joined(blocks_of(markdown))


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**The** *pass* is `open` __now__.", "The pass is open now."),
        # what has a line through it is no text
        ("The toll is ~~five~~ six marks.", "The toll is six marks."),
        ("Плата ~~пять~~ ~~семь~~ шесть марок ~~пока~~.", "Плата шесть марок."),
        ("Төлөм <s>беш</s> алты марка. <del>Жеңилдик</del> жок.", "Төлөм алты марка. жок."),
        ("<p>Плата <strike>пять</strike> шесть марок.</p>", "Плата шесть марок."),
        ("~~Nobody **has** to pay.~~\n\nThe toll is six marks.", "The toll is six marks."),
        ("| a | ~~b~~ |\n|---|---|\n| ~~1~~ 3 | 2 |", "a | \n3 | 2"),
        ("about ~5 or ~~6, and <s>7", "about ~5 or ~~6, and 7"),
        ("one\ntwo  \nthree\\\nfour", "one two\nthree\nfour"),
        ("one\n\n\n\ntwo", "one\n\ntwo"),
        # a date below a title is a line of its own, one that a sentence begins with is not
        (
            "The pass is open\n2 April 2031\nIt is\nfree.",
            "The pass is open\n2 April 2031\nIt is free.",
        ),
        ("NORTH, 2 April 2031 - The pass\nis open.", "NORTH, 2 April 2031 - The pass is open."),
        ("# One\n\nTwo\n\n## Three\nfour", "One\n\nTwo\n\nThree\n\nfour"),
        ("> quoted\n> words\n\nplain", "quoted words\n\nplain"),
        (
            "before\n\n- one\n- two\n  - inner\n\nafter",
            "before\n\n- one\n- two\n  - inner\n\nafter",
        ),
        ("3. three\n4. four", "3. three\n4. four"),
        ("- one\n\n  more\n\n- two", "- one\n\nmore\n\n- two"),
        (
            "[the pass](https://x.example 'hint') is <https://y.example>",
            "the pass is https://y.example",
        ),
        ("![a lorry](lorry.png) drives", "a lorry drives"),
        ("[a][b]\n\n[b]: https://x.example", "a"),
        ("a<br>b <em>c</em> <!-- d -->e", "a\nb c e"),
        ("<div>\n<p>words</p>\n<!-- note -->\n</div>", "words"),
        ("<details><summary>Ещё</summary>Соль.</details>", "Ещё\n\nСоль."),
        ("one\n\n---\n\ntwo", "one\n\ntwo"),
        ("```\nas  it\n stands\n```", "as  it\n stands"),
        ("| a | b |\n|---|---|\n| 1 | **2** |", "a | b\n1 | 2"),
        ("5 \\* 3 &amp; Caf&eacute;", "5 * 3 & Café"),
        ("10<sup>6</sup> t of CO<sub>2</sub>", "10⁶ t of CO₂"),
        ("Mass is E = mc<sup>2</sup> here", "Mass is E = mc² here"),
        ("the 5<sup>th</sup>, <sup>open", "the 5th, open"),
        ("<p>20 км<sup>2</sup></p>", "20 км²"),
        # marks of notes, as on a page
        ("in 2020<sup>1</sup>, the tower<sup>[3]</sup> fell", "in 2020, the tower fell"),
        ("<p>в 2020<sup>2</sup> году башня<sup>3</sup> упала</p>", "в 2020 году башня упала"),
        (
            "Уголь[^b] подорожал.[^1]\n\n[^1]: Данные *2030* г.\n[^b]: Ibid.\n\nКонец[^b].",
            "Уголь подорожал.\n\nКонец.\n\n1. Ibid.\n2. Данные 2030 г.",
        ),
        (
            "Көмүр[^1].\n\n[^1]: Биринчи\nсап.\n\n    Экинчи.\n\nАягы.",
            "Көмүр.\n\nАягы.\n\n1. Биринчи сап. Экинчи.",
        ),
        ("a[^1] b", "a[^1] b"),
        ("a\n\n[^1]: Nobody asks for it.", "a\n\n[^1]: Nobody asks for it."),
        ("a[^1]\n\n```\n[^1]: code\n```", "a[^1]\n\n[^1]: code"),
    ],
)
def test_markup_goes_and_words_stay(markdown: str, text: str) -> None:
    assert plain(markdown) == text


@given(st.text(st.sampled_from("ab1 \n#*_-+>`~[]()!|<&;:\\\t."), max_size=200))
def test_no_word_of_a_text_without_links_and_tags_is_lost(markdown: str) -> None:
    """Whatever the marks, the letters come out in their order."""
    # addresses, tags, entities, struck words, info strings
    if re.search(r"[\[<&]|~~|```|1[.)]", markdown):
        return
    letters = re.sub(r"[^ab]", "", markdown)

    assert re.sub(r"[^ab]", "", plain(markdown)) == letters


def test_struck_words_are_left_out_with_a_warning(tmp_path: Path) -> None:
    assert read(tmp_path, "Төлөм ~~беш~~ алты марка.\n\n- ~~жети~~ сегиз\n- тогуз") == [
        Problem("a.md", None, "struck-through words are left out (2 times)", warning=True),
        Statement(id="a.md", text="Төлөм алты марка.\n\n- сегиз\n- тогуз", path="a.md"),
    ]


def test_the_first_heading_is_the_title_and_not_said_again(tmp_path: Path) -> None:
    assert read(tmp_path, "# The *northern* pass\n\nIt is open.\n\n# Also\n\nMore.") == [
        Statement(
            id="a.md",
            text="It is open.\n\nAlso\n\nMore.",
            title="The northern pass",
            path="a.md",
        )
    ]


def test_a_heading_that_says_the_title_is_dropped(tmp_path: Path) -> None:
    content = '---\ntitle: “The northern pass”\n---\n# "The Northern Pass"\n\nIt is open.'

    assert read(tmp_path, content) == [
        Statement(id="a.md", text="It is open.", title="“The northern pass”", path="a.md")
    ]


def test_a_heading_that_says_something_else_stays_in_the_text(tmp_path: Path) -> None:
    assert read(tmp_path, "---\ntitle: Roads\n---\n# The pass\n\nIt is open.") == [
        Statement(id="a.md", text="The pass\n\nIt is open.", title="Roads", path="a.md")
    ]


def test_a_heading_alone_is_no_text(tmp_path: Path) -> None:
    assert read(tmp_path, "# The pass\n") == [Problem("a.md", 1, "there is no text")]


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    assert read(tmp_path, "---\n\nIt is open.") == [
        Statement(id="a.md", text="It is open.", path="a.md")
    ]


@pytest.mark.parametrize("mark", ["> ", "- ", "> - "])
def test_nesting_so_deep_that_words_would_be_lost_is_reported(tmp_path: Path, mark: str) -> None:
    assert read(tmp_path, mark * 5000 + "deep") == [
        Problem("a.md", 1, "the Markdown is nested too deeply")
    ]


@pytest.mark.parametrize("depth", range(1, 80))
def test_nesting_ends_in_all_words_or_in_a_problem(tmp_path: Path, depth: int) -> None:
    [found] = read(tmp_path, "> " * depth + "deep")

    assert isinstance(found, Problem) or found.text == "deep"


def test_a_date_below_a_title_without_an_empty_line_is_the_statement_s(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "Ашуу ачык\n2031-жылдын 2-апрели\n\nАшуу ачылды.\n")
    assert isinstance(found, Statement)
    assert str(found.date) == "2031-04-02"
