"""llama-index: a vector index and BM25, fused by reciprocal ranks, as its guide sets it up."""

from common import Document, measure
from llama_index.core import VectorStoreIndex
from llama_index.core.llms import MockLLM
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.core.schema import TextNode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.retrievers.bm25 import BM25Retriever
from peer_model import (
    ASKED,
    MODEL,
    PASSAGE,
    PASSAGE_TOKENS,
    QUESTION,
    SPLIT,
    Encoding,
    documents_of,
    passage_id,
)

EMBEDDING = HuggingFaceEmbedding(
    model_name=MODEL,
    device="cpu",
    embed_batch_size=32,
    query_instruction=QUESTION or None,
    text_instruction=PASSAGE or None,
)


def index(documents: list[Document]) -> QueryFusionRetriever:
    """A node a document, or a passage, in both indexes."""
    nodes = passages(documents)
    dense = VectorStoreIndex(nodes, embed_model=EMBEDDING)
    words = BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=ASKED)
    return QueryFusionRetriever(
        [dense.as_retriever(similarity_top_k=ASKED), words],
        similarity_top_k=ASKED,
        num_queries=1,
        mode="reciprocal_rerank",
        use_async=False,
        llm=MockLLM(),
    )


def passages(documents: list[Document]) -> list[TextNode]:
    """Whole documents, or what its splitter by whole sentences makes of them."""
    if not SPLIT:
        return [TextNode(id_=one.id, text=one.whole) for one in documents]
    cut = SentenceSplitter(
        chunk_size=PASSAGE_TOKENS,
        chunk_overlap=0,
        tokenizer=EMBEDDING._model.tokenizer.tokenize,  # noqa: SLF001 - it has no other name
    )
    return [
        TextNode(id_=passage_id(one.id, number), text=text)
        for one in documents
        for number, text in enumerate(cut.split_text(one.whole))
    ]


def ask(retriever: QueryFusionRetriever, question: str) -> list[str]:
    """The documents of the best nodes."""
    return documents_of(found.node.node_id for found in retriever.retrieve(question))


if __name__ == "__main__":
    measure(index, ask, lambda: EMBEDDING.get_query_embedding("warm up"), Encoding)
