"""The quote of a span."""

from datetime import date

import pytest

from retrieval.archive.quoting import quote
from retrieval.types import DateOrigin, Quote, Record, Statement


def test_a_quote_is_a_slice_with_the_statement_s_facts() -> None:
    statement = Statement(
        "a", "We agree. We sign.", "On water", date(2020, 5, 1), DateOrigin.FIELD, "MFA",
        "https://a.example", "en", "The Minister", "a.md", sample=True,
    )  # fmt: skip
    assert quote(Record(7, 2, statement, "5a", "now"), (10, 18), 0.5) == Quote(
        7, "a", 2, 10, 18, "We sign.", "5a", date(2020, 5, 1), DateOrigin.FIELD, "On water",
        "The Minister", "MFA", "https://a.example", "en", sample=True, confidence=0.5,
    )  # fmt: skip


def test_a_quote_of_a_recording_has_the_second_in_which_it_begins() -> None:
    statement = Statement("a", "We agree. We sign.", times=((3, 5), (10, 65)))
    record = Record(7, 2, statement, "5a", "now")
    spans = ((0, 18), (3, 9), (9, 18), (10, 18))
    assert [quote(record, span, 0.5).second for span in spans] == [None, 5, 5, 65]


@pytest.mark.parametrize(
    ("lang", "text", "words", "reported"),
    [
        (
            "en",
            "“The lake is slow,” the ferryman said. The treaty was signed. We keep it.",
            "The treaty was signed.",
            False,
        ),
        (
            "en",
            'The treaty was signed today. "We keep it," Ola Brun said.',
            "The treaty was signed today.",
            True,
        ),
        (
            "ru",
            "«Озеро неспешно», – сказал министр. Договор подписан. Мы его исполняем.",
            "Договор подписан.",
            False,
        ),
        (
            "ru",
            "Сегодня подписан договор. «Мы его исполним», – сказал министр.",
            "Сегодня подписан договор.",
            True,
        ),
        (
            "ky",
            "«Көл шашпайт», – деди министр. Келишимге кол коюлду. Биз аны аткарабыз.",
            "Келишимге кол коюлду.",
            False,
        ),
        (
            "ky",
            "Бүгүн келишимге кол коюлду. «Биз аны аткарабыз», – деди министр.",
            "Бүгүн келишимге кол коюлду.",
            True,
        ),
    ],
)
def test_a_speech_that_quotes_somebody_is_no_report_and_a_release_is_one(
    lang: str, text: str, words: str, *, reported: bool
) -> None:
    statement = Statement("a", text, lang=lang, speaker="Ola Brun", source="MFA")
    begin = text.index(words)
    made = quote(Record(7, 2, statement, "5a", "now"), (begin, begin + len(words)), 0.5)
    assert (made.text, made.reported) == (words, reported)
    nobodys = Statement("a", text, lang=lang, source="MFA")
    assert quote(Record(7, 2, nobodys, "5a", "now"), (begin, begin + len(words)), 0.5).reported
