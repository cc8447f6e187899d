"""Tokenizers with hundreds of thousands of pieces, run by SentencePiece in a fifth of the memory.

``tokenizers`` keeps a unigram model's pieces in nested hash maps: 280 MB for XLM-RoBERTa's 250,000,
where SentencePiece's double array takes 55. What prepares the text (the normaliser, the way words
are marked) stays with ``tokenizers``, so that the tokens are the same; the search for the most
likely pieces is SentencePiece's (Kudo, "Subword Regularization", 2018).
"""

import json
import struct
from collections.abc import Collection, Sequence
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakValueDictionary

from tokenizers import Tokenizer
from tokenizers.models import Unigram

from retrieval.encode.file_digest import sha256_of

PIECES = "pieces.model"
"""File of the pieces, in SentencePiece's form, beside ``tokenizer.json``."""

_LARGE = 100_000
"""Pieces of a vocabulary that is worth it."""

_SHORT = 256  # bytes
_NORMAL, _UNKNOWN, _CONTROL = 1, 2, 3  # kinds of pieces in SentencePiece's files


def is_large(tokenizer: Tokenizer) -> bool:
    """Whether a tokenizer is a unigram model with so many pieces that this pays."""
    if not isinstance(tokenizer.model, Unigram) or tokenizer.get_vocab_size() < _LARGE:
        return False
    pieces = tokenizer.get_vocab_size(with_added_tokens=False)
    # SentencePiece takes no piece twice
    return len(tokenizer.get_vocab(with_added_tokens=False)) == pieces


def write(tokenizer: Tokenizer, folder: Path, name: str) -> None:
    """Write a unigram tokenizer in two files: its pieces, and without them under its own name.

    Args:
        tokenizer: with a unigram model.
        folder: to write into.
        name: of the tokenizer's file.

    Raises:
        OSError: the disk does not take it.
    """
    model = json.loads(tokenizer.to_str())["model"]
    special = {
        added.content for added in tokenizer.get_added_tokens_decoder().values() if added.special
    }
    write_pieces(folder, model["vocab"], model["unk_id"], special)
    bare = without_pieces()
    if tokenizer.normalizer is not None:
        bare.normalizer = tokenizer.normalizer
    if tokenizer.pre_tokenizer is not None:
        bare.pre_tokenizer = tokenizer.pre_tokenizer
    bare.save(str(folder / name))


def without_pieces() -> Tokenizer:
    """A tokenizer to which what prepares a text is added; its pieces are in a file of their own."""
    return Tokenizer(Unigram([("", 0.0)], unk_id=0))


def write_pieces(
    folder: Path, vocabulary: Sequence[Sequence[Any]], unknown: int, special: Collection[str]
) -> None:
    """Write the pieces of a unigram model into a folder.

    Args:
        folder: to write into.
        vocabulary: pieces and their scores.
        unknown: number of the piece for what no piece covers.
        special: pieces that stand for no words.

    Raises:
        OSError: the disk does not take it.
    """
    (folder / PIECES).write_bytes(_model_file(vocabulary, unknown, special))


_FEW = 32  # texts for which no threads are started


class UnigramTokenizer:
    """Finds the pieces of texts; no special tokens, no limit.

    Args:
        folder: that ``write`` filled.
        name: of the tokenizer's file there.

    Raises:
        OSError: a file is missing.
        RuntimeError: the pieces are damaged.
    """

    def __init__(self, folder: Path, name: str) -> None:
        from sentencepiece import SentencePieceProcessor

        self._prepare = Tokenizer.from_file(str(folder / name))
        self._pieces = SentencePieceProcessor(model_file=str(folder / PIECES))

    def tokens(self, texts: Sequence[str]) -> list[list[int]]:
        """The pieces of each text, by their numbers."""
        prepared = [self._prepared(text) for text in texts]
        # threads are started for every call, which takes longer than a question does
        threads = 1 if len(texts) <= _FEW else -1
        found: list[list[int]] = self._pieces.encode(prepared, num_threads=threads)
        return found

    def _prepared(self, text: str) -> str:
        """The text as its pieces are written: normalised, the beginning of each word marked."""
        if self._prepare.normalizer is not None:
            text = self._prepare.normalizer.normalize_str(text)
        if self._prepare.pre_tokenizer is None:
            return text
        return "".join(part for part, _ in self._prepare.pre_tokenizer.pre_tokenize_str(text))


_OPENED: WeakValueDictionary[tuple[str, str], UnigramTokenizer] = WeakValueDictionary()
_OPENING = Lock()


def opened(folder: Path, name: str) -> UnigramTokenizer:
    """The tokenizer of a folder: one for all whose files are the same, as a model's and a reader's.

    Raises:
        OSError: a file is missing.
        RuntimeError: the pieces are damaged.
    """
    files = sha256_of(folder / name), sha256_of(folder / PIECES)
    with _OPENING:
        found = _OPENED.get(files)
        if found is None:
            found = _OPENED[files] = UnigramTokenizer(folder, name)
        return found


def _model_file(
    vocabulary: Sequence[Sequence[Any]], unknown: int, special: Collection[str]
) -> bytes:
    """A SentencePiece model, a message of Protocol Buffers; it changes nothing in a text itself."""
    piece_key, score_key, kind_key = _key(1, 2), _key(2, 5), _key(3, 0)
    lengths = [_varint(length) for length in range(_SHORT)]
    kinds = {kind: kind_key + _varint(kind) for kind in (_NORMAL, _UNKNOWN, _CONTROL)}
    score_of = struct.Struct("<f").pack
    parts: list[bytes] = []
    for number, (piece, score) in enumerate(vocabulary):  # a quarter of a million: kept short
        kind = _CONTROL if piece in special else _NORMAL
        kind = _UNKNOWN if number == unknown else kind
        text = piece.encode()
        length = lengths[len(text)] if len(text) < _SHORT else _varint(len(text))
        message = b"".join((piece_key, length, text, score_key, score_of(score), kinds[kind]))
        length = lengths[len(message)] if len(message) < _SHORT else _varint(len(message))
        parts += (piece_key, length, message)
    trainer = _number(3, 1) + _number(40, unknown)  # unigram
    normaliser = _bytes(1, b"identity") + _number(3, 0) + _number(4, 0) + _number(5, 0)
    return b"".join(parts) + _bytes(2, trainer) + _bytes(3, normaliser)


def _key(field: int, kind: int) -> bytes:
    return _varint(field << 3 | kind)


def _number(field: int, value: int) -> bytes:
    return _key(field, 0) + _varint(value)


def _bytes(field: int, value: bytes) -> bytes:
    return _key(field, 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    parts = bytearray()
    while value > 127:
        parts.append(value & 127 | 128)
        value >>= 7
    return bytes([*parts, value])
