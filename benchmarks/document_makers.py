"""Programs that make files of known statements: one function a way, a file for each call."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import known_statements as known_in
from known_statements import Block, Known, bare_page, body_of, page_of

Maker = Callable[[Known, Path], Path]

COLUMNS = (
    "@page { size: A4; margin: 20mm } body { font: 11pt 'DejaVu Serif'; }"
    " .c { columns: 2; column-gap: 10mm; text-align: justify; hyphens: manual }"
)


def columns_page(known: Known) -> str:
    """Two columns under a headline, words parted at line ends by their soft hyphens."""
    body = re.sub(r"(\w{5})(\w{5,})", "\\1&shy;\\2", body_of(known))
    body = re.sub(r"&(\w+)&shy;(\w*);", r"&\1\2;", body)
    return bare_page(known, COLUMNS).replace(body_of(known), f'<div class="c">{body}{body}</div>')


# --- LibreOffice --------------------------------------------------------------------------------

READ_AS = {".csv": "CSV:44,34,76,1"}
FILTERS = {
    "docx": "docx:MS Word 2007 XML",
    "odt": "odt:writer8",
    "txt": "txt:Text (encoded):UTF8",
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1",
}


def office(ending: str, source: Maker) -> Maker:
    """What LibreOffice makes of a file that ``source`` has made."""

    def make(known: Known, folder: Path) -> Path:
        return converted(source(known, folder), ending, folder / "made")

    return make


def converted(path: Path, ending: str, folder: Path, *, read_as: str = "") -> Path:
    """A file as LibreOffice saves it anew, in another folder."""
    profile = os.environ.get("OFFICE_PROFILE") or f"{folder}/profile"
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}"]
    if read_as := read_as or READ_AS.get(path.suffix, ""):
        command.append(f"--infilter={read_as}")
    target = FILTERS.get(ending, ending)
    run([*command, "--convert-to", target, "--outdir", str(folder), str(path)])
    return folder / f"{path.stem}.{ending}"


def writer(known: Known, folder: Path) -> Path:
    """An OpenDocument text by LibreOffice Writer, from HTML."""
    page = folder / "statement.html"
    page.write_text(bare_page(known), encoding="utf-8")
    return converted(page, "odt", folder, read_as="HTML (StarWriter)")


def web_pdf(known: Known, folder: Path) -> Path:
    """A PDF by LibreOffice, from HTML."""
    page = folder / "statement.html"
    page.write_text(bare_page(known), encoding="utf-8")
    profile = os.environ.get("OFFICE_PROFILE") or f"{folder}/profile"
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}"]
    target = ["--convert-to", "pdf:writer_web_pdf_Export", "--outdir", str(folder)]
    run([*command, *target, str(page)])
    return folder / "statement.pdf"


# --- pandoc -------------------------------------------------------------------------------------


def pandoc(ending: str, *, from_page: bool = False, form: str = "") -> Maker:
    """A file by pandoc, from Markdown or from a page."""

    def make(known: Known, folder: Path) -> Path:
        source = folder / ("source.html" if from_page else "source.md")
        text = bare_page(known) if from_page else known_in.markdown_of(known)
        source.write_text(text, encoding="utf-8")
        target = folder / f"statement.{ending}"
        facts = [f"--metadata=lang={known.lang}", f"--metadata=pagetitle={known.title}"]
        kind = [f"--to={form}", "--wrap=none"] if form else []
        run(["pandoc", "-s", *facts, *kind, "-o", str(target), str(source)])
        return target

    return make


# --- Chromium and groff -------------------------------------------------------------------------


def chromium_pdf(page: Callable[[Known], str]) -> Maker:
    """A page printed by Chromium, with its running heads and page numbers."""

    def make(known: Known, folder: Path) -> Path:
        (folder / "s.html").write_text(page(known), encoding="utf-8")
        target = folder / "statement.pdf"
        run([*_chromium(folder), f"--print-to-pdf={target}", f"file://{folder}/s.html"])
        return target

    return make


def chromium_dom(known: Known, folder: Path) -> Path:
    """A page as Chromium writes its document out."""
    (folder / "s.html").write_text(page_of(known), encoding="utf-8")
    dump = run([*_chromium(folder), "--dump-dom", f"file://{folder}/s.html"])
    target = folder / "statement.html"
    target.write_bytes(dump)
    return target


_SNAPSHOT = """
const {spawn} = require("child_process"), fs = require("fs");
const [page, target, ...command] = process.argv.slice(1);
const child = spawn(command[0], [...command.slice(1), "--remote-debugging-pipe"],
  {stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"]});
let left = "", number = 0;
const waiting = {};
const ask = (method, params = {}, sessionId) => new Promise(done => {
  waiting[++number] = done;
  child.stdio[3].write(JSON.stringify({id: number, method, params, sessionId}) + "\\0");
});
child.stdio[4].on("data", data => {
  const parts = (left + data).split("\\0");
  left = parts.pop();
  for (const one of parts.map(JSON.parse)) if (waiting[one.id]) waiting[one.id](one.result);
});
(async () => {
  const {targetId} = await ask("Target.createTarget", {url: page});
  const {sessionId} = await ask("Target.attachToTarget", {targetId, flatten: true});
  let saved;
  for (let n = 0; n < 60 && !(saved && saved.data); n++) {
    await new Promise(done => setTimeout(done, 1000));
    saved = await ask("Page.captureSnapshot", {format: "mhtml"}, sessionId);
  }
  fs.writeFileSync(target, saved.data);
  await ask("Browser.close");
  process.exit(0);
})();
"""


def chromium_mhtml(known: Known, folder: Path) -> Path:
    """A page as Chromium saves it in one file; node speaks with it."""
    (folder / "s.html").write_text(page_of(known), encoding="utf-8")
    target = folder / "statement.mhtml"
    page = f"file://{folder}/s.html"
    command = [one for one in _chromium(folder) if "virtual-time" not in one]
    run(["node", "-e", _SNAPSHOT, page, str(target), *command])
    return target


def _chromium(folder: Path) -> list[str]:
    return [
        *("chromium", "--headless", "--no-sandbox", "--disable-gpu"),
        *(f"--user-data-dir={folder}/profile", "--virtual-time-budget=2000"),
    ]


def groff(known: Known, folder: Path) -> Path:
    """Two columns with words parted by groff itself, a headline over them, page numbers."""
    lines = "\n".join(map(_groff_lines, known.blocks))
    source = f".nr PI 12p\n.TL\n{known.title}\n.2C\n{lines}\n"
    data = run(["groff", "-k", "-ms", "-Tpdf", "-P-pa4"], source.encode())
    target = folder / "statement.pdf"
    target.write_bytes(data)
    return target


def _groff_lines(block: Block) -> str:
    around = {"raised": (r"\*{", r"\*}"), "lowered": (r"\v'.2m'\s-3", r"\s+3\v'-.2m'")}
    words = ""
    for one in block.runs:
        before, behind = around.get(one.look, ("", ""))
        words += before + one.text.replace("'", r"\[cq]") + behind
    label = {"item": "\\(bu", "point": block.label, "letter": block.label}.get(block.kind, "")
    start = {"heading": ".SH", "quote": ".QP"}.get(block.kind, f'.IP "{label}" 14p')
    return f"{start if label or block.kind != 'text' else '.PP'}\n{words}"


# --- packages -----------------------------------------------------------------------------------

_STYLES = {
    "heading": "Heading 2",
    "quote": "Intense Quote",
    "item": "List Bullet",
    "point": "List Number",
}


def python_docx(known: Known, folder: Path) -> Path:
    """A Word document by python-docx, with a running head; letters of points are typed."""
    from docx import Document

    document = Document()
    document.core_properties.title = ""
    if known.name == "report":
        document.sections[0].header.paragraphs[0].text = "Ministry of Roads of Testland"
    document.add_heading(known.title, level=1)
    rows: list[list[str]] = []
    for block in known.blocks:
        if block.kind == "row":
            rows.append(block.cells)
            continue
        if rows:
            _docx_table(document, rows)
            rows = []
        _docx_paragraph(document, block)
    target = folder / "statement.docx"
    document.save(str(target))
    return target


def _docx_paragraph(document: object, block: Block) -> None:
    add = document.add_paragraph  # type: ignore[attr-defined]
    paragraph = add(style=_STYLES.get(block.kind))
    if block.kind == "letter":
        from docx.shared import Cm

        paragraph.paragraph_format.left_indent = Cm(2)
        paragraph.add_run(f"{block.label} ")
    for run_ in block.runs:
        made = paragraph.add_run(run_.text)
        made.font.superscript = run_.look == "raised"
        made.font.subscript = run_.look == "lowered"


def _docx_table(document: object, rows: list[list[str]]) -> None:
    made = document.add_table(len(rows), len(rows[0]))  # type: ignore[attr-defined]
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell in {"^", "<"}:
                continue
            down, right = known_in.span(rows, number, column)
            last = made.cell(number + down - 1, column + right - 1)
            made.cell(number, column).merge(last).text = cell


_NODE = """
const d = require("docx"), fs = require("fs");
const known = JSON.parse(fs.readFileSync(0));
const children = [new d.Paragraph({text: known.title, heading: d.HeadingLevel.TITLE})];
for (const p of known.paragraphs) children.push(p.startsWith("- ")
  ? new d.Paragraph({text: p.slice(2), bullet: {level: 0}}) : new d.Paragraph(p));
const doc = new d.Document({title: known.title, sections: [{children}]});
d.Packer.toBuffer(doc).then(b => fs.writeFileSync(process.argv[1], b));
"""


def node_docx(known: Known, folder: Path) -> Path:
    """A Word document by docx of npm."""
    target = folder / "statement.docx"
    facts = json.dumps({"title": known.title, "paragraphs": known.paragraphs})
    run(["node", "-e", _NODE, str(target)], facts.encode())
    return target


def feedgen(kind: str) -> Maker:
    """A feed of one entry by feedgen."""

    def make(known: Known, folder: Path) -> Path:
        from feedgen.feed import FeedGenerator

        feed = FeedGenerator()
        feed.id("https://roads.example/")
        feed.title("Ministry of Roads")
        feed.link(href="https://roads.example/", rel="alternate")
        feed.description("News")
        feed.language(known.lang)
        entry = feed.add_entry()
        entry.id("https://roads.example/7")
        entry.title(known.title)
        entry.link(href="https://roads.example/7")
        entry.published(known.day)
        entry.content(body_of(known), type="CDATA" if kind == "rss" else "html")
        target = folder / f"statement.{kind}"
        (feed.rss_file if kind == "rss" else feed.atom_file)(str(target))
        return target

    return make


def csv_module(encoding: str, delimiter: str, ending: str = "csv") -> Maker:
    """A table by Python's own writer."""

    def make(known: Known, folder: Path) -> Path:
        import csv

        target = folder / f"statement.{ending}"
        with target.open("w", encoding=encoding, newline="") as file:
            writer = csv.writer(file, delimiter=delimiter)
            writer.writerow(["ID", "Title", "Date", "Text"])
            writer.writerow(["7", known.title, f"{known.day:%Y-%m-%d}", known.text])
        return target

    return make


def workbook(known: Known, folder: Path) -> Path:
    """A workbook by openpyxl: names of fields, a row."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(["ID", "Title", "Date", "Text"])
    sheet.append(["7", known.title, known.day.date(), known.text])
    target = folder / "statement.xlsx"
    book.save(target)
    return target


def json_lines(known: Known, folder: Path) -> Path:
    """A line of JSON by jq, which leaves letters as they are."""
    facts = {"id": "7", "title": known.title, "date": f"{known.day:%Y-%m-%d}", "text": known.text}
    target = folder / "statement.jsonl"
    target.write_bytes(run(["jq", "-c", "."], json.dumps(facts).encode()))
    return target


def telegram(known: Known, folder: Path) -> Path:
    """A channel of one post as Telegram Desktop exports it: one space a level, letters as such."""
    text = f"{known.title}\n\n{known.text}"
    head, _, rest = text.partition("\n")
    entities = [{"type": "bold", "text": head}, {"type": "plain", "text": f"\n{rest}"}]
    post = {
        "id": 7,
        "type": "message",
        "date": f"{known.day:%Y-%m-%dT%H:%M:%S}",
        "date_unixtime": str(int(known.day.timestamp())),
        "from": "Ministry of Roads",
        "from_id": "channel1234567890",
        "text": [entities[0], f"\n{rest}"],
        "text_entities": entities,
        "reactions": [{"type": "emoji", "count": 3, "emoji": "👍"}],
    }
    notice = {
        "id": 1,
        "type": "service",
        "date": "2030-01-01T10:00:00",
        "date_unixtime": "1893492000",
        "actor": "Ministry of Roads",
        "actor_id": "channel1234567890",
        "action": "create_channel",
        "title": "Ministry of Roads",
        "text": "",
        "text_entities": [],
    }
    export = {
        "name": "Ministry of Roads",
        "type": "public_channel",
        "id": 1234567890,
        "messages": [notice, post],
    }
    target = folder / "result.json"
    target.write_text(json.dumps(export, indent=1, ensure_ascii=False), encoding="utf-8")
    return target


def mail(kind: str) -> Maker:
    """A message by Python's email: ``plain``, or ``html`` beside it."""

    def make(known: Known, folder: Path) -> Path:
        from email.message import EmailMessage

        message = EmailMessage()
        message["Subject"] = known.title
        message["From"] = "Ministry of Roads <press@roads.example>"
        message["To"] = "news@paper.example"
        message["Date"] = known.day
        message["Message-ID"] = "<7@roads.example>"
        message.set_content(known.text)
        if kind == "html":
            message.add_alternative(bare_page(known), subtype="html")
        target = folder / "statement.eml"
        target.write_bytes(bytes(message))
        return target

    return make


def packed(source: Maker) -> Maker:
    """An archive of one file by zip."""

    def make(known: Known, folder: Path) -> Path:
        made = source(known, folder)
        target = folder / "statements.zip"
        run(["zip", "-q", "-j", str(target), str(made)])
        return target

    return make


def front_matter(known: Known, folder: Path) -> Path:
    """A text file with its fields at the top, as an editor types it."""
    target = folder / "statement.txt"
    day = f"{known.day:%Y-%m-%d}"
    target.write_text(f"---\ntitle: {known.title}\ndate: {day}\n---\n{known.text}\n", "utf-8")
    return target


def run(command: list[str], content: bytes | None = None) -> bytes:
    """What a program writes.

    Raises:
        OSError: it is not there, ends with an error or takes two minutes.
    """
    try:
        done = subprocess.run(  # noqa: S603 - the programs named here
            command, input=content, capture_output=True, check=False, timeout=120
        )
    except subprocess.TimeoutExpired as error:
        raise OSError(str(error)) from None
    if done.returncode:
        raise OSError(done.stderr.decode(errors="replace")[-300:])
    return done.stdout


def is_there(program: str) -> bool:
    """Whether a program can be run; nothing is needed where it has no name."""
    return not program or shutil.which(program) is not None
