"""What MkDocs is told beyond ``mkdocs.yml``: pages from outside ``docs/``, stars in the navigation.

Guides link to files as they lie in the project, so that they can be read there too. Where such a
file is a page of the site, its links lead to the page.
"""

import posixpath
import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

OUTSIDE = {
    "ARCHITECTURE.md": "architecture.md",
    "CHANGELOG.md": "changelog.md",
    "SECURITY.md": "security.md",
    "benchmarks/README.md": "benchmarks.md",
    "benchmarks/RESULTS.md": "speed.md",
}
"""Pages by the files of the project that they are drawn from."""

PICTURES = "benchmarks/results"
DECISIONS = "decisions/index.md"

_LINK = re.compile(r"(?<=\]\()(?![a-z]+:|#|/)([^)#\s]+)")
_ITEM = re.compile(r"(?:[-*]|1\.) ")
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the pages there are in place of an entry with a star."""
    docs = Path(config.docs_dir)
    pages = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    config.nav = _filled(config.nav, pages)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and pictures from outside, and the list of decisions."""
    docs = Path(config.docs_dir)
    for source, page in OUTSIDE.items():
        content = (docs.parent / source).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=content))
    for picture in sorted((docs.parent / PICTURES).glob("*.png")):
        place = f"{PICTURES}/{picture.name}"
        files.append(File.generated(config, place, abs_src_path=str(picture)))
    files.append(File.generated(config, DECISIONS, content=decisions(docs / "decisions")))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Have the links of a page lead to pages where they led to files, and its lists be lists."""
    del config, files
    return led_to_pages(with_room_for_lists(markdown), page.file.src_uri)


def led_to_pages(markdown: str, page: str) -> str:
    """The text of a page of the site, its links to files of the project turned.

    Args:
        markdown: the text.
        page: its address in the site's folder of pages.
    """
    sources = {one: source for source, one in OUTSIDE.items()}
    here = posixpath.dirname(sources.get(page, f"docs/{page}"))

    def turned(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(here, link[1]))
        if target == "docs/decisions":
            target = f"docs/{DECISIONS}"
        found = OUTSIDE.get(target, target.removeprefix("docs/"))
        return posixpath.relpath(found, posixpath.dirname(page) or ".")

    return _LINK.sub(turned, markdown)


def with_room_for_lists(markdown: str) -> str:
    """The text of a page with a blank line before each list, which MkDocs alone asks for."""
    lines: list[str] = []
    within = ""
    for line in markdown.split("\n"):
        if line.startswith("```"):
            within = "" if within == "fence" else "fence"
        elif within != "fence" and not line.strip():
            within = ""
        elif within != "fence" and _ITEM.match(line):
            if within == "paragraph":
                lines.append("")
            within = "list"
        elif not within:
            within = "paragraph"
        lines.append(line)
    return "\n".join(lines)


def decisions(folder: Path) -> str:
    """The page that lists the decisions by their titles."""
    lines = ["# Decisions", "", "Why it is as it is: one page for each choice.", ""]
    for path in sorted(folder.glob("0*.md")):
        title = _TITLE.search(path.read_text(encoding="utf-8"))
        lines.append(f"- [{title[1] if title else path.stem}]({path.name})")
    return "\n".join(lines) + "\n"


def _filled(nav: Any, pages: list[str]) -> Any:
    match nav:
        case list():
            return [
                entry
                for one in nav
                for entry in (
                    [page for page in pages if fnmatch(page, one)]
                    if isinstance(one, str) and "*" in one
                    else [_filled(one, pages)]
                )
            ]
        case dict():
            return {title: _filled(one, pages) for title, one in nav.items()}
    return nav
