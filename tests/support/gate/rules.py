"""What Telegram refuses, in Telegram's wording; TDLib itself judges texts and entities."""

import json
import re
from functools import cache
from itertools import pairwise
from typing import Any

import tdjson

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
INLINE_RESULTS = 50
FILE_BYTES = 20 * 2**20
TOAST_CHARACTERS = 200
ENTITIES = 100
DATA_BYTES = 64
COPY_CHARACTERS = 256
_TD_TYPES = {
    "blockquote": "BlockQuote",
    "expandable_blockquote": "ExpandableBlockQuote",
    "bold": "Bold",
    "italic": "Italic",
    "code": "Code",
    "text_link": "TextUrl",
}
_MARKDOWN = ("*", "_", "~", "|", "`", "[")


class Refused(Exception):  # noqa: N818 - what Telegram calls it
    """A request with a fault; the message is the answer's description."""


def check_caption(payload: dict[str, Any]) -> str:
    """Judge the caption of a file, which may be empty; returns it as Telegram keeps it."""
    caption = str(payload.get("caption") or "")
    if units(caption) > CAPTION_UNITS:
        raise Refused("Bad Request: message caption is too long")
    if not caption:
        return ""
    return check_text({"text": caption, "entities": payload.get("caption_entities")})


def check_results(payload: dict[str, Any]) -> list[str]:
    """Judge the results of an inline query; returns the texts they would send."""
    results = payload["results"]
    if len(results) > INLINE_RESULTS:
        raise Refused("Bad Request: RESULTS_TOO_MUCH")
    ids = [result["id"] for result in results]
    if len(set(ids)) < len(ids):
        raise Refused("Bad Request: RESULT_ID_DUPLICATE")
    button = payload.get("button") or {}
    if button and not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", button.get("start_parameter", "")):
        raise Refused("Bad Request: START_PARAM_INVALID")
    return [check_result(result) for result in results]


def check_result(result: dict[str, Any]) -> str:
    """Judge one inline result; returns the text it would send."""
    if not 1 <= len(result["id"].encode()) <= DATA_BYTES:
        raise Refused("Bad Request: RESULT_ID_INVALID")
    if not result.get("title"):
        raise Refused("Bad Request: can't parse inline query result: title must be non-empty")
    check_markup(result.get("reply_markup"))
    content = result["input_message_content"]
    return check_text({"text": content["message_text"], "entities": content.get("entities")})


def check_text(payload: dict[str, Any]) -> str:
    """Judge the text and entities of a message; returns the text as Telegram keeps it.

    Raises:
        Refused: with Telegram's description.
    """
    text, entities = str(payload.get("text", "")), payload.get("entities") or []
    if payload.get("parse_mode") not in (None, "HTML", "Markdown", "MarkdownV2"):
        raise Refused("Bad Request: unsupported parse_mode")
    if units(text) > TEXT_UNITS:
        raise Refused("Bad Request: message is too long")
    if len(entities) > ENTITIES:
        raise Refused("Bad Request: too many entities")
    for entity in entities:
        if entity["offset"] < 0 or entity["length"] < 1:
            raise Refused("Bad Request: entity has a bad offset or length")
        if entity["offset"] + entity["length"] > units(text):
            raise Refused("Bad Request: entity ends after the end of the text")
    _check_nesting(entities)
    kept = _judged(text, entities)
    if not kept.strip():
        raise Refused("Bad Request: message text is empty")
    return kept


def check_markup(markup: dict[str, Any] | None) -> None:
    """Judge an inline keyboard.

    Raises:
        Refused: with Telegram's description.
    """
    for row in (markup or {}).get("inline_keyboard", []):
        for button in row:
            data = button.get("callback_data")
            if not button.get("text"):
                raise Refused("Bad Request: inline keyboard button text must be non-empty")
            if data is not None and not 1 <= len(data.encode()) <= DATA_BYTES:
                raise Refused("Bad Request: BUTTON_DATA_INVALID")
            copied = button.get("copy_text", {}).get("text", "-")
            if not 1 <= units(copied) <= COPY_CHARACTERS:
                raise Refused("Bad Request: BUTTON_COPY_TEXT_INVALID")
            if not {"callback_data", "url", "copy_text"} & button.keys():
                raise Refused("Bad Request: text buttons are unallowed in the inline keyboard")


def check_shape(method: str, payload: dict[str, Any]) -> None:
    """Have aiogram's model of the method read the parameters, none of them unknown to it.

    Raises:
        Refused: a parameter that is missing, of a wrong type, or that does not exist.
    """
    model = models().get(method)
    if model is None:
        return
    unknown = payload.keys() - model.model_fields.keys()
    if unknown:
        raise Refused(f"Bad Request: {method} has no parameter {', '.join(sorted(unknown))}")
    try:
        model.model_validate(payload)
    except ValueError as error:
        raise Refused(f"Bad Request: {method}: {error}") from error


def units(text: str) -> int:
    """UTF-16 code units, in which Telegram counts."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def _check_nesting(entities: list[dict[str, Any]]) -> None:
    quotes = sorted(
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in entities
        if "blockquote" in entity["type"]
    )
    for (_, end), (start, _) in pairwise(quotes):
        if start < end:
            raise Refused("Bad Request: can't parse entities: blockquotes can't be nested")


def _judged(text: str, entities: list[dict[str, Any]]) -> str:
    """The text as TDLib rewrites it; its complaint where it does not take the entities."""
    formatted = {
        "@type": "formattedText",
        "text": text,
        "entities": [_td_entity(entity) for entity in entities],
    }
    # What is not marked up passes through unchanged, rewritten only as every message is; where
    # the text could be taken for markup, the answer is of use for its complaints alone.
    answer = _execute({"@type": "parseMarkdown", "text": formatted})
    if answer["@type"] == "error":
        raise Refused(f"Bad Request: {answer['message']}")
    return text if any(mark in text for mark in _MARKDOWN) else str(answer["text"])


def _td_entity(entity: dict[str, Any]) -> dict[str, Any]:
    if entity["type"] not in _TD_TYPES:
        raise Refused(f"Bad Request: unsupported entity type {entity['type']}")
    kind = {"@type": f"textEntityType{_TD_TYPES[entity['type']]}"}
    if "url" in entity:
        kind["url"] = entity["url"]
    return {
        "@type": "textEntity",
        "offset": entity["offset"],
        "length": entity["length"],
        "type": kind,
    }


def _execute(request: dict[str, Any]) -> dict[str, Any]:
    _quiet()
    answer = tdjson.td_execute(json.dumps(request).encode())
    return dict(json.loads(answer or b"{}"))


@cache
def _quiet() -> None:
    level = {"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}
    tdjson.td_execute(json.dumps(level).encode())


@cache
def models() -> dict[str, Any]:
    """The models of aiogram by method name; loading them takes seconds, so only where needed."""
    from aiogram import methods

    named = (getattr(methods, name) for name in methods.__all__)
    return {
        model.__api_method__: model
        for model in named
        if isinstance(getattr(model, "__api_method__", None), str)
    }
