"""All faults at once, in every format there is: the same findings, each once, in the order the format promises."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import pytest

from kivplan.reporters import REPORTERS, Look, Results

from .seeded import AS_OF
from .test_seeded import APART, TOGETHER, found

WORST_FIRST = ("github", "markdown")
CODES = re.compile(r"KIV(\d{3})(?:-(\d{3}))?")


def listed(name: str, report: str) -> list[tuple[str, int]]:
    """Code and line of every finding in a report, in its order."""
    match name:
        case "json":
            return [(one["code"], one["line"]) for one in json.loads(report)["findings"]]
        case "sarif":
            results = json.loads(report)["runs"][0]["results"]
            regions = [one["locations"][0]["physicalLocation"]["region"]["startLine"] for one in results]
            return [(one["ruleId"], line) for one, line in zip(results, regions, strict=True)]
        case "gitlab":
            return [(one["check_name"].split()[0], one["location"]["lines"]["begin"]) for one in json.loads(report)]
        case "junit":
            cases = ET.fromstring(report).iter("testcase")
            return [(one.get("name").split()[0], int(re.search(r":(\d+):\d+", one[0].text)[1])) for one in cases]
        case "markdown":
            return [
                (code, int(line)) for line, code in re.findall(r"^\| \w+ \| (\d+) \| (KIV\d+)", report, re.MULTILINE)
            ]
        case "github":
            return [
                (code, int(line))
                for line, code in re.findall(r"^::.*?line=(\d+).*?title=(KIV\d+)", report, re.MULTILINE)
            ]
        case "concise":
            return [
                (code, int(line)) for line, code in re.findall(r"^[^:]+:(\d+):\d+: \w+ (KIV\d+)", report, re.MULTILINE)
            ]
        case "text":  # missing points of one action are told as one
            heads = re.findall(r"^(\w+ KIV.*)\n +--> [^:]+:(\d+)", report, re.MULTILINE)
            return [(code, int(line)) for codes, line in heads for code in unfolded(codes.split(":")[0])]
    raise NotImplementedError(f"how does {name} list its findings?")


def unfolded(codes: str) -> list[str]:
    """``KIV301-303 KIV305`` one by one."""
    runs = ((int(first), int(last or first)) for first, last in CODES.findall(codes))
    return [f"KIV{number}" for first, last in runs for number in range(first, last + 1)]


@pytest.mark.parametrize("faults", [TOGETHER, *APART], ids=lambda faults: faults[0].rule)
@pytest.mark.parametrize("name", REPORTERS)
def test_every_format_tells_of_every_fault_in_order(name, faults):
    text, findings = found(faults)
    lines = text.splitlines()
    results = Results(findings, ("plan",), 1, AS_OF, show_line=lambda file, number: lines[number - 1])
    ordered = results.worst_first() if name in WORST_FIRST else findings
    assert listed(name, REPORTERS[name](results, Look())) == [(one.code, one.place.line) for one in ordered]
    assert len(findings) == len(faults)
