"""For developers: keeps the ``.po`` files in step with the source.

    python -m kivplan.locale.update            # take new messages in, set unused ones aside
    python -m kivplan.locale.update --check    # change nothing; exit 1 if a catalog is behind or not translated
    python -m kivplan.locale.update --prune    # also forget what was set aside

Does what ``pybabel extract -F babel.cfg -k say -k count:1,2`` and ``pybabel update`` would, but so that catalogs diff
well: sorted by message, one line each, without line numbers, dates or fuzzy guesses. A translation no longer used is
kept at the end of its file (``#~``) and comes back by itself when the message does. Needs the source tree and Jinja2.

The words of reports are in ``kivplan.po``, those of findings and rules in ``findings.po``; there nynorsk falls back to
bokmål, and English needs no file.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from .catalog import FINDINGS, REPORTS
from .extracting import findings_messages
from .languages import LANGUAGES
from .terms import TERMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

ROOT = Path(__file__).parents[2]
KEYWORDS: Mapping[str, Any] = {**DEFAULT_KEYWORDS, "say": None, "count": (1, 2)}

_HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

Key = tuple[str | None, str]


def key(message: Message) -> Key:
    """What tells a message from all others: its context and its (singular) English text."""
    return message.context, forms(message.id)[0]


def live(catalog: Catalog) -> dict[Key, Message]:
    """The messages in use, without the header."""
    return {key(message): message for message in catalog if message.id}


def forms(text: str | list[str] | tuple[str, ...] | list[object] | None) -> tuple[str, ...]:
    """The forms of a message's id or translation: one, or one for each plural; an absent one is empty."""
    if text is None or isinstance(text, str):
        return (text or "",)
    return tuple(str(form or "") for form in text)


def untranslated(catalog: Catalog) -> list[Message]:
    """The messages with a form missing, in order."""
    return [message for message in live(catalog).values() if not all(forms(message.string))]


def path_of(language: str, root: Path = ROOT, domain: str = REPORTS) -> Path:
    """Where the messages of ``language`` are kept."""
    return root / "kivplan" / "locale" / language / "LC_MESSAGES" / f"{domain}.po"


def read(language: str, root: Path = ROOT, domain: str = REPORTS) -> Catalog:
    """The catalog of ``language`` as it is kept; empty when there is none yet."""
    path = path_of(language, root, domain)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as text:
        return read_po(text, locale=language, abort_invalid=True)


def extract_terms(
    fileobj: IO[bytes],
    keywords: Iterable[str],
    comment_tags: Iterable[str],
    options: Mapping[str, Any],
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """Babel's extractor for ``terms.py`` (the signature is Babel's): each English name, with its context."""
    for context, names in TERMS.items():
        for name in names.values():
            yield 0, "pgettext", (context, name), []


def extract(root: Path = ROOT) -> Catalog:
    """Every message of the source and the templates, untranslated."""
    with (root / "babel.cfg").open(encoding="utf-8") as text:
        methods, options = parse_mapping_cfg(text)  # type: ignore[no-untyped-call]
    template = Catalog()
    found = extract_from_dir(root, methods, options, KEYWORDS, directory_filter=lambda at: _ours(Path(at), root))
    for _file, _line, message, _comments, context in found:
        template.add(message, context=context)
    return template


def extract_findings(root: Path = ROOT) -> Catalog:
    """Every message of the findings and the rules' pages, untranslated."""
    template = Catalog()
    for text in findings_messages(root):
        template.add(text)
    for message in template:
        message.flags.clear()  # the templates are formatted with braces; a per cent sign is one
    return template


@dataclass(frozen=True, slots=True)
class Domain:
    """A set of catalogs: the languages it has, those of them that may want messages, and where its words are found."""

    name: str
    languages: tuple[str, ...]
    may_want: tuple[str, ...]
    extract: Callable[[Path], Catalog]


DOMAINS = (
    Domain(REPORTS, LANGUAGES, ("en",), extract),
    Domain(FINDINGS, ("nb", "nn", "sv"), ("nn",), extract_findings),
)


def _ours(folder: Path, root: Path) -> bool:
    return folder.relative_to(root).parts[0] in {"kivplan", "templates"} and not folder.name.startswith((".", "__"))


def merge(template: Catalog, known: Catalog, language: str) -> Catalog:
    """The messages of ``template`` as ``known`` translates them; translations not used are kept as obsolete."""
    memory = {key(m): m for m in known.obsolete.values()} | live(known)
    merged = Catalog(locale=language)
    for at, message in live(template).items():
        old = memory.pop(at, None)
        string = old.string if old is not None and old.pluralizable == message.pluralizable else None
        comments = old.user_comments if old is not None else ()
        merged.add(message.id, string, flags=message.flags, context=message.context, user_comments=comments)
    for message in memory.values():
        if any(forms(message.string)):
            merged.obsolete[repr(key(message))] = message
    return merged


def written(catalog: Catalog, *, prune: bool = False) -> bytes:
    """The catalog as text, the same for the same messages."""
    body = BytesIO()
    write_po(body, catalog, width=0, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=prune)
    return (_HEADER.format(language=catalog.locale_identifier) + body.getvalue().decode().strip("\n") + "\n").encode()


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Update or check every catalog; the exit code."""
    behind = [_updated(domain, arguments, root) for domain in DOMAINS]
    return 1 if "--check" in arguments and any(behind) else 0


def _updated(domain: Domain, arguments: list[str], root: Path) -> bool:
    """Update or check the catalogs of one domain; whether one was behind."""
    template = domain.extract(root)
    behind = False
    for language in domain.languages:
        merged = merge(template, read(language, root, domain.name), language)
        missing = [] if language in domain.may_want else untranslated(merged)
        text = written(merged, prune="--prune" in arguments)
        path = path_of(language, root, domain.name)
        changed = not path.exists() or path.read_bytes() != text
        if changed and "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
        behind = behind or changed or bool(missing)
        sys.stdout.write(_told(f"{domain.name} {language}", len(live(merged)), missing, changed=changed))
    return behind


def _told(catalog: str, total: int, missing: list[Message], *, changed: bool) -> str:
    head = f"{catalog}: {total} messages, {len(missing)} to translate{', changed' if changed else ''}\n"
    return head + "".join(f"    {': '.join(filter(None, key(message)))}\n" for message in missing)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
