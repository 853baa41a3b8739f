"""Would a test notice? Small changes to figures and rules, one at a time, each run against the tests that meet it.

``python tests/mutation`` takes every module of ``kivplan/plan`` and ``kivplan/rules``; paths name some of them. What no
test notices is printed, unless ``tests/mutation/same.toml`` says why it makes no difference; exit code 1 for anything
printed. Needs a Unix.

The tests are collected once, and run once under coverage, which tells which of them meet which line. A change within a
function is made in a fork of that process by giving the function other code, so decorated functions and properties are
changed like any other; the tests that meet the line run, quickest first, until one fails. A change to what runs while a
module is imported (tables, and of a ``Rule`` all but its documentation) is made in a fork that has not imported it.
Words are left alone. Tests marked slow do not take part.

Why not a tool there is: mutmut (3.8) leaves decorated functions alone, which are all figures and properties of a plan,
and tables; cosmic-ray (8.4) runs the whole test command in a new process for each change.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import importlib.abc
import importlib.machinery
import json
import os
import re
import resource
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

import coverage
import pytest
from changes import ROOT, Mutant, compiled, mutants_of, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PACKAGES = ("kivplan/plan", "kivplan/rules")
TESTS = ("tests/plan", "tests/rules", "tests/report")
SAME = Path(__file__).with_name("same.toml")
MOST_SECONDS = 10  # of tests for one change, quickest first; what only slower ones would notice counts as not noticed
SPARE_SECONDS = 4  # of computing, beside four times what the tests take: then the program is taken to hang
MOST_MEMORY = 4 << 30

Items = dict[str, pytest.Item]
Around = Callable[[pytest.Item], contextlib.AbstractContextManager[Any]]
IMPORTING = ""  # what coverage calls the time before the first test


@cache
def near_to(file: str) -> frozenset[str]:
    """The files of tests that are named after a module, or speak of a rule that it has."""
    rules = re.findall(r'"([a-z]+(?:-[a-z]+)+)"', (ROOT / file).read_text(encoding="utf-8"))
    found = (one for tests in TESTS for one in (ROOT / tests).glob("test_*.py"))
    near = (
        one
        for one in found
        if one.stem.startswith(f"test_{Path(file).stem}")
        or any(re.search(rf'[" ]{rule}[" ]', one.read_text(encoding="utf-8")) for rule in rules)
    )
    return frozenset(one.relative_to(ROOT).as_posix() for one in near)


@dataclass(frozen=True)
class Known:
    """What the run without changes told: the seconds of each test, and those that meet each line of each file."""

    seconds: dict[str, float]
    tests: dict[str, dict[str, list[str]]]

    def meeting(self, mutant: Mutant) -> list[str]:
        """The tests that meet a change, quickest first.

        For what is imported: those that meet anything of the module, and those near to it.
        """
        met, near = self.tests.get(mutant.file, {}), near_to(mutant.file)
        lines = met if mutant.imported else {str(line) for line in mutant.lines} & set(met)
        tests = {test for line in lines for test in met[line]} - {IMPORTING}
        if mutant.imported:
            tests |= {test for test in self.seconds if test.split("::")[0] in near}
        quickest = sorted(tests, key=lambda test: (self.seconds[test], test))
        first = [test for test in quickest if test.split("::")[0] in near]
        return [*first, *self.affordable([test for test in quickest if test.split("::")[0] not in near])]

    def rounds(self, mutant: Mutant) -> Iterator[list[str]]:
        """The same, the module's own tests first and apart: there are fewer files to collect."""
        tests = self.meeting(mutant)
        for near in (True, False):
            part = [test for test in tests if (test.split("::")[0] in near_to(mutant.file)) is near]
            if part:
                yield part

    def at_import(self, mutant: Mutant) -> bool:
        """Whether a change within a function is met while modules are imported, or by no test."""
        met = self.tests.get(mutant.file, {})
        return any(IMPORTING in met.get(str(line), ()) for line in mutant.lines)

    def affordable(self, tests: Iterable[str]) -> list[str]:
        """The first of these, as far as the seconds for one change go."""
        spent = accumulate(self.seconds[test] for test in tests)
        return [test for test, until in zip(tests, spent, strict=True) if until <= MOST_SECONDS]

    def allowed(self, tests: Iterable[str]) -> int:
        """The seconds of computing these may take."""
        return SPARE_SECONDS + int(4 * sum(self.seconds[test] for test in tests))


class Session:
    """A session of pytest that collects, and then does ``work`` with the tests by their names."""

    def __init__(self, work: Callable[[Items, Session], Any]) -> None:
        self.work = work
        self.failed = False
        self.result: Any = None

    def run(self, tests: Iterable[str]) -> Any:
        """What the work came to; None where the tests could not be collected."""
        with tempfile.TemporaryDirectory() as folder:
            options = ["-q", "-s", "-m", "not slow", "-p", "no:cacheprovider", "-o", "tmp_path_retention_policy=none"]
            with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
                pytest.main([*options, f"--rootdir={ROOT}", f"--basetemp={folder}/t", *tests], plugins=[self])
        return self.result

    def pytest_configure(self) -> None:
        from hypothesis import Phase, settings  # pytest wants to import it first

        quick = {"database": None, "derandomize": True, "deadline": None, "phases": [Phase.explicit, Phase.generate]}
        settings.register_profile("mutation", **quick)
        settings.load_profile("mutation")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.result = self.work({item.nodeid: item for item in session.items}, self)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or report.failed

    def passes(
        self, items: Sequence[pytest.Item], around: Callable[[pytest.Item], Any] = contextlib.nullcontext
    ) -> bool:
        """Whether all of them pass; ends with the first that fails."""
        for item, following in zip(items, [*items[1:], None], strict=True):
            with around(item):
                item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            if self.failed:
                return False
        return True


def in_fork(work: Callable[[], Any], *, seconds: int | None = None) -> Any:
    """What ``work()`` returns in a process of its own; False where it did not come to its end in ``seconds``."""
    with tempfile.TemporaryFile("w+") as told:
        child = os.fork()
        if not child:
            with contextlib.suppress(BaseException):
                if seconds is not None:
                    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
                    os.dup2(1, 2)
                    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds,) * 2)
                    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
                json.dump([work()], told)
                told.flush()
            os._exit(0)
        os.waitpid(child, 0)
        told.seek(0)
        text = told.read()
    return json.loads(text)[0] if text else False


# ------------------------------------------------------------------------------------------------ without changes
def measuring(files: Iterable[str]) -> coverage.Coverage:
    """Coverage of some modules; without a context it tells what is met while they are imported."""
    return coverage.Coverage(data_file=None, config_file=False, include=[str(ROOT / file) for file in files])


def baseline(items: Items, session: Session, measured: coverage.Coverage) -> dict[str, Any]:
    """Run every test: its seconds, and the lines of the modules that it meets."""
    seconds = {}

    @contextlib.contextmanager
    def watched(item: pytest.Item) -> Iterator[None]:
        begun = time.process_time()
        measured.switch_context(item.nodeid)
        yield
        seconds[item.nodeid] = time.process_time() - begun

    if not session.passes(list(items.values()), watched):
        return {"failed": list(seconds)[-1]}
    measured.stop()
    data = measured.get_data()
    tests = {Path(file).relative_to(ROOT).as_posix(): data.contexts_by_lineno(file) for file in data.measured_files()}
    return {"seconds": seconds, "tests": tests}


# ------------------------------------------------------------------------------------------------ with one change
def survives(mutant: Mutant, items: Sequence[pytest.Item], session: Session) -> bool | None:
    """Whether every test passes once the functions have their new code; None where one cannot have it."""
    new = {(code.co_qualname, *place): code for place, code in placed(mutant.code())}
    before = placed(compiled(tree_of(mutant.file), mutant.file))
    other = {code: new.get((code.co_qualname, *place)) for place, code in before}
    for function in functions(mutant.file):
        code = other.get(function.__code__)
        if code is None or code.co_freevars != function.__code__.co_freevars:
            return None
        function.__code__ = code
    return session.passes(items)


def placed(code: CodeType) -> list[tuple[tuple[int, int], CodeType]]:
    """A code and all within it, each with its first line and its number among those of that name and line."""
    times: Counter[tuple[str, int]] = Counter()
    found = []
    for one in within(code):
        key = (one.co_qualname, one.co_firstlineno)
        times[key] += 1
        found.append(((one.co_firstlineno, times[key]), one))
    return found


def within(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from within(constant)


@cache
def functions(file: str) -> list[FunctionType]:
    """Every function there is that was defined in a file."""
    found = (one for one in gc.get_objects() if isinstance(one, FunctionType))
    return [one for one in found if one.__code__.co_filename == str(ROOT / file)]


class Changed(importlib.abc.MetaPathFinder, importlib.machinery.SourceFileLoader):
    """Imports one module with a change."""

    def __init__(self, mutant: Mutant) -> None:
        module = mutant.file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        super().__init__(module, str(ROOT / mutant.file))
        self.mutant = mutant

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> Any:
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)

    def get_code(self, fullname: str) -> CodeType:
        return self.mutant.code()


def survives_import(mutant: Mutant, tests: Sequence[str]) -> bool:
    """Whether every test is collected and passes where the module is imported with the change."""
    sys.meta_path.insert(0, Changed(mutant))

    def work(items: Items, session: Session) -> bool:
        return set(tests) <= set(items) and session.passes([items[test] for test in tests])

    return bool(Session(work).run(sorted({test.split("::")[0] for test in tests})))


# ------------------------------------------------------------------------------------------------ the whole
def survivors(mutants: Sequence[Mutant], tell: Callable[[str], None]) -> list[str]:
    """The names of the changes that no test notices, each told when it is known."""
    told = in_fork(lambda: in_functions(mutants, tell))
    if not told or "failed" in told:
        raise SystemExit(f"without a change a test fails: {told['failed'] if told else 'they could not be collected'}")
    known = Known(told["seconds"], told["tests"])
    left = told["left"]
    for count, number in enumerate(told["again"], 1):
        mutant = replace(mutants[number], imported=True)
        if all(
            in_fork(lambda m=mutant, t=tests: survives_import(m, t), seconds=known.allowed(tests))
            for tests in known.rounds(mutant)
        ):
            left.append(mutant.name)
            tell(mutant.name)
        progress("imported", count, len(told["again"]))
    return left


def in_functions(mutants: Sequence[Mutant], tell: Callable[[str], None]) -> dict[str, Any]:
    """What the run without changes told; the names that no test notices, the numbers of those that need an import."""
    measured = measuring({mutant.file for mutant in mutants})

    def work(items: Items, session: Session) -> dict[str, Any]:
        told = in_fork(lambda: baseline(items, session, measured))
        measured.stop()
        if not told or "failed" in told:
            return told or {"failed": "the run did not come to its end"}
        known = Known(told["seconds"], told["tests"])
        for file in {mutant.file for mutant in mutants}:
            functions(file)
        left, again = [], []
        for number, mutant in enumerate(mutants):
            tests = known.meeting(mutant)
            run = lambda m=mutant, t=tests: survives(m, [items[test] for test in t], session)  # noqa: E731
            passed = None if mutant.imported or not tests else in_fork(run, seconds=known.allowed(tests))
            if passed is None or (passed and known.at_import(mutant)):
                again.append(number)
            elif passed:
                left.append(mutant.name)
                tell(mutant.name)
            progress("in functions", number + 1, len(mutants))
        return {**told, "left": left, "again": again}

    measured.start()
    return Session(work).run(TESTS) or {}


def progress(what: str, count: int, whole: int) -> None:
    print(f"\r{what}: {count} of {whole}", end="" if count < whole else "\n", file=sys.stderr, flush=True)


def main() -> int:
    """Exit code 1 where something is not noticed, or is said to make no difference and does."""
    options = arguments()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    in_fork(lambda: Session(lambda items, session: True).run(TESTS))  # so that all is compiled already
    sys.dont_write_bytecode = True
    os.nice(19)
    files = [one.resolve().relative_to(ROOT).as_posix() for one in options.modules] or modules()
    there = [one for file in files for one in mutants_of(file)]
    listed = options.listed.read_text("utf-8") if options.listed else ""
    mutants = [one for one in there if options.only in one.name and (not listed or f"{one.name}\n" in listed)]
    mutants = [one for one in mutants if one.imported or not options.imported]
    groups = tomllib.loads(SAME.read_text("utf-8"))["same"]
    same = {name for group in groups for name in group["changes"] if name.split(" ")[0] in files}

    def tell(name: str) -> None:
        if name not in same:
            print(f"no test notices: {name}", file=sys.__stdout__, flush=True)

    left = set(survivors(mutants, tell))
    judged = {mutant.name for mutant in mutants}
    wrong = [f"said to make no difference, and a test notices: {name}" for name in sorted(same & judged - left)]
    wrong += [
        f"said to make no difference, and not there: {name}" for name in sorted(same - {one.name for one in there})
    ]
    print(*wrong, f"{len(mutants)} changes: {len(mutants) - len(left)} noticed, {len(left & same)} explained", sep="\n")
    return int(bool(wrong) or not left <= same)


def modules() -> list[str]:
    return [file.relative_to(ROOT).as_posix() for one in PACKAGES for file in sorted((ROOT / one).glob("*.py"))]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", type=Path, help="modules to change (default: all of plan and rules)")
    parser.add_argument("--imported", action="store_true", help="only what runs while a module is imported")
    parser.add_argument("--only", default="", metavar="TEXT", help="only changes whose name has this text in it")
    parser.add_argument("--listed", type=Path, metavar="FILE", help="only changes that an earlier run has told of")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
