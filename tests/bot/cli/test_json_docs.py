"""The guide to what ``--json`` prints, and its JSON schema, are drawn from the models.

``make guides`` writes both anew.
"""

import json
import re
from typing import Any

import pytest
from paths import ROOT
from pydantic.json_schema import models_json_schema

from bot.cli.json_models.answers import AnswerJson, QuestionErrorJson, RecordJson, SpokenPassageJson
from bot.cli.json_models.base import JsonModel
from bot.cli.json_models.checks import ChangesJson, CheckJson, QuotationErrorJson, TimelineJson
from bot.cli.json_models.corrections import CorrectionsJson
from bot.cli.json_models.doctor import DoctorJson
from bot.cli.json_models.feeds import FeedsJson, LooksJson
from bot.cli.json_models.insight import MissesJson, StatsJson
from bot.cli.json_models.measures import FitJson, MeasuresJson
from bot.cli.json_models.people import AuditJson, StaffJson
from bot.cli.json_models.reports import (
    BackupJson,
    BuildsJson,
    EmbedJson,
    ExpectationsJson,
    IndexJson,
    PruneJson,
    RestoreJson,
    RollbackJson,
    RunJson,
    StatusJson,
)

GUIDE, SCHEMA = ROOT / "docs" / "json.md", ROOT / "docs" / "json-schema.json"
PRINTED: dict[str, type[JsonModel]] = {
    "index": IndexJson,
    "embed": EmbedJson,
    "ask": AnswerJson,
    "check": CheckJson,
    "timeline": TimelineJson,
    "changes": ChangesJson,
    "show": RecordJson,
    "speech": SpokenPassageJson,
    "status": StatusJson,
    "problems": RunJson,
    "doctor": DoctorJson,
    "builds": BuildsJson,
    "rollback": RollbackJson,
    "prune": PruneJson,
    "expect list": ExpectationsJson,
    "backup": BackupJson,
    "restore": RestoreJson,
    "statement corrections": CorrectionsJson,
    "admins list": StaffJson,
    "audit": AuditJson,
    "misses": MissesJson,
    "stats": StatsJson,
    "feeds list": FeedsJson,
    "feeds look": LooksJson,
    "evaluate": MeasuresJson,
    "calibrate": FitJson,
}
OF_LINES: tuple[type[JsonModel], ...] = (QuestionErrorJson, QuotationErrorJson)
HEAD = """# What `--json` prints

One JSON object on one line, in UTF-8; with `--batch`, one a line. Every key is always there, in
this order, null where there is nothing to say, unless "alone" is said of it. Days are `2024-03-31`,
moments ISO 8601 with their offset. [json-schema.json](json-schema.json) is the same for programs.
This page is drawn from the program.
"""


def schema() -> dict[str, Any]:
    """The JSON schema: the object of each command by its name, all the others under ``$defs``."""
    models = [*PRINTED.values(), *OF_LINES]
    names, found = models_json_schema([(model, "serialization") for model in models])
    commands = {command: names[model, "serialization"] for command, model in PRINTED.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "properties": commands,
    } | found


def written(whole: dict[str, Any]) -> str:
    """The schema as text, a line for each object."""
    defined = ",\n".join(
        f"  {json.dumps(name)}: {json.dumps(one)}" for name, one in whole["$defs"].items()
    )
    others = (
        f"{json.dumps(name)}: {json.dumps(one)}" for name, one in whole.items() if name != "$defs"
    )
    return "{" + ",\n ".join((*others, f'"$defs": {{\n{defined}\n }}')) + "}\n"


def guide() -> str:
    """The guide: a table for each object, the commands' own first, each where it is first met."""
    defined: dict[str, Any] = schema()["$defs"]
    shown: list[str] = []
    text = HEAD
    for command, model in PRINTED.items():
        text += f"\n## {command}\n"
        text += "".join(_table(name, defined) for name in _new(model.__name__, defined, shown))
    text += "\n## A line that cannot be answered\n"
    return text + "".join(_table(model.__name__, defined) for model in OF_LINES)


def _new(name: str, defined: dict[str, Any], shown: list[str]) -> list[str]:
    """An object and those inside it that were not met before; enumerations need no table."""
    if name in shown or "properties" not in defined[name]:
        return []
    shown.append(name)
    inside = re.findall(r'"#/\$defs/(\w+)"', json.dumps(defined[name]))
    return [name, *(each for one in inside for each in _new(one, defined, shown))]


def _table(name: str, defined: dict[str, Any]) -> str:
    rows = "".join(
        f"| `{key}` | {_type(value, defined)} | {value['description']} |\n"
        for key, value in defined[name]["properties"].items()
    )
    about = f"\n### {_title(name)}\n\n{defined[name]['description']}\n"
    return f"{about}\n| key | type | what it is |\n|---|---|---|\n{rows}"


def _title(name: str) -> str:
    return name.removesuffix("Json")


def _type(value: dict[str, Any], defined: dict[str, Any]) -> str:
    """How the type of a value is written in a table."""
    match value:
        case {"$ref": str(ref)} if "enum" in (one := defined[ref.rpartition("/")[2]]):
            kind = _type(one, defined)
        case {"$ref": str(ref)}:
            title = _title(ref.rpartition("/")[2])
            kind = f"[{title}](#{title.lower()})"
        case {"anyOf": list(kinds)}:
            kind = ", ".join(_type(one, defined) for one in kinds)
        case {"enum": list(names)}:
            kind = ", ".join(f"`{one}`" for one in names)
        case {"prefixItems": _}:
            kind = "two strings"
        case {"items": dict(items)}:
            kind = f"list of {_type(items, defined)}"
        case {"additionalProperties": dict(values)}:
            kind = f"object of {_type(values, defined)}"
        case {"format": "date"}:
            kind = "day"
        case _:
            kind = str(value["type"])
    return kind


def test_the_guide_is_drawn_from_the_models() -> None:
    assert GUIDE.read_text(encoding="utf-8") == guide(), "run: make guides"


def test_the_schema_is_that_of_the_models() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == written(schema())


@pytest.mark.parametrize("model", [*PRINTED.values(), *OF_LINES])
def test_every_key_says_what_it_is(model: type[JsonModel]) -> None:
    keys = model.model_json_schema(mode="serialization")["properties"]
    assert [name for name, value in keys.items() if not value.get("description")] == []


if __name__ == "__main__":
    GUIDE.write_text(guide(), encoding="utf-8")
    SCHEMA.write_text(written(schema()), encoding="utf-8")
