"""Commands that are imported when they are run: what one needs, no other waits for."""

from collections.abc import Iterator, Mapping, MutableMapping
from pkgutil import resolve_name
from typing import Any

import typer
from typer.core import TyperGroup


def group_of(places: Mapping[str, str]) -> type[TyperGroup]:
    """The class of a group of commands.

    Args:
        places: by the name of each, in the order of the help, the module and what it has there, a
            function or a group of commands: ``bot.cli.asking:ask_command``.
    """

    class Later(TyperGroup):
        """Commands that lie in modules which are not imported yet."""

        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self.commands = _Commands(places)

    return Later


class _Commands(MutableMapping[str, Any]):
    """Commands by their names, each made when it is looked up."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = places
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = _made(name, resolve_name(self._places[name]))
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        raise TypeError(f"{name} stays")

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _made(name: str, found: Any) -> Any:
    """A command of a function, or of a group's own commands."""
    around = typer.Typer(add_completion=False, rich_markup_mode=None)
    if isinstance(found, typer.Typer):
        around.add_typer(found, name=name)
    else:
        around.command(name=name)(found)
    return typer.main.get_group(around).commands[name]
