"""Posts that quote several people: each quotation has the name that stands before or behind it."""

import json
from pathlib import Path

import pytest
from library import Library

from retrieval.analysis.quotation_marks import quotations
from retrieval.check.claimed_names import named_beside
from retrieval.check.verify import verify
from retrieval.types import Verdict


def who(claim: str) -> list[str | None]:
    """Who is read as the speaker of each quotation of a claim."""
    spans = [(one.first, one.last) for one in quotations(claim)]
    named = named_beside(claim, spans)
    return [named[one].name if one in named and named[one].is_read else None for one in spans]


@pytest.mark.parametrize(
    ("claim", "names"),
    [
        ('Brand: "Students pay half", Lund: "The quay is safe".', ["Brand", "Lund"]),
        ('Brand: "Students pay half"; Lund: "The quay is safe".', ["Brand", "Lund"]),
        ('Brand: "Students pay half" vs Lund: "The quay is safe"', ["Brand", "Lund"]),
        ('Brand: "Students pay half", while Lund: "The quay is safe"', ["Brand", "Lund"]),
        ('Brand: "Half", Holt: "It is safe", Lund: "It is law".', ["Brand", "Holt", "Lund"]),
        ('Lund - "It is the law", Brand - "Students pay half"', ["Lund", "Brand"]),
        ("• Brand: “Students pay half”\n• Lund: “It is safe”", ["Brand", "Lund"]),
        ('Brand: "Students pay half", mayor Ann Lund: "It is safe"', ["Brand", "Ann Lund"]),
        ('Brand: "Students pay half", Ann Lund, mayor: "It is safe"', ["Brand", "Ann Lund"]),
        ('"Students pay half," Brand said, "It is safe," Lund said.', ["Brand", "Lund"]),
        ('"Students pay half," said Brand, "and it is safe," he added.', ["Brand", "Brand"]),
        ('"Students pay half," said Brand: "It is safe."', ["Brand", "Brand"]),
        ("Орлова: «Студенты платят», Градов: «Причал цел».", ["Орлова", "Градов"]),
        ("Орлова: «Студенты платят»; Градов: «Причал цел».", ["Орлова", "Градов"]),
        ("Орлова: «Студенты платят», а Градов: «Причал цел».", ["Орлова", "Градов"]),
        ("Орлова — «Студенты платят», Градов — «Причал цел».", ["Орлова", "Градов"]),
        ("«Студенты платят», — Орлова. «Причал цел», — Градов.", ["Орлова", "Градов"]),
        ("Токтосунова: «Акы жарым», Бейшеев: «Причал бүтүн».", ["Токтосунова", "Бейшеев"]),
        ("Токтосунова: «Акы жарым», ал эми Бейшеев: «Причал бүтүн».", ["Токтосунова", "Бейшеев"]),
    ],
)
def test_a_label_is_of_the_quotation_behind_it(claim: str, names: list[str]) -> None:
    assert who(claim) == names


@pytest.mark.parametrize(
    ("said", "honest", "false", "real"),
    [
        (
            {"Ann Brand": "Students pay half.", "Mira Holt": "The second quay is safe."},
            'Brand: "Students pay half", Holt: "The second quay is safe".',
            'Brand: "Students pay half", Lund: "The second quay is safe".',
            "Mira Holt",
        ),
        (
            {"Лидия Орлова": "Студенты платят половину.", "Мария Гольц": "Второй причал цел."},
            "Орлова: «Студенты платят половину», Гольц: «Второй причал цел».",
            "Орлова: «Студенты платят половину», Градов: «Второй причал цел».",
            "Мария Гольц",
        ),
        (
            {
                "Айгүл Токтосунова": "Студенттер жарым төлөйт.",
                "Мээрим Садыкова": "Экинчи причал бүтүн.",
            },
            "Токтосунова: «Студенттер жарым төлөйт», Садыкова: «Экинчи причал бүтүн».",
            "Токтосунова: «Студенттер жарым төлөйт», Бейшеев: «Экинчи причал бүтүн».",
            "Мээрим Садыкова",
        ),
    ],
)
def test_words_in_a_wrong_mouth_are_told_in_a_post_of_several(
    library: Library, said: dict[str, str], honest: str, false: str, real: str
) -> None:
    lines = [
        json.dumps({"id": str(n), "date": f"2031-02-0{n + 1}", "speaker": one, "text": text})
        for n, (one, text) in enumerate(said.items())
    ]
    Path(library.corpus / "said.jsonl").write_text("\n".join(lines), encoding="utf-8")
    library.reindex()
    archive = library.searcher().archive
    assert verify(archive, honest).verdict is Verdict.EXACT
    found = verify(archive, false)
    assert found.verdict is Verdict.ALTERED
    (beside,) = found.quoted[1].matches[0].beside
    assert beside.actual == real
