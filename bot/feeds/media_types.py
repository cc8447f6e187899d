"""Under which ending a file of a media type is read."""

_OFFICE = "application/vnd.openxmlformats-officedocument."
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/feed+json": ".json",
    "application/json": ".json",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/epub+zip": ".epub",
    "application/vnd.oasis.opendocument.text": ".odt",
    f"{_OFFICE}wordprocessingml.document": ".docx",
    f"{_OFFICE}presentationml.presentation": ".pptx",
    f"{_OFFICE}spreadsheetml.sheet": ".xlsx",
}
_UNSAID = frozenset(("", "application/octet-stream", "binary/octet-stream"))
_KNOWN = frozenset((*_ENDINGS.values(), ".htm", ".rss", ".atom"))


def ending_of(kind: str, path: str) -> str:
    """The ending for a file; empty where it is of no kind that is read.

    Args:
        kind: its media type; where a site gives none, or one for anything, its name decides.
        path: where it lies at its site.
    """
    if kind not in _UNSAID:
        return _ENDINGS.get(kind, "")
    name = path.partition("?")[0].rpartition("/")[2].lower()
    dot = name.rfind(".")
    return name[dot:] if dot >= 0 and name[dot:] in _KNOWN else ""
