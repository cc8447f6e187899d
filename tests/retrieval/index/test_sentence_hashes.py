"""Wordings as numbers."""

from retrieval.index.sentence_hashes import sentence_hashes


def test_sentences_of_the_same_wording_have_the_same_hash() -> None:
    text = "We «agree». WE “AGREE”.\nWe disagree."
    first, second, third = sentence_hashes(text, [(0, 11), (12, 23), (24, 36)])
    assert first == second != third
    assert 0 <= third < 2**64
