"""Commands as Typer reads them, each made when it is asked for, and its options in groups."""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from inspect import Parameter, Signature, getdoc, signature
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from dhrcode.errors import UsageError

Command = Callable[..., None]


def group(name: str, about: str, commands: Iterable[Command | str]) -> typer.Typer:
    """Commands under one name, such as `dhrcode source add`."""
    return typer.Typer(
        name=name,
        help=about,
        no_args_is_help=True,
        rich_markup_mode=None,
        add_completion=False,
        cls=holding(commands),
        callback=lambda: None,
    )


def holding(commands: "Iterable[Command | str]") -> type[TyperGroup]:
    """The class of a group of commands, each called like its function.

    Typer would import and make every command, and each of its options, whenever the program starts.

    Args:
        commands: functions, or the modules in `commands` that hold a function, or a group, of their
            own name.
    """
    known = {_name(command): command for command in commands}

    class CommandGroup(TyperGroup):
        """Makes one command, when it is asked for."""

        def __init__(self, **attributes: Any) -> None:
            super().__init__(**attributes)
            self.commands: dict[str, Any] = dict.fromkeys(known)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - Typer's signature
            """The command of a name; None if there is none."""
            if cmd_name in known and self.commands[cmd_name] is None:
                self.commands[cmd_name] = _made(_found(known[cmd_name]))
            return self.commands.get(cmd_name)

        def format_commands(self, ctx: Any, formatter: Any) -> None:
            """The help needs the commands' docstrings alone."""
            told = {name: TyperCommand(name, help=_about(_found(known[name]))) for name in known}
            TyperGroup(name=self.name, commands=dict(told)).format_commands(ctx, formatter)

    return CommandGroup


def with_sections(sections: Mapping[str, Mapping[str, str]]) -> type[TyperGroup]:
    """The class of a group whose help shows its commands under titles, without importing them.

    Args:
        sections: by title, the modules in `commands` as for `holding`, each with its line.
    """
    lines = [
        (title, _name(module), line)
        for title, of in sections.items()
        for module, line in of.items()
    ]
    width = max(len(name) for _, name, _ in lines)

    class SectionGroup(holding(module for of in sections.values() for module in of)):  # type: ignore[misc] # made anew
        """Makes one command, when it is asked for."""

        def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer's signature
            """Each section with its commands, all lines in one column."""
            for title in sections:
                rows = [
                    (name.ljust(width), line) for within, name, line in lines if within == title
                ]
                with formatter.section(title):
                    formatter.write_dl(rows)

    return SectionGroup


def _name(command: Command | str) -> str:
    name = command if isinstance(command, str) else command.__name__
    return name.rpartition(".")[2].rstrip("_").replace("_", "-")


def _found(command: Command | str) -> "Command | typer.Typer":
    if not isinstance(command, str):
        return command
    module = import_module(f"dhrcode.cli.commands.{command}")
    found: Command | typer.Typer = getattr(module, command.rpartition(".")[2])
    return found


def _about(command: Command | typer.Typer) -> str | None:
    return str(command.info.help) if isinstance(command, typer.Typer) else getdoc(command)


class _OneSentenceCommand(TyperCommand):
    """A command that says of a value which an option does not take what all else says so."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, read; where one is missing, the usage is shown.

        Raises:
            UsageError: one is not of its kind.
        """
        try:
            return super().parse_args(ctx, args)
        except typer.BadParameter as error:
            if not error.message:
                raise
            said = error.format_message().replace("Value error, ", "").rstrip(".")
            said = said.replace("Input should", "it should").partition(", unable to parse")[0]
            raise UsageError(f"{said[:1].lower()}{said[1:]}") from None


def _made(command: Command | typer.Typer) -> Any:
    if isinstance(command, typer.Typer):
        return typer.main.get_command(command)
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    alone.command(_name(command), cls=_OneSentenceCommand)(flat(command))
    return typer.main.get_command(alone)


def flat(command: Command) -> Command:
    """The command with every option of each group (a NamedTuple) as a parameter of its own."""
    parameters = signature(command).parameters
    groups = {name: p.annotation for name, p in parameters.items() if _is_group(p.annotation)}

    def call(**given: Any) -> None:
        for name, options in groups.items():
            given[name] = options(**{field: given.pop(field) for field in options._fields})
        command(**given)

    call.__doc__ = command.__doc__
    call.__signature__ = Signature(  # type: ignore[attr-defined] # what `signature` reads
        [
            one.replace(kind=Parameter.KEYWORD_ONLY)
            for name, own in parameters.items()
            for one in (signature(groups[name]).parameters.values() if name in groups else (own,))
        ]
    )
    return call


def _is_group(annotation: object) -> bool:
    return isinstance(annotation, type) and hasattr(annotation, "_fields")
