"""What each of the four letters says and what it never says: finality, requests, promises, thanks."""

from __future__ import annotations

import pytest

from resign_tui.core import library
from resign_tui.core.answers.draft import Record, Value
from resign_tui.core.letter import compose
from tests.core.cases import USUAL, answers_for, count, departure, letter, lines, paragraphs, words_of

each = pytest.mark.parametrize("scenario", library.SCENARIOS)
SYSTEMS: tuple[Record, ...] = tuple(
    {"name": name} for name in ("ranker", "feature store", "labels", "gateway", "probe")
)
COUNTER: dict[str, Value] = {"triage.expect_counter": "likely"}


def test_counter_offer_ends_its_answer_with_finality() -> None:
    for feedback in ("true", "false"):
        body = paragraphs(letter(answers_for("counter_offer", {"content.feedback_offer": feedback})))
        assert body["transparency"].endswith("the decision is final.")
        assert ("feedback" in body) is (feedback == "true")
        assert "\n".join(body.values()).count("final") == 1


def test_an_offer_that_was_declined_is_thanked_for_and_the_answer_stands() -> None:
    made: dict[str, Value] = {"triage.expect_counter": "already_made", "counter.state": "declined"}
    said = paragraphs(letter(answers_for("counter_offer", made)))["transparency"]
    assert said.startswith("Thank you")
    assert "counter-offer" in said
    assert said.endswith("the decision is final.")
    not_yet = words_of(letter(answers_for("counter_offer", {**made, "counter.state": "not_yet"})))
    assert "counter-offer" not in not_yet


def test_with_a_counter_offer_ahead_the_first_paragraph_ends_with_finality() -> None:
    for scenario in ("closed_door", "mistreated"):
        plain = paragraphs(letter(answers_for(scenario)))
        made = paragraphs(letter(answers_for(scenario, COUNTER)))
        assert "final" not in "\n".join(plain.values())
        assert made["notice"] == plain["notice"] + " My decision is final."
        assert {**made, "notice": ""} == {**plain, "notice": ""}


def test_mistreated_is_short_names_one_system_and_asks_for_proof() -> None:
    three: dict[str, Value] = {"handover.system": SYSTEMS[:3]}
    made = letter(answers_for("mistreated", three))
    body = paragraphs(made)
    assert list(body) == ["notice", "handover", "request"]
    assert lines(made, "recipient")[0] == "People team"
    assert "ranker" in body["handover"]
    assert "labels" not in words_of(made)
    assert "Ada" not in words_of(made)
    assert "Thank" not in words_of(made)
    assert "confirm receipt of this letter" in body["request"]
    assert sum(map(count, body.values())) <= 110


HOME: dict[str, Value] = {"sender.address": "3 Alder Walk"}


def test_the_confirmation_may_go_to_a_private_address() -> None:
    nowhere = answers_for("closed_door", {"content.acknowledge_request": "private", "sender.email": "d@mail.example"})
    assert "in writing, by email to d@mail.example." in paragraphs(letter(nowhere))["request"]
    for scenario in library.SCENARIOS:
        text = paragraphs(letter(answers_for(scenario, HOME, {"content.acknowledge_request": "private"})))["request"]
        assert "private address" in text
        assert "request" not in paragraphs(letter(answers_for(scenario, {"content.acknowledge_request": "no"})))


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("DE", "a qualified reference (Arbeitszeugnis)"),
        ("CH", "a reference (Arbeitszeugnis)"),
        ("FR", "the France Travail certificate"),
        ("IN", "my relieving letter, experience certificate and final settlement"),
        ("JP", "a certificate of employment"),
    ],
)
@each
def test_the_papers_of_the_place_are_asked_for_by_their_names(scenario: str, place: str, words: str) -> None:
    answers = answers_for(scenario, {"locale.jurisdiction": place, "content.papers_request": "true"})
    assert words in paragraphs(letter(answers))["request"]
    assert words not in words_of(letter({**answers, "content.papers_request": "false"}))


def test_no_letter_ends_on_a_request_but_the_one_that_has_nothing_else() -> None:
    for scenario in library.SCENARIOS:
        last = list(paragraphs(letter(answers_for(scenario, {"content.acknowledge_request": "yes"}))))[-1]
        assert last == ("request" if scenario == "mistreated" else "thanks")


def test_the_adviser_speaks_only_in_the_mistreated_letter_and_word_for_word() -> None:
    text = "Without prejudice.\n\nAll rights are reserved."
    for scenario in library.SCENARIOS:
        body = paragraphs(letter(answers_for(scenario, {"content.adviser_paragraph": text})))
        assert body.get("adviser", "") == (text if scenario == "mistreated" else "")


HELP: dict[str, Value] = {"content.after_help": "true"}


@pytest.mark.parametrize("scenario", ["open_door", "counter_offer"])
def test_help_after_the_last_day_always_has_an_end_and_a_cap(scenario: str) -> None:
    text = paragraphs(letter(answers_for(scenario, HELP)))["handover"]
    assert "two hours in total" in text
    assert "by personal email" in text
    assert "Monday, December 21, 2026" in text
    assert "questions" not in paragraphs(letter(answers_for(scenario)))["handover"]


@pytest.mark.parametrize("broken", [{"content.after_help_hours": "0"}, {"content.after_help_until": "2026-12-01"}])
def test_help_that_cannot_be_given_is_not_offered(broken: dict[str, Value]) -> None:
    assert "questions" not in words_of(letter(answers_for("open_door", HELP, broken)))


@pytest.mark.parametrize(("hours", "said"), [("1", "one hour"), ("1,5", "an hour and a half"), ("6", "six hours")])
def test_hours_are_said_as_people_say_them(hours: str, said: str) -> None:
    assert f"{said} in total" in words_of(letter(answers_for("open_door", HELP, {"content.after_help_hours": hours})))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("mentorship",), "Thank you for your mentorship."),
        (("mentorship", "trusting me"), "Thank you for your mentorship and for trusting me."),
        (
            ("you always had my back", "mentorship"),
            "You always had my back. Thank you for that, and for your mentorship.",
        ),
        (
            ("mentorship", "you always had my back"),
            "You always had my back. Thank you for that, and for your mentorship.",
        ),
        (("that you took time", "trusting me"), "I am grateful that you took time. Thank you, too, for trusting me."),
        (("you always had my back", "we laughed a lot"), "You always had my back. We laughed a lot. Thank you."),
        (("thanks for everything", "everything"), "Thank you for everything. I"),
    ],
)
def test_one_or_two_things_are_thanked_for(typed: tuple[str, ...], said: str) -> None:
    assert said in paragraphs(letter(answers_for("closed_door", {"content.gratitude": typed})))["thanks"]


def test_open_door_beats() -> None:
    body = paragraphs(letter(answers_for("open_door", USUAL["open_door"])))
    assert set(body) == {"notice", "appreciation", "next_step", "handover", "thanks"}
    whole = " ".join(body.values())
    assert "two weeks' notice" in body["notice"]
    for words in ("the ranking rebuild", "production quality", "the feature store", "Bram Achterberg",
                  "training scripts", "model versions in use", "with you and this team again", "stay in touch",
                  "lead a small group"):  # fmt: skip
        assert whole.count(words) == 1


def test_closed_door_beats_and_what_it_never_says() -> None:
    body = paragraphs(letter(answers_for("closed_door", USUAL["closed_door"])))
    assert list(body) == ["notice", "handover", "request", "thanks"]
    for words in ("the feature store", "access"):
        assert words in body["handover"]
    whole = "\n".join(body.values()).casefold()
    for words in (
        "proud",
        "lightly",
        "together",
        "come first",
        "because",
        "opportunity",
        "regret",
        "plans",
        "december 7",
    ):
        assert whole.count(words) == (words == "december 7")


def test_what_was_ticked_is_assured_and_nothing_else() -> None:
    said = {
        "equipment": "return all company equipment",
        "confidentiality": "respect my confidentiality obligations",
        "address": "at the address above",
        "private": "keeping my plans private",
    }
    for ticked, words in said.items():
        text = words_of(letter(answers_for("closed_door", HOME, {"content.assurances": (ticked,)})))
        assert [one for one in said.values() if one in text] == [words]


def test_counter_offer_beats() -> None:
    body = paragraphs(letter(answers_for("counter_offer", USUAL["counter_offer"])))
    assert list(body) == ["notice", "transparency", "feedback", "handover", "thanks"]
    assert "research autonomy" in body["transparency"]
    assert "I will have the deployment runbooks complete and ready for the platform team" in body["handover"]


def test_a_promise_lasts_as_long_as_the_checklist_holds_it() -> None:
    rows = {"MV": "model versions in use", "ET": "any experiments still running", "IA": "access and credentials"}
    for category, words in rows.items():
        scenario = "open_door" if category == "MV" else "closed_door"
        answers = answers_for(scenario, {"ownership.training_in_flight": "true"})
        assert words in words_of(letter(answers))
        made = departure(answers)
        moot = tuple(
            {"id": item.id, "status": "not_applicable"} for item in made.checklist.items if item.category == category
        )
        assert moot
        assert words not in words_of(letter({**answers, "handover.item": moot}))


def test_no_run_is_promised_that_nobody_spoke_of() -> None:
    assert "run" not in words_of(letter(answers_for("closed_door"))).split()
    two: dict[str, Value] = {"handover.work": ({"kind": "training", "name": "a"}, {"kind": "training", "name": "b"})}
    assert "both training runs in progress" in words_of(letter(answers_for("closed_door", two)))


def test_only_items_that_still_apply_are_promised() -> None:
    items: Value = (
        {"text": "runbooks"},
        {"text": "old notes", "status": "not_applicable"},
        {"id": "mv-01", "text": "renamed row"},
    )
    text = paragraphs(letter(answers_for("counter_offer", {"handover.item": items})))["handover"]
    assert "the runbooks complete" in text
    assert "notes" not in text
    assert "renamed" not in text


def test_the_same_thing_is_named_once() -> None:
    twice: dict[str, Value] = {"handover.system": ({"name": "ranking service"}, {"name": "the ranking service"})}
    assert words_of(letter(answers_for("closed_door", twice))).count("ranking service") == 1
    same: dict[str, Value] = {
        "content.project": "arrival-time scorer",
        "handover.system": ({"name": "arrival-time scorer"},),
    }
    assert words_of(letter(answers_for("open_door", same))).count("arrival-time scorer") == 1


def test_an_item_of_several_lines_stays_inside_its_sentence() -> None:
    items: Value = ({"text": "runbooks\nand notes"},)
    text = paragraphs(letter(answers_for("counter_offer", {"handover.item": items})))["handover"]
    assert "the runbooks and my notes complete" in text


def test_the_successor_is_named_in_every_letter_that_hands_over_to_one() -> None:
    for scenario in ("open_door", "counter_offer", "mistreated"):
        assert "Bram Achterberg" in words_of(letter(answers_for(scenario, {"handover.successor": "Bram Achterberg"})))
    for nobody in ("TBD", "nobody yet", "?"):
        assert nobody not in words_of(letter(answers_for("counter_offer", {"handover.successor": nobody})))


def test_each_letter_has_a_template_and_every_paragraph_has_a_name() -> None:
    for scenario in library.SCENARIOS:
        assert set(paragraphs(letter(answers_for(scenario)))) <= set(compose.PARAGRAPHS)
