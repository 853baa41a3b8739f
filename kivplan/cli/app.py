"""The commands together, and the option parser that reads what is asked of them.

A command function only reads its options and returns a ``Job``; the job runs after the option parser has let go,
so that every failure reaches ``failures.tell`` as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
import typer.core

from .. import __version__
from ..errors import UsageError
from .new import new
from .render import render
from .rule import rule
from .schema import schema
from .theme import new_theme, theme
from .validate import validate
from .watch import watch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .context import Job

app = typer.Typer(
    name="kivplan",
    help="Strategic competence plans as plain YAML: checked, and turned into what a board reads.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


class Command(typer.core.TyperCommand):
    """A command whose help says what an argument is for, and not of which Python type it is."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for parameter in self.params:
            if isinstance(parameter, typer.core.TyperArgument):
                vars(parameter)["display_type_rich"] = lambda **_: None


for command in (new, validate, render, watch, rule, schema):
    app.command(cls=Command)(command)

theme.command("new", cls=Command)(new_theme)
app.add_typer(theme, name="theme")


@app.callback(invoke_without_command=True)
def top(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", "-V", help="Show the version and exit.", is_eager=True)] = False,
) -> int:
    """Strategic competence plans as plain YAML: checked, and turned into what a board reads."""
    if version:
        typer.echo(f"kivplan {__version__}")
        raise typer.Exit(0)
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        return UsageError.exit_code
    return 0


def parsed(arguments: Sequence[str]) -> Job | int:
    """The job asked for, or the exit code where the parser has answered itself (``--help``)."""
    command = typer.main.get_command(app)
    try:
        outcome: Job | int | None = command.main(list(arguments), prog_name="kivplan", standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # what the parser makes of a reader that went away
            raise BrokenPipeError from None
        raise
    except _usage_error() as error:
        raise _in_our_words(error) from None
    if outcome == 130:  # what the parser makes of Ctrl-C
        raise KeyboardInterrupt
    return outcome or 0


def _usage_error() -> type[Exception]:
    """The root of the parser's own refusals; found from a public one, as its home is private and has moved."""
    return typer.BadParameter.__mro__[1]


def _in_our_words(error: Exception) -> UsageError:
    """A refusal of the parser in kivplan's own form."""
    context = getattr(error, "ctx", None)
    command = "kivplan" if context is None else context.command_path
    message = getattr(error, "format_message", error.__str__)().removesuffix(".")
    return UsageError(message[:1].lower() + message[1:], hint=f"`{command} --help` shows what can be given")
