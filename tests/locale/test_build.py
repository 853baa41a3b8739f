from __future__ import annotations

import gettext
import runpy
import shutil

from kivplan.locale.update import DOMAINS, ROOT


def test_building_compiles_every_catalog_the_same_each_time(tmp_path):
    shutil.copytree(
        ROOT / "kivplan" / "locale", tmp_path / "kivplan" / "locale", ignore=lambda *_: ["kivplan.mo", "findings.mo"]
    )
    build = runpy.run_path(str(ROOT / "hatch_build.py"))
    written = build["compile_catalogs"](tmp_path)
    catalogs = [(path.parts[-3], path.stem) for path in written]
    assert catalogs == sorted((language, domain.name) for domain in DOMAINS for language in domain.languages)
    first = [path.read_bytes() for path in written]
    assert [path.read_bytes() for path in build["compile_catalogs"](tmp_path)] == first
    with written[catalogs.index(("sv", "kivplan"))].open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).pgettext("strategy", "Acquire") == "Anskaffa"
