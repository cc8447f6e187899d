"""The word vectors of a model with a large vocabulary, in a file of their own beside the graph.

A model of a hundred languages has a vector for each of 250,000 pieces of words: four fifths of its
numbers, of which an archive in three languages reads a few. In the graph all of them would lie in
memory in full width. Here they lie in a file, of which the rows that a text needs are read, and the
graph is fed with these in place of their numbers. The file is not mapped: each row would bring its
neighbourhood with it, in the end the whole table.
"""

import os
from pathlib import Path
from typing import Any
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

INPUT = "word_vectors"
"""Name of the graph's input that takes the rows."""

FILE = "words.npy"

_LARGE = 2**25
"""Numbers of a table that is taken out; the tables of models of one language are smaller."""

Table = NDArray[np.float16]
"""Shape (vocabulary, hidden)."""


class WordVectors:
    """The table of a compiled model, in its file; several threads may read it at once.

    Args:
        folder: of the model.

    Raises:
        OSError: it is not there.
        ValueError: it is cut short.
    """

    def __init__(self, folder: Path) -> None:
        table = read(folder)
        self._hidden = table.shape[1]
        self._start = (folder / FILE).stat().st_size - table.nbytes
        self._file = os.open(folder / FILE, os.O_RDONLY)
        finalize(self, os.close, self._file)

    def rows(self, tokens: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors of tokens of shape (...), of shape (..., hidden)."""
        different, places = np.unique(tokens, return_inverse=True)
        size = 2 * self._hidden
        starts = (self._start + different * size).tolist()
        found = b"".join([os.pread(self._file, size, start) for start in starts])
        vectors = np.frombuffer(found, dtype=np.float16).astype(np.float32)
        return vectors.reshape(-1, self._hidden)[places.reshape(tokens.shape)]


def take_out(graph: Any) -> Table | None:
    """The word vectors of a graph, which is fed with their rows from then on.

    Args:
        graph: an ``openvino.Model``; it is changed.

    Returns:
        The table; None where the graph has no large one, and is as it was.
    """
    from openvino import opset13

    for gather in graph.get_ordered_ops():
        if gather.get_type_name() != "Gather" or not _is_of_tokens(gather):
            continue
        table = _before_conversions(gather, 0)
        if table.get_type_name() != "Constant" or table.data.size < _LARGE:
            continue
        rows = opset13.parameter([-1, -1, table.data.shape[1]], np.float32, name=INPUT)
        gather.output(0).replace(rows.output(0))
        rows.output(0).set_names({INPUT})  # and not those of what it stands for
        graph.add_parameters([rows])
        graph.validate_nodes_and_infer_types()
        return np.asarray(table.data, dtype=np.float16)
    return None


def _is_of_tokens(gather: Any) -> bool:
    """Whether rows are gathered by the numbers of tokens, and not of places in the text."""
    numbers = _before_conversions(gather, 1)
    return numbers.get_type_name() == "Parameter" and "input_ids" in numbers.output(0).get_names()


def _before_conversions(node: Any, place: int) -> Any:
    """What comes into a node at a place, before its number format was changed."""
    given = node.input_value(place).get_node()
    while given.get_type_name() == "Convert":
        given = given.input_value(0).get_node()
    return given


def write(folder: Path, table: Table) -> None:
    """Write a table into the folder of a compiled model.

    Raises:
        OSError: the disk does not take it.
    """
    np.save(folder / FILE, table)


def read(folder: Path) -> Table:
    """The table of a compiled model, mapped; nothing of it is in memory yet.

    Raises:
        OSError: it is not there.
        ValueError: it is cut short.
    """
    table: Table = np.load(folder / FILE, mmap_mode="r")
    return table
