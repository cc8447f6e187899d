"""A vector is computed once: it is found again in the live build or in unfinished work."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from fake_encoder import FakeEncoder
from hypothesis import given, settings
from hypothesis import strategies as st
from library import Library

from retrieval import Directory
from retrieval.encode.protocol import Matrix
from retrieval.index.build_files import KnownVectors
from retrieval.index.key_table import keys_of
from retrieval.index.saved_vectors import _GROUP, SavedVectors, key
from retrieval.index.vectors import VectorStore, discard_unfinished

TEXTS = [f"grain {'border ' * number}visa" for number in range(20)]
ENTRY = 16 + 4 * FakeEncoder().dimension + 4


@pytest.fixture
def directory(tmp_path: Path) -> Directory:
    return Directory(tmp_path)


def gathered(store: VectorStore, names: list[bytes]) -> Matrix:
    """The vectors of keys, all together."""
    return np.concatenate([*store.blocks(keys_of(names))])


def store(directory: Directory, encoder: FakeEncoder | None = None) -> VectorStore:
    return VectorStore(directory, encoder or FakeEncoder(), None)


def unfinished(directory: Directory) -> Path:
    (path,) = directory.current.parent.glob("unfinished-*.vectors")
    return path


def embed(directory: Directory, texts: Sequence[str] = TEXTS) -> Path:
    store(directory).embed(texts, lambda _: None)
    return unfinished(directory)


def known(directory: Directory, texts: Sequence[str] = TEXTS) -> list[bool]:
    found = store(directory)
    return [found.known(key(text)) for text in texts]


def expected(texts: Sequence[str]) -> list[list[float]]:
    encoder = FakeEncoder()
    return [encoder.encode_question(text).tolist() for text in texts]


def test_what_was_embedded_is_gathered_in_any_order(directory: Directory) -> None:
    found = store(directory)
    steps: list[int] = []
    found.embed(TEXTS, steps.append)
    assert steps == list(range(1, 21))
    wanted = [TEXTS[3], TEXTS[0], TEXTS[3], TEXTS[19]]
    assert gathered(found, [key(text) for text in wanted]).tolist() == expected(wanted)


def test_unfinished_work_is_known_to_the_next_reindex(directory: Directory) -> None:
    embed(directory)
    encoder = FakeEncoder()
    again = store(directory, encoder)
    assert gathered(again, [key(text) for text in TEXTS]).tolist() == expected(TEXTS)
    assert encoder.embedded == []
    assert not again.known(key("another text"))


def test_nothing_is_written_before_there_is_something_to_embed(directory: Directory) -> None:
    assert not store(directory).known(key("x"))
    assert list(directory.root.iterdir()) == []


def test_work_is_saved_group_by_group(directory: Directory) -> None:
    class Dying(FakeEncoder):
        def encode_passages(self, texts: Sequence[str], step: Callable[[int], None]) -> Matrix:
            if self.embedded:
                raise KeyboardInterrupt
            return super().encode_passages(texts, step)

    texts = [f"visa {number:05}" for number in range(_GROUP + 5)]
    with pytest.raises(KeyboardInterrupt):
        store(directory, Dying()).embed(texts, lambda _: None)
    assert known(directory, texts) == [True] * _GROUP + [False] * 5


@given(cut=st.integers(0, ENTRY * len(TEXTS)))
@settings(max_examples=30)
def test_a_torn_tail_is_cut_off_and_the_work_goes_on_after_it(
    tmp_path_factory: pytest.TempPathFactory, cut: int
) -> None:
    directory = Directory(tmp_path_factory.mktemp("torn"))
    path = embed(directory)
    path.write_bytes(path.read_bytes()[:cut])
    whole = cut // ENTRY
    assert known(directory) == [True] * whole + [False] * (len(TEXTS) - whole)
    store(directory).embed(["minister"], lambda _: None)  # forgets nothing, tears nothing
    assert known(directory, [*TEXTS[:whole], "minister"]) == [True] * (whole + 1)


@given(start=st.integers(0, ENTRY * len(TEXTS) - 1), size=st.integers(1, 4 * ENTRY))
@settings(max_examples=50)
def test_a_block_that_the_disk_never_wrote_is_not_believed(
    tmp_path_factory: pytest.TempPathFactory, start: int, size: int
) -> None:
    directory = Directory(tmp_path_factory.mktemp("zeros"))
    path = embed(directory)
    whole = path.read_bytes()
    zeroed = whole[:start] + b"\0" * len(whole[start : start + size]) + whole[start + size :]
    path.write_bytes(zeroed)
    sound = [
        zeroed[at : at + ENTRY] == whole[at : at + ENTRY] for at in range(0, len(whole), ENTRY)
    ]
    assert known(directory) == sound
    again = store(directory)
    again.embed([text for text, good in zip(TEXTS, sound, strict=True) if not good], lambda _: None)
    assert gathered(again, [key(text) for text in TEXTS]).tolist() == expected(TEXTS)


def test_a_flipped_bit_is_not_believed(directory: Directory) -> None:
    path = embed(directory)
    whole = bytearray(path.read_bytes())
    whole[ENTRY + 16] ^= 1
    path.write_bytes(whole)
    assert known(directory) == [True, False, *[True] * 18]


@pytest.mark.parametrize("other", ["fake-2", "hub:maker/model-small", "hub:maker/model-large"])
def test_unfinished_work_of_another_encoder_is_not_used(directory: Directory, other: str) -> None:
    store(directory, FakeEncoder("hub:maker/model-base")).embed(TEXTS, lambda _: None)
    assert not store(directory, FakeEncoder(other)).known(key(TEXTS[0]))
    assert store(directory, FakeEncoder("hub:maker/model-base")).known(key(TEXTS[0]))


def test_what_breaks_off_while_vectors_are_saved_leaves_each_under_its_key(
    tmp_path: Path,
) -> None:
    encoder = FakeEncoder()
    saved = SavedVectors(tmp_path / "work.vectors", encoder)
    names = [key(text) for text in TEXTS]
    vectors = encoder.encode_passages(TEXTS, lambda _: None)

    def broken() -> Iterator[tuple[list[bytes], Matrix]]:
        yield names[:3], vectors[:3]
        yield names[3:6], vectors[3:5]  # the last has no vector

    with pytest.raises(ValueError, match="shorter"):
        saved.add(broken())
    assert [name in saved for name in names] == [True] * 5 + [False] * 15
    saved.add([(names[5:], vectors[5:])])
    assert saved.vectors(keys_of(names)).tolist() == vectors.tolist()
    with pytest.raises(KeyError):
        saved.vectors(keys_of([names[0], key("never saved")]))


def test_discarding_forgets_the_work_of_every_encoder(directory: Directory) -> None:
    for name in ("fake-1", "fake-2"):
        store(directory, FakeEncoder(name)).embed(TEXTS, lambda _: None)
    discard_unfinished(directory)
    assert list(directory.current.parent.iterdir()) == []
    discard_unfinished(Directory(directory.root / "nowhere"))


def test_vectors_of_the_live_build_and_fresh_ones_are_the_same(library: Library) -> None:
    library.write("a.txt", "The grain is in. The border is open. The visa fee is ten.")
    library.reindex()
    live = library.snapshot()
    known = KnownVectors(live.keys, live.dense)
    found = VectorStore(library.directory, library.encoder, known)
    names = [live.keys[row].tobytes() for row in range(len(live))]
    assert all(map(found.known, names))
    found.embed(["A treaty."], lambda _: None)
    wanted = [*names, key("A treaty."), *reversed(names)]
    fresh = expected([*library.encoder.embedded[: len(names)], "A treaty."])
    assert gathered(found, wanted).tolist() == [*fresh, *reversed(fresh[:-1])]


@given(text=st.text(max_size=30), other=st.text(max_size=30))
def test_a_key_names_a_text(text: str, other: str) -> None:
    assert len(key(text)) == 16
    assert (key(text) == key(other)) == (text == other)


def test_the_fake_encoder_is_computable_on_paper() -> None:
    vector = FakeEncoder().encode_question("Grain, grain; the borders.")
    assert np.allclose(vector[[1, 4]], [1 / 5**0.5, 2 / 5**0.5])
    assert np.count_nonzero(vector) == 2
    assert FakeEncoder().encode_question("Nothing known.")[-1] == 1
