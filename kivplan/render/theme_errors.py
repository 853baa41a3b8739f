"""What goes wrong in a theme, told with file, line, cause and cure."""

from __future__ import annotations

import re
from contextlib import contextmanager
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateAssertionError

from ..errors import KivplanError, UsageError
from .theme import own_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from .sandbox import ThemeSandbox
    from .theme import Theme

_NO_FILTER = re.compile(r"No (filter|test) named '([^']*)'")
_HELPERS = ("macros.", "story.")
_OLD = "the theme may be made for another version: compare with what `kivplan theme new` writes"


@contextmanager
def blamed(environment: ThemeSandbox) -> Iterator[None]:
    """Turn whatever goes wrong in a template of the theme into a UsageError.

    In kivplan's own it stays what it is, unless the theme brings what they take their macros from.
    """
    try:
        yield
    except KivplanError:
        raise
    except TemplateSyntaxError as error:
        if error.filename is None or error.filename not in _paths(environment.theme):
            raise
        raise UsageError(
            f"{error.filename} line {error.lineno}: {_plain(error.message)}", hint=_cure_of_syntax(error, environment)
        ) from error
    except Exception as error:
        where = _where(error.__traceback__, _paths(environment.theme))
        if where is None:
            helper = _helper(environment)
            if helper is None:
                raise
            cause = _plain(str(error)) or type(error).__name__
            raise UsageError(f"{helper}: kivplan's own templates cannot use it: {cause}", hint=_OLD) from error
        message, hint = _cause(error, environment)
        raise UsageError(f"{where[0]} line {where[1]}: {message}", hint=hint) from error


def _helper(environment: ThemeSandbox) -> str | None:
    """The file of the theme that kivplan's own templates take macros from, if there is one."""
    names = (name for name in sorted(environment.theirs) if name.rpartition("/")[2].startswith(_HELPERS))
    return next((environment.theme.path(name) for name in names), None)


def _paths(theme: Theme) -> frozenset[str]:
    return frozenset(map(theme.path, theme.texts))


def _where(trace: TracebackType | None, paths: frozenset[str]) -> tuple[str, int] | None:
    """The innermost place in the theme that led to an error."""
    found = None
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name in paths:
            found = (name, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _cause(error: Exception, environment: ThemeSandbox) -> tuple[str, str | None]:
    if isinstance(error, UndefinedError):
        return _plain(str(error)), f"the names are those kivplan's own template uses; {_OLD}"
    if isinstance(error, TemplateNotFound):
        return _not_found(str(error.name), environment)
    if isinstance(error, SecurityError):
        return _plain(str(error)), "a theme only lays out what it is given"
    if isinstance(error, RecursionError):
        return "it calls itself without end", "end the macro's calls of itself"
    if isinstance(error, MemoryError):
        return "it needs more memory than there is", "make less of it at once"
    if "is None" in str(error):
        return "prints a value that is not given", "ask first: {% if value is not none %}"
    return _plain(f"{error}" or type(error).__name__), _OLD


def _not_found(name: str, environment: ThemeSandbox) -> tuple[str, str | None]:
    known = [one.removeprefix(f"{environment.folder}/") for one in sorted(environment.theirs)]
    known += [one.partition("/")[2] for one in own_names() if one.startswith(f"{environment.folder}/")]
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else "name a file of the theme or of kivplan"
    return f"there is no template {name!r}", hint


def _cure_of_syntax(error: TemplateSyntaxError, environment: ThemeSandbox) -> str:
    found = _NO_FILTER.search(error.message or "") if isinstance(error, TemplateAssertionError) else None
    if found:
        known: dict[str, Any] = environment.filters if found[1] == "filter" else environment.tests
        near = get_close_matches(found[2], known, n=1, cutoff=0.5)
        return f"did you mean {near[0]}?" if near else f"use one of: {', '.join(sorted(known))}"
    return "mend the template; what Jinja knows is described at https://jinja.palletsprojects.com"


def _plain(message: str | None) -> str:
    """A message on one line, without a full stop at its end."""
    return " ".join((message or "").split()).rstrip(".")
