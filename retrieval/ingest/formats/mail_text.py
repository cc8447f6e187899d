"""The words of a mail: the plain text or the HTML, without signatures and what it answers."""

import re
from collections.abc import Iterator, Sequence

from lxml import html

from retrieval.ingest.formats.html_facts import same_words
from retrieval.ingest.formats.html_text import blocks_of, parsed
from retrieval.ingest.formats.markdown_text import joined

_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"<?(?:https?://|mailto:)\S+")
_SIGNATURE_LINES = 15
_QUOTED = re.compile(r"[ \t]*>")
_MARKS = re.compile(r"^[> \t]*")
# the head of the mail that is passed on: "From: A. Lee <a@roads.example>", in whatever language
_FORWARDED = re.compile(r"\s*(?:-{5,}|[^:\n]{2,20}:\s(?=.{0,300}@))", re.DOTALL)
# "On 2 April 2031 at 10:00, A. Lee <a@roads.example> wrote:", in whatever language
_ATTRIBUTION = re.compile(
    r"(?=.*(?:@|\b[0-9]{1,2}:[0-9]{2}\b|\b[0-9]{4}\b)).{0,300}:\s*", re.DOTALL
)
_ATTRIBUTION_LINES = 3
_CITED = (
    "//blockquote[@type='cite']",
    "//*[contains(concat(' ', @class, ' '), ' gmail_quote ')]",
    "//*[contains(concat(' ', @class, ' '), ' moz-cite-prefix ')]",
)
_SIGNED = (
    "//*[contains(concat(' ', @class, ' '), ' gmail_signature ')]",
    "//*[contains(concat(' ', @class, ' '), ' moz-signature ')]",
)


def plain_words(text: str, *, flowed: bool, deletes: bool, answers: bool) -> tuple[str, bool]:
    """The words of a mail's plain text, without its signature and the mail that it answers.

    Args:
        text: as it was sent.
        flowed: whether lines that end with a space go on in the next (format=flowed).
        deletes: whether that space is none of the words (DelSp).
        answers: whether the mail says that it is an answer.

    Returns:
        The words, and whether an answered mail was left out.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = _unsigned(lines)
    kept, found = _own(lines, answers=answers)
    if not any(_WORD.search(line) for line in kept):
        kept, found = lines, False
    said = _unfolded(kept, deletes=deletes) if flowed else kept
    return "\n".join(said).strip("\n"), found


def html_words(text: str) -> tuple[str, bool]:
    """The words of a mail's HTML, without its signature and the mail that it answers.

    Returns:
        The words, and whether an answered mail was left out.

    Raises:
        UnreadableError: it has no words, or too many or too deep elements.
    """
    root = parsed(text)
    for element in _all(root, _SIGNED):
        element.drop_tree()
    whole = joined(blocks_of(root))
    cited = [one for one in _all(root, _CITED) if not _is_forwarded(one.text_content())]
    for element in cited:
        if element.getparent() is not None:
            element.drop_tree()
    own = joined(blocks_of(root)) if cited else whole
    return (own, True) if cited and _WORD.search(own) else (whole, False)


def fuller(
    plain: Sequence[tuple[str, bool]], marked: Sequence[tuple[str, bool]]
) -> tuple[str, bool]:
    """The fuller of a mail's two forms; where they say as much, the HTML, which has paragraphs.

    Args:
        plain: the parts of plain text, as ``plain_words`` gives them.
        marked: the parts of HTML, as ``html_words`` gives them.
    """
    first, second = (
        "\n\n".join(said for said, _ in form if said.strip()) for form in (plain, marked)
    )
    taken = marked if second and _count(second) >= _count(first) else plain
    return (second if taken is marked else first), any(found for _, found in taken)


def without_subject(text: str, subject: str) -> str:
    """A mail's words without a headline that repeats its subject, which is its title.

    The headline is a paragraph of its own above the others, as a page has one.
    """
    first, gap, rest = text.strip("\n").partition("\n\n")
    return rest.lstrip("\n") if gap and same_words(subject, first) else text


def _count(text: str) -> int:
    """How many words a text has, addresses of links not counted."""
    return len(_WORD.findall(_ADDRESS.sub(" ", text)))


def _all(root: html.HtmlElement, paths: tuple[str, ...]) -> list[html.HtmlElement]:
    return [one for path in paths for one in root.xpath(path) if one.getparent() is not None]


def _unsigned(lines: list[str]) -> list[str]:
    """The lines above the signature, which stands below a line of two hyphens and a space."""
    marks = [place for place, line in enumerate(lines) if line == "-- "]
    if not marks or not any(_WORD.search(line) for line in lines[: marks[-1]]):
        return lines
    below = "\n".join(lines[marks[-1] + 1 :]).strip("\n").split("\n")
    return lines if len(below) > _SIGNATURE_LINES else lines[: marks[-1]]


def _own(lines: list[str], *, answers: bool) -> tuple[list[str], bool]:
    """The lines that are not quoted from the mail that is answered, and whether any are."""
    kept: list[str] = []
    found = False
    for quoted, run in _runs(lines):
        if not quoted:
            kept += run
            continue
        above = _attribution(kept)
        forwarded = _is_forwarded("\n".join(_MARKS.sub("", line) for line in run))
        if (above or answers) and not forwarded:
            found = True
            del kept[len(kept) - above :]
        else:
            kept += run
    return kept, found


def _runs(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """The lines in runs: of quoted ones, with the empty lines between them, and of others."""
    run: list[str] = []
    inside = False
    for line in lines:
        quoted = _QUOTED.match(line) is not None
        if run and quoted != inside:
            yield inside, run
            run = []
        inside = quoted
        run.append(line)
    if run:
        yield inside, run


def _is_forwarded(quoted: str) -> bool:
    """Whether what is quoted is a mail that is passed on, and so meant to be read."""
    return _FORWARDED.match(quoted) is not None


def _attribution(lines: list[str]) -> int:
    """How many lines at the end say who wrote what is quoted below; 0 for none."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    for count in range(1, min(_ATTRIBUTION_LINES, end) + 1):
        said = lines[end - count : end]
        if not said[0].strip():
            break
        if _ATTRIBUTION.fullmatch(" ".join(said)):
            return len(lines) - end + count
    return 0


def _unfolded(lines: list[str], *, deletes: bool) -> list[str]:
    """The lines of format=flowed as paragraphs."""
    joint: list[str] = []
    open_ended = False
    for line in lines:
        own = line.removeprefix(" ")
        if open_ended:
            joint[-1] += own
        else:
            joint.append(own)
        open_ended = own.endswith(" ") and own != "-- "
        if open_ended and deletes:
            joint[-1] = joint[-1][:-1]
    return joint
