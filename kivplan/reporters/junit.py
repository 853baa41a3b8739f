"""Findings as JUnit XML, for whoever shows test reports: a suite for each file, a test case for each finding.

An error or warning is a test that failed; info is one that was skipped, so that it is seen and fails nothing. Names
hold no line, so that a report service knows a finding again when lines have moved. Valid against Jenkins' schema, which
knows no attributes for file and line on a test case: they are in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from ..findings import Level
from .escaping import escaped, one_line
from .snippet import shown_place
from .wording import seen_elsewhere, summary, whole_message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..findings import Finding
    from .results import Look, Results

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(results: Results, look: Look) -> str:
    """The test report; one test case that passed where nothing was found."""
    files: dict[str, list[Finding]] = {}
    for finding in results.findings:
        files.setdefault(finding.place.file, []).append(finding)
    failed, _ = _failed_and_skipped(results.findings)
    total = _attributes(name="kivplan", tests=len(results.findings) or 1, failures=failed, errors=0, time=0)
    lines = [f"<testsuites{total}>"]
    for file, findings in files.items():
        lines += _suite(results, file, findings)
    if not files:
        lines += _all_is_well(results)
    return HEAD + "\n".join([*lines, "</testsuites>"]) + "\n"


def _all_is_well(results: Results) -> Iterator[str]:
    yield _suite_tag("kivplan", tests=1, failed=0, skipped=0)
    yield f"    <testcase{_attributes(name='validate', classname='kivplan', time=0)}>"
    yield f"      <system-out>{_xml(summary(results))}</system-out>"
    yield "    </testcase>"
    yield "  </testsuite>"


def _suite(results: Results, file: str, findings: list[Finding]) -> Iterator[str]:
    failed, skipped = _failed_and_skipped(findings)
    yield _suite_tag(one_line(file), tests=len(findings), failed=failed, skipped=skipped)
    seen: Counter[str] = Counter()
    for finding in findings:
        name = f"{finding.code} {finding.name}: {one_line(finding.message)}"
        seen[name] += 1
        yield from _case(results, finding, name if seen[name] == 1 else f"{name} ({seen[name]})")
    yield "  </testsuite>"


def _suite_tag(name: str, *, tests: int, failed: int, skipped: int) -> str:
    told = _attributes(name=name, tests=tests, failures=failed, errors=0, skipped=skipped, time=0)
    return f"  <testsuite{told}>"


def _case(results: Results, finding: Finding, name: str) -> Iterator[str]:
    outcome = "skipped" if finding.level is Level.INFO else "failure"
    told = _attributes(message=one_line(finding.message), type=finding.level.label)
    text = [shown_place(finding.place), whole_message(results, finding), *seen_elsewhere(finding)]
    text += filter(None, [results.url_of(finding)])
    yield f"    <testcase{_attributes(name=name, classname=one_line(finding.place.file), time=0)}>"
    yield f"      <{outcome}{told}>{_xml(chr(10).join(text))}</{outcome}>"
    yield "    </testcase>"


def _failed_and_skipped(findings: Iterable[Finding]) -> tuple[int, int]:
    skipped = [finding.level is Level.INFO for finding in findings]
    return skipped.count(False), skipped.count(True)


def _attributes(**values: object) -> str:
    return "".join(f' {name}="{_xml(str(value))}"' for name, value in values.items())


def _xml(text: str) -> str:
    """Text as it may stand in an element or an attribute; what XML has no characters for is written out."""
    return escape(_NOT_XML.sub(lambda match: escaped(match[0]), text))
