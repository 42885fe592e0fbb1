"""`advise` and `drafts`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from resign_tui.cli.advice import advice_lines, advice_of
from resign_tui.core import library
from resign_tui.core.words import short_date
from resign_tui.drafts.toml_file import dumps
from tests.cli_host import OPEN, TODAY, Capture, a_draft, ends_with, home, program
from tests.personas import personas

__all__ = ["home"]


# -- advise ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(personas()))
def test_advise_gives_each_person_what_they_need(name: str, tmp_path: Path, capsysbinary: Capture) -> None:
    who = personas()[name]
    draft = tmp_path / "who.toml"
    draft.write_bytes(dumps(who.draft))
    out, _ = ends_with(0, ["advise", str(draft), "--json", "--today", who.today.isoformat()], capsysbinary)
    found = json.loads(out)
    for key in ("recommend", "runner_up", "advised_weeks", "employment_end", "last_working_day"):
        if key in who.expect:
            wanted = who.expect[key]
            assert found[key] == (wanted.isoformat() if isinstance(wanted, date) else wanted)
    for key in ("overlays", "cards"):
        assert set(who.expect.get(key, ())) <= set(found[key])
    assert set(who.expect.get("items", ())) <= {one["id"] for one in found["handover"]}
    assert ("hr-memo" in found["documents"]) == (found["recommend"] == "mistreated")
    law = who.departure.timeline.statutory_end
    assert found["statutory_end"] == (law.isoformat() if law else None)
    assert any("usual legal minimum" in reason for reason in found["notice_reasons"])
    if "hint_end" in who.expect:
        assert any(short_date(who.expect["hint_end"]) in text for text in found["suggestions"])


def test_advise_as_json_has_exactly_these_keys_and_is_ascii(capsysbinary: Capture) -> None:
    out, err = ends_with(0, ["advise", OPEN, "--json", *TODAY], capsysbinary)
    assert err == ""
    assert out.isascii()
    found = json.loads(out)
    assert list(found) == [
        "recommend", "recommend_name", "runner_up", "runner_up_name", "reason", "letter", "letter_name",
        "overlays", "overlay_names", "documents", "document_names", "cards", "card_names", "advised_weeks",
        "notice_reasons", "statutory_end", "employment_end", "last_working_day", "handover", "first", "today",
        "suggestions", "reckoning", "problems",
    ]  # fmt: skip
    assert (found["recommend"], found["recommend_name"]) == ("open_door", "Open door")
    assert found["documents"] == ["letter", "handover", "cover-note", "goodbye"]
    assert found["document_names"] == ["Letter", "Handover", "Cover note", "Goodbye"]
    assert [one["priority"] for one in found["handover"]] == sorted(one["priority"] for one in found["handover"])
    assert set(found["handover"][0]) == {"id", "priority", "text", "status"}


def test_advise_says_what_today_asks_for_once_the_letter_is_handed_in(tmp_path: Path, capsysbinary: Capture) -> None:
    who = personas()["T-01"].draft.answer("sent.on", "2026-11-23").answer("dates.given", "2026-11-23")
    who = who.answer("handover.item", ({"id": "bot", "text": "the bot", "due": "2026-11-30", "owner": "Bram"},))
    draft = tmp_path / "who.toml"
    draft.write_bytes(dumps(who))
    day = ["--today", "2026-12-02"]
    out, _ = ends_with(0, ["advise", str(draft), "--json", *day], capsysbinary)
    found = json.loads(out)["today"]
    assert found["date"] == "2026-12-02"
    assert [(item["id"], item["days_late"]) for item in found["slipped"][:1]] == [("bot", 2)]
    assert found["slipped"][1]["planned"] < "2026-12-02"
    assert found["slipped_on_days_ahead"] > 0
    assert found["meet"] == [
        {
            "who": "Dr. Odalys Pendergrast",
            "about": "ask for a line that confirms receipt and the last day",
            "met": False,
        },
        {"who": "Bram Achterberg", "about": "they drive and you watch", "met": False},
        {"who": "Bram", "about": "the bot", "met": False},
    ]
    assert found["next"]["date"] == "2026-12-03"
    tasks = [*found["tasks"], json.loads(out)["first"]]
    assert set(tasks[0]) == {"id", "priority", "text", "due", "hours"}
    words, _ = ends_with(0, ["advise", str(draft), *day], capsysbinary)
    assert words.startswith(
        "First: the bot (P1, 2 days late).\nToday, Wed 2 Dec 2026: 5 h for today; 3.5 h more have no room.\n"
    )
    assert "  bot  the bot (2 days late)\n  " in words
    assert "  Meet Bram: the bot\n" in words
    before, _ = ends_with(0, ["advise", OPEN, "--json", *TODAY], capsysbinary)
    assert json.loads(before)["today"] is None


def test_advise_says_the_same_in_words(capsysbinary: Capture) -> None:
    out, _ = ends_with(0, ["advise", OPEN, *TODAY], capsysbinary)
    assert out.startswith("Recommended: Open door\n")
    assert "Employment ends: 2026-12-07" in out


@pytest.mark.parametrize("name", sorted(personas()))
def test_what_advise_names_has_a_lasting_name_and_one_for_people(name: str) -> None:
    who = personas()[name].departure
    found = advice_of(who)
    said = "\n".join(advice_lines(found, who))
    for key in ("document", "card"):
        assert len(found[f"{key}s"]) == len(found[f"{key}_names"])
        assert all(one in said for one in found[f"{key}_names"])
    assert all(one in said for one in found["overlay_names"])
    assert found["recommend_name"] in said
    inner = {*library.SCENARIOS, *found["cards"], *found["overlays"]}
    assert [one for one in inner if "_" in one and one in said] == []


# -- drafts ----------------------------------------------------------------------------------------------------------


def test_a_name_is_looked_up_in_the_drafts_folder(home: Path, capsysbinary: Capture) -> None:
    a_draft(home)
    named, _ = ends_with(0, ["render", "departure-1"], capsysbinary)
    by_path, _ = ends_with(0, ["render", OPEN], capsysbinary)
    assert named == by_path


def test_drafts_are_listed(home: Path, capsysbinary: Capture) -> None:
    out, err = ends_with(0, ["drafts"], capsysbinary)
    assert out == ""
    assert "no drafts" in err
    a_draft(home)
    for arguments in (["drafts"], ["drafts", "list"]):
        out, err = ends_with(0, arguments, capsysbinary)
        assert out.startswith("departure-1  ")
        assert err == ""


@pytest.mark.parametrize(("answer", "goes"), [("yes\n", True), ("no\n", False), ("", False)])
def test_forgetting_asks(answer: str, goes: bool, home: Path) -> None:
    path = a_draft(home)
    done = program("drafts", "forget", "departure-1", input=answer.encode(), stdin=None)
    assert done.returncode == (0 if goes else 1)
    assert path.exists() is not goes
    assert (str(path).encode() in done.stdout) is goes


def test_forgetting_with_yes_asks_nothing(home: Path, capsysbinary: Capture) -> None:
    path = a_draft(home)
    _, err = ends_with(0, ["drafts", "forget", "departure-1", "--yes"], capsysbinary)
    assert not path.exists()
    assert "stay where they are" in err
    ends_with(2, ["drafts", "forget", "departure-1"], capsysbinary)
