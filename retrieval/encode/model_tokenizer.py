"""The tokenizer of a compiled model: texts to the numbers that its graph is fed with."""

from collections.abc import Sequence
from pathlib import Path
from shutil import copyfile

from tokenizers import Tokenizer

from retrieval.encode import unigram
from retrieval.encode.compiled_files import TOKENIZER
from retrieval.errors import EncoderError
from retrieval.text import without_invisible

SpecialTokens = tuple[tuple[int, ...], tuple[int, ...]]
"""Numbers of the tokens that stand before and after every text."""


class ModelTokenizer:
    """Cuts texts into tokens.

    Args:
        folder: of the compiled model.
        special: what every text stands between.
        most: tokens of a text at the most, special ones included.

    Raises:
        Exception: whatever the libraries raise where a file is damaged.
    """

    def __init__(self, folder: Path, special: SpecialTokens, most: int) -> None:
        self._before, self._after = ([*ids] for ids in special)
        self._most = most - len(self._before) - len(self._after)
        self._plain: Tokenizer | None = None
        self._unigram: unigram.UnigramTokenizer | None = None
        if (folder / unigram.PIECES).is_file():
            self._unigram = unigram.opened(folder, TOKENIZER)
        else:
            self._plain = Tokenizer.from_file(str(folder / TOKENIZER))
            self._plain.no_padding()
            self._plain.no_truncation()

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text as the graph is fed with them: cut, between special ones."""
        most = self._most
        return [self._before + one[:most] + self._after for one in self.pieces(texts)]

    def counts(self, texts: Sequence[str]) -> list[int]:
        """The tokens of each text, without special ones and without a limit."""
        return [len(one) for one in self.pieces(texts)]

    def pieces(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text, without special ones and without a limit."""
        texts = [*map(without_invisible, texts)]
        if self._unigram is not None:
            return self._unigram.tokens(texts)
        assert self._plain is not None  # noqa: S101 - one of the two is there
        encoded = self._plain.encode_batch_fast(texts, add_special_tokens=False)
        return [one.ids for one in encoded]


def write_tokenizer(tokenizer: Tokenizer, folder: Path) -> None:
    """Write a model's tokenizer into the folder of its compiled form.

    Raises:
        OSError: the disk does not take it.
    """
    if unigram.is_large(tokenizer):
        unigram.write(tokenizer, folder, TOKENIZER)
    else:
        tokenizer.save(str(folder / TOKENIZER))


def copy_tokenizer(tokenizer: Path, folder: Path) -> SpecialTokens:
    """Write the tokenizer of a file into the folder of a compiled model.

    Returns:
        The numbers of the tokens that stand before and after every text.

    Raises:
        EncoderError: it puts special tokens elsewhere.
        OSError: the disk does not take it.
    """
    copyfile(tokenizer, folder / TOKENIZER)
    read = Tokenizer.from_file(str(tokenizer))
    read.no_padding()
    return special_tokens(read)


def special_tokens(tokenizer: Tokenizer) -> SpecialTokens:
    """What a tokenizer puts before and after a text.

    Raises:
        EncoderError: it puts special tokens elsewhere.
    """
    encoded = tokenizer.encode("water")
    mask = encoded.special_tokens_mask
    before = mask.index(0) if 0 in mask else len(mask)
    after = mask[::-1].index(0) if 0 in mask else 0
    if sum(mask) != before + after:
        raise EncoderError("its tokenizer puts special tokens inside a text")
    return tuple(encoded.ids[:before]), tuple(encoded.ids[len(mask) - after :])
