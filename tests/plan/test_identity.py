"""Identity numbers are found wherever they stand in a plan's files, and other numbers are left alone."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from kivplan.findings import Place
from kivplan.plan import load, load_text
from kivplan.plan.identity import identity_numbers
from kivplan.plan.identity_digits import Norwegian, Swedish, read_digits

AS_OF = date(2026, 9, 15)
HEAD = "kind: plan\nformat: 1\ntitle: T\norganisation: O\nlanguage: nb\nperiod: {start: 2026, end: 2029}\n"
NORWEGIAN = "17854000063"  # Tenor's series: nobody's
SWEDISH = "811218-9876"  # the tax agency's own example


def found(text, *, as_of=AS_OF):
    """The stretches of the text, below the head, where numbers stand."""
    plan, _ = load_text((HEAD + text).encode(), "plan.yaml")
    return [quoted(HEAD + text, number.place) for number in identity_numbers(plan, as_of)]


def quoted(text, place):
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[: place.line - 1])) + place.column - 1
    return text[start : sum(map(len, lines[: place.end_line - 1])) + place.end_column - 1]


@pytest.mark.parametrize(
    ("digits", "born"),
    [
        ("17054000189", date(1940, 5, 17)),
        ("57054000091", date(1940, 5, 17)),  # a D-number
        ("17854000063", date(1940, 5, 17)),  # Tenor
        ("17454000080", date(1940, 5, 17)),  # NAV
        ("17704000065", date(1940, 5, 17)),  # NAV, the other one
        ("57854000057", date(1940, 5, 17)),  # a D-number of Tenor's
    ],
)
def test_norwegian_numbers_of_every_series_tell_the_day_of_birth(digits, born):
    assert read_digits(digits) == Norwegian(digits, bare=True, born=born)


@pytest.mark.parametrize(
    "digits",
    [
        "17854000064",  # the last check digit
        "17854000073",  # the first
        "00854000063",
        "32854000063",
        "40854000063",
        "72854000063",
        "17134000063",
        "17784000063",
        "17934000063",
        "1785400006",
        "178540000630",
    ],
)
def test_what_is_no_valid_norwegian_number_says_nothing(digits):
    assert read_digits(digits) is None


def of(six, serials=range(100, 130)):
    """A number that begins with six digits and whose check digits are right."""
    from stdnum.no import fodselsnummer

    for serial in serials:
        first = fodselsnummer.calc_check_digit1(f"{six}{serial}")
        number = f"{six}{serial}{first}{fodselsnummer.calc_check_digit2(f'{six}{serial}{first}')}"
        if len(number) == 11:
            return number
    raise AssertionError(six)


@pytest.mark.parametrize("month", ["01", "12", "41", "52", "66", "77", "81", "92"])
def test_the_first_and_last_month_of_every_series_are_read(month):
    number = of(f"05{month}40")
    assert read_digits(number).born == date(
        1940, {"0": 1, "1": 12, "4": 1, "5": 12, "6": 1, "7": 12, "8": 1, "9": 12}[month[0]], 5
    )


@pytest.mark.parametrize("month", ["00", "13", "40", "53", "65", "78", "80", "93"])
def test_no_other_month_is(month):
    number = of(f"05{month}40")
    assert read_digits(number) is None


@pytest.mark.parametrize(("day", "real"), [("01", 1), ("31", 31), ("41", 1), ("71", 31)])
def test_the_first_and_last_day_of_every_series_are_read(day, real):
    number = of(f"{day}0140")
    assert read_digits(number).born == date(1940, 1, real)


@pytest.mark.parametrize("day", ["00", "32", "40", "72", "81"])
def test_no_other_day_is(day):
    number = of(f"{day}0140")
    assert read_digits(number) is None


def test_a_day_that_does_not_exist_or_no_century_fits_says_nothing():
    assert read_digits(of("310240")) is None
    assert read_digits(of("170545", range(600, 630))) is None


@pytest.mark.parametrize(
    ("text", "born", "time"),
    [
        ("811218-9876", (date(1981, 12, 18), date(2081, 12, 18)), False),
        ("8112189876", (date(1981, 12, 18), date(2081, 12, 18)), False),
        ("19811218-9876", (date(1981, 12, 18),), False),
        ("198112189876", (date(1981, 12, 18),), False),
        ("1981-12-18 9876", (date(1981, 12, 18),), False),
        ("701063-2391", (date(1970, 10, 3), date(2070, 10, 3)), False),  # a coordination number
        ("19701063-2391", (date(1970, 10, 3),), False),
        ("121212-1212", (date(1912, 12, 12), date(2012, 12, 12)), True),
        ("000229-1235", (date(2000, 2, 29),), True),  # 1900 was no leap year
        ("18000101-0008", (date(1800, 1, 1),), True),
    ],
)
def test_swedish_numbers_tell_every_day_of_birth_they_may_mean(text, born, time):
    says = read_digits(text)
    assert isinstance(says, Swedish)
    assert (says.born, says.time, says.bare) == (born, time, text.isdecimal())
    assert says.digits == "".join(filter(str.isdecimal, text))


@pytest.mark.parametrize(
    "text",
    [
        "811218-9875",
        "811318-9876",
        "811200-9876",
        "811232-9876",
        "811260-9873",
        "811292-9876",
        "556036-0793",
        "165560360793",
        "17991231-0001",
    ],
)
def test_what_is_no_valid_swedish_number_says_nothing(text):
    assert read_digits(text) is None


@pytest.mark.parametrize("gap", [".", ":", "/", "_"])
def test_points_and_strokes_part_norwegian_numbers_and_not_swedish_ones(gap):
    assert isinstance(read_digits(f"178540{gap}00063"), Norwegian)
    assert read_digits(f"811218{gap}9876") is None


@pytest.mark.parametrize(
    ("text", "time"),
    [("200101-2356", True), ("200101-2364", False), ("200101-2406", False), ("200161-2353", False)],
)
def test_a_time_of_day_has_hours_and_minutes_and_a_day_of_the_month(text, time):
    assert read_digits(text).time is time


@pytest.mark.parametrize(("text", "time"), [("900118-2360", False), ("900103-2359", True), ("900131-2355", True)])
def test_the_last_minute_of_an_hour_and_the_last_day_of_a_month_are_times_too(text, time):
    assert read_digits(text).time is time


def test_a_row_of_thirteen_digits_says_nothing():
    assert read_digits("0198112189876") is None


def test_a_child_may_have_a_number_that_is_no_time_of_day():
    assert found("summary: 20200101-2380\n") == ["20200101-2380"]
    assert found("summary: 20260915-2380\n") == ["20260915-2380"]
    assert found("summary: 20260915-2380\n", as_of=date(2026, 9, 14)) == []


def test_one_who_is_not_born_yet_has_no_number():
    number = of("020127", range(500, 530))
    assert read_digits(number).born == date(2027, 1, 2)
    assert found(f"summary: {number}\n") == []
    assert found(f"summary: {number}\n", as_of=date(2027, 1, 1)) == []
    assert found(f"summary: {number}\n", as_of=date(2027, 1, 2)) == [number]
    assert found("summary: 20270102-9874\n") == []


@pytest.mark.parametrize("text", ["20260915-1234", "202609151234", "260915-1234", "2026-09-15 1234"])
def test_a_recent_day_with_a_time_of_day_is_no_identity_number(text):
    assert read_digits(text).time
    assert found(f"summary: rettet {text}\n") == []
    assert found(f"summary: rettet {text}\n", as_of=date(2036, 1, 1)) == []
    assert found(f"summary: rettet {text}\n", as_of=date(2037, 1, 1)) == [text]


def test_a_time_of_day_in_years_to_come_is_none_either():
    says = read_digits("20260915-1234")
    assert not says.plausible(date(2016, 12, 31))
    assert not says.plausible(date(2015, 12, 31))
    assert Swedish("2609151234", bare=True, born=(date(1926, 9, 15), date(2026, 9, 15)), time=True).plausible(
        date(2015, 1, 1)
    )
    assert not Swedish("2609151234", bare=True, born=(date(1926, 9, 15), date(2026, 9, 15)), time=True).plausible(
        date(2016, 1, 1)
    )


@pytest.mark.parametrize(
    "text",
    [
        "summary: {}\n",
        "summary: Spør {} først.\n",
        "summary: 'Spør {}'\n",
        'summary: "Spør {}"\n',
        "summary: |\n  Spør\n  {} først\n",
        "summary: >\n  Spør\n  {} først\n",
        "# {} har sagt ja\n",
        "summary: Spør  # {}\n",
        "{}: Spør\n",
        "'{}':\n",
        "people: [{{id: a, role: R, name: Kari {}}}]\n",
        "people: [{{id: a{}, role: R}}]\n",
        "---\nkind: follow-up\ndate: 2026-01-01\nactions: {{'{}': {{status: done}}}}\n",
        "summary: fnr.{}, takk\n",
        "summary: kontor {}\n",
        "summary: kontoret {}\n",
        "organisation: &a{} Nordvik\n",
        "---\nkind: [\n# {}\n",
    ],
)
@pytest.mark.parametrize("number", [NORWEGIAN, SWEDISH, "198112189876", "178540 00063"])
def test_a_number_is_found_in_values_keys_names_and_comments(text, number):
    if " " in number and ("{}:" in text or "a{}" in text):
        return
    assert found(text.format(number)) == [number]


@pytest.mark.parametrize(
    "number",
    [
        "178540 00063",
        "178540–00063",
        "178540\u00a000063",
        "178540\u202f00063",
        "178540 - 00063",
        "178540.00063",
        "17.85.40 00063",
        "17 85 40 00063",
        "811218+9876",
        "811218–9876",
        "811218\u00a09876",
        "19811218 9876",
        "1981-12-18-9876",
    ],
)
def test_its_two_parts_may_be_set_apart_in_many_ways(number):
    assert found(f"summary: Spør {number} først.\n") == [number]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (r'"178540\u002000063"', r"178540\u002000063"),
        (r'"178540\x2000063"', r"178540\x2000063"),
        (r'"178540\_00063"', r"178540\_00063"),
        (r'"178540\u201300063"', r"178540\u201300063"),
        (r'"\x317854000063"', r"\x317854000063"),
        (r'"\u0031785400006\x33!"', r"\u0031785400006\x33"),
        (r'"\U000000317854000063"', r"\U000000317854000063"),
        ("178540\n  00063", "178540\n  00063"),
        ("'178540\n  00063'", "178540\n  00063"),
        (">\n  178540\n  00063", "178540\n  00063"),
        ('"17854\\\n  000063"', "17854\\\n  000063"),
        ("811218-\n  9876", None),
        ("811218\n  -9876", "811218\n  -9876"),
        ("178540\r\n  00063", "178540\r\n  00063"),
        ("811218\r\n  -9876", "811218\r\n  -9876"),
        ("811218\r  -9876", "811218\r  -9876"),
    ],
)
def test_one_that_is_broken_up_by_escapes_or_a_lines_end_is_found_where_it_is_written(value, written):
    expected = ["811218-\n  9876"] if written is None else [written]
    assert found(f"summary: {value}\n") == expected


@pytest.mark.parametrize(
    "value", ["|\n  178540\n  00063", ">\n  178540\n\n  00063", '"178540\\n00063"', "[178540,\n  00063]"]
)
def test_two_lines_or_two_values_are_two_numbers(value):
    assert found(f"summary: {value}\n") == []


def test_a_key_over_escapes_is_read_too():
    assert found('"178540\\x2000063": x\n') == [r"178540\x2000063"]
    assert found('"178540\\x2000063":\n') == [r"178540\x2000063"]


def test_digits_that_say_nothing_do_not_hide_the_number_after_them():
    assert found('summary: "12345678901, 178540\\x2000063"\n') == [r"178540\x2000063"]


def test_several_are_told_in_the_order_of_the_text_each_once():
    text = f'summary: "{SWEDISH} og 178540\\x2000063, igjen {SWEDISH}\\n"\n# {NORWEGIAN}\n'
    assert found(text) == [SWEDISH, r"178540\x2000063", SWEDISH, NORWEGIAN]


def test_the_same_number_twice_in_one_value_has_two_places():
    plan, _ = load_text((HEAD + 'summary: "a\\x20178540\\x2000063 b 178540\\x2000063"\n').encode(), "plan.yaml")
    assert [(n.place.line, n.place.column) for n in identity_numbers(plan, AS_OF)] == [(7, 16), (7, 34)]


def test_the_place_is_that_of_the_digits():
    plan, _ = load_text((HEAD + f"summary: Spør {NORWEGIAN}\n").encode(), "plan.yaml")
    (number,) = identity_numbers(plan, AS_OF)
    assert number.place == Place("plan.yaml", 7, 15, 7, 26)


@pytest.mark.parametrize(
    "text",
    [
        "people: [{id: a, role: R, phone: 8112189876}]\n",
        "people: [{id: a, role: R, phone: 811218-9876}]\n",
        "people: [{id: a, role: R, phone: '17854000063'}]\n",
        'people: [{id: a, role: R, "phone": "0701 / 811218-9876"}]\n',
        "summary: Ring 0701011234\n",
        f"summary: tlf{'.' * 196} 8112189876\n",
        "summary: 0701019879\n",
        "summary: tlf. 8112189876\n",
        "summary: Telefon 8112189876\n",
        "summary: 'Mobilnr.: 8112189876'\n",
        "summary: phone number 8112189876\n",
        "summary: +8112189876\n",
        "summary: +17854000063\n",
        "budget: 8112189876\n",
        "decisions: [{cost: 8112189876}]\n",
        "x: {years: {2026: 8112189876}}\n",
        "x: {total: '8112189876'}\n",
        "summary: konto 17854000063\n",
        "summary: Kontonr. 17854000063\n",
        "summary: 'Kontonummer: 17854000063'\n",
        "summary: bank account no. 17854000063\n",
        "summary: NO93 17854000063 0\n".replace(" 0\n", "0\n"),
        "summary: NO9317854000063\n",
        "summary: 1234.56.78903\n",
        "summary: https://nordvik.no/sak/8112189876\n",
        "summary: urn:uuid:0a1b2c3d-1122-4333-8444-198112189876\n",
        "summary: 19811218-9876-4333-8444-aabbccddeeff\n",
        'people: [{id: a, role: R, phone: "8112189876\\t"}]\n',
        'summary: "tlf 811\\x32189876"\n',
        'summary: "1785400006\\x34"\n',
        'summary: "telefon\n\n  nr: 8112189876"\n'.replace("\n\n  ", " "),
        "competences: [{id: a, esco: 'http://data.europa.eu/esco/skill/19811218-9876-4333-8444-198112189876'}]\n",
    ],
)
def test_telephones_amounts_accounts_and_addresses_are_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("people: [{id: a, phone: 22, name: 17854000063}]\n", "17854000063"),
        ("people:\n  - phone: 22\n    name: 8112189876\n", "8112189876"),
        ("summary: 070101-9879\n", "070101-9879"),
        ("summary: 200701019879\n", "200701019879"),
        ("summary: tlf 811218-9876\n", "811218-9876"),
        ("summary: tlf 198112189876\n", "198112189876"),
        ("summary: telleren 8112189876\n", "8112189876"),
        ("summary: mobilisering 8112189876\n", "8112189876"),
        ("budget: 198112189876\n", "198112189876"),
        ("title: 8112189876\n", "8112189876"),
        ("summary: budget 8112189876\n", "8112189876"),
        ("summary: konto 178540 00063\n", "178540 00063"),
        ("summary: tlf 17854000063\n", "17854000063"),
        ("summary: konto 8112189876\n", "8112189876"),
        ("summary: https://nordvik.no/sak/17854000063\n", "17854000063"),
        ("summary: https://nordvik.no/sak/198112189876\n", "198112189876"),
        ("summary: se nordvik.no 8112189876\n", "8112189876"),
        ("summary: https://nordvik.no 8112189876\n", "8112189876"),
        ("summary: 0a1b2c3d-1122-4333-8444-aabbccddeeff 811218-9876\n", "811218-9876"),
        ("summary: 811218-9876 0a1b2c3d-1122-4333-8444-aabbccddeeff\n", "811218-9876"),
        ("summary: |\n  tlf\n  8112189876\n", "8112189876"),
        ("summary: |\r  tlf\r  8112189876\r", "8112189876"),
        (f"summary: tlf {'.' * 200} 8112189876\n", "8112189876"),
        (f"summary: tlf{'.' * 200} 8112189876\n", "8112189876"),
        (f"summary: tlf{'.' * 197} 8112189876\n", "8112189876"),
        ("summary: 811218-9876abcd-1122-4333-8444-aabbccddeeff\n", "811218-9876"),
        ("summary: 0a1b2c3d-1122-4333-8444-aabbcc811218-9876\n", "811218-9876"),
    ],
)
def test_what_only_resembles_those_is_not(text, number):
    assert found(text) == [number]


def test_shared_files_are_searched_and_named(tmp_path):
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan/plan.yaml").write_text(HEAD + "shared: [../roller.yaml]\n", encoding="utf-8")
    (tmp_path / "roller.yaml").write_text(f"kind: shared\n# {SWEDISH}\n", encoding="utf-8")
    plan = load(tmp_path / "plan", cwd=tmp_path)
    assert [number.place for number in identity_numbers(plan, AS_OF)] == [Place("roller.yaml", 2, 3, 2, 14)]


def test_lines_are_shown_without_numbers_however_they_are_written():
    text = HEAD + f'summary: "a {SWEDISH} b 178540\n   00063 c"\n# \\x31 {NORWEGIAN}\n'
    plan, _ = load_text(text.encode(), "plan.yaml")
    lines = [plan.line("plan.yaml", number) for number in (6, 7, 8, 9, 10)]
    assert lines == [
        "period: {start: 2026, end: 2029}",
        'summary: "a ••••••••••• b ••••••',
        '   ••••• c"',
        "# \\x31 •••••••••••",
        "",
    ]
    assert plan.line("other.yaml", 1) == ""


def test_a_number_is_hidden_from_its_first_character_to_its_last():
    plan, _ = load_text((HEAD + 'summary: "(178540\n 00063)"\n').encode(), "plan.yaml")
    assert [plan.line("plan.yaml", number) for number in (7, 8)] == ['summary: "(••••••', ' •••••)"']
    plan, _ = load_text((HEAD + 'summary: "(178540\n00063)"\n').encode(), "plan.yaml")
    assert [plan.line("plan.yaml", number) for number in (7, 8)] == ['summary: "(••••••', '•••••)"']


def test_what_a_number_is_may_stand_first_in_a_file():
    plan, _ = load_text(("phone: 8112189876\n---\n" + HEAD).encode(), "plan.yaml")
    assert plan.numbers() == ()


def test_what_an_alias_repeats_is_told_where_it_is_written():
    assert found('summary: &a "811218\\x2d9876"\ntitle: *a\n# 178540\\n\n') == [r"811218\x2d9876"]
    assert found('summary: &a "811218\\x2d9876"\nother: *a\n') == [r"811218\x2d9876"]


def test_a_number_nobody_can_have_yet_is_not_shown_either():
    plan, _ = load_text((HEAD + "summary: 20260915-1234\n").encode(), "plan.yaml")
    assert plan.line("plan.yaml", 7) == "summary: •••••••••••••"


@pytest.mark.parametrize("day", ["1213", "1253", "1200", "3201", "4001", "7201", "9901"])
def test_eleven_digits_that_begin_with_no_day_are_told_without_the_library(monkeypatch, day):
    for module in ("stdnum", "stdnum.exceptions", "stdnum.no"):
        monkeypatch.setitem(sys.modules, module, None)
    assert read_digits(f"{day}1112345") is None
    with pytest.raises(ImportError):
        read_digits("31011112345")


def test_the_library_of_check_digits_is_loaded_only_where_digits_begin_with_a_day(tmp_path):
    others = "556036-0793, 12345678901, 2026-09-15, 99010112345, 32010112345, 40010112345, 72010112345, 12131112345"
    text = f"{HEAD}summary: {others}, 12001112345, 12531112345, 811318-9876, 811232-9876\nbudget: 3000000000\n"
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    code = (
        "import sys; from datetime import date; from kivplan.plan import load; from kivplan.plan.identity import *\n"
        "assert identity_numbers(load(sys.argv[1]), date(2026, 9, 15)) == ()\n"
        "sys.exit('stdnum' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert done.returncode == 0
