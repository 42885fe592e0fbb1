"""The review: what is open is asked, each finding is told with why and a suggestion, then what to check."""

from __future__ import annotations

from resign_tui.cli.plain import telling
from resign_tui.cli.plain.desk import Desk
from resign_tui.cli.plain.prompts import OF_LISTS, Move
from resign_tui.cli.plain.walk import ask_field, walk
from resign_tui.core import handing_in, words
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import Field
from resign_tui.core.documents import document_kinds
from resign_tui.core.parsing import quoted
from resign_tui.core.review.finding import Finding

_SEVERITIES = {"block": "stops the letter", "error": "to mend", "warn": "worth a look", "info": "to know"}
_CHANGED_SINCE = "The words have changed since; g goes to the question."


def ask_open(desk: Desk, first: str, backwards: bool) -> Move:
    """Ask again what the letter still needs and what cannot be read."""
    desk.console.say(*telling.missing(desk.session))
    if not desk.session.progress.open:
        return Move.BACK if backwards else Move.ON

    def asked() -> tuple[Field, ...]:
        return tuple(map(catalogue.field, desk.session.progress.open))

    return walk(desk, "review", asked, first=first, backwards=backwards)


def go_through_findings(desk: Desk, first: str, backwards: bool) -> Move:
    """Tell each finding and let the person settle it."""
    desk.session = desk.session.looking(desk.find())
    keys = [finding.key for finding in desk.session.findings if not finding.waived]
    if not keys:
        stage = handing_in.stage(desk.departure)
        desk.console.say(f"Nothing to mend. {handing_in.NOTHING_TO_MEND[stage]}")
        return Move.BACK if backwards else Move.ON
    desk.console.say(f"Findings: {len(keys)}.")
    at = len(keys) - 1 if backwards else 0
    while 0 <= at < len(keys):
        move = _settle(desk, keys[at], f"{at + 1} of {len(keys)}.")
        if move is Move.LEAVE:
            _tell_left(desk, keys[at + 1 :])
            return move
        at += -1 if move is Move.BACK else 1
    return Move.BACK if at < 0 else Move.ON


def _tell_left(desk: Desk, keys: list[str]) -> None:
    """Say how many findings the person has passed by, for next leaves them all."""
    left = sum(_finding(desk, key) is not None for key in keys)
    if left:
        desk.console.say(f"Not told yet: {words.amount(left, 'finding')}. go 6 leads back, and Enter to the next one.")


def _settle(desk: Desk, key: str, place: str) -> Move:
    """Tell a finding until the person goes on; one that has been mended meanwhile is passed by."""
    is_told = False
    while (finding := _finding(desk, key)) is not None:
        if not is_told:
            _tell(desk, finding, place)
        is_told = True
        typed = desk.line("Choice:", lambda: desk.console.say(*_letters(finding)), OF_LISTS)
        if isinstance(typed, Move):
            if typed not in (Move.AGAIN, Move.CLEAR):
                return typed
        elif not typed.strip():
            return Move.ON
        else:
            _obey(desk, finding, typed.strip())
    desk.console.say("Settled.")
    return Move.ON


def _finding(desk: Desk, key: str) -> Finding | None:
    return next((each for each in desk.session.findings if each.key == key and not each.waived), None)


def _tell(desk: Desk, finding: Finding, place: str) -> None:
    console = desk.console
    where = "" if finding.document == "letter" else f", in {document_kinds()[finding.document].label}"
    console.gap()
    console.say(f"{place} {finding.title}. {_SEVERITIES[finding.severity].capitalize()}{where}.")
    if finding.excerpt:
        console.show(f"{console.ours('Your words:')} {finding.excerpt}", indent=2)
    console.say(f"Why: {finding.why}", indent=2)
    console.say(f"Try: {finding.replacement or finding.suggestion}", indent=2)
    console.say(*_letters(finding))


def _letters(finding: Finding) -> tuple[str, ...]:
    offered = [
        ("g asks the question again", bool(finding.question)),
        ("u takes what we suggest", finding.has_ours),
        ("v moves the sentence to your private notes", bool(finding.excerpt)),
        ("s sets it aside", finding.waivable),
    ]
    return (f"{'; '.join([words for words, is_offered in offered if is_offered] + ['Enter goes on'])}.",)


def _obey(desk: Desk, finding: Finding, letter: str) -> None:
    word = letter.casefold()
    if word == "g" and finding.question:
        desk.console.gap()
        ask_field(desk, catalogue.field(finding.question), "1 of 1.")
    elif word == "u" and finding.has_ours:
        if not desk.take(lambda session: session.use_ours(finding)):
            desk.console.say(_CHANGED_SINCE)
    elif word == "v" and finding.excerpt:
        _keep_private(desk, finding)
    elif word == "s" and finding.waivable:
        desk.take(lambda session: session.waive(finding))
    else:
        desk.console.say(f"{quoted(letter)} does nothing here.", *_letters(finding))


def _keep_private(desk: Desk, finding: Finding) -> None:
    if finding.question in desk.session.keep_private(finding).progress.open:
        desk.console.say("The letter cannot do without this answer; g asks the question again.")
    elif not desk.take(lambda session: session.keep_private(finding)):
        desk.console.say(_CHANGED_SINCE)
