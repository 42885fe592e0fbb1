"""What is kept of the person: only that, privately, without secrets, and never over what was typed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft
from resign_tui.core.errors import DraftError
from resign_tui.drafts import profile
from tests.personas import Persona, personas
from tests.secret_samples import EXACT

ADA = Draft(
    {
        "sender.full_name": "Ada Okonjo-Reyes",
        "sender.address": "1 Elm Row\nPort Wend",
        "sender.city_region_postcode": "OR 97000",
        "locale.jurisdiction": "DE",
        "company.name": "Quill",
        "scenario.chosen": "mistreated",
        "hr.policy_ref": "Canary",
        "triage.misconduct": ("harassment",),
        "notice.contract_known": "yes",
        "notice.contract_value": "3 months to the end of a quarter",
    }
)
KEPT = {
    "sender.full_name",
    "sender.address",
    "sender.city_region_postcode",
    "locale.jurisdiction",
}


def test_every_answer_of_the_profile_is_a_question() -> None:
    assert profile.CALLED.keys() <= catalogue.fields().keys()
    assert not any(field_id.startswith(("triage.", "hr.", "check.", "company.")) for field_id in profile.CALLED)


def test_only_what_is_about_the_person_is_kept_and_comes_back_as_typed(tmp_path: Path) -> None:
    config = tmp_path / "config"
    assert profile.kept(config) == Draft()
    assert profile.keep(config, ADA).answers.keys() == KEPT
    file = profile.profile_path(config)
    assert file.stat().st_mode & 0o777 == 0o600
    assert b"Canary" not in file.read_bytes()
    assert profile.kept(config).answers == {key: ADA.answers[key] for key in KEPT}
    assert profile.called(KEPT) == "name, address, place"


def test_the_clause_of_one_contract_is_not_kept_for_another() -> None:
    draft = Draft({"sender.full_name": "Ada", "notice.contract_known": "yes", "notice.contract_value": "3 weeks"})
    assert profile.of_draft(draft).answers == {"sender.full_name": "Ada"}


@pytest.mark.parametrize("persona", [pytest.param(each, id=name) for name, each in personas().items()])
def test_a_profile_fills_what_is_empty_and_nothing_else(persona: Persona, tmp_path: Path) -> None:
    draft = persona.draft
    kept = profile.keep(tmp_path, draft)
    assert profile.filled(Draft(), profile.kept(tmp_path)).answers == kept.answers
    typed = Draft({"sender.full_name": "Somebody Else", "sender.email": ""})
    after = profile.filled(typed, kept)
    assert after.text("sender.full_name") == "Somebody Else"
    assert after.answers.keys() >= kept.answers.keys()


def test_no_secret_is_kept(tmp_path: Path) -> None:
    for number, make in enumerate(EXACT.values()):
        text, secret = make(random.Random(number))
        profile.keep(tmp_path, Draft({"sender.full_name": "Ada", "sender.phone": text}))
        assert secret.encode() not in profile.profile_path(tmp_path).read_bytes()


def test_nothing_known_writes_nothing(tmp_path: Path) -> None:
    assert profile.keep(tmp_path / "config", Draft({"company.name": "Quill"})).answers == {}
    assert not (tmp_path / "config").exists()


def test_what_a_hand_put_into_the_file_is_read_for_the_person_alone(tmp_path: Path) -> None:
    profile.profile_path(tmp_path).write_text('[sender]\nfull_name = "Ada"\n[company]\nname = "Quill"\n[odd]\na = 1\n')
    assert profile.kept(tmp_path).answers == {"sender.full_name": "Ada"}
    profile.profile_path(tmp_path).write_text("[sender\n")
    with pytest.raises(DraftError, match=r"profile\.toml"):
        profile.kept(tmp_path)
    assert "may name you" in profile.remark(tmp_path)[0]


def test_it_is_forgotten_and_forgetting_a_draft_says_that_it_is_there(tmp_path: Path) -> None:
    assert profile.remark(tmp_path) == ()
    profile.keep(tmp_path, ADA)
    assert "name, address" in profile.remark(tmp_path)[0]
    seen = profile.standing(tmp_path)
    assert seen is not None
    assert profile.forget(seen)
    assert profile.standing(tmp_path) is None
    assert list(tmp_path.iterdir()) == []
