"""A model made on the spot: an XLM-RoBERTa of one layer with random weights.

Its vocabulary is of letters (Unigram), and it is small enough to be loaded and converted in a
blink. It understands nothing.
"""

import shutil
from pathlib import Path

LETTERS = "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяөүң.,:?!-0123456789"


def make_model(folder: Path) -> Path:
    """Write a model as sentence-transformers saves one; the same weights every time."""
    # only where one is made: every worker that collects the tests would load them
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast, XLMRobertaConfig, XLMRobertaModel

    special = ["<s>", "<pad>", "</s>", "<unk>"]
    every = [*LETTERS, *(f"▁{letter}" for letter in LETTERS), "▁", *LETTERS.upper()]
    pieces = list(dict.fromkeys(every))
    vocabulary = [(piece, 0.0) for piece in special] + [(piece, -3.0) for piece in pieces]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=3))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    torch.manual_seed(2026)
    network = XLMRobertaModel(
        XLMRobertaConfig(
            vocab_size=len(vocabulary),
            hidden_size=16,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=32,
            max_position_embeddings=514,
        )
    )
    raw = folder.with_name(f"{folder.name}-raw")
    network.save_pretrained(raw)
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer,
        **dict(zip(("bos_token", "pad_token", "eos_token", "unk_token"), special, strict=True)),
        model_max_length=512,
    ).save_pretrained(raw)
    words = Transformer(str(raw))
    pooling = Pooling(words.get_embedding_dimension(), "mean")
    SentenceTransformer(modules=[words, pooling], device="cpu").save(str(folder))
    shutil.rmtree(raw)
    return folder
