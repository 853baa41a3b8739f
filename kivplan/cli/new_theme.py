"""What ``kivplan theme new`` writes: kivplan's own templates and stylesheets, its words as catalogs, what is what."""

from __future__ import annotations

from .. import __version__
from ..locale.catalog import source_catalog
from ..locale.languages import LANGUAGES
from ..render.theme import OWN_STYLE, own_names, own_text


def theme_files() -> dict[str, str]:
    """The files of a theme to start from, by their paths in it."""
    files = {name: own_text(f"theme/{name}").replace("__VERSION__", __version__) for name in ("README.md", OWN_STYLE)}
    files |= {name: own_text(name) for name in own_names()}
    files |= {f"words/{language}.po": _out_of_use(source_catalog(language)) for language in LANGUAGES}
    return files


def _out_of_use(po: str) -> str:
    """A catalog whose head holds and whose messages do not."""
    head, _, rest = po.partition("\n\n")
    lines = [f"#~ {line}" if line else line for line in rest.splitlines() if not line.startswith("#")]
    return "\n".join([head, "", *lines]) + "\n"
