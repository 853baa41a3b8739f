"""A theme: an organisation's own templates, stylesheets, words and logo, put over kivplan's own.

It is read whole before anything is made, and only by the names a theme may have: a template that asks for a file gets
one of these or one of kivplan's own, wherever its path may lead. What a theme does not have is kivplan's own.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..errors import UsageError
from ..resources import templates_dir
from .theme_checks import complaint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_BYTES = 512 * 1024
MOST_FILES = 400
DEEPEST = 4
LOGOS = ("logo.png", "logo.jpg", "logo.jpeg")
OWN_STYLE = "theme.css"
KINDS = {"html": (".html", ".svg", ".css"), "markdown": (".md",), "typst": (".typ",), "words": (".po",)}
"""The folders of a theme, and the endings of the files in each."""
_BESIDE = ("readme", "license", "licence", "notice", "changelog")
_LANGUAGES = ("nb", "nn", "sv", "en")


@dataclass(frozen=True, eq=False)
class Theme:
    """What a theme has: text by its path in the theme, and the logo; ``called``: how the user named its folder."""

    called: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    logo: tuple[str, bytes] | None = None

    def text(self, name: str) -> str:
        """The theme's own file, else kivplan's."""
        return self.texts[name] if name in self.texts else own_text(name)

    def path(self, name: str) -> str:
        """A file as the user knows it."""
        return f"{self.called}/{name}"

    def styles(self) -> Iterator[str]:
        """The stylesheets in the order they hold: what all pages share, those of single sections, the theme's own."""
        names = {f"html/styles/{path.name}" for path in (templates_dir() / "html/styles").glob("*.css")}
        names |= {name for name in self.texts if name.startswith("html/styles/")}
        yield from map(self.text, ("html/style.css", *sorted(names)))
        if OWN_STYLE in self.texts:
            yield self.texts[OWN_STYLE]


NO_THEME = Theme()


def own_text(name: str) -> str:
    """One of kivplan's own files, by its path in a theme."""
    return (templates_dir() / name).read_text(encoding="utf-8")


def own_names() -> tuple[str, ...]:
    """The files of kivplan's own that a theme may replace, by their paths in it."""
    home = templates_dir()
    found = (
        path.relative_to(home).as_posix()
        for folder, endings in KINDS.items()
        for path in (home / folder).rglob("*")
        if path.suffix in endings and path.is_file()
    )
    return tuple(sorted(found))


def theme_at(folder: Path, called: str) -> Theme:
    """The theme in a folder, which is named as it is ``called``.

    Raises UsageError, with the file, the line where there is one, and the cure, for a folder that is not there, a link,
    a file that is no part of a theme or too large, text that is not UTF-8, and whatever would reach the network.
    """
    if not folder.is_dir():
        raise UsageError(f"{called}: there is no such folder", hint="`kivplan theme new` makes one to start from")
    texts: dict[str, str] = {}
    logo = None
    for name, path in _files(folder, called):
        data = _read(path, f"{called}/{name}")
        if name in LOGOS:
            logo = (name, data)
        elif _is_part(name, called):
            texts[name] = _decoded(data, f"{called}/{name}")
    theme = Theme(called, texts, logo)
    _refuse_what_is_wrong(theme)
    return theme


def _files(folder: Path, called: str) -> Iterator[tuple[str, Path]]:
    """Every file below the folder but hidden ones, by its path in it, in order; nothing is followed out of it."""
    waiting, count = [folder], 0
    while waiting:
        at = waiting.pop()
        with _told(called):
            entries = sorted(os.scandir(at), key=lambda entry: entry.name)
        for entry in entries:
            path = Path(entry.path)
            name = path.relative_to(folder).as_posix()
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                raise UsageError(f"{called}/{name} is a link", hint="put the file itself there")
            if entry.is_dir(follow_symlinks=False):
                if len(PurePosixPath(name).parts) >= DEEPEST:
                    raise UsageError(f"{called}/{name}: a theme has no folders as deep as this")
                waiting.append(path)
                continue
            count += 1
            if count > MOST_FILES:
                raise UsageError(f"{called} has more than {MOST_FILES} files", hint="keep only what the theme changes")
            yield name, path


def _read(path: Path, called: str) -> bytes:
    """The bytes of an ordinary file, no link, not larger than a theme's file may be."""
    with _told(called):
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise UsageError(f"{called} is not an ordinary file", hint="take it away")
            data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UsageError(f"{called} is larger than 512 KB", hint="make it smaller, or take it away")
    return data


class _told:  # noqa: N801  reads as a verb where it is used
    """Turn the system's refusal to read what is ``called`` so into one sentence."""

    def __init__(self, called: str) -> None:
        self.called = called

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise UsageError(f"{self.called} cannot be read: {error.strerror or 'the system refuses'}") from error


def _is_part(name: str, called: str) -> bool:
    """Whether a file is part of a theme; what may stand beside is not. Raises UsageError for anything else."""
    path = PurePosixPath(name)
    folder = path.parts[0] if len(path.parts) > 1 else ""
    if name == OWN_STYLE or (folder == "words" and name in _words()) or _fits(path, folder):
        return True
    if not folder and path.name.casefold().startswith(_BESIDE):
        return False
    known = (*own_names(), *_words(), OWN_STYLE, *LOGOS)
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    kinds = "a theme has html/, markdown/, typst/ and words/ as kivplan has them, theme.css and logo.png or logo.jpg"
    hint = f"did you mean {near[0]}? {kinds}" if near else kinds
    if folder == "words":
        hint = f"the languages are {', '.join(_words())}"
    raise UsageError(f"{called}/{name} is no part of a theme", hint=hint)


def _fits(path: PurePosixPath, folder: str) -> bool:
    if folder in ("", "words") or path.suffix not in KINDS.get(folder, ()):
        return False
    return path.suffix != ".css" or str(path) == "html/style.css" or str(path.parent) == "html/styles"


def _words() -> tuple[str, ...]:
    return tuple(f"words/{language}.po" for language in _LANGUAGES)


def _decoded(data: bytes, called: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(data[: error.start].split(b"\n"))
        raise UsageError(f"{called} line {line}: not UTF-8", hint="save the file as UTF-8") from error
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise UsageError(f"{called} line {line}: a NUL character", hint="save the file as text in UTF-8")
    return text.replace("\r\n", "\n")


def _refuse_what_is_wrong(theme: Theme) -> None:
    own = frozenset(own_names())
    for name, text in theme.texts.items():
        found = complaint(name, text)
        if found is not None:
            raise UsageError(f"{theme.path(name)} line {found.line}: {found.message}", hint=found.hint)
        if name.endswith((".html", ".md", ".svg", ".typ")) and name not in own:
            _refuse_unused(theme, name, own)


def _refuse_unused(theme: Theme, name: str, own: frozenset[str]) -> None:
    """A part of the theme's own must be asked for by another, or it is a name misspelt."""
    folder, _, inside = name.partition("/")
    if any(inside in text for other, text in theme.texts.items() if other != name and other.startswith(f"{folder}/")):
        return
    near = get_close_matches(name, [one for one in sorted(own) if one.startswith(f"{folder}/")], n=1, cutoff=0.6)
    hint = f"did you mean {near[0]}?" if near else "take it away, or include it in a template that is used"
    raise UsageError(f"{theme.path(name)}: nothing uses a file of this name", hint=hint)
