"""Rules that hold the letter against the other answers: destination, place, handover, advice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resign_tui.core import handing_in, late_regex, library, situation, words
from resign_tui.core.answers import catalogue
from resign_tui.core.handover.records import text_of
from resign_tui.core.review.beats import says
from resign_tui.core.review.context import Context, make_at
from resign_tui.core.review.finding import Finding, make

_CLAUSES = ("contract.noncompete", "contract.ip_assignment")
_PROMISE = late_regex.compile(r"\b(?:i will|i'll|i’ll|i shall|we will)\b", re.IGNORECASE)
_CODE_NAME = late_regex.compile(
    r"(?<![\w/@.])[A-Za-z]\w*_[\w.@-]*\w|\b[A-Z][a-z]+[A-Z][a-z]\w*\b|\b[A-Za-z][\w-]*-v\d+\b"
)


def named_too_early(context: Context) -> Iterator[Finding]:
    """The new employer is named before the start is certain."""
    name = context.name_of("next.name")
    if not name or situation.offer_at_least(context.facts, "signed_start_confirmed"):
        return
    for passage in context.passages:
        if passage.field == "next.name" or (
            passage.kind in ("words", "free") and name.casefold() in passage.text.casefold()
        ):
            at = passage.text.casefold().find(name.casefold())
            generic = "another organization" if context.scenario == "counter_offer" else "a new opportunity"
            shown = passage.text[at : at + len(name)]
            yield make_at(passage, "employer-named-early", shown, replacement=generic)
            return


def to_a_rival(context: Context) -> Iterator[Finding]:
    """A direct rival, with a clause that is not settled or a hint in the letter."""
    facts = context.facts
    if facts.choice("next.relation") != "direct_competitor":
        return
    unsettled = [field_id for field_id in _CLAUSES if facts.choice(field_id) not in ("done", "not_applicable")]
    if unsettled:
        parts = [spec.label[:1].lower() + spec.label[1:] for spec in map(catalogue.fields().__getitem__, unsettled)]
        yield make("to-a-rival", unsettled[0], parts=parts)
        return
    name = context.name_of("next.name")
    hints = [passage for passage in context.passages if passage.field in ("next.name", "next.reason", "next.goal_area")]
    hints += [passage for passage in context.passages if name and passage.is_paragraph and name in passage.text]
    if hints:
        mend = "Name no destination, and expect to lose access early."
        yield make("to-a-rival", hints[0].field, hints[0].text[:60], paragraph=hints[0].paragraph, suggestion=mend)


def not_yet_committed(context: Context) -> Iterator[Finding]:
    """The counter-offer letter without a signature."""
    if not situation.offer_at_least(context.facts, "signed"):
        yield make("not-signed", "next.status")


def destination(context: Context) -> Iterator[Finding]:
    """A letter that keeps the destination out names it."""
    name = context.name_of("next.name")
    for passage in context.passages:
        if name and len(name) > 2 and name in passage.text and passage.kind in ("words", "free", "name"):
            yield make_at(passage, "destination-named", name)


def form(context: Context) -> Iterator[Finding]:
    """The place asks for another form than the one in which the letter travels."""
    place = context.departure.place
    if place.required_form and handing_in.form(context.departure) != place.required_form:
        as_of = words.month(place.read_on)
        why = f"In {place.name} a resignation counts only {place.counts_only} (as of {as_of})."
        yield make("wrong-form", "delivery.mode", why=why, parts=(place.counts_only,))


def duration(context: Context) -> Iterator[Finding]:
    """Weeks or months of thought that nobody confirmed."""
    facts = context.facts
    unconfirmed = context.scenario == "counter_offer" and not facts.is_given("content.consideration")
    if unconfirmed and facts.choice("content.consideration") in ("weeks", "months"):
        yield make("claimed-reflection", "content.consideration")


def broken_promise(context: Context) -> Iterator[Finding]:
    """The person's own paragraph promises something that is nowhere in the handover."""
    yield from _dropped_system(context)
    promises = [place for place in context.sentences() if _PROMISE.search(place[2])]
    known = _known_things(context) if promises else ""
    for passage, start, sentence in promises:
        for match in _CODE_NAME.finditer(sentence):
            at = start + match.start()
            if match[0].casefold() not in known and not any(begin <= at < end for begin, end in passage.ours):
                place = passage.field or "handover.system"
                yield make("broken-promise", place, match[0], paragraph=passage.paragraph)


def _dropped_system(context: Context) -> Iterator[Finding]:
    """A system that stood in a paragraph when it was written over, and has left the handover since."""
    now = " · ".join(context.entries("handover.system")).casefold()
    for paragraph in context.paragraphs:
        edit = context.departure.draft.edits.get(context.departure.edit_key(paragraph.id))
        if paragraph.edited and edit is not None:
            for name in edit.basis.get("handover.system", "").split(" · "):
                if name and name.casefold().removeprefix("the ") not in now and name in edit.text:
                    yield make("broken-promise", "handover.system", name, paragraph=paragraph.id)


def _known_things(context: Context) -> str:
    facts = context.facts
    parts: list[str] = [item.text for item in context.departure.checklist.items]
    for field_id in ("handover.system", "handover.model", "handover.tool", "handover.item", "handover.experiment"):
        parts += [text_of(record, key) for record in facts.records(field_id) for key in record]
    parts += [
        facts.text(field_id)
        for field_id in ("content.project", "sender.role", "company.name", "content.after_help_channel")
    ]
    return " ".join(parts).casefold()


def vague(context: Context) -> Iterator[Finding]:
    """The handover names nothing concrete, though work lies ahead."""
    if any(
        passage.field.startswith(("handover.system", "handover.model", "handover.item")) for passage in context.passages
    ):
        return
    by_hand = any(passage.paragraph == "handover" and not passage.field for passage in context.passages)
    line, away = context.timeline, situation.is_away(context.facts)
    if not by_hand and not away and (line.end is None or line.end > line.letter):
        yield make("no-system-named", "handover.system", paragraph="handover")


def advice_first(context: Context) -> Iterator[Finding]:
    """A claim is possible and the question about advice stands open."""
    if situation.needs_legal_gate(context.facts) and not context.facts.choice("triage.advice"):
        yield make("advice-first", "triage.advice")


def postal(context: Context) -> Iterator[Finding]:
    """A letter on paper without the addresses of both sides."""
    facts = context.facts
    if (
        handing_in.form(context.departure) != "paper"
        or "sender" not in library.layout(facts.text("locale.letter_style")).blocks
    ):
        return
    missing = [field_id for field_id in ("sender.address", "company.address") if not facts.text(field_id)]
    if missing:
        parts = [catalogue.fields()[field_id].placeholder for field_id in missing]
        yield make("no-postal-address", missing[0], parts=parts)


def memo_apart(context: Context) -> Iterator[Finding]:
    """The memo hangs on the same message as the letter."""
    for name in context.facts.many("cover_note.attachments"):
        if says("memo", name):
            yield make("memo-with-letter", "cover_note.attachments", name)
