"""What all printed JSON has in common: how a model reads a value, and how it is written."""

import json
from typing import Annotated, Any, Self

from pydantic import AfterValidator, AliasPath, BaseModel, BeforeValidator, ConfigDict, Field

Share = Annotated[float, AfterValidator(lambda value: round(value, 4))]
"""From 0 to 1, to four digits."""

Tenths = Annotated[float, AfterValidator(lambda value: round(value, 1))]
"""To one digit."""

Count = Annotated[int, BeforeValidator(len)]
"""How many there are of what is read."""


class JsonModel(BaseModel):
    """One JSON object; its keys stand in the order of the fields."""

    model_config = ConfigDict(
        from_attributes=True,
        frozen=True,
        validate_by_alias=True,
        validate_by_name=True,
        defer_build=True,  # a command builds only the models it prints
    )

    @classmethod
    def of(cls, value: object) -> Self:
        """The object with what the fields read from a value's attributes."""
        return cls.model_validate(value)

    def as_dict(self) -> dict[str, Any]:
        """The object as ``json`` takes it."""
        return self.model_dump(mode="json", by_alias=True)

    def as_line(self) -> str:
        """The object on one line, letters of every script as they are."""
        return json.dumps(self.as_dict(), ensure_ascii=False)


def key(description: str, path: str = "", *, name: str | None = None) -> Any:
    """A field that is always printed.

    Args:
        description: for the schema.
        path: attributes on the way to it, ``query.question``; none where it has its own name.
        name: of the key, where a field cannot have it.
    """
    source = _path(path) if path else None
    return Field(description=description, validation_alias=source, serialization_alias=name)


def key_or_null(description: str, path: str) -> Any:
    """A field that is null where nothing is at the end of the path."""
    return Field(None, description=description, validation_alias=_path(path))


def key_if_asked(description: str, *, name: str | None = None) -> Any:
    """A field that is printed only where it was given a value."""
    return Field(
        None,
        description=description,
        serialization_alias=name,
        exclude_if=lambda value: value is None,
    )


def _path(dotted: str) -> AliasPath:
    first, *others = dotted.split(".")
    return AliasPath(first, *(int(one) if one.lstrip("-").isdecimal() else one for one in others))
