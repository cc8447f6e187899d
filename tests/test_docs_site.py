"""The guides as a site: built with every link followed, and asking nothing of the network."""

import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from doc_blocks import pages
from markdown_it import MarkdownIt
from paths import ROOT

FETCHED = re.compile(r"<(?:script|img|source|iframe)[^>]+src(?:set)?=.?(?:https?:)?//")
STYLES = re.compile(r"<link[^>]+rel=.?(?:stylesheet|preconnect)[^>]+href=.?(?:https?:)?//")
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
LINKS = re.compile(r"""\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)\"""")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as ``make docs`` builds it; a broken link or anchor is a fault."""
    folder = tmp_path_factory.mktemp("site")
    ended = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    return folder


def test_every_guide_is_a_page_and_every_link_leads_somewhere(site: Path) -> None:
    docs = ROOT / "docs"
    guides = {page.relative_to(docs).with_suffix("").as_posix() for page in docs.rglob("*.md")}
    pages = {page.relative_to(site).with_suffix("").as_posix() for page in site.rglob("*.html")}
    made = {"404", "architecture", "benchmarks", "changelog", "security", "speed"}
    assert pages == guides | made | {"decisions/index"}


def test_links_to_files_of_the_project_lead_to_pages_where_there_are_some() -> None:
    led_to_pages = runpy.run_path(str(ROOT / "docs" / "site" / "pages.py"))["led_to_pages"]
    written = (
        "[a](../ARCHITECTURE.md#the-laws) [b](decisions/) [c](../Makefile) [d](times.md)"
        " [e](../nowhere.md) [f](https://example.org/)"
    )
    assert led_to_pages(written, "asking.md") == (
        "[a](architecture.md#the-laws) [b](decisions/index.md) c [d](times.md)"
        " [e](nowhere.md) [f](https://example.org/)"
    )
    assert led_to_pages("[a](docs/times.md)", "architecture.md") == "[a](times.md)"
    assert led_to_pages("[a](../times.md)", "start/en.md") == "[a](../times.md)"


def test_a_page_asks_nothing_of_the_network(site: Path) -> None:
    pages = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    assert [page.name for page, text in pages.items() if FETCHED.search(text)] == []
    assert [page.name for page, text in pages.items() if STYLES.search(text)] == []


def test_in_the_project_too_every_link_and_picture_of_a_guide_is_there() -> None:
    broken = [
        (page.name, link)
        for page in pages()
        for link in map("".join, LINKS.findall(CODE.sub("", page.read_text(encoding="utf-8"))))
        if not link.startswith(("http", "#"))
        and not (page.parent / link.partition("#")[0]).exists()
    ]
    assert broken == []


def test_lists_and_tables_are_drawn_as_they_are_read_elsewhere(site: Path) -> None:
    """MkDocs reads Markdown by other rules than what shows the files in the project."""
    reader = MarkdownIt().enable("table")
    for guide in (ROOT / "docs").rglob("*.md"):
        page = (site / guide.relative_to(ROOT / "docs")).with_suffix(".html")
        drawn = page.read_text(encoding="utf-8").partition("<article")[2].partition("</article>")[0]
        read = reader.render(guide.read_text(encoding="utf-8"))
        for tag in ("<li>", "<tr>", "<h2"):
            assert (guide.name, tag, drawn.count(tag)) == (guide.name, tag, read.count(tag))
