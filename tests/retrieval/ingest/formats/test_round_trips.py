"""What is put into a file of any form is what its reader takes out, letter by letter."""

import csv
import html
import io
import json
import tempfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pdf import Drawn, lines, pdf
from word_documents import paragraph, word

from retrieval.ingest.formats import read_file, reader_of
from retrieval.text import normalise
from retrieval.types import Problem

LETTERS = "abcxyzABZ абвэюяАБЯ өңүӨҢҮ 019 .,;!?()«»“”'\"&<>*_`#|\\[]{}~^$%+=/—–-№²₂"
words = st.text("abcdefxyzABCабвгдеяАБВөңүӨҮ", min_size=2, max_size=9)
sentences = st.lists(words, min_size=2, max_size=12).map(lambda said: f"So {' '.join(said)}.")
paragraphs = st.lists(sentences, min_size=1, max_size=3)
marked = st.text(LETTERS, max_size=40).map(lambda said: " ".join(f"So {said} end.".split()))
any_texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\"';,|аңө"), min_size=1
).filter(lambda text: any(map(str.isalnum, normalise(text))))


def read(name: str, content: bytes) -> str:
    """The text of the one statement that a file holds."""
    reader = reader_of(name)
    assert reader
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        found = list(read_file(reader, path, name, 1_000_000))
    texts = [item.statement.text for item in found if not isinstance(item, Problem)]
    assert len(texts) == 1, found
    return texts[0]


def plain(said: list[str]) -> bytes:
    return "\n\n".join(said).encode()


def markdown(said: list[str]) -> bytes:
    escaped = (
        "".join(f"\\{one}" if one in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" else one for one in text)
        for text in said
    )
    return "\n\n".join(escaped).encode()


def page(said: list[str]) -> bytes:
    body = "".join(f"<p>{html.escape(text)}</p>" for text in said)
    return f"<html><body><article>{body}</article></body></html>".encode()


def web_archive(said: list[str]) -> bytes:
    message = EmailMessage()
    message.make_related()
    part = EmailMessage()
    part.set_content(page(said).decode(), subtype="html", cte="quoted-printable")
    message.attach(part)
    return bytes(message)


def docx(said: list[str]) -> bytes:
    return word("".join(paragraph(escape(text)) for text in said))


def feed(said: list[str]) -> bytes:
    body = escape("".join(f"<p>{html.escape(text)}</p>" for text in said))
    item = f"<item><link>https://x.example</link><description>{body}</description></item>"
    return f'<rss version="2.0"><channel>{item}</channel></rss>'.encode()


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("a.txt", plain),
        ("a.md", markdown),
        ("a.html", page),
        ("a.mhtml", web_archive),
        ("a.docx", docx),
        ("a.rss", feed),
    ],
)
@settings(max_examples=25)
@given(said=st.lists(marked, min_size=1, max_size=4))
def test_paragraphs_come_out_as_they_were_put_in(
    name: str, made: Callable[[list[str]], bytes], said: list[str]
) -> None:
    assert read(name, made(said)) == normalise("\n\n".join(said))


def table(text: str) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows([["id", "text"], ["1", text]])
    return buffer.getvalue().encode()


def line(text: str) -> bytes:
    return json.dumps({"id": 1, "text": text}).encode()


def export(text: str) -> bytes:
    post = {"id": 1, "type": "message", "date": "2031-04-02T10:00:00", "text": text}
    channel = {"name": "a", "type": "public_channel", "id": 1, "messages": [post]}
    return json.dumps(channel).encode()


@pytest.mark.parametrize(
    ("name", "made"), [("a.csv", table), ("a.jsonl", line), ("result.json", export)]
)
@settings(max_examples=40)
@given(text=any_texts)
def test_a_field_comes_out_as_it_was_put_in(
    name: str, made: Callable[[str], bytes], text: str
) -> None:
    assert read(name, made(text)) == normalise(text)


@settings(max_examples=20)
@given(said=paragraphs)
def test_paragraphs_of_a_pdf_come_out_as_they_were_drawn(said: list[str]) -> None:
    """Lines of at most sixty letters, a space between paragraphs.

    One of several lines is always there: without it nobody knows how far apart lines are.
    """
    said = [*said, "So the pass is open again, and chains are compulsory in both galleries. " * 6]
    drawn: list[Drawn] = []
    y = 780.0
    for text in said:
        for one in folded(text):
            drawn += lines(one, y=y)
            y -= 16
        y -= 16

    assert read("a.pdf", pdf(drawn)) == normalise("\n\n".join(said))


def folded(text: str) -> list[str]:
    rows = [""]
    for one in text.split():
        if len(rows[-1]) + len(one) < 60:
            rows[-1] = f"{rows[-1]} {one}".strip()
        else:
            rows.append(one)
    return rows
