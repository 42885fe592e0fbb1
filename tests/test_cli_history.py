"""`drafts history` and `drafts restore`: what is listed, what is asked, and that nothing is lost."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from resign_tui.core.answers.draft import Draft, Edit
from resign_tui.drafts.generations import draft_versions
from resign_tui.drafts.load import load
from resign_tui.drafts.private import hr_path
from resign_tui.drafts.store import open_draft
from resign_tui.drafts.toml_file import dumps
from tests.cli_host import TODAY, Capture, ends_with, home
from tests.personas import personas

__all__ = ["home"]

FIRST = personas()["T-01"].draft.answer("content.project", "the ranking rebuild").answer("hr.policy_ref", "Zyzzyva")
SECOND = FIRST.answer("content.project", "the fraud model").without("hr.policy_ref")
TICKED = ({"id": "IA-02", "status": "done"},)
THIRD = SECOND.answer("triage.misconduct", ("retaliation",)).answer("handover.item", TICKED)


@pytest.fixture
def path(home: Path) -> Path:
    """A draft with three versions, of which the last is as it stands."""
    path = home / "drafts" / "mine.toml"
    path.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
    for draft in (FIRST, SECOND, THIRD):
        opened = open_draft(path)
        opened.store.save(draft)
        opened.store.keep(draft)
        opened.store.close()
    return path


def content(path: Path) -> Draft:
    return load(path).draft


def damaged(path: Path, number: int) -> None:
    (path.parent / "history" / f"mine.{number}.toml").write_text("[x")


def test_the_list_says_when_how_far_and_what_changed(path: Path, capsysbinary: Capture) -> None:
    out, _ = ends_with(0, ["drafts", "history", "mine", *TODAY], capsysbinary)
    third, second, first = out.splitlines()
    assert third.startswith("3  ")
    assert f"{draft_versions(path)[0].when:%H:%M}" in third
    assert "Quill & Lantern, Inc. · open door" in second
    assert "one item ticked" in third
    assert third.endswith("as it is now")
    assert "one answer, the letter reads otherwise, private answers changed" in second
    assert "changed" not in first
    assert "Zyzzyva" not in out


def test_as_json_each_change_has_its_question_and_nothing_private(path: Path, capsysbinary: Capture) -> None:
    damaged(path, 3)
    out, _ = ends_with(0, ["drafts", "history", "mine", "--json", *TODAY], capsysbinary)
    third, second, first = json.loads(out)
    assert (third["version"], second["version"], first["version"]) == (3, 2, 1)
    assert "cannot be read" in third["problem"]
    assert third["brought_back"] is None
    assert [(each["field"], each["before"], each["after"]) for each in second["changed"]["changes"]] == [
        ("content.project", "the ranking rebuild", "the fraud model")
    ]
    assert second["changed"]["words"] == "one answer, the letter reads otherwise, private answers changed"
    assert (second["scenario"], second["scenario_name"]) == ("open_door", "Open door")
    assert "open door" in second["words"]
    assert first["changed"] is None
    assert first["brought_back"]["private"]
    assert not first["is_present"]
    assert "Zyzzyva" not in out
    assert first.keys() == second.keys() == third.keys()


def test_a_paragraph_by_hand_has_its_letter_by_name_and_in_words(path: Path, capsysbinary: Capture) -> None:
    opened = open_draft(path)
    opened.store.keep(THIRD.edit("open_door.thanks", Edit("Thank you for everything.")))
    opened.store.close()
    found = json.loads(ends_with(0, ["drafts", "history", "mine", "--json", *TODAY], capsysbinary)[0])
    (change,) = found[0]["changed"]["changes"]
    assert (change["scenario"], change["letter"], change["field"]) == ("open_door", "Open door", "")
    assert change["after"] == "Thank you for everything."
    assert [version["is_present"] for version in found] == [False, True, False, False]


def test_the_lines_and_the_json_say_the_same(path: Path, capsysbinary: Capture) -> None:
    lines = ends_with(0, ["drafts", "history", "mine", *TODAY], capsysbinary)[0].splitlines()
    found = json.loads(ends_with(0, ["drafts", "history", "mine", "--json", *TODAY], capsysbinary)[0])
    for line, version in zip(lines, found, strict=True):
        changed = [version["changed"]["words"]] if version["changed"] else []
        now = ["as it is now"] if version["is_present"] else []
        assert line.endswith(" · ".join([*version["words"], *changed, *now]))


def test_a_version_is_brought_back_and_the_present_stays_a_version(path: Path, capsysbinary: Capture) -> None:
    now = THIRD.answer("content.project", "something not kept yet")
    opened = open_draft(path)
    opened.store.save(now)
    opened.store.close()
    out, err = ends_with(0, ["drafts", "restore", "mine", "1", "--yes", *TODAY], capsysbinary)
    assert out.strip() == str(path)
    assert "Work you valued: something not kept yet -> the ranking rebuild" in err
    assert "private answers changed" in err
    assert "Zyzzyva" not in err
    assert content(path) == FIRST
    assert "Zyzzyva" in hr_path(path).read_text()
    newest = draft_versions(path)[0]
    ends_with(0, ["drafts", "restore", "mine", str(newest.number), "--yes", *TODAY], capsysbinary)
    assert dumps(content(path)) == dumps(now)
    assert not hr_path(path).exists()


@pytest.mark.parametrize(("answer", "code"), [("yes\n", 0), ("no\n", 1), ("", 1)])
def test_it_asks_first(
    answer: str, code: int, path: Path, capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    before = {file: file.read_bytes() for file in path.parent.rglob("*.toml")}
    _, err = ends_with(code, ["drafts", "restore", "mine", "1", *TODAY], capsysbinary)
    assert "Type yes to go on" in err
    after = {file: file.read_bytes() for file in path.parent.rglob("*.toml")}
    assert (after == before) == (code == 1)
    assert content(path) == (THIRD if code else FIRST)


def test_what_cannot_be_brought_back_says_why_and_changes_nothing(path: Path, capsysbinary: Capture) -> None:
    damaged(path, 1)
    (path.parent / "history" / "mine.2.toml").unlink()
    (path.parent / "history" / "mine.2.toml").symlink_to(path)
    before = {file: file.read_bytes() for file in path.parent.rglob("*.toml")}
    for number, why in ((1, "cannot be read"), (2, "is a link"), (9, "has no version 9")):
        _, err = ends_with(2, ["drafts", "restore", "mine", str(number), "--yes", *TODAY], capsysbinary)
        assert why in err
    window = open_draft(path)
    (path.parent / "history" / "mine.2.toml").unlink()
    (path.parent / "history" / "mine.2.toml").write_bytes(dumps(SECOND))
    _, err = ends_with(2, ["drafts", "restore", "mine", "2", "--yes", *TODAY], capsysbinary)
    assert "open in another window" in err
    window.store.close()
    assert {file: data for file, data in before.items() if file.parent == path.parent} == {
        file: file.read_bytes() for file in path.parent.glob("*.toml")
    }


def test_the_present_version_is_nothing_to_bring_back(path: Path, capsysbinary: Capture) -> None:
    _, err = ends_with(0, ["drafts", "restore", "mine", "3", "--yes", *TODAY], capsysbinary)
    assert "nothing to bring back" in err
    assert len(draft_versions(path)) == 3
