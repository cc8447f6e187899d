"""Names in Cyrillic as they are heard, against the names in Latin letters that they are of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.analysis.transcription import is_heard_as, transcriptions


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("howard", "говард хауард говарда говарддын"),
        ("rudd", "радд раддом радду"),
        ("hawke", "хоук хоуке"),
        ("keating", "китинг"),
        ("abbott", "эбботт эббот"),
        ("hughes", "хьюз"),
        ("wright", "райт"),
        ("walker", "уокер"),
        ("young", "янг"),
        ("williams", "уильямс"),
        ("wilson", "уилсон вильсон"),
        ("mccain", "маккейн"),
        ("churchill", "черчилль черчилле"),
        ("macron", "макрон макронго"),
        ("hollande", "олланд"),
        ("eisenhower", "эйзенхауэр"),
        ("kohl", "коль"),
    ],
)
def test_a_name_is_heard_as_it_is_written_in_russian(latin: str, cyrillic: str) -> None:
    assert [one for one in cyrillic.split() if not is_heard_as(one, latin)] == []
    assert [one for one in cyrillic.split() if not is_heard_as(latin, one)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("радд", "reid"),
        ("говард", "hoard"),
        ("буш", "bash"),
        ("браун", "brain"),
        ("город", "howard"),
        ("радд", "раддом"),
        ("rudd", "rudd"),
        ("ли", "lee"),  # too short to tell
    ],
)
def test_another_name_is_not(one: str, other: str) -> None:
    assert not is_heard_as(one, other)
    assert not is_heard_as(other, one)


def test_ways_of_writing_are_looked_for_among_the_words_that_there_are() -> None:
    words = ["hawk", "hawke", "hoop", "howard", "tomato"]

    def begins(letters: str) -> bool:
        return any(word.startswith(letters) for word in words)

    assert sorted(transcriptions("хоук", begins)) == ["hawk", "hawke"]
    # what may be an ending is cut off, too
    assert sorted(transcriptions("говарда", begins)) == ["howar", "howard"]
    assert sorted(transcriptions("мост", begins)) == []

    russian = ["хоук", "хоуке", "говард"]
    found = sorted(transcriptions("hawke", lambda some: any(w.startswith(some) for w in russian)))
    assert found == ["хоук", "хоуке"]


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_words_are_compared_alike_both_ways(one: str, other: str) -> None:
    assert is_heard_as(one, other) == is_heard_as(other, one)


@given(st.text(alphabet="абвгдежзийклмнорстуфхцчшыэюя", min_size=3, max_size=12))
def test_each_way_of_writing_is_heard_as_the_word(word: str) -> None:
    begun = {"b", "br", "bra", "brau", "braun", "h", "ho", "how", "howa", "howar", "howard"}
    for written in transcriptions(word, begun.__contains__):
        assert written in begun
        assert len(written) < 3 or is_heard_as(word, written)
