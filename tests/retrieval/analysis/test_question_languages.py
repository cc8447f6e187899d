"""Which languages a question may be in, by letters and common words."""

import pytest

from retrieval.analysis.question_languages import languages_of


@pytest.mark.parametrize(
    ("text", "langs"),
    [
        ("osh hospital", {"en"}),
        ("When will the road to Ош reopen?", {"en"}),
        ("тарифы на свет", {"ru"}),
        ("Что сказали о Kumtor?", {"ru"}),
        ("Ош ооруканасы качан ачылат", {"ky"}),
        ("мектеп жана өкмөт", {"ky"}),
        ("дороги", {"ru", "ky"}),
        ("Жапаров", {"ru", "ky"}),
        ("2020", set()),
        ("水", set()),
        ("", set()),
    ],
)
def test_letters_and_common_words_tell(text: str, langs: set[str]) -> None:
    assert languages_of(text) == langs
