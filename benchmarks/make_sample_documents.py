"""Makes the PDF and the two DOCX files of the sample corpus from plain text, by LibreOffice.

Run it after a change in ``benchmarks/sample_documents/`` and commit what it makes:

    python benchmarks/make_sample_documents.py

It needs ``soffice`` on the path, DejaVu fonts (free, and free to be embedded), and for the hyphens
at line ends of the PDF LibreOffice's English hyphenation. A source begins with fields, one a line,
then an empty line; paragraphs stand between empty lines, list items begin with ``- ``.
"""

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - so that fields may be called ``date``
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "corpus" / "sample"
DOCUMENTS = {
    "bulletin-heads-of-missions.txt": "2024-06-20-bulletin.pdf",
    "treaty-with-caldrene.txt": "2021-12-17-treaty-with-caldrene.docx",
    "nabor-v-akademiyu.txt": "2020-05-29-nabor-v-akademiyu.docx",
}
FILTERS = {".pdf": "pdf:writer_pdf_Export", ".docx": "docx:MS Word 2007 XML"}
MASTHEADS = {"en": "BULLETIN OF THE MINISTRY", "ru": "МИНИСТЕРСТВО ИНОСТРАННЫХ ДЕЛ ТЕСМАРА"}
COUNTRIES = {"en": "US", "ru": "RU"}  # the hyphenation patterns are those of en-US
PDF_DATE = re.compile(rb"(?<=/CreationDate\(D:)[0-9]{14}")


@dataclass(frozen=True, slots=True)
class Source:
    """One statement in plain text; its blocks are paragraphs or, as tuples, lists of items."""

    title: str
    date: Date
    lang: str
    speaker: str
    blocks: tuple[str | tuple[str, ...], ...]


def read_source(path: Path) -> Source:
    """Read fields and blocks of one source."""
    head, *blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return Source(
        title=fields["title"],
        date=Date.fromisoformat(fields["date"]),
        lang=fields["lang"],
        speaker=fields["speaker"],
        blocks=tuple(
            tuple(line.removeprefix("- ") for line in block.splitlines())
            if block.startswith("- ")
            else block
            for block in blocks
        ),
    )


def flat_odt(source: Source, *, columns: int) -> str:
    """The statement as one flat OpenDocument file, which LibreOffice reads.

    Args:
        source: what it says.
        columns: 2 makes a printed bulletin with a running head and page numbers; 1 a plain text.
    """
    day = f"{source.date}T11:00:00"
    language = f'fo:language="{source.lang}" fo:country="{COUNTRIES[source.lang]}"'
    body = "".join(map(_block, source.blocks))
    text = f"<text:h text:style-name='Title' text:outline-level='1'>{escape(source.title)}</text:h>"
    if columns > 1:
        body = f"<text:section text:style-name='Columns' text:name='Text'>{body}</text:section>"
    margin = (
        f"<style:header><text:p text:style-name='Margin'>{MASTHEADS[source.lang]}</text:p>"
        "</style:header><style:footer><text:p text:style-name='Margin'><text:page-number"
        " text:select-page='current'/></text:p></style:footer>"
        if columns > 1
        else ""
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
  xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
  xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<office:meta><dc:title>{escape(source.title)}</dc:title>
<meta:initial-creator>{escape(source.speaker)}</meta:initial-creator>
<dc:creator>{escape(source.speaker)}</dc:creator>
<meta:creation-date>{day}</meta:creation-date><dc:date>{day}</dc:date>
<dc:language>{source.lang}</dc:language></office:meta>
<office:font-face-decls><style:font-face style:name="DejaVu Serif"
  svg:font-family="'DejaVu Serif'"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties
  style:font-name="DejaVu Serif" fo:font-size="10pt" {language} fo:hyphenate="true"
  fo:hyphenation-remain-char-count="3" fo:hyphenation-push-char-count="3"/>
  </style:default-style>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties
  fo:margin-bottom="0.2cm" fo:text-align="start"/></style:style>
<style:style style:name="Title" style:family="paragraph" style:default-outline-level="1">
  <style:paragraph-properties fo:margin-bottom="0.5cm"/><style:text-properties
  fo:font-size="17pt" fo:font-weight="bold" fo:hyphenate="false"/></style:style>
<style:style style:name="Margin" style:family="paragraph"><style:paragraph-properties
  fo:text-align="center"/><style:text-properties fo:font-size="8pt"/></style:style>
<text:list-style style:name="Dashes"><text:list-level-style-bullet text:level="1"
  text:bullet-char="•"><style:list-level-properties
  text:list-level-position-and-space-mode="label-alignment">
  <style:list-level-label-alignment text:label-followed-by="listtab" fo:margin-left="0.5cm"
  fo:text-indent="-0.5cm"/></style:list-level-properties></text:list-level-style-bullet>
</text:list-style>
</office:styles>
<office:automatic-styles>
<style:style style:name="Columns" style:family="section"><style:section-properties
  text:dont-balance-text-columns="false"><style:columns fo:column-count="{columns}"
  fo:column-gap="0.8cm"/></style:section-properties></style:style>
<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="14.8cm"
  fo:page-height="21cm" fo:margin="1.5cm"/><style:header-style>
  <style:header-footer-properties fo:min-height="0.5cm" fo:margin-bottom="0.5cm"/>
</style:header-style><style:footer-style>
  <style:header-footer-properties fo:min-height="0.5cm" fo:margin-top="0.5cm"/></style:footer-style>
</style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">
{margin}</style:master-page></office:master-styles>
<office:body><office:text>{text}{body}</office:text></office:body>
</office:document>
"""


def _block(block: str | tuple[str, ...]) -> str:
    if isinstance(block, str):
        return _paragraph(block)
    items = "".join(f"<text:list-item>{_paragraph(item)}</text:list-item>" for item in block)
    return f"<text:list text:style-name='Dashes'>{items}</text:list>"


def _paragraph(words: str) -> str:
    return f"<text:p text:style-name='Standard'>{escape(words)}</text:p>"


def convert(source: Source, target: Path) -> None:
    """Write ``target`` with LibreOffice, dated as the statement is."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        flat = folder / f"{target.stem}.fodt"
        flat.write_text(
            flat_odt(source, columns=2 if target.suffix == ".pdf" else 1), encoding="utf-8"
        )
        subprocess.run(  # noqa: S603
            [  # noqa: S607 - wherever the machine has it
                "soffice",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                FILTERS[target.suffix],
                "--outdir",
                name,
                str(flat),
            ],
            check=True,
            stdout=sys.stderr,
        )
        data = (folder / target.name).read_bytes()
    # LibreOffice dates a PDF by the clock; the offsets in it stay right, as the length does
    target.write_bytes(PDF_DATE.sub(f"{source.date:%Y%m%d}110000".encode(), data))


def main() -> None:
    """Make every document of the sample."""
    for name, made in DOCUMENTS.items():
        convert(read_source(HERE / "sample_documents" / name), SAMPLE / made)
        print(f"{made}: {(SAMPLE / made).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
