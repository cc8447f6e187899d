"""Mails: subject, day, sender and words, in any encoding, and what is attached."""

import base64
from datetime import date
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from one_file import items_of
from word_documents import paragraph, word

from retrieval.ingest.corpus import read_corpus
from retrieval.ingest.formats.mail_headers import decoded
from retrieval.types import DateOrigin, Problem, Statement

LIMIT = 1_000_000


def read(folder: Path, content: str | bytes, name: str = "a.eml") -> list[Statement | Problem]:
    """What a mail without attachments holds."""
    return items_of(folder, content, name, LIMIT)


def text_of(folder: Path, content: str | bytes) -> str:
    found = [item for item in read(folder, content) if isinstance(item, Statement)]
    assert len(found) == 1
    return found[0].text


HEAD = (
    "From: =?utf-8?Q?=D0=9F=D1=80=D0=B5=D1=81=D1=81-=D1=81=D0=BB=D1=83=D0=B6=D0=B1=D0=B0?="
    " <press@roads.example>\n"
    "Subject: =?koi8-r?B?8MXSxdfBzCDP1MvS2dQ=?=\nDate: Wed, 02 Apr 2031 23:30:00 -0500\n"
)
ENGLISH = "From: Ministry of Roads <press@roads.example>\nSubject: Pass\n"


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("koi8-r", "Перевал снова открыт."),
        ("windows-1251", "Перевал снова открыт."),
        ("utf-8", "Ашуу кайрадан ачылды: өткөөл ачык."),
    ],
)
@pytest.mark.parametrize("cte", ["base64", "quoted-printable", "8bit"])
def test_subject_day_sender_and_words_of_a_mail(
    tmp_path: Path, charset: str, text: str, cte: str
) -> None:
    message = EmailMessage()
    message.set_content(text + "\n", charset=charset, cte=cte)
    body = message.as_bytes()

    assert read(tmp_path, HEAD.encode() + body) == [
        Statement(
            id="a.eml",
            text=text,
            title="Перевал открыт",
            date=date(2031, 4, 2),
            date_origin=DateOrigin.FIELD,
            source="Пресс-служба",
            path="a.eml",
        )
    ]


def test_headers_in_bare_bytes_are_read_as_the_words_are(tmp_path: Path) -> None:
    mail = (
        "From: Министерство дорог <press@roads.example>\nSubject: О перевале\n"
        "Content-Type: text/plain; charset=koi8-r\nContent-Language: ru-RU, en\n\n"
        "Перевал открыт.\n"
    )

    assert read(tmp_path, mail.encode("koi8-r")) == [
        Statement(
            id="a.eml",
            text="Перевал открыт.",
            title="О перевале",
            source="Министерство дорог",
            lang="ru",
            path="a.eml",
        )
    ]


def test_a_letter_that_is_parted_between_two_words_of_a_header_is_whole() -> None:
    data = "Өткөөл ачык".encode()
    words = [f"=?UTF-8?B?{base64.b64encode(part).decode()}?=" for part in (data[:5], data[5:])]

    assert decoded(" ".join(words)) == "Өткөөл ачык"
    assert decoded(f"Re: {words[0]}\t{words[1]} (2)") == "Re: Өткөөл ачык (2)"
    assert decoded("=?utf-8?q?=D0=9E_=D0=BF?= = ?= =?x?B?!!?=") == "О п = ?="


def test_the_fuller_of_the_two_forms_is_read(tmp_path: Path) -> None:
    message = EmailMessage()
    message.set_content("The pass is open.\nSee https://roads.example/a/b/c/d/e/f\n")
    message.add_alternative(
        "<html><head><style>p{}</style></head><body><h2>Pass</h2><p>The pass is <b>open</b>.</p>"
        "<ul><li>lorries;<li>buses.</ul><img src=x></body></html>",
        subtype="html",
    )
    mail = ENGLISH.encode() + message.as_bytes()

    assert text_of(tmp_path, mail) == "The pass is open.\n\n- lorries;\n- buses."

    short = EmailMessage()
    short.set_content("The pass is open again to lorries.\n\nSo are both galleries.\n")
    short.add_alternative("<p>Your program shows no HTML.</p>", subtype="html")

    assert text_of(tmp_path, ENGLISH.encode() + short.as_bytes()) == (
        "The pass is open again to lorries.\n\nSo are both galleries."
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Open.\n\n-- \nAnn Lee\nPress\n", "Open."),
        ("Open.\n--\nFrom Monday.\n", "Open.\n--\nFrom Monday."),
        ("Open.\n-- \n" + "A line.\n" * 20, "Open.\n--\n" + "A line.\n" * 19 + "A line."),
        (
            "Yes.\n\nOn Tue, 1 Apr 2031 at 10:00, B. Lee <b@n.example> wrote:\n> Is it open?\n> B.",
            "Yes.",
        ),
        (
            "Да.\n\n01.04.2031 10:00, Б. Ли пишет:\n> Открыт?\n>\n> Б. Ли\n\nЭто всё.",
            "Да.\n\nЭто всё.",
        ),
        ("Ооба.\n\n2031-ж. 1-апр. 10:00, Б. Ли жазды:\n> Ачыкпы?\n", "Ооба."),
        ("The minister:\n> Open.\nSo it is.", "The minister:\n> Open.\nSo it is."),
        ("> Open.", "> Open."),
        ("> From: A <a@b.example>\n> Subject: x\n>\n> Open.", None),
    ],
)
def test_signatures_and_answered_mails_are_left_out_where_they_plainly_are_such(
    tmp_path: Path, body: str, text: str | None
) -> None:
    found = read(tmp_path, f"{ENGLISH}Content-Type: text/plain; charset=utf-8\n\n{body}")
    left_out = "what it quotes of the mail that it answers is left out"
    cut = text is not None and "> " in body and "> " not in text

    assert [item.problem for item in found if isinstance(item, Problem)] == [left_out] * cut
    assert [item.text for item in found if isinstance(item, Statement)] == [text or body]


def test_what_an_answer_quotes_is_left_out_and_what_is_passed_on_is_not(tmp_path: Path) -> None:
    answer = "In-Reply-To: <1@n.example>\nContent-Type: text/plain\n\nYes.\n> Is it?\nIt is."
    assert text_of(tmp_path, ENGLISH + answer) == "Yes.\nIt is."

    page = (
        "Content-Type: text/html\n\n<p>See below.</p><div class='gmail_quote'>"
        "<div>{}</div><p>The pass is open.</p></div>"
    )
    wrote = page.format("On 1 April 2031 B. Lee &lt;b@n.example> wrote:")
    passed = page.format("---------- Forwarded message ---------<br>From: A")
    assert text_of(tmp_path, ENGLISH + wrote) == "See below."
    assert text_of(tmp_path, ENGLISH + passed) == (
        "See below.\n\n---------- Forwarded message ---------\nFrom: A\n\nThe pass is open."
    )


def test_flowed_lines_are_paragraphs(tmp_path: Path) -> None:
    mail = (
        f"{ENGLISH}Content-Type: text/plain; format=flowed\n\nThe pass \nis open.\n\n From here.\n"
    )
    assert text_of(tmp_path, mail) == "The pass is open.\n\nFrom here."


@pytest.mark.parametrize(
    ("kind", "body", "text"),
    [
        ("html", "<h1>Pass&nbsp;open</h1><p>The pass is open.", "The pass is open."),
        ("html", "<p>Pass open<p>The pass is open.", "The pass is open."),
        ("html", "<h1>Pass open</h1>", "Pass open"),
        ("html", "<h1>Pass opened</h1><p>The pass is open.", "Pass opened\n\nThe pass is open."),
        ("plain", "Pass open\n\nThe pass is open.", "The pass is open."),
        ("plain", "Pass open\nThe pass is open.", "Pass open\nThe pass is open."),
        ("plain", "See.\n\nPass open\n\nIt is.", "See.\n\nPass open\n\nIt is."),
    ],
)
def test_a_headline_that_repeats_the_subject_is_the_title_alone(
    tmp_path: Path, kind: str, body: str, text: str
) -> None:
    """As that of a page is."""
    head = f"Subject: Pass open\nContent-Type: text/{kind}; charset=utf-8\n\n"
    (found,) = read(tmp_path, f"{head}{body}\n")
    assert isinstance(found, Statement)
    assert (found.title, found.text) == ("Pass open", text)


def test_what_is_attached_is_a_statement_of_its_own(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "press@roads.example", "Two documents"
    message["Date"] = "Wed, 02 Apr 2031 10:00:00 +0600"
    message.set_content("See what is attached.")
    docx = word(paragraph("Перевал открыт."))
    message.add_attachment(
        docx, maintype="application", subtype="octet-stream", filename="О перевале.docx"
    )
    message.add_attachment("Ашуу ачык.", filename="../../2031-04-03 ашуу.txt")
    message.add_attachment("Again.", filename="2031-04-03 ашуу.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    message.add_attachment(
        b"\x89PNG", maintype="image", subtype="png", cid="<1@a>", disposition="inline"
    )
    inner = EmailMessage()
    inner["Subject"], inner["From"] = "Earlier", "A. Lee <a@roads.example>"
    inner.set_content("It is shut.")
    message.add_attachment(inner)
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    reading = read_corpus(tmp_path, max_file_bytes=LIMIT)

    assert [(s.path, s.title, str(s.date), s.source, s.text) for s in reading.statements] == [
        (
            *("a.eml", "Two documents", "2031-04-02"),
            *("press@roads.example", "See what is attached."),
        ),
        ("a.eml!О перевале.docx", "", "2031-04-02", None, "Перевал открыт."),
        ("a.eml!2031-04-03 ашуу.txt", "", "2031-04-03", None, "Ашуу ачык."),
        ("a.eml!3-2031-04-03 ашуу.txt", "", "2031-04-03", None, "Again."),
        ("a.eml!5.eml", "Earlier", "None", "A. Lee", "It is shut."),
    ]
    assert [s.date_origin for s in reading.statements] == [
        DateOrigin.FIELD,
        DateOrigin.MAIL,
        *(DateOrigin.FILENAME, DateOrigin.FILENAME),
        None,  # a mail that is passed on is older than that
    ]
    assert reading.problems == (
        Problem(
            "a.eml", None, "1 file in it is of a kind that cannot be read: 1 .png", warning=True
        ),
    )


def test_only_a_document_without_a_date_of_its_own_has_that_of_the_mail(tmp_path: Path) -> None:
    """Not one of which two days are said, nor the rows of a table."""
    message = EmailMessage()
    message["From"], message["Date"] = "press@roads.example", "Wed, 02 Apr 2031 10:00:00 +0600"
    message.set_content("See what is attached.")
    message.add_attachment("---\ndate: 2031-03-01\n---\nDated.", filename="dated.txt")
    message.add_attachment("---\ndate: 2031-03-01\ndate: 2031-03-02\n---\nTwo.", filename="two.txt")
    message.add_attachment("text\nOne row.\nAnother.\n", filename="rows.csv")
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("in.txt", "Packed.")
    message.add_attachment(
        packed.getvalue(), maintype="application", subtype="zip", filename="all.zip"
    )
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    reading = read_corpus(tmp_path, max_file_bytes=LIMIT)
    assert [(s.text, str(s.date), s.date_origin) for s in reading.statements] == [
        ("See what is attached.", "2031-04-02", DateOrigin.FIELD),
        ("Dated.", "2031-03-01", DateOrigin.FIELD),
        ("Two.", "None", None),
        *(("One row.", "None", None), ("Another.", "None", None)),
        ("Packed.", "2031-04-02", DateOrigin.MAIL),
    ]


def test_a_mail_with_nothing_but_an_attachment_is_told(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "Pass"
    message.set_content("\n")
    message.add_attachment("Open.", filename="a.txt")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    reading = read_corpus(tmp_path, max_file_bytes=LIMIT)

    assert [(s.id, s.text) for s in reading.statements] == [("a.eml!a.txt", "Open.")]
    assert [str(problem) for problem in reading.problems] == [
        "a.eml: the mail itself has no words; what is attached is read"
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("Open.\n", "not a mail: it has no head with From, Subject or Date"),
        ("", "not a mail: it has no head with From, Subject or Date"),
        (
            f"{ENGLISH}Content-Type: multipart/encrypted\n\nx",
            "the mail is encrypted; save it decrypted",
        ),
        (f"{ENGLISH}\n", "there is no text"),
        ("%PDF-1.4 x", "the ending is wrong: this is a PDF; name it .pdf"),
    ],
)
def test_what_is_no_mail_or_cannot_be_read_is_told(
    tmp_path: Path, content: str, problem: str
) -> None:
    assert read(tmp_path, content) == [Problem("a.eml", None, problem)]


@pytest.mark.parametrize("written", ["Thu, 01 Jan 1970 00:00:00 +0000", "tomorrow", "99"])
def test_a_day_that_cannot_be_read_is_no_day(tmp_path: Path, written: str) -> None:
    warning, statement = read(tmp_path, f"{ENGLISH}Date: {written}\n\nOpen.")

    assert isinstance(warning, Problem)
    assert warning.warning
    assert isinstance(statement, Statement)
    assert statement.date is None


def test_deep_and_endless_mails_end_in_a_report(tmp_path: Path) -> None:
    deep = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3000)
    )
    (tmp_path / "deep.eml").write_text(ENGLISH + deep)
    many = "--b\nContent-Type: text/plain\n\nx\n" * 2000
    (tmp_path / "many.eml").write_text(
        f"{ENGLISH}Content-Type: multipart/mixed; boundary=b\n\n{many}"
    )
    (tmp_path / "good.txt").write_text("Open.")
    reading = read_corpus(tmp_path, max_file_bytes=LIMIT)

    assert [s.path for s in reading.statements] == ["good.txt"]
    assert [str(problem) for problem in reading.problems] == [
        "deep.eml: its parts are nested too deeply",
        "many.eml: it has more than 1,000 parts",
    ]


@settings(deadline=None, max_examples=50)
@given(
    text=st.text(st.characters(whitelist_categories=["L", "N"]), min_size=1).map(str.strip),
    title=st.text(st.characters(whitelist_categories=["L", "N"]), min_size=1, max_size=60),
    cte=st.sampled_from(["base64", "quoted-printable"]),
)
def test_words_and_subject_come_back_as_they_were_sent(
    tmp_path_factory: pytest.TempPathFactory, text: str, title: str, cte: str
) -> None:
    from retrieval.text import normalise, normalise_line

    message = EmailMessage()
    message["Subject"] = title
    message.set_content(text, cte=cte)
    [statement] = read(tmp_path_factory.mktemp("a"), message.as_bytes())

    assert isinstance(statement, Statement)
    assert (statement.title, statement.text) == (normalise_line(title), normalise(text))
