"""What may hold a document back is found without the rest of the review, and is the same as with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from resign_tui.core.answers.draft import Edit, Value
from resign_tui.core.departure import Departure
from resign_tui.core.document import Document, Paragraph, Source, Span
from resign_tui.core.documents import document_kinds
from resign_tui.core.letter import compose
from resign_tui.core.review import review, review_document, table
from resign_tui.core.review.run import check, checks
from resign_tui.core.review.table import GRAVE, SEVERITIES
from tests.core.cases import TODAY, USUAL, answers_for, draft
from tests.core.review.rule_cases import CASES
from tests.personas import personas

FIXED: Mapping[str, Value] = {
    "contract.kind": "fixed_term",
    "contract.ends_on": "2026-11-30",
    "dates.employment_end": "2026-12-31",
}


def departures() -> Iterator[Departure]:
    """Every case of a rule, with its near miss, and some people as they are."""
    for case in CASES:
        for answers, edits in ((case.speaks, case.edits), (case.silent, case.silent_edits)):
            made = draft(answers_for(case.scenario, USUAL[case.scenario], answers))
            for name, text in edits.items():
                made = made.edit(f"{case.scenario}.{name}", Edit(text))
            yield Departure(made, TODAY)
    yield Departure(draft(answers_for("open_door", USUAL["open_door"], FIXED)), TODAY)
    yield from (persona.departure for persona in personas().values())


def texts() -> Iterator[str]:
    """What the cases have the person write."""
    for case in CASES:
        yield from (answer for answer in (*case.speaks.values(), *case.edits.values()) if isinstance(answer, str))


def test_a_letter_is_held_back_by_the_same_findings() -> None:
    rules = set()
    for departure in departures():
        letter = compose.letter(departure)
        everything = review(departure, letter)
        grave = review(departure, letter, grave_only=True)
        assert grave == tuple(finding for finding in everything if finding.severity in GRAVE)
        assert [one for one in everything if SEVERITIES.index(one.severity) < _gravest(one.rule)] == []
        rules |= {finding.rule for finding in grave}
    assert {rule.id for rule in table.rules().values() if rule.is_grave} - rules == {"secret", "perhaps-secret"}


def test_a_companion_is_held_back_by_the_same_findings() -> None:
    rules = set()
    departure = Departure(draft(answers_for("open_door")), TODAY)
    for name in document_kinds().keys() - {"letter"}:
        for text in texts():
            paragraph = Paragraph("p", ((Span(text, Source.ANSWER, "letter.extra_paragraph"),),))
            document = Document(name, name, (paragraph,))
            everything = review_document(departure, document)
            grave = review_document(departure, document, grave_only=True)
            assert grave == tuple(finding for finding in everything if finding.severity in GRAVE)
            rules |= {finding.rule for finding in grave}
    assert len(rules) >= 8


def test_every_check_that_the_table_names_is_there() -> None:
    names = {*checks("check"), *checks("companion_check")}
    assert len(names) > 50
    assert all(callable(check(name)) for name in names)


def _gravest(rule: str) -> int:
    return SEVERITIES.index(table.rule(rule).severity)
