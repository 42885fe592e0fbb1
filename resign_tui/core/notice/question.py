"""What must be answered before an end of employment can be named: a question with its reason instead of a guess."""

from __future__ import annotations

from resign_tui.core.answers.facts import Facts, Problem
from resign_tui.core.library import Place
from resign_tui.core.notice.contract import Contract
from resign_tui.core.notice.law import Law

END = "dates.employment_end"


def open_question(facts: Facts, place: Place, law: Law, contract: Contract) -> Problem | None:
    """Why nobody can know the end yet; None when what binds is known."""
    if contract.problem:
        return contract.problem
    if facts.choice("contract.kind") == "fixed_term" and facts.choice("contract.can_be_ended") != "yes":
        return _fixed_term(facts)
    if law.leaves_it_to_the_contract and contract.period is None:
        return _nothing_known(facts, place, contract)
    return None


def nothing_owed(facts: Facts, contract: Contract) -> Problem:
    """The law asks for no notice and no contract is known to: the person says how long it is."""
    if facts.choice("notice.contract_known") == "no" and not contract.aside:
        return Problem(
            "notice.contract_known",
            "The law asks for no notice here, so the contract decides. Read its clause, or say how much you give.",
        )
    return Problem("notice.chosen_weeks", "Nothing binds you to a notice here. Say how much you give.")


def _fixed_term(facts: Facts) -> Problem:
    if facts.choice("contract.can_be_ended") == "no":
        text = (
            "A fixed term without a clause ends early only if the employer agrees. Agree on a day, then type it here."
        )
        return Problem(END, text)
    text = "Mostly a fixed term ends early only by a clause or by agreement, in some places by law: look first."
    return Problem("contract.can_be_ended", text)


def _nothing_known(facts: Facts, place: Place, contract: Contract) -> Problem:
    kind = facts.choice("contract.kind")
    clause = facts.choice("notice.contract_known")
    if contract.aside:
        return Problem("notice.contract_value", "Type the notice that the contract names for probation.")
    if clause == "yes":
        return Problem("notice.contract_value", "Type the notice as the clause has it: how much, and how it runs.")
    if clause == "no_clause":
        if kind in ("contractor", "intern"):
            return Problem(END, "Your agreement names no notice: agree on a day and type it here.")
        text = "Your contract names none, and no law here sets one for certain: ask, then type the end here."
        return Problem(END, text)
    if kind in ("contractor", "intern"):
        what = (
            "Services end as the agreement says" if kind == "contractor" else "An internship ends as its contract says"
        )
        return Problem("notice.contract_known", f"{what}: look for “notice” or “termination” in it.")
    usual = f", usually {place.usual}" if place.usual else ""
    is_named = place.region(facts.text("locale.region")) is not None
    look = f" {place.look_for}" if place.look_for and not is_named else " Read its notice clause."
    return Problem("notice.contract_known", f"Here the contract or agreement sets the notice{usual}.{look}")
