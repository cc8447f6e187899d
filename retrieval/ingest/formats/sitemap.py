"""A sitemap beside saved pages: no statement, but the addresses of those that do not say theirs."""

from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join
from urllib.parse import unquote, urlsplit

from retrieval.ingest.formats.content import read_bytes
from retrieval.ingest.formats.output import Item, Located, UnreadableError
from retrieval.ingest.formats.xml_tree import all_of, tag, tree_of, words
from retrieval.types import ListedPage, fault

_MOST_PAGES = 50_000  # the most that a sitemap may list


def read_sitemap(path: Path, relative: str, max_bytes: int) -> Iterator[Item]:
    """Read where the pages that it lists lie in the corpus, each with its address.

    When a page was last changed is passed over: it is no day of publication.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes; the pages lie beside and below it.
        max_bytes: the largest size that is read.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, or no XML.
    """
    root, _ = tree_of(read_bytes(path, max_bytes))
    if tag(root).lower() != "urlset":
        return
    for place in all_of(root, "url/loc")[:_MOST_PAGES]:
        url = words(place)
        try:
            parts = urlsplit(url)
        except ValueError:
            continue
        if parts.scheme in {"http", "https"} and not parts.query:
            for name in _names(unquote(parts.path).strip("/")):
                yield Located(join(dirname(relative), name), url)


def read_addresses(path: Path, relative: str, max_bytes: int) -> Iterator[Item]:  # noqa: ARG001 - as every reader
    """Read which pages, or further sitemaps, a sitemap lists, and when each was last changed.

    Args:
        path: the file.
        relative: its path in the corpus, with slashes.
        max_bytes: the largest size that is read.

    Raises:
        OSError: the file cannot be read.
        UnreadableError: it is too large, or no sitemap.
    """
    root, _ = tree_of(read_bytes(path, max_bytes))
    kind = tag(root).lower()
    if kind not in {"urlset", "sitemapindex"}:
        raise UnreadableError(None, fault("not-sitemap"))
    further = kind == "sitemapindex"
    for one in all_of(root, "sitemap" if further else "url")[:_MOST_PAGES]:
        places = all_of(one, "loc")
        changed = all_of(one, "lastmod")
        if places and (address := words(places[0])):
            yield ListedPage(address, words(changed[0]) if changed else "", further)


def _names(path: str) -> tuple[str, ...]:
    """What a page at this path of a site is called when the site is saved."""
    if not path:
        return ("index.html",)
    return (path, f"{path}.html", f"{path}/index.html")
