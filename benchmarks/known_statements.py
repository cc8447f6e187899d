"""Statements whose every character is known, in three languages, for programs to make files of.

Three of each: news (a dateline, a quotation, a list), an act (headings, numbered points with
letters below them, raised and lowered figures, notes, abbreviations, a contact line) and a report
(a table with merged cells, several pages).
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise

_SCRIPT = re.compile(r"\^([0-9]+)\^|~([0-9]+)~|\[\^([0-9])\]|([^\^~\[]+|.)")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_TIGHT = {"item", "point", "letter", "row", "note"}
_NOTE = re.compile(r"\[\^[0-9]\]")


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look: ``plain``, ``raised``, ``lowered``, or the mark of a ``note``."""

    look: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a statement: its kind, its label where it has one, its words.

    Kinds: text, heading, quote, item (a bullet), point ("1."), letter ("a."), row, note.
    """

    kind: str
    label: str
    words: str

    @property
    def runs(self) -> list[Run]:
        """The words by their look."""
        looks = ("raised", "lowered", "note", "plain")
        return [
            Run(look, text)
            for found in _SCRIPT.finditer(self.words)
            for look, text in zip(looks, found.groups(), strict=True)
            if text
        ]

    @property
    def shown(self) -> str:
        """The words as a reader should give them."""
        return "".join(
            {
                "raised": run.text.translate(_RAISED),
                "lowered": run.text.translate(_LOWERED),
                "note": "",
                "plain": run.text,
            }[run.look]
            for run in self.runs
        )

    @property
    def cells(self) -> list[str]:
        """The cells of a row; ``^`` continues the one above, ``<`` the one before."""
        return [cell.strip() for cell in self.words.split("|")]


_MARKS = (
    ("heading", re.compile("# ()(.*)")),
    ("quote", re.compile("> ()(.*)")),
    ("item", re.compile("- ()(.*)")),
    ("point", re.compile(r"([0-9]+\.) (.*)")),
    ("letter", re.compile(r"  ([a-z]\.) (.*)")),
    ("row", re.compile(r"\| ()(.*)")),
    ("note", re.compile(r"\[\^([0-9])\]: (.*)")),
    ("text", re.compile("()(.*)")),
)


@dataclass(frozen=True, slots=True)
class Known:
    """A statement; ``paragraphs`` are marked as in Markdown, see ``Block``."""

    name: str
    lang: str
    title: str
    day: datetime
    paragraphs: tuple[str, ...]

    @property
    def blocks(self) -> list[Block]:
        """The paragraphs with their kinds."""
        return [
            next(
                Block(kind, found[1], found[2])
                for kind, mark in _MARKS
                if (found := mark.fullmatch(one))
            )
            for one in self.paragraphs
        ]

    @property
    def text(self) -> str:
        """As every reader should give it; the notes stand at the end with their numbers."""
        said = [(block.kind, _line(block)) for block in self.blocks if block.kind != "row"]
        rows = [("row", " | ".join(cells)) for cells in self.table]
        place = next((n for n, b in enumerate(self.blocks) if b.kind == "row"), len(said))
        lines = [*said[:place], *rows, *said[place:]]
        text = lines[0][1]
        for (before, _), (kind, line) in pairwise(lines):
            text += ("\n" if _is_tight(before, kind) else "\n\n") + line
        return text

    @property
    def table(self) -> list[list[str]]:
        """The rows' cells as read: what reaches over rows stands in each, over columns once."""
        rows: list[list[str]] = []
        for block in self.blocks:
            if block.kind == "row":
                above = rows[-1] if rows else []
                rows.append(
                    [
                        above[n] if cell == "^" else cell
                        for n, cell in enumerate(block.cells)
                        if cell != "<"
                    ]
                )
        return rows

    def without_notes(self) -> "Known":
        """The same for programs that cannot make notes."""
        kept = [_NOTE.sub("", one) for one in self.paragraphs if not one.startswith("[^")]
        return replace(self, paragraphs=tuple(kept))


def _line(block: Block) -> str:
    label = {"item": "- ", "point": f"{block.label} ", "letter": f"  {block.label} "}
    label["note"] = f"{block.label}. "
    return label.get(block.kind, "") + block.shown


def _is_tight(before: str, kind: str) -> bool:
    lists = {"point", "letter"}
    return (before == kind and kind in _TIGHT) or (before in lists and kind in lists)


# --- in HTML and Markdown ---------------------------------------------------------------------

_NAV = '<nav><a href="/">Home</a> <a href="/news">News</a></nav>'
_MORE = (
    '<aside class="related"><h3>See also</h3><a href="/7">Fees of the consulates</a>'
    '<time datetime="2029-01-01">1 January 2029</time></aside>'
)


def page_of(known: Known, style: str = "") -> str:
    """The statement as a page of a site with all that stands around one."""
    return (
        f'<!DOCTYPE html><html lang="{known.lang}"><head><meta charset="utf-8">'
        f"<title>{known.title} | Ministry of Roads</title><style>{style}</style>"
        f'<meta property="article:published_time" content="{known.day:%Y-%m-%d}T10:30:00+06:00">'
        '<link rel="canonical" href="https://roads.example/7">'
        f"</head><body>{_NAV}<main><article><h1>{known.title}</h1>{body_of(known)}</article>"
        f"{_MORE}</main><footer>© 2035 Ministry of Roads</footer></body></html>"
    )


def bare_page(known: Known, style: str = "") -> str:
    """The statement alone, for programs that print or convert a page."""
    return (
        f'<!DOCTYPE html><html lang="{known.lang}"><head><meta charset="utf-8">'
        f"<title>{known.title}</title><style>{style}</style></head>"
        f"<body><h1>{known.title}</h1>{body_of(known)}</body></html>"
    )


_LISTS = {"item": ("ul",), "point": ("ol",), "letter": ("ol", 'ol type="a"')}


def body_of(known: Known) -> str:
    """The paragraphs, lists, tables and notes in HTML; notes as word processors write them."""
    out: list[str] = []
    opened: tuple[str, ...] = ()
    before = ""
    for block in known.blocks:
        wanted = _LISTS.get(block.kind, ())
        out.extend(_between(opened, wanted))
        opened = wanted
        if block.kind != "row":
            out.append(_tag(block))
        elif before != "row":
            out.append(_table(known))
        before = block.kind
    return "".join([*out, *_between(opened, ())])


def _between(opened: tuple[str, ...], wanted: tuple[str, ...]) -> Iterator[str]:
    """The tags that lead from an item of one list to one of another, or out."""
    kept = 0
    while kept < min(len(opened), len(wanted)) and opened[kept] == wanted[kept]:
        kept += 1
    for name in reversed(opened[kept:]):
        yield f"</li></{name.split()[0]}>"
    if kept and kept == len(wanted):
        yield "</li><li>"
    for name in wanted[kept:]:
        yield f"<{name}><li>"


def _tag(block: Block) -> str:
    words = "".join(_run_tag(run) for run in block.runs)
    if block.kind in _LISTS:
        return words
    if block.kind == "note":
        return (
            f'<div id="sdfootnote{block.label}"><p><a class="sdfootnotesym" '
            f'name="sdfootnote{block.label}sym" href="#sdfootnote{block.label}anc">'
            f"{block.label}</a> {words}</p></div>"
        )
    before, after = {
        "heading": ("<h2>", "</h2>"),
        "quote": ("<blockquote><p>", "</p></blockquote>"),
    }.get(block.kind, ("<p>", "</p>"))
    return before + words + after


def _run_tag(run: Run) -> str:
    text = html.escape(run.text, quote=False)
    if run.look == "note":
        return (
            f'<a class="sdfootnoteanc" name="sdfootnote{text}anc" href="#sdfootnote{text}sym">'
            f"<sup>{text}</sup></a>"
        )
    tag = {"raised": "sup", "lowered": "sub"}.get(run.look)
    return f"<{tag}>{text}</{tag}>" if tag else text


def _table(known: Known) -> str:
    rows = [block.cells for block in known.blocks if block.kind == "row"]
    lines = "".join(
        "<tr>"
        + "".join(f'<td valign="top"{spans}>{cell}</td>' for cell, spans in spanned(rows, number))
        + "</tr>"
        for number in range(len(rows))
    )
    return f'<table border="1">{lines}</table>' if rows else ""


def spanned(rows: list[list[str]], number: int) -> Iterator[tuple[str, str]]:
    """The cells of a row that begin there, with their attributes in HTML."""
    for column, cell in enumerate(rows[number]):
        if cell in {"^", "<"}:
            continue
        down, right = span(rows, number, column)
        yield (
            cell,
            (f" rowspan={down}" if down > 1 else "") + (f" colspan={right}" if right > 1 else ""),
        )


def span(rows: list[list[str]], number: int, column: int) -> tuple[int, int]:
    """Over how many rows and columns a cell reaches."""
    down = right = 1
    while number + down < len(rows) and rows[number + down][column] == "^":
        down += 1
    while column + right < len(rows[number]) and rows[number][column + right] == "<":
        right += 1
    return down, right


def markdown_of(known: Known) -> str:
    """The statement as pandoc takes it; a table is written in HTML."""
    text = f"# {known.title}\n"
    before = ""
    for block in known.blocks:
        if block.kind == "row" and before == "row":
            continue
        gap = "\n" if _is_tight(before, block.kind) else "\n\n"
        text += gap + _markdown_line(known, block)
        before = block.kind
    return text + "\n"


def _markdown_line(known: Known, block: Block) -> str:
    words = block.words
    return {
        "heading": f"## {words}",
        "quote": f"> {words}",
        "item": f"- {words}",
        "point": f"{block.label} {words}",
        "letter": f"    {block.label} {words}",
        "note": f"\n[^{block.label}]: {words}",
        "row": _table(known),
    }.get(block.kind, words)


# --- the statements -----------------------------------------------------------------------------


def _report(
    lang: str, title: str, head: str, table: tuple[str, ...], said: tuple[str, ...]
) -> Known:
    """Several pages of paragraphs of which no two are the same, with a table among them."""
    pages = [
        " ".join(said[(first + step * number) % len(said)] for number in range(5))
        for step in (1, 2, 3)
        for first in range(len(said))
    ]
    day = datetime(2031, 5, 12, 10, 30, tzinfo=UTC)
    return Known("report", lang, title, day, (head, *pages[:4], *table, *pages[4:]))


_DAY = datetime(2031, 4, 2, 10, 30, tzinfo=UTC)
_ACT = datetime(2031, 5, 3, 10, 30, tzinfo=UTC)

ENGLISH = Known(
    "news",
    "en",
    "On the reopening of the northern pass",
    _DAY,
    (
        (
            "NORTHPORT, 2 April 2031 — The Ministry of Roads announces that the "
            "northern pass is open "
            "to lorries again after a winter of unprecedented snowfall, during which the "
            "administration kept international communication going by rail alone."
        ),
        (
            "“We promised that nobody would be cut off, and nobody was,” said the minister, Anna "
            "Ferryman. “The reconstruction of both galleries is finished.”"
        ),
        "The following rules apply from Monday:",
        "- lorries over twelve tonnes pass between six in the morning and noon;",
        "- buses and cars pass at any time;",
        "- chains are compulsory above the second gallery.",
        (
            "The ministry reminds all drivers that responsibility for suitable equipment remains "
            "theirs. Representatives of the neighbouring administration were informed beforehand, "
            "and consultations about the extraordinary maintenance of the international section "
            "will be continued in the summer."
        ),
    ),
)
RUSSIAN = Known(
    "news",
    "ru",
    "Об открытии северного перевала",
    _DAY,
    (
        (
            "НОРТПОРТ, 2 апреля 2031 года — Министерство дорог сообщает, что "
            "северный перевал снова "
            "открыт для грузовых автомобилей после зимы с небывалыми снегопадами, во время которой "
            "международное сообщение обеспечивалось исключительно железнодорожным транспортом."
        ),
        (
            "«Мы обещали, что никто не будет отрезан, и никто не был отрезан, — сказала министр "
            "Анна Перевозчикова. — Реконструкция обеих галерей завершена»."
        ),
        "С понедельника действуют следующие правила:",
        "- грузовые автомобили тяжелее двенадцати тонн проходят с шести утра до полудня;",
        "- автобусы и легковые автомобили проходят в любое время;",
        "- выше второй галереи обязательны цепи.",
        (
            "Министерство напоминает водителям, что ответственность за соответствующее снаряжение "
            "остаётся на них. Представители соседней администрации были проинформированы заранее, "
            "а консультации об обслуживании международного участка продолжатся летом."
        ),
    ),
)
KYRGYZ = Known(
    "news",
    "ky",
    "Түндүк ашуусунун ачылышы жөнүндө",
    _DAY,
    (
        (
            "НОРТПОРТ, 2031-жылдын 2-апрели — Жол министрлиги түндүк ашуусу болуп көрбөгөндөй "
            "кар жааган кыштан кийин жүк ташуучу унаалар үчүн кайрадан ачылганын билдирет; бул "
            "мезгилде эл аралык байланыш бир гана темир жол аркылуу камсыздалып келген."
        ),
        (
            "«Биз эч ким жолсуз калбайт деп убада бергенбиз, эч ким калган жок, — деди министр "
            "Анна Кечүүчү. — Эки галереянын тең реконструкциясы аяктады»."
        ),
        "Дүйшөмбүдөн тартып төмөнкү эрежелер колдонулат:",
        "- он эки тоннадан оор жүк ташуучу унаалар эртең мененки алтыдан түшкө чейин өтөт;",
        "- автобустар жана жеңил унаалар каалаган убакта өтөт;",
        "- экинчи галереядан жогору чынжыр тагуу милдеттүү.",
        (
            "Министрлик айдоочуларга ылайыктуу жабдуу үчүн жоопкерчилик өздөрүндө экенин эскертет. "
            "Коңшу администрациянын өкүлдөрүнө алдын ала маалымат берилген, эл аралык участокту "
            "тейлөө боюнча кеңешүүлөр жайында улантылат."
        ),
    ),
)
ENGLISH_ACT = Known(
    "act",
    "en",
    "On the order of winter maintenance",
    _ACT,
    (
        (
            "NORTHPORT, 3 May 2031 — The Government of the Northern Province has approved "
            "Regulation No. 217-r on the winter maintenance of inter-provincial roads, worth "
            "4.5·10^6^ crowns.[^1]"
        ),
        "# General provisions",
        (
            "1. The regulation applies to all state-owned and privately owned carriers, i.e. to "
            "lorries, buses etc. above 3.5 t."
        ),
        "2. The administration clears, no later than six hours after a snowfall:",
        "  a. the two-lane carriageway of the northern pass, 12 km^2^ in all;",
        "  b. the approaches to the tunnel, whose air is checked for CO~2~ every 15 minutes.",
        "3. The carrier's responsibility under art. 14, para. 2 of the Road Code is not affected.",
        (
            "> “Nobody shall be left on the road overnight,” Prime Minister J. Ferryman said at "
            "the signing, “neither in the well-known high-mountain sections nor on the detours.”"
        ),
        "# Entry into force",
        "- The regulation enters into force on 1 June 2031 at 00:00.",
        "- Decree No. 98 of 14 December 2029 is repealed.[^2]",
        "Press Service of the Government, tel. +996 (000) 12-34-56, e-mail: press@roads.example",
        "[^1]: In prices of 2030, excl. VAT.",
        "[^2]: Collected Acts, 2029, No. 51, p. 7204.",
    ),
)
RUSSIAN_ACT = Known(
    "act",
    "ru",
    "О порядке зимнего содержания дорог",
    _ACT,
    (
        (
            "НОРТПОРТ, 3 мая 2031 г. — Правительство Северной области утвердило постановление "
            "№ 217-р о зимнем содержании межобластных автомобильных дорог стоимостью "
            "4,5·10^6^ крон.[^1]"
        ),
        "# Общие положения",
        (
            "1. Постановление распространяется на государственных и частных перевозчиков, т. е. "
            "на грузовые автомобили, автобусы и т. д. тяжелее 3,5 т."
        ),
        "2. Администрация не позднее чем через шесть часов после снегопада расчищает:",
        "  a. двухполосную проезжую часть северного перевала, всего 12 км^2^;",
        "  b. подъезды к туннелю, воздух в котором проверяется на CO~2~ каждые 15 минут.",
        "3. Ответственность перевозчика по ст. 14 ч. 2 Дорожного кодекса не изменяется.",
        (
            "> «Никто не останется ночью на дороге, — сказал при подписании премьер-министр "
            "И. И. Перевозчиков, — ни на высокогорных участках, ни на социально-значимых объездах»."
        ),
        "# Вступление в силу",
        "- Постановление вступает в силу с 00:00 1 июня 2031 года.",
        "- Указ № 98 от 14 декабря 2029 года утрачивает силу.[^2]",
        "Пресс-служба Правительства, тел. +996 (000) 12-34-56, эл. почта: press@roads.example",
        "[^1]: В ценах 2030 г., без НДС.",
        "[^2]: Собрание актов, 2029, № 51, с. 7204.",
    ),
)
KYRGYZ_ACT = Known(
    "act",
    "ky",
    "Жолдорду кышкы мезгилде күтүү тартиби жөнүндө",
    _ACT,
    (
        (
            "НОРТПОРТ, 2031-жылдын 3-майы — Түндүк облусунун Өкмөтү облустар аралык автомобиль "
            "жолдорун кышкы мезгилде күтүү жөнүндө № 217-т токтомун бекитти, анын наркы "
            "4,5·10^6^ крона.[^1]"
        ),
        "# Жалпы жоболор",
        (
            "1. Токтом мамлекеттик жана жеке ташуучуларга, б. а. 3,5 тоннадан оор жүк ташуучу "
            "унааларга, автобустарга ж. б. колдонулат."
        ),
        "2. Администрация кар жаагандан кийин алты сааттан кечиктирбестен тазалайт:",
        "  a. түндүк ашуусунун эки тилкелүү жолун, баары 12 км^2^;",
        "  b. туннелге кире бериштерди, анын абасы ар 15 мүнөттө CO~2~ боюнча текшерилет.",
        "3. Ташуучунун Жол кодексинин 14-беренесинин 2-бөлүгү боюнча жоопкерчилиги өзгөрбөйт.",
        (
            "> «Эч ким түнкүсүн жолдо калбайт, — деди кол коюу учурунда премьер-министр "
            "Ы. Кечүүчү, — бийик тоолуу участоктордо да, социалдык-экономикалык мааниси бар "
            "айланма жолдордо да»."
        ),
        "# Күчүнө кириши",
        "- Токтом 2031-жылдын 1-июнунда саат 00:00дө күчүнө кирет.",
        "- 2029-жылдын 14-декабрындагы № 98 Жарлык күчүн жоготту деп табылат.[^2]",
        "Өкмөттүн Басма сөз кызматы, тел. +996 (000) 12-34-56, эл. почта: press@roads.example",
        "[^1]: 2030-жылдын баасы менен, КНСсыз.",
        "[^2]: Актылар жыйнагы, 2029, № 51, 7204-б.",
    ),
)
ENGLISH_REPORT = _report(
    "en",
    "Figures of the winter on the northern roads",
    "NORTHPORT, 12 May 2031 — The Ministry of Roads publishes the figures of the winter.",
    (
        "| Road | Days closed | <",
        "| ^ | planned | actual",
        "| Northern pass | 12 | 19",
        "| River road | 3 | 0",
        "| ^ | 5 | 4",
    ),
    (
        "The Ministry of Roads reconstructed both galleries of the northern pass.",
        "Representatives of neighbouring administrations emphasised extraordinary cooperation.",
        "Construction of the embankment continued throughout the winter without interruption.",
        "Nobody objected to the establishment of a permanent secretariat in Northport.",
        "Negotiations about compensation are scheduled for the beginning of summer.",
        "“Responsibility for maintenance remains unchanged,” said the minister, Anna Ferryman.",
        "The inter-ministerial commission acknowledged considerable progress.",
    ),
)
RUSSIAN_REPORT = _report(
    "ru",
    "Итоги зимы на северных дорогах",
    "НОРТПОРТ, 12 мая 2031 года — Министерство дорог публикует итоги зимы.",
    (
        "| Дорога | Дней закрыта | <",
        "| ^ | по плану | на деле",
        "| Северный перевал | 12 | 19",
        "| Речная дорога | 3 | 0",
        "| ^ | 5 | 4",
    ),
    (
        "Министерство дорог реконструировало обе галереи северного перевала.",
        "Представители соседних администраций подчеркнули исключительность сотрудничества.",
        "Строительство набережной продолжалось всю зиму без каких-либо перерывов.",
        "Никто не возражал против учреждения постоянного секретариата в Нортпорте.",
        "Переговоры о компенсациях запланированы на начало лета.",
        "«Ответственность за содержание дорог не изменилась», — сказала министр Перевозчикова.",
        "Межведомственная комиссия отметила продвижение социально-экономических работ.",
    ),
)
KYRGYZ_REPORT = _report(
    "ky",
    "Түндүк жолдорундагы кыштын жыйынтыктары",
    "НОРТПОРТ, 2031-жылдын 12-майы — Жол министрлиги кыштын жыйынтыктарын жарыялайт.",
    (
        "| Жол | Жабык күндөр | <",
        "| ^ | план боюнча | иш жүзүндө",
        "| Түндүк ашуусу | 12 | 19",
        "| Дарыя жолу | 3 | 0",
        "| ^ | 5 | 4",
    ),
    (
        "Жол министрлиги түндүк ашуусунун эки галереясын тең реконструкциялады.",
        "Коңшу администрациялардын өкүлдөрү кызматташтыктын өзгөчөлүгүн белгилешти.",
        "Жээк бекемдөө курулушу кыш бою үзгүлтүксүз уланды.",
        "Нортпорттогу туруктуу катчылыктын түзүлүшүнө эч ким каршы болгон жок.",
        "Компенсациялар боюнча сүйлөшүүлөр жайдын башына белгиленген.",
        "«Жолдорду күтүү үчүн жоопкерчилик өзгөргөн жок», — деди министр Анна Кечүүчү.",
        "Ведомстволор аралык комиссия социалдык-экономикалык иштердин жылышын белгиледи.",
    ),
)
NEWS = (ENGLISH, RUSSIAN, KYRGYZ)
ACTS = (ENGLISH_ACT, RUSSIAN_ACT, KYRGYZ_ACT)
REPORTS = (ENGLISH_REPORT, RUSSIAN_REPORT, KYRGYZ_REPORT)
ALL = (*NEWS, *ACTS, *REPORTS)
