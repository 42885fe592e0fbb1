"""`check --letter`: a letter written elsewhere, from a file or from standard input."""

from __future__ import annotations

import io
import json
import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.cli import check, check_elsewhere
from resign_tui.cli.edge import run
from resign_tui.core.errors import UsageError
from tests.cli_host import BARGAIN, DATA, KEYS, OPEN, Capture, ends_with, home
from tests.secret_samples import EXACT

__all__ = ["home"]

PLAIN = """Dear Ines,

I am resigning from my position as ML Engineer. My last working day will be 7 December 2026.

Before I leave I will hand over the ranking rebuild, its runbook and the open tickets to the team, and I am glad to
answer questions until then. I will write down what I know about the data and its owners, and I will sit down with
whoever takes it on.

I have enjoyed the work and the people here, and I learned a great deal in these years, above all how much a good test
set is worth. I hope that our paths cross again. Let us stay in touch.

Kind regards,

Wren Dale
"""


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Standard input that holds this."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_a_letter_from_outside_with_a_slip_is_told_so(monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture) -> None:
    stdin(
        monkeypatch,
        PLAIN.replace("answer questions until then.", "answer questions until until then., I hope.").encode(),
    )
    out, _ = ends_with(0, ["check", "--letter", "-"], capsysbinary)
    assert "Said twice in a row (L-78)" in out
    assert "Two stops where one belongs (L-79)" in out
    assert "Write “then,”" in out


def test_a_plain_letter_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture) -> None:
    stdin(monkeypatch, PLAIN.encode())
    out, err = ends_with(0, ["check", "--letter", "-", "--json"], capsysbinary)
    assert err == ""
    assert [one for one in json.loads(out) if one["severity"] != "info"] == []


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_letter_in_a_file_whatever_its_line_breaks(
    breaks: str, mark: str, tmp_path: Path, capsysbinary: Capture
) -> None:
    file = tmp_path / "letter.txt"
    file.write_bytes((mark + PLAIN.replace("Let us", f"{BARGAIN} Let us").replace("\n", breaks)).encode())
    out, err = ends_with(1, ["check", "--letter", str(file), "--json"], capsysbinary)
    assert err == ""
    found = json.loads(out)
    assert {one["name"] for one in found if one["severity"] != "info"} == {
        "pay-figures",
        "counter-offer-opening",
        "condition-for-staying",
    }
    assert [list(one) for one in found] == [KEYS] * len(found)
    assert "(L-31)" in ends_with(1, ["check", "--letter", str(file)], capsysbinary)[0]


def test_the_scenario_decides_what_is_asked_of_a_letter(tmp_path: Path, capsysbinary: Capture) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(PLAIN, encoding="utf-8")
    rules = {}
    for scenario in ("open_door", "mistreated"):
        capsysbinary.readouterr()
        run(["check", "--letter", str(file), "--scenario", scenario, "--json"])
        rules[scenario] = {one["name"] for one in json.loads(capsysbinary.readouterr().out)}
    assert "beyond-three-facts" in rules["mistreated"] - rules["open_door"]


def test_a_letter_with_a_key_shows_four_characters_of_it(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture
) -> None:
    words, key = EXACT["github"](random.Random(5))
    stdin(monkeypatch, f"{PLAIN}\nP.S. This toxic culture had {words} in the open for years.\n".encode())
    out, err = ends_with(1, ["check", "--letter", "-", "--json"], capsysbinary)
    assert key[4:12] not in out + err
    assert json.loads(out)[0]["name"] == "secret"
    assert json.loads(out)[0]["excerpt"] == f"{key[:4]}…"


def test_a_letter_in_another_encoding_is_read_and_said(monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture) -> None:
    stdin(monkeypatch, PLAIN.replace("Wren", "Rénée").encode("latin-1"))
    out, err = ends_with(0, ["check", "--letter", "-", "--json"], capsysbinary)
    assert "Standard input is not UTF-8" in err
    assert err.count("\n") == 1
    assert isinstance(json.loads(out), list)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (PLAIN.encode("utf-16-le"), "not plain text"),
        (b"x" * (check_elsewhere.LARGEST + 1), "larger than 1 MB"),
    ],
)
def test_what_is_no_letter_is_one_sentence_and_exit_2(
    data: bytes, words: str, tmp_path: Path, capsysbinary: Capture
) -> None:
    file = tmp_path / "letter.txt"
    file.write_bytes(data)
    out, err = ends_with(2, ["check", "--letter", str(file)], capsysbinary)
    assert out == ""
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "either a DRAFT or --letter"),
        ((OPEN, "--letter", OPEN), "either a DRAFT or --letter"),
        ((OPEN, "--scenario", "mistreated"), "--scenario goes with --letter"),
        (("--letter", OPEN, "--scenario", "gone"), "'gone' is not one of"),
        (("--letter", ""), "needs the name of a file"),
        (("--letter", "nowhere.txt"), "There is no file nowhere.txt"),
        (("--letter", str(DATA)), "is a directory"),
        (("nobody",), "There is no draft"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_2(arguments: tuple[str, ...], words: str, capsysbinary: Capture) -> None:
    out, err = ends_with(2, ["check", *arguments], capsysbinary)
    assert out == ""
    assert words in err
    assert err.count("\n") == 1


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_letter_or_one_sentence(data: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        stdin(patch, data)
        try:
            text = check_elsewhere.read_letter("-")
        except UsageError as error:
            assert str(error).startswith("Standard input ")
            return
    for one in check_elsewhere.findings_in(text, "open_door"):
        assert list(check._as_json(one, "open_door")) == KEYS
