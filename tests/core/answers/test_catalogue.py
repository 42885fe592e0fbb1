"""The catalogue of questions: complete, in its order, and as private as it has to be."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest

from resign_tui.core.answers.catalogue import STEPS, field, fields
from tests.core.answers.test_catalogue_faults import twins

ACCOUNT = (
    "jobs cloud_keys tokens schedules runs tracker_key weights notebooks bots alerts sole_admin reservations "
    "subscriptions mailboxes domains llm_admin"
)
EXPECTED = {
    "send": "folder",
    "scenario": "chosen template",
    "locale": "jurisdiction region letter_style date_style",
    "delivery": "mode",
    "sender": "full_name short_name address city_region_postcode email phone role team employee_id start_date",
    "letter": "addressee salutation salutation_text cc extra_paragraph",
    "manager": "name first_name title email",
    "recipient": "name title",
    "company": "name address email_domain",
    "triage": "would_return return_conditions reason patterns misconduct legal_claim retaliation_fear "
    "expect_counter would_accept_counter trusted_person safe_now advice",
    "next": "status name relation disclosure generic_phrase reason goal_area start_date",
    "dates": "letter given employment_end last_working_day immediate_exit_agreed release_by release_buyout",
    "notice": "contract_value contract_unit contract_rule contract_known in_probation chosen_weeks "
    "custom_value custom_unit shorter_agreed agreement agreement_name probation_figure earlier_on earlier_how",
    "leave": "days_left use_to_shorten status until approved_from approved_until",
    "release": "kind last_day",
    "copied": "employment_end",
    "calendar": "holidays blackouts free_weekdays",
    "content": "project team_value gratitude future_wish consideration difficulty_line feedback_offer "
    "after_help after_help_until after_help_hours after_help_channel adviser_paragraph door short_service assurances "
    "acknowledge_request papers_request",
    "talk": "told",
    "counter": "state",
    "ownership": "prod_model pipelines client_facing sole_maintainer training_in_flight open_incident "
    "custom_tooling llm_app regulated oncall manages_people",
    "handover": "system promises model experiment access work tool contact item successor met",
    "hr": "name email category incident credit release request policy_ref confidentiality anti_retaliation_line timing "
    "recipient send_from",
    "exit_interview": "positives improvements neutral_reason off_limits ask",
    "goodbye": "audience highlight contact send_when",
    "counter_reply": "what_was_offered thanks final_line transition_line",
    "cover_note": "attachments",
    "announcement": "when text",
    "contract": "noncompete ip_assignment nonsolicit nda garden_leave pay_in_lieu repayment written_form "
    "publication_rights",
    "check": "visa equity_next_vest option_window bonus_date pto_payout health_cover retirement_vest "
    "fsa_balance side_projects personal_accounts personal_files equipment references "
    "offer_conditions expenses nothing_copied day0_stored second_owner copy_kept meeting_booked "
    "opening_sentence counter_answer memo_separate exit_considered",
    "sent": "on employment_end last_working_day",
    "account": ACCOUNT + " " + " ".join(f"{one}_which" for one in ACCOUNT.split()),
}
COLUMNS = {
    "handover.system": "name kind status criticality bus_factor successor backup runbook notes",
    "handover.model": "name version registry data commit hyperparameters duration cost metrics endpoint rollback owner",
    "handover.experiment": "project tracker export promising dead_end why",
    "handover.access": "system kind location owner new_owner rotate",
    "handover.work": "kind name epoch step curve loss resume next_step hypothesis ruled_out deadline new_owner",
    "handover.tool": "name kind readme usage_example consumers tests licence",
    "handover.contact": "who about reach",
    "handover.item": "text id category priority status owner due evidence note estimate_hours impact "
    "bus_factor irrecoverability urgency verdict received_by received_on without_me not_before done_on",
    "hr.incident": "date time place people what words witnesses evidence reported effect",
    "hr.credit": "title draft_history contribution venue request",
    "hr.release": "date model evaluation decided_by risk_stated",
    "calendar.blackouts": "label date",
    "exit_interview.improvements": "observation example suggestion",
}
SENSITIVITY = {
    "sender.full_name": "personal",
    "sender.role": "low",
    "manager.name": "personal",
    "company.name": "low",
    "hr.name": "personal",
    "next.name": "confidential",
    "next.disclosure": "low",
    "notice.contract_value": "personal",
    "calendar.blackouts": "personal",
    "content.project": "confidential",
    "content.adviser_paragraph": "special",
    "letter.extra_paragraph": "confidential",
    "ownership.prod_model": "confidential",
    "ownership.oncall": "low",
    "handover.access": "confidential",
    "triage.expect_counter": "confidential",
    "triage.safe_now": "special",
}
KIND_OF_CONTRACT = {"contract.kind", "contract.ends_on", "contract.can_be_ended"}
TRISTATE = ("done", "open", "not_applicable")


def raw_fields() -> Iterator[dict[str, Any]]:
    folder = resources.files("resign_tui") / "data" / "fields"
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".toml"):
            yield from tomllib.loads(entry.read_text(encoding="utf-8"))["field"]


def expected_ids() -> set[str]:
    found = {f"{table}.{key}" for table, keys in EXPECTED.items() for key in keys.split()}
    notes = {f"{one}_note" for one in found if one.startswith(("contract.", "check."))} - {"check.visa_note"}
    return found | notes | KIND_OF_CONTRACT


def test_every_question_is_there_and_no_other() -> None:
    assert set(fields()) == expected_ids()


def test_no_question_stands_in_two_places() -> None:
    ids = [one["id"] for one in raw_fields()]
    assert ids
    assert twins(ids) == []
    assert ids == list(fields())


def test_steps_follow_one_another() -> None:
    asked = [STEPS.index(one.step) for one in fields().values() if one.step]
    assert asked == sorted(asked)
    assert set(asked) == set(range(len(STEPS)))


def test_situation_asks_the_hard_questions_first() -> None:
    order = (
        "misconduct patterns safe_now legal_claim retaliation_fear would_return reason expect_counter "
        "would_accept_counter"
    )
    ids = list(fields())
    places = [ids.index(f"triage.{name}") for name in order.split()]
    assert places == sorted(places)
    assert ids.index("triage.reason") < ids.index("next.status") < ids.index("triage.expect_counter")


@pytest.mark.parametrize(("field_id", "columns"), COLUMNS.items())
def test_records_have_their_columns(field_id: str, columns: str) -> None:
    assert field(field_id).kind == "records"
    assert [column.key for column in field(field_id).columns] == columns.split()


def test_choices_of_a_column_have_a_key_each_or_none() -> None:
    columns = [column for one in fields().values() for column in one.columns if column.kind == "choice"]
    assert len(columns) > 10
    for one in columns:
        keys = [choice.key for choice in one.choices if choice.key]
        assert len(set(keys)) == len(keys)
        assert len(keys) in (0, len(one.choices)), one.key
        assert all(len(choice.label) <= 24 for choice in one.choices)
        assert len({choice.value for choice in one.choices}) == len(one.choices)


@pytest.mark.parametrize(("field_id", "sensitivity"), SENSITIVITY.items())
def test_sensitivity(field_id: str, sensitivity: str) -> None:
    assert field(field_id).sensitivity == sensitivity


def test_private_answers_are_private() -> None:
    triage = [one for one in fields().values() if one.id.startswith("triage.")]
    memo = [one for one in fields().values() if one.id.startswith("hr.") and one.id not in ("hr.name", "hr.email")]
    assert len(triage) == 12
    assert len(memo) == 11
    assert all(one.sensitivity in ("special", "confidential") for one in triage)
    assert all(one.sensitivity == "special" for one in memo)
    assert not [one.id for one in triage if one.placeholder or one.required]


def test_checks_are_settled_open_or_not_ours() -> None:
    checks = [
        one
        for one in fields().values()
        if one.id.startswith(("contract.", "check."))
        and one.id not in {"check.visa", *KIND_OF_CONTRACT}
        and not one.id.endswith("_note")
    ]
    assert len(checks) == 32
    for one in checks:
        assert tuple(choice.value for choice in one.choices) == TRISTATE
        assert field(f"{one.id}_note").step == ""


def test_what_a_letter_cannot_do_without() -> None:
    required = {one.id: one.required for one in fields().values() if one.required}
    assert required == {
        "sender.full_name": ("always",),
        "sender.role": ("always",),
        "manager.name": ("always",),
        "recipient.name": ("always",),
        "company.name": ("always",),
        "content.project": ("open_door", "closed_door"),
        "next.goal_area": ("counter_offer",),
        "handover.system": ("mistreated",),
    }


def test_a_choice_is_named_by_its_label() -> None:
    assert field("next.status").choice_label("signed_start_confirmed") == "signed, start confirmed"
    assert field("next.status").choice_label("of my own") == "of my own"


def test_an_unknown_question_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        field("no.such")
