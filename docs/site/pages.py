"""What MkDocs is told beyond ``mkdocs.yml``: pages from outside ``docs/``, stars in the navigation.

Guides link to files as they lie in the project, so that they can be read there too. Where such a
file is a page of the site, its links lead to the page.
"""

import posixpath
import re
from pathlib import Path, PurePosixPath
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

ROOT = Path(__file__).parents[2]

_LINK = re.compile(r"\[([^\[\]]*)\]\((?![a-z]+:|#|/)([^)#\s]+)(#[^)\s]*)?\)")
_ITEM = re.compile(r"(?:[-*]|1\.) ")
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put pages in place of an entry with a star: those that are named nowhere else."""
    docs = Path(config.docs_dir)
    pages = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    named = set(_named(config.nav))
    config.nav = _filled(config.nav, [page for page in pages if page not in named])
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

    A file that is no page of the site is named and not linked; one that is nowhere is left for
    MkDocs to complain of.

    Args:
        markdown: the text.
        page: its address in the site's folder of pages.
    """
    sources = {one: source for source, one in OUTSIDE.items()}
    here = posixpath.dirname(sources.get(page, f"docs/{page}"))

    def turned(link: re.Match[str]) -> str:
        words, path, anchor = link[1], link[2], link[3] or ""
        target = posixpath.normpath(posixpath.join(here, path))
        if target == "docs/decisions":
            target = f"docs/{DECISIONS}"
        found = OUTSIDE.get(target, target.removeprefix("docs/"))
        ours = target in OUTSIDE or target.startswith(("docs/", f"{PICTURES}/"))
        if not ours and (ROOT / target).exists():
            return words
        return f"[{words}]({posixpath.relpath(found, posixpath.dirname(page) or '.')}{anchor})"

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


def _named(nav: Any) -> list[str]:
    """Every entry of a navigation."""
    match nav:
        case list():
            return [page for one in nav for page in _named(one)]
        case dict():
            return [page for one in nav.values() for page in _named(one)]
    return [str(nav)]


def _filled(nav: Any, pages: list[str]) -> Any:
    """The navigation with pages for its stars; a star does not stand for a slash."""
    match nav:
        case list():
            return [entry for one in nav for entry in _entries(one, pages)]
        case dict():
            return {title: _filled(one, pages) for title, one in nav.items()}
    return nav


def _entries(entry: Any, pages: list[str]) -> list[Any]:
    if isinstance(entry, str) and "*" in entry:
        return [page for page in pages if PurePosixPath(f"/{page}").match(f"/{entry}")]
    return [_filled(entry, pages)]
