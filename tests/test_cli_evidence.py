"""`evidence`: what stores propose, as a list and as JSON, and accepted into a draft."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from resign_tui.cli import evidence as command
from resign_tui.core.secrets import patterns
from resign_tui.drafts.lock import DraftLock
from resign_tui.evidence.registry import SOURCES
from tests.cli_host import Capture, ends_with

CANARY = "zzcanaryzz"


@pytest.fixture(autouse=True)
def no_maintained_scanner(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compiling the scanner's rules takes seconds, and one test asks for it by itself."""
    monkeypatch.setattr(command, "Scanner", _Quick)


class _Quick:
    """The exact patterns alone."""

    def scan(self, text: str) -> tuple[Any, ...]:
        """What the exact patterns find."""
        return patterns.find(text)


@pytest.fixture
def stores(tmp_path: Path) -> Path:
    """A folder with a training that was broken off, and keys in a file."""
    checkpoint = tmp_path / "work" / "query-rewriter" / "checkpoint-20"
    checkpoint.mkdir(parents=True)
    state = {"epoch": 5.0, "global_step": 20, "max_steps": 40, "num_train_epochs": 10}
    history = [{"step": step, "epoch": step / 4, "loss": 2.0 - step / 20} for step in (5, 10, 15, 20)]
    (checkpoint / "trainer_state.json").write_text(json.dumps({**state, "log_history": history}))
    (tmp_path / "work" / ".env").write_text(f"WANDB_API_KEY={CANARY}\nLOG_LEVEL=debug\n")
    return tmp_path / "work"


def listed(stores: Path, capture: Capture, *more: str) -> list[dict[str, Any]]:
    """What `--json` prints."""
    out, _ = ends_with(0, ["evidence", str(stores), "--json", *more], capture)
    objects: list[dict[str, Any]] = json.loads(out)
    return objects


def test_the_list_tells_what_how_sure_and_where(stores: Path, capsysbinary: Capture) -> None:
    out, err = ends_with(0, ["evidence", str(stores)], capsysbinary)
    assert "query-rewriter: epoch 5 of 10, step 20 of 40" in out
    assert "WANDB_API_KEY" in out
    assert "Ongoing work" in out.splitlines()
    assert out.splitlines()[-1].startswith("= certain, ~ likely, ? guess")
    assert CANARY not in out + err


def test_json_names_every_part_and_the_ids_stay(stores: Path, capsysbinary: Capture) -> None:
    first, again = listed(stores, capsysbinary), listed(stores, capsysbinary)
    assert [entry["id"] for entry in first] == [entry["id"] for entry in again]
    (training,) = [entry for entry in first if entry["record"] == "handover.work"]
    assert training["fields"]["epoch"] == "5 of 10"
    assert training["source"] == {"kind": "transformers", "path": "work/query-rewriter", "object": None}
    assert {"confidence", "as_of", "answers", "row", "why", "missing", "duplicates", "note"} <= training.keys()
    assert "Next step" in training["missing"]


def test_only_and_since_narrow(stores: Path, capsysbinary: Capture) -> None:
    assert {entry["source"]["kind"] for entry in listed(stores, capsysbinary, "--only", "dotenv")} == {"dotenv"}
    assert not [e for e in listed(stores, capsysbinary, "--since", "2999-01-01") if e["as_of"]]


def test_an_empty_folder_says_so(tmp_path: Path, capsysbinary: Capture) -> None:
    out, err = ends_with(0, ["evidence", str(tmp_path)], capsysbinary)
    assert out == ""
    assert "Nothing was found" in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["/no/such/folder"], "There is no folder"),
        (["~nobody-of-that-name"], "There is no folder"),
        ([".", "--into", "x"], "--into needs --accept"),
        ([".", "--accept", "certain"], "--accept needs --into"),
        ([".", "--only", "nothing"], "nothing"),
        ([".", "--into", "nobody", "--accept", "certain"], "There is no draft"),
        ([], "FOLDER"),
    ],
)
def test_wrong_use_is_one_sentence(arguments: list[str], says: str, capsysbinary: Capture) -> None:
    out, err = ends_with(2, ["evidence", *arguments], capsysbinary)
    assert out == ""
    assert says in err


def a_draft(tmp_path: Path, text: str = "schema = 1\n") -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    return path


def test_an_accepted_proposal_stands_in_the_draft_and_does_not_come_back(
    stores: Path, tmp_path: Path, capsysbinary: Capture
) -> None:
    draft = a_draft(tmp_path, 'schema = 1\n[sender]\nfull_name = "Maya Hale"\n')
    (training,) = [e for e in listed(stores, capsysbinary) if e["record"] == "handover.work"]
    into = ["evidence", str(stores), "--into", str(draft), "--accept"]
    _, err = ends_with(0, [*into, training["id"]], capsysbinary)
    assert "1 of" in err
    written = tomllib.loads(draft.read_text())
    assert written["handover"]["work"][0]["epoch"] == "5 of 10"
    assert written["evidence"]["accepted"] == [training["id"]]
    assert written["sender"]["full_name"] == "Maya Hale"
    _, err = ends_with(2, [*into, training["id"]], capsysbinary)
    assert training["id"] in err


def test_certain_takes_what_is_certain_and_nothing_else(stores: Path, tmp_path: Path, capsysbinary: Capture) -> None:
    draft = a_draft(tmp_path)
    certain = {e["id"] for e in listed(stores, capsysbinary) if e["confidence"] == "certain"}
    ends_with(0, ["evidence", str(stores), "--into", str(draft), "--accept", "certain"], capsysbinary)
    assert set(tomllib.loads(draft.read_text()).get("evidence", {}).get("accepted", [])) == certain


def test_a_draft_that_is_open_elsewhere_is_left_alone(stores: Path, tmp_path: Path, capsysbinary: Capture) -> None:
    draft = a_draft(tmp_path)
    lock = DraftLock(draft)
    lock.take()
    try:
        _, err = ends_with(2, ["evidence", str(stores), "--into", str(draft), "--accept", "certain"], capsysbinary)
    finally:
        lock.release()
    assert "open in another window" in err
    assert draft.read_text() == "schema = 1\n"


def test_the_home_folder_is_read_only_when_asked(
    stores: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture
) -> None:
    own = tmp_path / "own-home"
    own.mkdir()
    (own / ".netrc").write_text(f"machine api.wandb.ai login user password {CANARY}\n")
    monkeypatch.setenv("HOME", str(own))
    assert not [e for e in listed(stores, capsysbinary) if e["source"]["kind"] == "home"]
    found = [e for e in listed(stores, capsysbinary, "--home") if e["source"]["kind"] == "home"]
    assert any(".netrc" in json.dumps(entry) for entry in found)
    assert CANARY not in json.dumps(found)


def test_every_source_has_a_name_of_its_own() -> None:
    names = [kind.name for kind in SOURCES]
    assert len(names) == len(set(names)) > 10
    assert all(kind.title for kind in SOURCES)
