"""From a departure to its letter: every block in the order of the layout, every word with its origin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from resign_tui.core import library, words
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.draft import Draft, Edit
from resign_tui.core.answers.facts import Facts
from resign_tui.core.departure import Departure
from resign_tui.core.document import Block, Document, Line, Missing, Paragraph, Source, Span, plain
from resign_tui.core.legible import legible
from resign_tui.core.letter import own, own_phrases
from resign_tui.core.letter.frame import Frame
from resign_tui.core.letter.slots import is_marker, split
from resign_tui.core.letter.values import Values
from resign_tui.core.letter.wording import Offer, another

PARAGRAPHS = own.PARAGRAPHS
"""Names of the paragraphs a letter may have."""


def letter(departure: Departure) -> Document:
    """The resignation letter of the departure's scenario, with a marker for each answer that is missing."""
    return _Letter(departure).document()


def basis(paragraph: Paragraph) -> dict[str, str]:
    """The answers a composed paragraph is made of: what a hand edit remembers."""
    texts: dict[str, str] = {}
    for line in paragraph.lines:
        for span in line:
            if span.field:
                texts[span.field] = texts[span.field] + " · " + span.text if span.field in texts else span.text
    return texts


def composed_paragraph(departure: Departure, name: str) -> Paragraph:
    """The paragraph as it would stand without a hand edit; it has no lines when the letter would leave it out."""
    return Paragraph(name, tuple(split(_Letter(departure).parts().get(name, ()))))


def offered(departure: Departure) -> Mapping[str, Offer]:
    """The sentences that could be worded otherwise, by the key that their spans carry."""
    letter = _Letter(departure)
    letter.parts()
    return {key: offer for key, offer in letter.values.wordings.offered.items() if offer.count > 1}


def next_wording(departure: Departure, key: str) -> Draft:
    """The draft with the next wording of a sentence; the same draft when it has no other."""
    offer = offered(departure).get(key)
    return another(departure.draft, key, offer) if offer else departure.draft


class _Letter:
    """Writes one letter; lives for one call."""

    def __init__(self, departure: Departure) -> None:
        self.departure = departure
        self.facts: Facts = departure.facts
        self.values = Values(departure)
        self.slots = self.values.slots
        self.scenario = library.scenario(departure.scenario)
        self.layout = library.layout(self.facts.text("locale.letter_style"))

    def document(self) -> Document:
        body = tuple(self._body())
        blocks: list[Block] = []
        frame = Frame(self.departure, self.slots, self.scenario, self.layout)
        for name in self.layout.blocks:
            if name == "body":
                blocks.extend(body)
            else:
                block = frame.block(name)
                if block.lines:
                    lines = (own_phrases.in_line(line, self.departure.phrases) for line in block.lines)
                    blocks.append(replace(block, lines=tuple(lines)))
        name = self.facts.text("sender.full_name")
        place, departure_title = self.departure.place, self.departure.notice_title
        return Document(
            "letter",
            departure_title + (f" - {name}" if name else ""),
            tuple(blocks),
            tuple(self._missing(blocks, body)),
            "en-GB" if place.spelling == "uk" else "en-US",
            place.paper,
            name,
            self.layout.name,
            self.departure.timeline.letter,
            place=self.facts.text("locale.jurisdiction"),
        )

    # -- the body ----------------------------------------------------------------------------------------------

    def parts(self) -> dict[str, Line]:
        """The paragraphs of the template in the order in which they stand, also those without words."""
        values, phrases = self.values.all(), self.departure.phrases
        parts = self.slots.page.render(f"letters/{self.scenario.id}.j2", values)
        template = self.departure.template
        if template is not None:
            from resign_tui.core.letter import own_letter  # most people have no letter of their own

            parts = own_letter.paragraphs(template, parts, values, self.slots)
        return {name: own_phrases.in_paragraph(name, line, phrases) for name, line in parts.items()}

    def _body(self) -> Iterator[Paragraph]:
        parts = self.parts()
        edits = self.departure.draft.edits
        for name in _in_order(parts):
            edit = edits.get(self.departure.edit_key(name))
            line = parts.get(name, ())
            if edit is not None:
                yield _edited(name, edit, line)
            elif line:
                yield Paragraph(name, tuple(split(line)))

    # -- what is missing -----------------------------------------------------------------------------------------

    def _missing(self, blocks: list[Block], body: tuple[Paragraph, ...]) -> Iterator[Missing]:
        seen: dict[str, None] = {}
        for block in blocks:
            for line in getattr(block, "lines", ()):
                seen.update(dict.fromkeys(span.field for span in line if span.source is Source.MISSING))
        if "dates.employment_end" not in seen and not self._names_last_day(body):
            seen["dates.employment_end"] = None
        for field_id in seen:
            yield Missing(field_id, catalogue.field(field_id).label)

    def _names_last_day(self, body: tuple[Paragraph, ...]) -> bool:
        """The notice, or words written by hand, say when employment ends; a mention in passing does not count."""
        end = self.departure.timeline.letter_end
        if end is None:
            return False
        ways = {words.long_date(end, style) for style in ("mdy_long", "dmy_long")} | {end.isoformat()}
        saying = [paragraph for paragraph in body if paragraph.id == "notice" or paragraph.edited]
        text = "\n".join(plain(line) for paragraph in saying for line in paragraph.lines)
        return any(way in text for way in ways)


def _in_order(parts: Mapping[str, Line]) -> tuple[str, ...]:
    """The paragraphs of the template, with those that only a hand edit can still hold before the last requests."""
    names = tuple(parts)
    closing = next((at for at, name in enumerate(names) if name in ("request", "thanks")), len(names))
    others = (name for name in PARAGRAPHS if name not in parts)
    return (*names[:closing], *others, *names[closing:])


def _edited(name: str, edit: Edit, composed: Line) -> Paragraph:
    """The person's words; a marker of ours that was kept in them goes on standing for its answer."""
    kept = dict(_kept_markers(edit, composed))
    line: Line = (Span(legible(edit.text), Source.EDIT),)
    for marker, answer in kept.values():
        line = tuple(part for span in line for part in _filled(span, marker, answer))
    now = basis(Paragraph(name, tuple(split(composed))))
    changed = (field for field in {**edit.basis, **now} if edit.basis.get(field) != now.get(field))
    return Paragraph(
        name, tuple(split(line)), edited=True, stale=tuple(field for field in changed if field not in kept)
    )


def _kept_markers(edit: Edit, composed: Line) -> Iterator[tuple[str, tuple[str, Line]]]:
    """The question behind each marker in a hand edit, with the marker and what stands in its place by now."""
    for field, text in edit.basis.items():
        marker = text.partition(" · ")[0]
        places = [at for at, span in enumerate(composed) if span.field == field]
        if places and is_marker(marker) and marker in edit.text:
            is_one = len({composed[at].text for at in places}) == 1
            yield field, (marker, composed[places[0] : places[0 if is_one else -1] + 1])


def _filled(span: Span, marker: str, answer: Line) -> Iterator[Span]:
    """Words of the person with the answer wherever they have its marker."""
    if span.source is not Source.EDIT:
        yield span
        return
    before, *rest = span.text.split(marker)
    yield replace(span, text=before)
    for text in rest:
        yield from answer
        yield replace(span, text=text)
