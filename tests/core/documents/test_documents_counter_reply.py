"""The answer to a counter-offer: thanks, the decision, one next step, and nothing left open."""

from __future__ import annotations

import pytest

from resign_tui.core.document import Bullets, Heading, plain
from tests.core.cases import answers_for, count, paragraphs, words_of
from tests.core.documents.test_documents_messages import body, each, made


@each
def test_the_answer_to_an_offer_ends_the_subject(scenario: str) -> None:
    text = body(made("counter-reply", answers_for(scenario)))
    assert text.startswith("Thank you for the offer")
    assert "decision" in text
    for word in ("for now", "unless", "package", "consider"):
        assert word not in text


def test_a_mistreated_answer_is_two_sentences() -> None:
    text = body(made("counter-reply", answers_for("mistreated", {"triage.expect_counter": "yes"})))
    assert text == "Thank you for the offer. My decision to leave is final."


@pytest.mark.parametrize(
    ("thanks", "begins"),
    [
        ("I know it took effort.", "Thank you for the offer. I know it took effort. My decision"),
        ("Thank you so much", "Thank you so much. My decision"),
        ("I appreciate it", "I appreciate it. My decision"),
        ("so much for this", "Thank you so much for this. I appreciate that"),
        ("the generous offer", "Thank you for the generous offer. I appreciate that"),
        ("generous offer", "Thank you for the generous offer. I appreciate that"),
        ("much appreciated", "Thank you for the offer. Much appreciated. My decision"),
        ("wow, thank you", "Wow, thank you. My decision"),
        ("For going to such lengths.", "Thank you for going to such lengths. I appreciate that"),
        ("that you tried to keep me", "I am grateful that you tried to keep me. I appreciate that"),
        ("TBD", "Thank you for the offer and for the thought behind it. I appreciate that"),
    ],
)
def test_typed_thanks_join_ours_or_take_their_place(thanks: str, begins: str) -> None:
    answers = answers_for("counter_offer", {"counter_reply.thanks": thanks})
    text = body(made("counter-reply", answers))
    assert text.startswith(begins)
    assert 45 <= count(text) <= 90


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "My decision stands, and it does not depend on the terms."),
        ("?", "My decision stands, and it does not depend on the terms."),
        ("Final.", "My decision is final."),
        ("not changing my mind", "I will not change my mind."),
        ("still no", "My decision stands: still no."),
        ("My decision stands.", "My decision stands."),
        ("I am going, and gladly", "I am going, and gladly."),
    ],
)
def test_the_decision_is_a_sentence_whatever_was_typed(typed: str, said: str) -> None:
    document = made("counter-reply", answers_for("counter_offer", {"counter_reply.final_line": typed}))
    assert paragraphs(document)["decision"] == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "You will have an updated plan from me by Thursday, November 26, 2026."),
        ("runbook by Friday", "You will have the runbook by Friday."),
        ("write the runbook by Friday", "I will write the runbook by Friday."),
        ("handover meeting on Monday", "The next step: handover meeting on Monday."),
        ("The runbook comes on Friday", "The runbook comes on Friday."),
    ],
)
def test_the_next_step_is_a_sentence_whatever_was_typed(typed: str, said: str) -> None:
    document = made("counter-reply", answers_for("counter_offer", {"counter_reply.transition_line": typed}))
    assert f". {said} I want to leave" in paragraphs(document)["handover"]


@pytest.mark.parametrize("thanks", ["", "I know it took effort.", "Thank you so much", "for the trust", "your trust."])
@pytest.mark.parametrize("final", ["", "my decision is final", "I will not change my mind."])
@pytest.mark.parametrize("step", ["", "the runbook will be with you on Friday", "You will have the runbook on Friday."])
def test_a_mistreated_answer_stays_short_whatever_was_typed(thanks: str, final: str, step: str) -> None:
    typed = {"counter_reply.thanks": thanks, "counter_reply.final_line": final, "counter_reply.transition_line": step}
    text = body(made("counter-reply", answers_for("mistreated", typed)))
    assert count(text) <= 35
    assert text.count(". ") == (2 if step else 1)
    assert text[0].isupper()


def test_the_answer_names_one_next_step_with_its_day() -> None:
    text = body(made("counter-reply", answers_for("counter_offer")))
    assert "Thursday, November 26, 2026" in text
    own = body(made("counter-reply", answers_for("counter_offer", {
        "counter_reply.transition_line": "The runbook will be with you on Friday.",
    })))  # fmt: skip
    assert "on Friday." in own
    assert "November" not in own


def test_a_commitment_is_claimed_only_once_it_is_signed() -> None:
    for status, said in (("", False), ("verbal", False), ("signed", True), ("signed_start_confirmed", True)):
        document = made("counter-reply", answers_for("counter_offer", {"next.status": status}))
        assert ("I have made a commitment elsewhere" in words_of(document)) is said


@each
def test_the_spoken_version_is_three_lines_and_stays_out_of_the_message(scenario: str) -> None:
    document = made("counter-reply", answers_for(scenario))
    *_, title, spoken = document.blocks
    assert isinstance(title, Heading)
    assert plain(title.text) == "If you say it aloud"
    assert isinstance(spoken, Bullets)
    assert len(spoken.items) == 3
    assert document.message is not None
    assert document.message.blocks == len(document.blocks) - 2
