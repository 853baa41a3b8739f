"""How the documentation is built: ``sphinx-build -W -b html docs docs/_build``."""

from kivplan import __version__

project = "kivplan"
author = "The kivplan authors"
copyright = "2026, The kivplan authors"  # noqa: A001 - Sphinx's own name
release = version = __version__
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"kivplan {release}"
language = "en"
myst_heading_anchors = 3
html_baseurl = "https://kivplan.readthedocs.io/"
