"""Which letter fits: the decision table as one pure function, with its reason and the runner-up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from resign_tui.core import library
from resign_tui.core.answers.facts import Facts

OFFER_ORDER = ("not_saying", "none", "talks", "verbal", "written", "signed", "signed_start_confirmed")
"""How far an offer has come, from least to most; not saying ranks lowest."""

PAUSE_NAME = "Pause, talk first"
PAUSE = (
    "If an offer could keep you, ask for it in a conversation, before there is a letter. Write down what would have "
    "to change and which of it an offer can really change, by whom and by when. If the answer is no, come back: "
    "everything you typed is here. You can also go on now with any letter below."
)
"""The outcome that is no letter: its name, and what to do then."""

_GRAVE = frozenset(
    {"harassment", "discrimination", "retaliation", "illegal_conduct", "safety_or_ethics_violation"}
)  # fmt: skip


_TELLING = ("SC-1", "SC-2", "SC-3", "SC-9")
"""Rules whose reasons tell what happened."""

_TELLING_OVERLAYS = frozenset({"hr_memo", "legal_gate", "retaliation_guard", "exit_notes"})
"""What goes with a letter only where something happened."""

TELLING_LETTERS = ("mistreated",)
"""Letters whose name alone tells it."""


def letter_name(result: str) -> str:
    """A letter, or the pause, by its name."""
    return PAUSE_NAME if result == "pause" else library.scenario(result).name


class Advice(msgspec.Struct, frozen=True):
    """What we would choose: one of the four scenarios or `pause`, why, what comes second, and what goes with it.

    runner_up is empty when nothing else matches. overlays are names of gates, cards and documents that the
    answers bring along, whatever scenario is picked.
    """

    recommend: str
    reason: str
    runner_up: str = ""
    overlays: tuple[str, ...] = ()
    rule: str = ""

    @property
    def is_private(self) -> bool:
        """It tells what happened to the person, so that it is not shown to whoever looks over a shoulder."""
        return self.rule in _TELLING or not _TELLING_OVERLAYS.isdisjoint(self.overlays)

    @property
    def letter(self) -> str:
        """The scenario whose letter is shown when the person has not chosen one."""
        return self.runner_up or "open_door" if self.recommend == "pause" else self.recommend


class _Rule(msgspec.Struct, frozen=True):
    id: str
    matches: Callable[[Facts], bool]
    result: str
    reason: str


def something_happened(facts: Facts) -> bool:
    """Misconduct of any kind was ticked."""
    return any(answer != "none" for answer in facts.many("triage.misconduct"))


def was_worn_down(facts: Facts) -> bool:
    """Any of the named patterns was ticked."""
    return any(answer != "none" for answer in facts.many("triage.patterns"))


def is_managers_doing(facts: Facts) -> bool:
    """The manager is the problem, so that nothing of it goes through their hands."""
    return "hostile_manager" in facts.many("triage.patterns")


def is_away(facts: Facts) -> bool:
    """On leave of a kind that keeps the person from work."""
    return facts.choice("leave.status") in ("sick", "parental", "unpaid")


def expects_counter(facts: Facts) -> bool:
    """The person thinks that the employer will try to keep them, or it has tried."""
    return facts.choice("triage.expect_counter") in ("yes", "likely", "already_made")


def offer_at_least(facts: Facts, status: str) -> bool:
    """The new offer has come at least this far."""
    return OFFER_ORDER.index(facts.choice("next.status") or "not_saying") >= OFFER_ORDER.index(status)


def _would_return(facts: Facts, *answers: str) -> bool:
    return facts.choice("triage.would_return") in answers


def _would_accept(facts: Facts, answer: str) -> bool:
    return expects_counter(facts) and facts.choice("triage.would_accept_counter") == answer


def goes_to_a_rival(facts: Facts) -> bool:
    """The next work is with a competitor, or a competitor is the reason to go."""
    reason, relation = facts.choice("triage.reason"), facts.choice("next.relation")
    return reason == "competitor" or relation == "direct_competitor"


_RULES = (
    _Rule("SC-1", lambda f: bool(_GRAVE & set(f.many("triage.misconduct"))), "mistreated",
          "What happened deserves a record of its own, in front of people who must act on it. "
          "The letter stays three sentences, so that it cannot be used against you."),
    _Rule("SC-2", lambda f: was_worn_down(f) and _would_return(f, "no"), "mistreated",
          "The file copy outlives the anger. Say what happened where it can help the next person."),
    _Rule("SC-3", lambda f: was_worn_down(f) and _would_return(f, "yes", "maybe"), "closed_door",
          "You may want to come back to this company, not to this situation. "
          "A neutral letter keeps that possible without pretending."),
    _Rule("SC-4", lambda f: _would_accept(f, "yes"), "pause",
          "If an offer could keep you, ask for it before you resign. A resignation is a poor opening bid "
          "and may be accepted on the spot."),
    _Rule("SC-6", lambda f: expects_counter(f) and offer_at_least(f, "signed") and not _would_return(f, "no"),
          "counter_offer",
          "Say early that you have accepted elsewhere and that it is final; be generous with feedback."),
    _Rule("SC-8", goes_to_a_rival, "closed_door",
          "Expect questions about your non-compete and your IP clause. Say nothing of where you go "
          "until both are clear."),
    _Rule("SC-9", lambda f: f.choice("triage.reason") == "toxic_culture", "closed_door",
          "A clean break. Reasons on paper would gain you nothing."),
    _Rule("SC-10", lambda f: f.choice("triage.reason") == "pivot" and _would_return(f, "no"), "closed_door",
          "You change direction and will not be back: a clean break is honest, and it can be warm."),
    _Rule("SC-11", lambda f: _would_return(f, "yes", "maybe"), "open_door",
          "The field is small, and you may want to work here again: keep the door open."),
    _Rule("SC-12", lambda _: True, "closed_door", "Courteous and brief is never wrong."),
)  # fmt: skip


def advise(facts: Facts) -> Advice:
    """The first rule that matches, and the next below it with another result; the person may pick any scenario."""
    matching = [rule for rule in _RULES if rule.matches(facts)]
    first = matching[0]
    second = next((rule.result for rule in matching[1:] if rule.result not in (first.result, "pause")), "")
    return Advice(first.result, first.reason, second, tuple(dict.fromkeys(_overlays(facts, first))), first.id)


def _overlays(facts: Facts, rule: _Rule) -> Iterator[str]:
    if rule.id == "SC-1":
        yield "hr_memo"
    if needs_legal_gate(facts):
        yield "legal_gate"
    if facts.flag("triage.retaliation_fear"):
        yield "retaliation_guard"
    if rule.id in ("SC-2", "SC-3", "SC-9"):
        yield "exit_notes"
    if rule.result == "pause":
        yield "talk_first"
    if _would_accept(facts, "unsure"):
        yield "reasons_card"
    if rule.result == "counter_offer":
        yield "counter_reply"
    unclear = rule.id == "SC-11" and facts.choice("next.relation") in ("", "unknown")
    if goes_to_a_rival(facts) or unclear:
        yield "clause_check"


def what_comes_next(facts: Facts, scenario: str) -> str:
    """What the letter tells of the next step when nobody said: a job where there is an offer, else nothing.

    Words typed for it show that something is to be said. Reasons given in private are never told.
    """
    if scenario not in ("open_door", "counter_offer"):
        return "nothing"
    typed = facts.text("next.generic_phrase") or facts.text("next.reason")
    return "job" if typed or scenario == "counter_offer" or offer_at_least(facts, "written") else "nothing"


def needs_legal_gate(facts: Facts) -> bool:
    """A claim is possible, so that advice comes before sending."""
    if facts.choice("triage.legal_claim") not in ("yes", "unsure"):
        return False
    return something_happened(facts) or facts.place.constructive_dismissal


def asks_for_finality(facts: Facts) -> bool:
    """The letter of a person who expects to be kept says once that the decision is final."""
    return expects_counter(facts)
