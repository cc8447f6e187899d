"""haystack: its in-memory store, an embedding and a BM25 retriever, joined by reciprocal ranks."""

from common import Document as Text
from common import measure
from haystack import Document, Pipeline
from haystack.components.joiners import DocumentJoiner
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import (
    InMemoryBM25Retriever,
    InMemoryEmbeddingRetriever,
)
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)
from peer_model import (
    ASKED,
    MODEL,
    PASSAGE,
    PASSAGE_WORDS,
    QUESTION,
    SPLIT,
    Encoding,
    documents_of,
)

EMBEDDER = SentenceTransformersDocumentEmbedder(model=MODEL, prefix=PASSAGE, progress_bar=False)
QUESTIONER = SentenceTransformersTextEmbedder(model=MODEL, prefix=QUESTION, progress_bar=False)


def warm() -> None:
    """Load both embedders."""
    for one in (EMBEDDER, QUESTIONER):
        one.warm_up()


def index(documents: list[Text]) -> Pipeline:
    """Embed, store, and connect the retrievers."""
    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    store.write_documents(EMBEDDER.run(passages(documents))["documents"])
    pipeline = Pipeline()
    pipeline.add_component("asked", QUESTIONER)
    pipeline.add_component("dense", InMemoryEmbeddingRetriever(document_store=store, top_k=ASKED))
    pipeline.add_component("words", InMemoryBM25Retriever(document_store=store, top_k=ASKED))
    joined = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=ASKED)
    pipeline.add_component("joined", joined)
    pipeline.connect("asked.embedding", "dense.query_embedding")
    pipeline.connect("dense", "joined")
    pipeline.connect("words", "joined")
    return pipeline


def passages(documents: list[Text]) -> list[Document]:
    """Whole documents, or what its splitter by words makes of them."""
    made = [Document(id=one.id, content=one.whole) for one in documents]
    if not SPLIT:
        return made
    cut = DocumentSplitter(split_by="word", split_length=PASSAGE_WORDS, split_overlap=0)
    found: list[Document] = cut.run(made)["documents"]
    return found


def ask(pipeline: Pipeline, question: str) -> list[str]:
    """The best documents, or those of the best passages."""
    given = {"asked": {"text": question}, "words": {"query": question}}
    found = pipeline.run(given)["joined"]["documents"]
    return documents_of(one.meta.get("source_id", one.id) for one in found)


if __name__ == "__main__":
    measure(index, ask, warm, Encoding)
