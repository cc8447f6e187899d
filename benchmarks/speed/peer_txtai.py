"""txtai with its hybrid index and stored content, as its guide sets it up."""

from collections.abc import Iterator

from common import Document, measure
from peer_model import (
    ASKED,
    MODEL,
    PASSAGE_TOKENS,
    SPLIT,
    Encoding,
    documents_of,
    passage_id,
)
from txtai import Embeddings
from txtai.pipeline import Segmentation

# sentence-transformers puts the prompts of E5's folder in front by itself
EMBEDDINGS = Embeddings(path=MODEL, method="sentence-transformers", hybrid=True, content=True)


def index(documents: list[Document]) -> Embeddings:
    """Dense, BM25 and content."""
    EMBEDDINGS.index((name, text, None) for name, text in passages(documents))
    return EMBEDDINGS


def passages(documents: list[Document]) -> Iterator[tuple[str, str]]:
    """Names and texts: whole documents, or what its segmentation by whole sentences makes."""
    if not SPLIT:
        yield from ((one.id, one.whole) for one in documents)
        return
    tokenizer = EMBEDDINGS.model.model.tokenizer
    cut = Segmentation(
        chunker="sentence",
        tokenizer=lambda text: len(tokenizer.tokenize(text)),
        chunk_size=PASSAGE_TOKENS,
        chunk_overlap=0,
        cleantext=False,
    )
    for one in documents:
        for number, text in enumerate(cut(one.whole)):
            yield passage_id(one.id, number), text


def ask(embeddings: Embeddings, question: str) -> list[str]:
    """The best documents by its own hybrid score."""
    return documents_of(row["id"] for row in embeddings.search(question, ASKED))


if __name__ == "__main__":
    measure(index, ask, lambda: EMBEDDINGS.batchtransform(["warm up"]), Encoding)
