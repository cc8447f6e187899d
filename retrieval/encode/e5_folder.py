"""multilingual-e5-small as a folder that sentence-transformers loads, with its tokenizer."""

import json
from pathlib import Path
from typing import Any

from retrieval.encode import unigram
from retrieval.encode.compiled_files import TOKENIZER
from retrieval.encode.e5_package import PASSAGE, QUESTION, E5Model
from retrieval.encode.model_tokenizer import SpecialTokens

# what SentencePiece rewrites otherwise than NFKC does: taken out, or a space
_REMOVED = r"[\x01-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]"
_SPACES = r"[\t\n\x0c\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]"

_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")


def write_model(model: E5Model, folder: Path) -> None:
    """Write a model as a folder that sentence-transformers loads, with E5's prompts.

    Raises:
        OSError: the disk does not take it.
    """
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "1_Pooling").mkdir(exist_ok=True)
    shape = model.shape
    _write_json(
        folder / "config.json",
        {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_act": "gelu",
            "hidden_size": shape.hidden,
            "intermediate_size": shape.intermediate,
            "layer_norm_eps": shape.epsilon,
            "max_position_embeddings": shape.positions,
            "num_attention_heads": shape.heads,
            "num_hidden_layers": shape.layers,
            "pad_token_id": _id(model, "<pad>"),
            "type_vocab_size": shape.types,
            "vocab_size": shape.vocabulary,
        },
    )
    save_file(model.tensors, str(folder / "model.safetensors"), metadata={"format": "pt"})
    (folder / "tokenizer.json").write_text(tokenizer_of(model).to_str(), encoding="utf-8")
    _write_json(
        folder / "tokenizer_config.json",
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "bos_token": "<s>",
            "cls_token": "<s>",
            "eos_token": "</s>",
            "sep_token": "</s>",
            "pad_token": "<pad>",
            "unk_token": "<unk>",
            "mask_token": "<mask>",
        },
    )
    _write_json(
        folder / "modules.json",
        [
            _module(0, "", "Transformer"),
            _module(1, "1_Pooling", "Pooling"),
            _module(2, "2_Normalize", "Normalize"),
        ],
    )
    _write_json(
        folder / "1_Pooling" / "config.json",
        {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True},
    )
    _write_json(
        folder / "sentence_bert_config.json",
        {"max_seq_length": shape.positions, "do_lower_case": False},
    )
    _write_json(
        folder / "config_sentence_transformers.json",
        {"prompts": {"query": QUESTION, "document": PASSAGE}, "similarity_fn_name": "cosine"},
    )


def tokenizer_of(model: E5Model) -> Any:
    """The tokenizer: XLM-RoBERTa's pieces, and its way of preparing text."""
    from tokenizers import AddedToken, Tokenizer, processors
    from tokenizers.models import Unigram

    tokenizer = Tokenizer(Unigram(model.pieces, unk_id=model.unknown))
    _prepare(tokenizer)
    begin, end = ("<s>", _id(model, "<s>")), ("</s>", _id(model, "</s>"))
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[begin, end]
    )
    tokenizer.add_special_tokens([AddedToken(one, lstrip=one == "<mask>") for one in _SPECIAL])
    return tokenizer


def write_compiled_tokenizer(model: E5Model, folder: Path) -> SpecialTokens:
    """Write what ``model_tokenizer`` would of ``tokenizer_of``, in a fraction of the time.

    Returns:
        The numbers of the tokens that stand before and after every text.

    Raises:
        OSError: the disk does not take it.
    """
    unigram.write_pieces(folder, model.pieces, model.unknown, _SPECIAL)
    bare = unigram.without_pieces()
    _prepare(bare)
    bare.save(str(folder / TOKENIZER))
    return (_id(model, "<s>"),), (_id(model, "</s>"),)


def padding(model: E5Model) -> int:
    """The number of the padding token."""
    return _id(model, "<pad>")


def _prepare(tokenizer: Any) -> None:
    """Give a tokenizer XLM-RoBERTa's way of preparing text."""
    from tokenizers import Regex, normalizers, pre_tokenizers

    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(_REMOVED), ""),
            normalizers.Replace(Regex(_SPACES), " "),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")


def _id(model: E5Model, piece: str) -> int:
    return next(number for number, (text, _) in enumerate(model.pieces) if text == piece)


def _module(number: int, path: str, name: str) -> dict[str, Any]:
    kind = f"sentence_transformers.models.{name}"
    return {"idx": number, "name": str(number), "path": path, "type": kind}


def _write_json(path: Path, facts: Any) -> None:
    path.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
