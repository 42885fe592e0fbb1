"""`check` of a draft from outside, and what `render` and `export` say of a letter with grave findings."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from resign_tui.cli import findings
from resign_tui.cli.edge import run
from resign_tui.core.answers.draft import Draft, Edit
from resign_tui.core.review import SEVERITIES
from resign_tui.core.secrets.patterns import find
from resign_tui.core.secrets.scanner import Scanner
from resign_tui.drafts.toml_file import dumps
from tests.cli_host import BARGAIN, KEYS, OPEN, TODAY, UNFINISHED, Capture, ends_with, home
from tests.personas import Persona, personas
from tests.secret_samples import EXACT, SCANNED

__all__ = ["home"]


def saved(folder: Path, draft: Draft) -> str:
    """The draft in a file, with everything in it as typed."""
    path = folder / "who.toml"
    path.write_bytes(dumps(draft))
    return str(path)


def finished(**answers: Any) -> Draft:
    """A letter without fault, with these answers more; two underscores stand for the dot."""
    from resign_tui.drafts.toml_file import loads

    draft = loads(Path(OPEN).read_bytes(), "open.toml").draft
    for name, value in answers.items():
        draft = draft.answer(name.replace("__", "."), value)
    return draft


def countered(who: Persona) -> Draft:
    """The same person, who insists on the letter against counter-offers."""
    return who.draft.answer("scenario.chosen", "counter_offer").answer("next.goal_area", "forecasting")


def unseen(data: bytes) -> bytes:
    """A key that only the maintained scanner knows; skips where there is no build of it."""
    if not findings.scanner().maintained:
        pytest.skip("the maintained scanner has no build for this machine")
    return data


def test_a_person_waits_for_the_scanner_only_where_a_key_may_stand(
    tmp_path: Path, capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    unseen(b"")
    scanner = Scanner()
    compiled: list[str] = []
    monkeypatch.setattr(scanner, "warm", lambda: compiled.append("rules"))
    monkeypatch.setattr(findings, "scanner", lambda: scanner)
    key, _ = SCANNED["groq"](random.Random(1))
    for command in (["check"], ["render", "--draft"], ["export", "--draft", "--to", str(tmp_path / "out")]):
        capsysbinary.readouterr()
        run([*command, saved(tmp_path, finished()), *TODAY])
        assert compiled == [], command
        run([*command, saved(tmp_path, finished(content__project=f"the ranking service {key}")), *TODAY])
        assert compiled, command
        compiled.clear()


# -- a draft -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(personas()))
def test_everyone_gets_the_findings_they_need_and_no_others(name: str, tmp_path: Path, capsysbinary: Capture) -> None:
    who = personas()[name]
    draft, wanted = who.draft, set(who.expect["lint"])
    if "lint_as_counter_offer" in who.expect:
        draft, wanted = countered(who), set(who.expect["lint_as_counter_offer"])
    arguments = ["check", saved(tmp_path, draft), "--json", "--today", who.today.isoformat()]
    capsysbinary.readouterr()
    code = run(arguments)
    found = json.loads(capsysbinary.readouterr().out)
    assert wanted <= {one["name"] for one in found}
    assert {one["name"] for one in found if one["severity"] != "info"} <= wanted | {"no-postal-address"}
    assert code == any(one["severity"] in ("block", "error") for one in found)


def test_a_new_employer_named_too_early(tmp_path: Path, capsysbinary: Capture) -> None:
    who = personas()["T-05"]
    draft = countered(who).answer("next.disclosure", "named")
    out, _ = ends_with(1, ["check", saved(tmp_path, draft), "--json", *TODAY], capsysbinary)
    assert {*who.expect["lint_as_counter_offer"], *who.expect["lint_if_named"]} <= {
        one["name"] for one in json.loads(out)
    }


def test_json_has_exactly_these_keys_gravest_first_in_ascii(tmp_path: Path, capsysbinary: Capture) -> None:
    draft = saved(tmp_path, finished(letter__extra_paragraph=f"Grüße — {BARGAIN}"))
    out, err = ends_with(1, ["check", draft, "--json", *TODAY], capsysbinary)
    assert err == ""
    assert out.isascii()
    found = json.loads(out)
    assert [list(one) for one in found] == [KEYS] * len(found)
    assert all(isinstance(value, str) for one in found for value in one.values())
    order = [SEVERITIES.index(one["severity"]) for one in found]
    assert order == sorted(order)
    opening = next(one for one in found if one["name"] == "counter-offer-opening")
    assert opening["rule"] == "L-31"
    assert opening["severity"] == "error"
    assert opening["document"] == "letter"
    assert opening["field"] == "letter.extra_paragraph"
    assert BARGAIN in opening["excerpt"]
    assert opening["why"]
    assert opening["suggestion"]


def test_the_same_in_words(tmp_path: Path, capsysbinary: Capture) -> None:
    draft = saved(tmp_path, finished(letter__extra_paragraph=BARGAIN))
    out, _ = ends_with(1, ["check", draft, *TODAY], capsysbinary)
    lines = out.splitlines()
    at = lines.index("error  An opening for a counter-offer (L-31)")
    assert lines[at + 1] == f"         “{BARGAIN}”"
    assert [line.split()[0] for line in lines[at + 2 : at + 5]] == ["why", "try", "field"]
    assert lines[at + 4].endswith(" letter.extra_paragraph")
    assert lines[-1].startswith("2 errors, 1 warning")


def test_a_guess_and_an_offer_left_out_name_their_questions(tmp_path: Path, capsysbinary: Capture) -> None:
    answers = {
        "handover__system": ({"name": "ranking service"}, {"name": "forecast-core"}),
        "content__after_help": "true",
        "content__after_help_hours": "0",
    }
    out, _ = ends_with(0, ["check", saved(tmp_path, finished(**answers)), "--json", *TODAY], capsysbinary)
    found = {one["name"]: (one["field"], one["severity"]) for one in json.loads(out)}
    assert found["doubtful-reading"] == ("handover.system[1].name", "info")
    assert found["help-left-out"] == ("content.after_help_hours", "warn")


def test_a_letter_without_fault_is_told_so(tmp_path: Path, capsysbinary: Capture) -> None:
    draft = saved(tmp_path, finished(company__name="Tamarack Labs"))
    assert json.loads(ends_with(0, ["check", draft, "--json", *TODAY], capsysbinary)[0]) == []
    out, err = ends_with(0, ["check", draft, *TODAY], capsysbinary)
    assert out.startswith("Nothing to mend. ")
    assert out.count("\n") == 1
    assert err == ""


def test_advice_alone_ends_with_0(tmp_path: Path, capsysbinary: Capture) -> None:
    out, _ = ends_with(0, ["check", OPEN, "--json", *TODAY], capsysbinary)
    assert {one["severity"] for one in json.loads(out)} == {"info"}


def test_an_unfinished_letter_ends_with_1(capsysbinary: Capture) -> None:
    out, _ = ends_with(1, ["check", UNFINISHED, "--json", *TODAY], capsysbinary)
    blocks = {(one["name"], one["field"]) for one in json.loads(out) if one["severity"] == "block"}
    assert ("missing-answer", "company.name") in blocks
    assert ends_with(1, ["check", UNFINISHED, *TODAY], capsysbinary)[0].count("block  ") == len(blocks)


def test_what_was_set_aside_stays_out_until_the_words_change(tmp_path: Path, capsysbinary: Capture) -> None:
    from datetime import date

    from resign_tui.core.departure import Departure

    draft = finished(letter__extra_paragraph=BARGAIN)
    for one in findings.findings_of(Departure(draft, date(2026, 11, 23))):
        draft = draft.waive(one.key)
    path = saved(tmp_path, draft)
    assert json.loads(ends_with(0, ["check", path, "--json", *TODAY], capsysbinary)[0]) == []
    out, _ = ends_with(0, ["check", path, *TODAY], capsysbinary)
    assert out.startswith("Nothing to mend; ")
    assert "set aside" in out
    changed = saved(tmp_path, draft.answer("letter.extra_paragraph", BARGAIN.replace("250", "260")))
    assert "(L-31)" in ends_with(1, ["check", changed, *TODAY], capsysbinary)[0]


def test_words_written_over_a_paragraph_are_found_at_their_place(tmp_path: Path, capsysbinary: Capture) -> None:
    from msgspec.structs import replace

    draft = replace(finished(), edits={"open_door.thanks": Edit(f"Thank you. {BARGAIN}")})
    out, _ = ends_with(1, ["check", saved(tmp_path, draft), "--json", *TODAY], capsysbinary)
    assert {one["field"] for one in json.loads(out) if one["name"] == "counter-offer-opening"} == {
        "edits.open_door.thanks"
    }


def test_the_day_decides_and_nothing_else_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture
) -> None:
    draft = saved(tmp_path, finished(dates__letter="2026-11-23"))
    seen = []
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
        monkeypatch.setenv("TZ", zone)
        seen.append(ends_with(0, ["check", draft, "--json", *TODAY], capsysbinary))
    assert seen[0] == seen[1]
    later, _ = ends_with(0, ["check", draft, "--json", "--today", "2026-12-01"], capsysbinary)
    assert "letter-date" in {one["name"] for one in json.loads(later)} - {one["name"] for one in json.loads(seen[0][0])}


# -- secrets -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["github", "hugging_face", "password"])
def test_a_secret_is_shown_by_four_characters_wherever_it_stands(
    kind: str, tmp_path: Path, capsysbinary: Capture
) -> None:
    words, key = EXACT[kind](random.Random(7))
    draft = finished(
        letter__extra_paragraph=f"{BARGAIN[:-1]} with {words} in it.",
        handover__access=({"system": "registry", "location": words}, {"system": "git", "location": "vault"}),
        handover__system=("ranker", words),
    )
    from msgspec.structs import replace

    path = tmp_path / "who.toml"
    draft = replace(draft, edits={"closed_door.thanks": Edit(words)})
    path.write_bytes(dumps(draft))
    for more in ((), ("--json",)):
        out, err = ends_with(1, ["check", str(path), *more, *TODAY], capsysbinary)
        for start in range(len(key) - 8):
            assert key[start : start + 8] not in out + err
    found = {one["field"]: one for one in json.loads(out) if one["name"] == "secret"}
    assert {"letter.extra_paragraph", "handover.access[0].location", "edits.closed_door.thanks"} <= set(found)
    assert "handover.system[1]" in {name.partition(".name")[0] for name in found}
    assert {one["excerpt"] for one in found.values()} == {f"{key[:4]}…"}
    assert {one["severity"] for one in found.values()} == {"block"}


def test_a_key_that_only_the_scanner_knows_is_found_and_stays_out_of_files(
    tmp_path: Path, capsysbinary: Capture
) -> None:
    words, key = SCANNED["groq"](random.Random(3))
    unseen(key.encode())
    assert find(words) == ()
    path = saved(tmp_path, finished(letter__extra_paragraph=f"The demo runs with {words} for now."))
    out, err = ends_with(1, ["check", path, *TODAY], capsysbinary)
    assert f"“{key[:4]}…”" in out
    assert key not in out + err
    arguments = ["export", path, "--to", str(tmp_path / "out"), "--document", "letter", *TODAY]
    out, err = ends_with(1, arguments, capsysbinary)
    assert out == ""
    assert key[:4] in err
    assert key not in err
    assert not (tmp_path / "out").exists()


# -- render and export ---------------------------------------------------------------------------------------------


def test_render_gives_the_letter_and_tells_errors_one_line_each(tmp_path: Path, capsysbinary: Capture) -> None:
    path = saved(tmp_path, finished(letter__extra_paragraph=BARGAIN))
    out, err = ends_with(0, ["render", path, *TODAY], capsysbinary)
    assert BARGAIN in " ".join(out.split())
    said = err.splitlines()
    assert [line.split(". ")[0] for line in said] == [
        "resign-tui: letter.extra_paragraph: An opening for a counter-offer (L-31)",
        "resign-tui: letter.extra_paragraph: A condition for staying (L-33)",
    ]
    assert "250k" not in err
    assert ends_with(0, ["render", path, "--document", "handover", *TODAY], capsysbinary)[1] == ""


def test_export_tells_errors_once(tmp_path: Path, capsysbinary: Capture) -> None:
    path = saved(tmp_path, finished(letter__extra_paragraph=BARGAIN))
    out, err = ends_with(0, ["export", path, "--to", str(tmp_path / "out"), *TODAY], capsysbinary)
    assert len(out.splitlines()) == 4
    assert err.count("(L-31)") == err.count("(L-33)") == 1


def test_an_answer_that_only_repeats_the_hint_is_refused(tmp_path: Path, capsysbinary: Capture) -> None:
    from resign_tui.core.answers import catalogue

    hint = catalogue.field("company.name").placeholder
    assert hint
    path = saved(tmp_path, finished(company__name=hint))
    out, err = ends_with(1, ["render", path, *TODAY], capsysbinary)
    assert out == ""
    assert "company.name: Something is still missing (L-01)" in err
    assert "--draft" in err
    assert ends_with(0, ["render", path, "--draft", *TODAY], capsysbinary)[0].startswith("DRAFT\n")


def test_a_secret_is_refused_in_an_unfinished_letter_for_what_it_is(tmp_path: Path, capsysbinary: Capture) -> None:
    words, key = EXACT["github"](random.Random(9))
    draft = finished(letter__extra_paragraph=f"See {words} there.").answer("company.name", "")
    path = saved(tmp_path, draft)
    out, err = ends_with(1, ["render", path, "--draft", *TODAY], capsysbinary)
    assert out == ""
    assert key[:4] in err
    assert key not in err
    assert "add --draft" not in err
