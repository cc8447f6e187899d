"""XML by its root: articles, papers of parliaments, sitemaps, and what is not read."""

from datetime import date
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from one_file import items_of

from retrieval.analysis.transcript_labels import labels, speaking
from retrieval.ingest.corpus import read_corpus
from retrieval.text import normalise_line
from retrieval.types import DateOrigin, Problem, Statement

LIMIT = 1_000_000
DEBATE = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate name="hansard">
<meta><identification source="#parl"><FRBRWork><FRBRthis value="/kg/debate/2031-04-02"/>
<FRBRdate date="2031-04-02" name="debate"/><FRBRauthor href="#parl"/></FRBRWork>
<FRBRExpression><FRBRdate date="2031-05-05" name="made"/><FRBRlanguage language="{lang}"/>
</FRBRExpression></identification><references><TLCPerson eId="lee" href="/p" showAs="{person}"/>
<TLCOrganization eId="parl" href="/o" showAs="{house}"/></references></meta>
<preface><p><docTitle>{title}</docTitle></p></preface>
<debateBody>{body}</debateBody></debate></akomaNtoso>"""
JATS = """<!DOCTYPE article PUBLIC "-//NLM//DTD JATS 1.2//EN" "JATS-journalpublishing1.dtd">
<article xml:lang="{lang}"><front><journal-meta><journal-title-group>
<journal-title>{source}</journal-title></journal-title-group></journal-meta><article-meta>
<article-id pub-id-type="doi">10.5555/7</article-id><article-categories><subj-group>
<subject>no</subject></subj-group></article-categories><title-group><article-title>{title}
</article-title></title-group><contrib-group><contrib><name><surname>no</surname></name></contrib>
</contrib-group>{dates}<abstract><p>{abstract}</p></abstract></article-meta></front>
<body>{body}</body><back>{back}<ref-list><ref><mixed-citation>no</mixed-citation></ref></ref-list>
</back></article>"""
DATE = '<pub-date date-type="pub"><day>2</day><month>04</month><year>2031</year></pub-date>'


def read(folder: Path, content: str | bytes, name: str = "a.xml") -> list[Statement | Problem]:
    return items_of(folder, content, name, LIMIT)


def text_of(folder: Path, content: str) -> str:
    [statement] = read(folder, content)
    assert isinstance(statement, Statement)
    return statement.text


def debate(body: str, lang: str = "eng", title: str = "Debate", person: str = "Ann Lee") -> str:
    return DEBATE.format(body=body, lang=lang, title=title, person=person, house="The House")


def article(body: str, dates: str = DATE, back: str = "", abstract: str = "Short.") -> str:
    facts = {"lang": "en", "source": "Roads", "title": "On <italic>the</italic> pass"}
    return JATS.format(body=body, dates=dates, back=back, abstract=abstract, **facts)


def test_a_debate_is_one_statement_with_the_labels_of_its_speakers(tmp_path: Path) -> None:
    content = DEBATE.format(
        lang="rus",
        title="Стенограмма заседания",
        person="А. Ли",
        house="Жогорку Кеңеш",
        body="<debateSection><num>1.</num><heading>О перевале</heading>"
        '<speech by="#osk"><from>Председатель:</from><p>Слово <b>министру</b>.</p></speech>'
        '<speech by="#lee"><p>Перевал открыт<authorialNote marker="1"><p>С понедельника.</p>'
        "</authorialNote>.</p><p>Галереи готовы.</p></speech><scene>(Аплодисменты.)</scene>"
        '<speech by="#osk"><from>Председатель</from><p>Спасибо.</p></speech>'
        '<speech by="#lee"><p>И вам.</p></speech></debateSection>',
    )
    [statement] = read(tmp_path, content)

    assert statement == Statement(
        id="a.xml",
        text=(
            "1. О перевале\n\nПредседатель: Слово министру.\n\nА. Ли: Перевал открыт.\n\n"
            "Галереи готовы.\n\n(Аплодисменты.)\n\nПредседатель: Спасибо.\n\nА. Ли: И вам.\n\n"
            "1 С понедельника."
        ),
        title="Стенограмма заседания",
        date=date(2031, 4, 2),
        date_origin=DateOrigin.FIELD,
        source="Жогорку Кеңеш",
        lang="ru",
        path="a.xml",
    )
    found = speaking(statement.text, labels(statement.text))
    assert [label.name for label in found] == ["Председатель", "А. Ли", "Председатель", "А. Ли"]


def test_numbers_of_an_act_stand_in_one_line_with_what_they_number(tmp_path: Path) -> None:
    content = (
        "<akn:akomaNtoso xmlns:akn='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><akn:act>"
        "<akn:body><akn:section><akn:num>5-берене.</akn:num><akn:heading>Жолдор</akn:heading>"
        "<akn:paragraph><akn:num>(а)</akn:num><akn:content><akn:p>ашуу ачык;</akn:p></akn:content>"
        "</akn:paragraph><akn:paragraph><akn:num>(б)</akn:num><akn:list><akn:point>"
        "<akn:num>(i)</akn:num><akn:content><akn:p>галерея <akn:ref>ачык</akn:ref>.</akn:p>"
        "</akn:content></akn:point></akn:list></akn:paragraph></akn:section></akn:body></akn:act>"
        "</akn:akomaNtoso>"
    )
    assert text_of(tmp_path, content) == (
        "5-берене. Жолдор\n\n(а) ашуу ачык;\n\n(б) (i) галерея ачык."
    )


def test_tables_lists_and_questions_of_a_debate(tmp_path: Path) -> None:
    content = debate(
        '<questions><question by="#lee"><num>7</num><p>When?</p></question></questions>'
        "<table><tr><th>a</th><th>b</th></tr><tr><td><p>c</p></td><td>d</td></tr></table>"
        "<ul><li>one;</li><li>two.</li></ul><p>10<sup>6</sup> lorries<eol/>passed.</p>"
    )
    assert text_of(tmp_path, content) == (
        "Ann Lee: 7 When?\n\na | b\nc | d\n\n- one;\n- two.\n\n10⁶ lorries\npassed."
    )


@pytest.mark.parametrize(("written", "told"), [("2031-02-31", 1), ("1970-01-01", 0), ("", 0)])
def test_a_date_that_is_none_leaves_a_paper_without(
    tmp_path: Path, written: str, told: int
) -> None:
    *problems, statement = read(tmp_path, debate("<p>Open.</p>").replace("2031-04-02", written))

    assert isinstance(statement, Statement)
    assert statement.date is None
    assert len(problems) == told


def test_an_article_is_its_abstract_and_its_body(tmp_path: Path) -> None:
    body = (
        "<sec><label>1.</label><title>Opening</title><p>10<sup>6</sup>&nbsp;lorries"
        '<xref ref-type="fn" rid="f"><sup>1</sup></xref> passed<sup><xref ref-type="bibr">2</xref>'
        '</sup> [<xref ref-type="bibr">3</xref>].</p><list list-type="order"><list-item><p>one;</p>'
        "</list-item><list-item><p>two.</p></list-item></list><fig><caption><p>no</p></caption></fig>"
        "<table-wrap><table><tr><td>a</td><td>b</td></tr></table></table-wrap>"
        "<disp-quote><p>Quoted.</p></disp-quote></sec>"
    )
    back = '<fn-group><fn id="f"><label>1</label><p>Of all kinds.</p></fn></fn-group>'

    assert read(tmp_path, article(body, back=back)) == [
        Statement(
            id="https://doi.org/10.5555/7",
            text=(
                "Short.\n\n1. Opening\n\n10⁶\u00a0lorries passed [3].\n\n1. one;\n2. two.\n\na | b"
                "\n\nQuoted.\n\n1 Of all kinds."
            ),
            title="On the pass",
            date=date(2031, 4, 2),
            date_origin=DateOrigin.FIELD,
            source="Roads",
            url="https://doi.org/10.5555/7",
            lang="en",
            path="a.xml",
        )
    ]


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        (
            DATE.replace('date-type="pub"', 'pub-type="epub"') + DATE.replace("2<", "9<"),
            "2031-04-02",
        ),
        (DATE.replace('"pub"', '"received"') + DATE.replace("2<", "3<"), "2031-04-03"),
        ("<pub-date><month>4</month><year>2031</year></pub-date>", "None"),
        ("", "None"),
    ],
)
def test_the_day_of_an_article_is_that_of_its_publication(
    tmp_path: Path, dates: str, day: str
) -> None:
    *problems, statement = read(tmp_path, article("<p>Open.</p>", dates))

    assert isinstance(statement, Statement)
    assert str(statement.date) == day
    assert [str(problem) for problem in problems] == [
        "a.xml: its date of publication names no day; it is kept without a date"
    ] * (day == "None" and bool(dates))


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            "<invoice><a/></invoice>",
            (
                "XML whose root is <invoice>, which is not read; "
                "it is not an RSS or Atom feed, JATS or Akoma Ntoso"
            ),
        ),
        ("<article><b/></article>", "XML whose root is <article>, but no JATS: it has no body"),
        ("<akomaNtoso>" + "<p>" * 2000, "nested too deeply"),
        (
            "<!DOCTYPE article [<!ENTITY a 'b'>]><article><body><p>&a;</p></body></article>",
            "it declares XML entities, which is refused",
        ),
        ("<article><body><p>Open.", "the XML is not well-formed or is cut off"),
        ("Open.", "not an RSS or Atom feed"),
    ],
)
def test_what_is_not_read_is_told(tmp_path: Path, content: str, problem: str) -> None:
    assert [item.problem for item in read(tmp_path, content) if isinstance(item, Problem)] == [
        problem
    ]


def test_a_sitemap_gives_pages_their_addresses_and_no_dates(tmp_path: Path) -> None:
    site = tmp_path / "roads.example"
    (site / "news").mkdir(parents=True)
    page = "<html><body><article><p>The pass is open to lorries.</p></article></body></html>"
    own = page.replace("<body>", '<head><link rel="canonical" href="https://b.example/x/y"></head>')
    places = ("news/pass.html", "news/open", "news/fees", "news/own.html", "news/a%20b", "")
    (site / "news" / "pass.html").write_text(page)
    (site / "news" / "open.html").write_text(page.replace("open", "shut"))
    (site / "news" / "fees").mkdir()
    (site / "news" / "fees" / "index.html").write_text(page.replace("open", "free"))
    (site / "news" / "own.html").write_text(own.replace("open", "good"))
    (site / "news" / "a b.html").write_text(page.replace("open", "Өткөөл"))
    (site / "news" / "other.html").write_text(page.replace("open", "long"))
    (site / "sitemap.xml").write_text(
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        + "".join(
            f"<url><loc>https://roads.example/{place}</loc><lastmod>2031-04-02</lastmod></url>"
            for place in places
        )
        + "</urlset>"
    )
    (site / "sitemap_index.xml").write_text("<sitemapindex><sitemap/></sitemapindex>")
    reading = read_corpus(tmp_path, max_file_bytes=LIMIT)

    assert reading.problems == ()
    assert {
        s.path.removeprefix("roads.example/news/"): (s.id, s.url, s.date)
        for s in reading.statements
    } == {
        "a b.html": (*["https://roads.example/news/a%20b"] * 2, None),
        "fees/index.html": (*["https://roads.example/news/fees"] * 2, None),
        "open.html": (*["https://roads.example/news/open"] * 2, None),
        "other.html": ("roads.example/news/other.html", None, None),
        "own.html": (*["https://b.example/x/y"] * 2, None),
        "pass.html": (*["https://roads.example/news/pass.html"] * 2, None),
    }


words = st.text(st.characters(whitelist_categories=["L", "N"]), min_size=1, max_size=30)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(words, words), min_size=1, max_size=6))
def test_who_spoke_and_what_come_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, speeches: list[tuple[str, str]]
) -> None:
    body = "".join(
        f"<speech><from>{escape(who)}</from><p>{escape(said)}.</p></speech>"
        for who, said in speeches
    )
    assert text_of(tmp_path_factory.mktemp("a"), debate(body)) == "\n\n".join(
        normalise_line(f"{who}: {said}.") for who, said in speeches
    )


@settings(deadline=None, max_examples=60)
@given(st.lists(words, min_size=1, max_size=6))
def test_paragraphs_of_an_article_come_back_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, said: list[str]
) -> None:
    body = "".join(f"<sec><p>{escape(one)}.</p></sec>" for one in said)
    assert text_of(tmp_path_factory.mktemp("a"), article(body)) == "\n\n".join(
        ["Short.", *(normalise_line(f"{one}.") for one in said)]
    )
