"""The guidance: every point is covered and has its place, the texts are short and sound, and none enters a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

import msgspec
import pytest

from resign_tui.core import data_files, documents, library
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import STEPS
from resign_tui.core.answers.conditions import Condition
from resign_tui.core.answers.draft import Value
from resign_tui.core.document import plain
from resign_tui.core.guidance import entries as guidance
from resign_tui.core.guidance.cards import CARDS
from resign_tui.core.guidance.entries import Entry
from tests.core.cases import all_lines, answers_for, departure
from tests.personas import Persona, personas

REQUIREMENTS = tuple(f"R-{number:03}" for number in (*range(1, 13), *range(47, 61), *range(88, 96)))
"""Every point that the guidance owes its reader."""

CONVERSATION = (
    "legal_gate", "talk_first", "reasons_card", "talk_then_letter", "one_sentence", "counter_in_the_room",
    "walked_out", "before_the_day", "own_papers", "personal_things", "whom_first", "whom_first_hostile",
    "day_and_hour", "receipt",
)  # fmt: skip
"""The gate, the cards for the talk, and when and whom to tell."""

ASKED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "R-008": tuple(("triage.return_conditions", one) for one in ("equity", "research_direction", "promotion")),
    "R-009": tuple(("triage.reason", one) for one in ("competitor", "toxic_culture", "pivot")),
    "R-012": (("contract.noncompete", "open"), ("contract.ip_assignment", "open")),
    "R-047": tuple(
        ("triage.patterns", one)
        for one in (
            "unrealistic_deadlines", "paper_credit_taken", "pushed_to_ship_unready_models",
            "treated_as_interchangeable",
        )
    ),
    "R-090": (("next.status", "signed_start_confirmed"),),
    "R-092": (("ownership.client_facing", ""), ("ownership.pipelines", ""), ("ownership.prod_model", "")),
}  # fmt: skip
"""Points that are also questions: field and answer."""

OVERLAYS = frozenset(
    {"hr_memo", "legal_gate", "retaliation_guard", "exit_notes", "talk_first", "reasons_card", "counter_reply",
     "clause_check"}
)  # fmt: skip

MOST_WORDS, MOST_IN_TITLE = 120, 28

EVERYONE = [pytest.param(one, id=one.id) for one in personas().values()]
HARM: dict[str, Value] = {"triage.misconduct": ("harassment",)}


def uncovered(entries: Iterable[Entry]) -> list[str]:
    """Points for which there is no text."""
    covered = {one for entry in entries for one in entry.requirements}
    return [one for one in REQUIREMENTS if one not in covered]


def flaws(entry: Entry) -> list[str]:
    """What is wrong with an entry."""
    words = " ".join(entry.text).split()
    found = []
    if not entry.text or not all(one.strip() == one != "" for one in (entry.title, *entry.text)):
        found.append("empty or ragged")
    if len(words) > MOST_WORDS:
        found.append(f"{len(words)} words")
    if len(entry.title) > MOST_IN_TITLE:
        found.append("title too long for its column")
    if "!" in " ".join(entry.text):
        found.append("exclamation mark")
    if re.search(r"\b(?:\d{3}|20\d\d)\b", " ".join(entry.text)) and not re.fullmatch(
        r"[A-Z][a-z]{2} 20\d\d", entry.as_of
    ):
        found.append("a figure without its date")
    if entry.step not in STEPS:
        found.append(f"no such step: {entry.step}")
    found += [f"unknown point: {one}" for one in entry.requirements if one not in REQUIREMENTS]
    found += [f"unknown overlay: {one}" for one in entry.overlays if one not in OVERLAYS]
    found += [f"unknown card: {one}" for one in entry.cards if one not in {card.name for card in CARDS}]
    return found + [f"bad condition: {one}" for group in entry.when for one in group if not is_sound(one)]


def is_sound(condition: Condition) -> bool:
    """The condition asks for an answer that can be given."""
    wanted = set(condition.is_) | set(condition.not_)
    if condition.field == "scenario":
        return bool(wanted) and wanted <= {"open_door", "closed_door", "mistreated", "counter_offer"}
    spec = catalogue.fields().get(condition.field)
    if spec is None:
        return False
    possible = {"true", "false"} if spec.kind == "flag" else {one.value for one in spec.choices}
    return bool(wanted) and wanted <= possible | {""}


def leaks(text: str, entry: Entry) -> list[str]:
    """Runs of four words that a document shares with an entry."""

    def runs(words: list[str]) -> set[str]:
        return {" ".join(words[at : at + 4]) for at in range(len(words) - 3)}

    def words(one: str) -> list[str]:
        return re.findall(r"\w+", one.casefold())

    return sorted(runs(words(text)) & runs(words(" ".join((entry.title, *entry.text)))))


def shown(who: Persona, name: str) -> str:
    """The words of a document of this person."""
    return "\n".join(plain(line) for line in all_lines(documents.compose(who.departure, name)))


# -- the texts -------------------------------------------------------------------------------------------------------


def test_every_point_has_a_text() -> None:
    assert len(REQUIREMENTS) == 34
    assert uncovered(guidance.entries().values()) == []


def test_a_missing_point_would_be_seen() -> None:
    kept = [one for one in guidance.entries().values() if "R-055" not in one.requirements]
    assert len(kept) < len(guidance.entries())
    assert "R-055" in uncovered(kept)


def test_the_talk_and_the_gate_have_texts() -> None:
    assert [one for one in CONVERSATION if one not in guidance.entries()] == []


def test_every_file_is_read_and_no_id_twice() -> None:
    tables = data_files.load_all("guidance")
    raw = [entry["id"] for name, table in tables.items() if name[0].isdigit() for entry in table["entry"]]
    assert len(raw) == len(set(raw)) > 30
    assert set(raw) <= set(guidance.entries())
    assert {name for name in tables if not name[0].isdigit()} <= {"beside", "cards"}


def test_every_text_is_sound() -> None:
    checked = {one.id: flaws(one) for one in guidance.entries().values()}
    assert len(checked) > 30
    assert {name: found for name, found in checked.items() if found} == {}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": ()}, "empty"),
        ({"text": ("Good.", " ")}, "empty"),
        ({"text": ("word " * 121 + "end.",)}, "122 words"),
        ({"title": "A title that no column could hold"}, "title"),
        ({"text": ("Send it!",)}, "exclamation"),
        ({"text": ("You have 180 days.",)}, "figure"),
        ({"step": "later"}, "step"),
        ({"requirements": ("R-999",)}, "point"),
        ({"overlays": ("legal_gat",)}, "overlay"),
        ({"cards": ("vsia",)}, "card"),
        ({"when": ((Condition("triage.saef_now", ("no",)),),)}, "condition"),
        ({"when": ((Condition("triage.safe_now", ("never",)),),)}, "condition"),
        ({"when": ((Condition("scenario", ("open",)),),)}, "condition"),
        ({"when": ((Condition("triage.safe_now"),),)}, "condition"),
    ],
)
def test_a_flaw_would_be_seen(change: dict[str, object], said: str) -> None:
    sound = Entry("one", "One", ("A text.",), "send")
    assert flaws(sound) == []
    assert any(said in one for one in flaws(msgspec.structs.replace(sound, **change)))


# -- where they appear -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", EVERYONE)
@pytest.mark.parametrize("step", ["", *STEPS])
def test_every_text_is_listed_once_and_what_concerns_the_person_first(who: Persona, step: str) -> None:
    listed = guidance.for_departure(who.departure, step)
    assert len(listed) == len(guidance.entries()) == len({one.id for one in listed})
    order = ["yours", "everyone", "others"]
    ranks = [(order.index(guidance.concern(one, who.departure)), one.step != step) for one in listed]
    if guidance.gate(who.departure):
        assert listed[0].id == "legal_gate"
        ranks = ranks[1:]
    assert all(one <= other for one, other in pairwise(ranks))


def test_every_point_stands_where_it_is_of_use() -> None:
    places = {
        point: {entry.step for entry in guidance.entries().values() if point in entry.requirements}
        for point in REQUIREMENTS
    }
    assert len(places) == 34
    assert all(one and one <= set(STEPS) for one in places.values())
    assert {"dates"} == places["R-057"] == places["R-091"]
    assert {"handover"} == places["R-094"]


@pytest.mark.parametrize("point", ASKED)
def test_points_that_are_questions_are_asked(point: str) -> None:
    for field_id, answer in ASKED[point]:
        spec = catalogue.field(field_id)
        assert spec.step
        assert not answer or answer in {one.value for one in spec.choices}


def test_overlays_bring_their_text() -> None:
    made = departure({"triage.expect_counter": "yes", "triage.would_accept_counter": "yes"})
    assert guidance.concern(guidance.entries()["talk_first"], made) == "yours"
    assert guidance.concern(guidance.entries()["talk_first"], departure({})) == "others"
    assert guidance.concern(guidance.entries()["why"], made) == "everyone"
    brought = {one for entry in guidance.entries().values() for one in entry.overlays}
    assert brought == OVERLAYS


def test_cards_bring_their_text() -> None:
    entry = Entry("leave", "Leave", ("A text.",), "dates", cards=("leave",))
    assert guidance.concern(entry, departure({"leave.days_left": "4"})) == "yours"
    assert guidance.concern(entry, departure({})) == "others"


# -- the gate --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "waits"),
    [
        (HARM, True),
        ({**HARM, "triage.legal_claim": "yes"}, True),
        ({**HARM, "triage.legal_claim": "no"}, False),
        ({**HARM, "triage.advice": "taken"}, False),
        ({**HARM, "triage.advice": "declined"}, False),
        ({"triage.patterns": ("hostile_manager",), "locale.jurisdiction": "UK"}, True),
        ({"triage.patterns": ("hostile_manager",), "locale.jurisdiction": "US"}, False),
        ({"locale.jurisdiction": "UK"}, False),
        ({}, False),
    ],
)
def test_the_gate_waits_for_an_answer(answers: dict[str, Value], waits: bool) -> None:
    found = guidance.gate(departure(answers))
    assert (found is not None) is waits
    assert found is None or found.id == "legal_gate"


@pytest.mark.parametrize("who", EVERYONE)
def test_nothing_of_the_gate_enters_a_document(who: Persona) -> None:
    names = list(documents.document_kinds())
    assert {"letter", "handover"} <= set(names)
    for name in names:
        text = shown(who, name)
        assert leaks(text, guidance.entries()["legal_gate"]) == []
        assert not [one for one in ("EEOC", "Acas", "constructive", "works council") if one in text]


@pytest.mark.parametrize("who", EVERYONE)
def test_nothing_of_the_guidance_enters_a_letter(who: Persona) -> None:
    text = shown(who, "letter")
    assert {one.id: leaks(text, one) for one in guidance.entries().values() if leaks(text, one)} == {}


def test_a_leak_would_be_seen() -> None:
    gate = guidance.entries()["legal_gate"]
    text = shown(personas()["T-03"], "letter") + "\n" + gate.text[1][:60].upper()
    assert len(leaks(text, gate)) > 3


# -- beside the suggestion -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("more", [{}, {"next.relation": "direct_competitor"}, {"triage.expect_counter": "yes"}, HARM])
@pytest.mark.parametrize("scenario", library.SCENARIOS)
def test_what_is_for_the_person_speaks_of_no_other_letter(scenario: str, more: dict[str, Value]) -> None:
    made = departure(answers_for(scenario, more))
    others = {name.partition("_")[0] for name in ("open_door", "closed_door")} - {scenario.partition("_")[0]}
    checked = 0
    for entry in guidance.for_departure(made):
        if guidance.concern(entry, made) != "others":
            checked += 1
            said = " ".join((entry.title, *entry.text)).casefold()
            assert not [name for name in others if re.search(rf"\b{name}[- ]door", said)], entry.id
    groups = {spec.group for spec in catalogue.fields().values() if made.facts.is_asked(spec.id)}
    assert checked > 15
    assert groups
    assert not [group for group in groups for name in others if f"{name} door" in group.casefold()]


def test_every_overlay_is_named_beside_the_suggestion() -> None:
    for one in OVERLAYS:
        first, also = guidance.beside((one,))
        assert len(first) + len(also) == 1
    assert guidance.beside(()) == ((), ())
    assert guidance.beside(("unheard_of",)) == ((), ())


def test_what_stands_beside_the_suggestion() -> None:
    first, also = guidance.beside(personas()["T-03"].departure.advice.overlays)
    assert first == ("Before you send: advice first. alt+g reads why.",)
    assert "a record for HR, kept apart" in also
