"""The tokens that onrecord's compiled models are fed with."""

from collections.abc import Sequence
from typing import Any

from retrieval.encode.graph import Graph
from retrieval.encode.protocol import Matrix


class GraphTokens:
    """Keeps the length of every text that any graph of this process is fed with from now on.

    Attributes:
        lengths: tokens of each, special ones included, padding not.
    """

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self._watching = True
        plain = Graph.outputs

        def outputs(graph: Graph, ids: Sequence[Sequence[int]], *given: Any) -> list[Matrix]:
            if self._watching:
                self.lengths += map(len, ids)
            return plain(graph, ids, *given)

        Graph.outputs = outputs  # type: ignore[method-assign,assignment]

    def stop(self) -> None:
        """Keep no more."""
        self._watching = False

    def encoded(self) -> int:
        """Tokens in all."""
        return sum(self.lengths)
