"""``kivplan watch``: served to this machine alone, renewed with the plan, and never without its last good report."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kivplan.cli.request import Request
from kivplan.cli.serving import Show, serving
from kivplan.cli.watching import Watcher, changes
from kivplan.errors import UsageError

EXAMPLE = Path(__file__).parents[2] / "examples" / "ten-lines"
SOON = 10  # seconds


def asked(address: str, name: str = "", **headers: str) -> tuple[int, dict[str, str], str]:
    """The answer of the server: status, headers, text."""
    at = urlsplit(address)
    connection = http.client.HTTPConnection(at.hostname, at.port, timeout=SOON)
    connection.request("GET", at.path + name, headers=headers)
    answer = connection.getresponse()
    return answer.status, dict(answer.headers), answer.read().decode()


@pytest.fixture
def shown():
    show = Show()
    show.renew({"index.html": b"<h1>First</h1>", "watch.js": b"1"})
    with serving(show, 0) as address:
        yield show, address


def test_what_stands_in_the_way_is_told_as_the_error_and_its_cure(world, plan):
    gone = plan.rename(plan.with_name("away")).with_name(plan.name)
    terminal = world.terminal()
    Watcher(request_for(gone), terminal).renew()
    told = terminal.stderr.getvalue()
    assert f" {gone.name}: there is no such file or folder – start one with" in told


class TestServing:
    def test_the_first_page_is_at_the_address_that_is_told(self, shown):
        status, headers, text = asked(shown[1])
        assert (status, text) == (200, "<h1>First</h1>")
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in headers["Content-Security-Policy"]

    def test_the_address_is_of_this_machine_alone(self, shown):
        assert urlsplit(shown[1]).hostname == "127.0.0.1"

    def test_without_the_secret_nothing_is_found(self, shown):
        at = urlsplit(shown[1])
        for path in ("/", "/index.html", "/guess/index.html", at.path.rstrip("/")):
            assert asked(f"http://{at.netloc}{path}")[0] == 404

    def test_two_servings_have_two_secrets(self, shown):
        with serving(Show(), 0) as other:
            assert urlsplit(other).path != urlsplit(shown[1]).path

    @pytest.mark.parametrize("host", ["kivplan.example", "127.0.0.1", "localhost:1", ""])
    def test_a_page_of_the_network_that_sends_a_browser_here_gets_no_answer(self, shown, host):
        assert asked(shown[1], Host=host)[0] == 421

    @pytest.mark.parametrize("name", ["../../etc/passwd", "%2e%2e/x", "nothing-there", "index.html/.."])
    def test_only_what_is_on_show_can_be_had(self, shown, name):
        assert asked(shown[1], name)[0] == 404

    def test_who_listens_is_told_of_every_change(self, shown):
        show, address = shown
        at = urlsplit(address)
        connection = http.client.HTTPConnection(at.hostname, at.port, timeout=SOON)
        connection.request("GET", f"{at.path}events")
        answer = connection.getresponse()
        assert answer.readline() == b"data: 1\n"
        show.renew({})
        assert answer.readline() == b"\n"
        assert answer.readline() == b"data: 2\n"

    def test_when_it_ends_nobody_is_left_waiting(self):
        show = Show()
        with serving(show, 0) as address:
            at = urlsplit(address)
            connection = http.client.HTTPConnection(at.hostname, at.port, timeout=SOON)
            connection.request("GET", f"{at.path}events")
            answer = connection.getresponse()
            answer.readline()
        assert b"data" not in answer.read()

    def test_a_port_that_is_taken_is_a_sentence(self, shown):
        port = urlsplit(shown[1]).port
        with pytest.raises(UsageError, match=f"--port {port} cannot be used") as told, serving(Show(), port):
            pass
        assert "0 for any" in told.value.hint


@pytest.fixture
def plan(tmp_path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "plan")
    return tmp_path / "plan"


def request_for(plan: Path, **other: object) -> Request:
    given = {"reports": ("board",), "edition": "public", "as_of": "2026-06-01", "language": None}
    return Request(
        path=str(plan), formats=("html",), unit=None, action=None, output="-", force=False, **{**given, **other}
    )


@pytest.fixture
def watcher(world, plan) -> Watcher:
    made = Watcher(request_for(plan), world.terminal())
    made.renew()
    return made


def text_of(watcher: Watcher, name: str) -> str:
    return watcher.show.files[name].decode()


def file_of(plan: Path) -> Path:
    return next(iter(sorted(plan.rglob("*.yaml"))))


class TestRenewing:
    def test_the_page_holds_the_report_and_what_was_found(self, watcher):
        page = text_of(watcher, "index.html")
        assert 'src="board.html"' in page
        assert "<!DOCTYPE html>" in text_of(watcher, "board.html")
        assert text_of(watcher, "findings").strip() in page

    def test_a_changed_plan_gives_a_new_report_and_a_new_number(self, watcher, plan):
        before = watcher.show.version
        file = file_of(plan)
        file.write_text(file.read_text("utf-8").replace("title: ", "title: Renewed ", 1), "utf-8")
        watcher.renew()
        assert watcher.show.version == before + 1
        assert "Renewed" in text_of(watcher, "board.html")
        assert f'data-shown="{before + 1}"' in text_of(watcher, "index.html")

    def test_a_broken_plan_leaves_the_last_good_report_and_says_so(self, watcher, plan):
        good = text_of(watcher, "board.html")
        file = file_of(plan)
        whole = file.read_text("utf-8")
        file.write_text(f"broken: [\n{whole}", "utf-8")
        watcher.renew()
        assert text_of(watcher, "board.html") == good
        assert "cannot be rendered as it is now" in text_of(watcher, "findings")
        assert "KIV001" in text_of(watcher, "findings")
        assert "Not rendered." in watcher.terminal.stderr.getvalue()
        file.write_text(whole, "utf-8")
        watcher.renew()
        assert "cannot be rendered" not in text_of(watcher, "findings")

    def test_a_plan_that_is_gone_for_a_while_is_survived(self, watcher, plan):
        good = text_of(watcher, "board.html")
        plan.rename(plan.with_name("away"))
        watcher.renew()
        assert text_of(watcher, "board.html") == good
        assert 'class="problem"' in text_of(watcher, "findings")
        plan.with_name("away").rename(plan)
        watcher.renew()
        assert 'class="problem"' not in text_of(watcher, "findings")

    def test_a_plan_that_is_broken_from_the_beginning_shows_what_was_found(self, world, plan):
        file_of(plan).write_text("kind: plan\nformat: 1\ntitle: [\n", "utf-8")
        watcher = Watcher(request_for(plan), world.terminal())
        watcher.renew()
        assert 'src="nothing"' in text_of(watcher, "index.html")
        assert "KIV001" in text_of(watcher, "findings")

    def test_each_report_asked_for_can_be_chosen(self, world, plan):
        watcher = Watcher(request_for(plan, reports=("board", "plan")), world.terminal())
        watcher.renew()
        page = text_of(watcher, "index.html")
        assert page.index('href="board.html"') < page.index('href="plan.html"')
        assert {"board.html", "plan.html"} <= set(watcher.show.files)

    def test_a_report_has_its_own_name_there_and_what_the_plan_calls_its_own_where_it_defines_one(self, world, plan):
        file = next(file for file in sorted(plan.rglob("*.yaml")) if "kind: plan" in file.read_text("utf-8"))
        settings = "reports: {board: {colour: '#004b87'}, ours: {base: board}}\n"
        file.write_text(file.read_text("utf-8").replace("title: ", f"{settings}title: ", 1), "utf-8")
        watcher = Watcher(request_for(plan, reports=("board", "ours"), language="en"), world.terminal())
        watcher.renew()
        page = text_of(watcher, "index.html")
        assert [name in page for name in (">Board pack</a>", ">ours</a>", ">board</a>")] == [True, True, False]

    def test_words_of_the_plan_are_escaped_in_the_page(self, watcher, plan):
        file = file_of(plan)
        file.write_text(file.read_text("utf-8").replace("title: ", "title: <script>x</script> ", 1), "utf-8")
        watcher.renew()
        assert "<script>x" not in text_of(watcher, "index.html")

    def test_the_page_speaks_the_language_of_the_report(self, world, plan):
        watcher = Watcher(request_for(plan, language="sv"), world.terminal())
        watcher.renew()
        assert '<html lang="sv"' in text_of(watcher, "index.html")
        assert 'title="Rapporten"' in text_of(watcher, "index.html")


@contextmanager
def counted(root: Path):
    """How many changes have been told of so far, in a list of one."""
    seen = [0]

    def count() -> None:
        for _ in changes(root):
            seen[0] += 1

    threading.Thread(target=count, daemon=True).start()
    time.sleep(0.5)
    yield seen


def until(condition) -> bool:
    ends = time.monotonic() + SOON
    while not condition() and time.monotonic() < ends:
        time.sleep(0.05)
    return condition()


class TestChanges:
    def test_a_saved_file_is_a_change(self, plan):
        with counted(plan) as seen:
            file_of(plan).write_text("x: 1\n", "utf-8")
            assert until(lambda: seen[0])

    def test_so_are_the_words_of_a_theme(self, plan):
        (plan / "theme" / "words").mkdir(parents=True)
        with counted(plan) as seen:
            (plan / "theme" / "words" / "nb.po").write_text("", "utf-8")
            assert until(lambda: seen[0])

    def test_a_folder_that_comes_back_is_a_change_of_its_own(self, plan):
        with counted(plan) as seen:
            plan.rename(plan.with_name("away"))
            assert until(lambda: seen[0])
            time.sleep(1.5)
            before = seen[0]
            plan.with_name("away").rename(plan)
            assert until(lambda: seen[0] > before)

    def test_what_is_no_part_of_a_plan_is_none(self, plan):
        with counted(plan) as seen:
            (plan / "notes.txt").write_text("x", "utf-8")
            (plan / ".git").mkdir()
            (plan / ".git" / "x.yaml").write_text("x", "utf-8")
            time.sleep(1)
            assert seen == [0]

    def test_a_folder_that_is_taken_away_and_put_back_is_watched_on(self, plan):
        with counted(plan) as seen:
            shutil.rmtree(plan)
            time.sleep(1.5)
            shutil.copytree(EXAMPLE, plan)
            assert until(lambda: seen[0])
            time.sleep(1.5)
            before = seen[0]
            file_of(plan).write_text("x: 2\n", "utf-8")
            assert until(lambda: seen[0] > before)


@pytest.mark.skipif(os.name == "nt", reason="sends a signal")
def test_it_serves_until_ctrl_c_and_ends_well(world, plan):
    with world.process("watch", str(plan), "--port", "0", "--no-open", text=True) as process:
        try:
            lines = [process.stderr.readline() for _ in range(3)]
            assert asked(lines[1].split(" at ")[1].strip())[0] == 200
            process.send_signal(signal.SIGINT)
            assert process.wait(SOON) == 0
            assert process.stderr.read() == ""
        finally:
            process.kill()


def test_where_there_is_no_plan_nothing_is_served(world):
    outcome = world.run("watch", "--no-open")
    assert outcome.code == 3
    assert "http://" not in outcome.err


def test_it_is_in_the_help(world):
    outcome = world.process("watch", "--help", text=True).communicate()[0]
    assert "Only this machine can see it" in outcome
