"""The paragraphs of a letter of the person's own: their words around the same slots that our sentences have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from resign_tui.core import late_regex, words
from resign_tui.core.document import Line, Source
from resign_tui.core.letter import own_reading
from resign_tui.core.letter.own import OwnTemplate
from resign_tui.core.letter.slots import Slots
from resign_tui.core.templates import Slot, worded

_ENDS = late_regex.compile(
    r"(?<=[.!?…])(?<!\bDr\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bProf\.)(?<!e\.g\.)(?<!i\.e\.)\s+"
)
_ALONE = late_regex.compile(r"\s*(\{ours\})\s*")


def paragraphs(
    template: OwnTemplate, ours: Mapping[str, Line], values: Mapping[str, Any], slots: Slots
) -> dict[str, Line]:
    """The paragraphs of this letter in their order. ours: those of the letter that it extends."""
    writer = _Writer(values, slots)
    said = {**ours, **{name: writer.line(text, ours.get(name, ())) for name, text in template.paragraphs.items()}}
    order = dict.fromkeys((*template.order, *_placed(template, tuple(ours))))
    return {name: said[name] for name in order if name in said and name not in template.leave_out}


def slot_values(values: Mapping[str, Any], slots: Slots) -> Iterator[tuple[str, Slot]]:
    """Every slot that holds one answer now, by name."""
    writer = _Writer(values, slots)
    for name in own_reading.slots():
        things = [thing for thing in writer.things(name) if thing] if name != own_reading.OURS else []
        if len(things) == 1:
            yield name, things[0]


def _placed(template: OwnTemplate, ours: tuple[str, ...]) -> tuple[str, ...]:
    """Our paragraphs, with those that only this letter has before the last requests."""
    closing = next((at for at, name in enumerate(ours) if name in ("request", "thanks")), len(ours))
    more = (name for name in template.paragraphs if name not in ours)
    return (*ours[:closing], *more, *ours[closing:])


class _Writer:
    """Sets answers into the person's sentences; a sentence with an empty slot is left out."""

    def __init__(self, values: Mapping[str, Any], slots: Slots) -> None:
        self._values = values
        self._slots = slots

    def line(self, text: str, ours: Line) -> Line:
        """One paragraph."""
        written = (self._sentence(sentence, ours) for sentence in _sentences(text))
        return self._slots.page.line(" ".join(filter(None, written)), Source.OWN)

    def things(self, name: str) -> list[Slot]:
        """What a slot holds: one answer, or several that are to be listed."""
        spec = own_reading.slots()[name]
        if name == "recipient":
            is_manager = self._slots.facts.choice("letter.addressee") == "manager"
            return [self._slots.answer("manager.name" if is_manager else "recipient.name")]
        value = self._at(spec.value) if spec.value else ""
        held = value if isinstance(value, list) else [value] if isinstance(value, Slot) else []
        return [slot for slot in held if slot] or ([self._slots.answer(spec.answer)] if spec.answer else [])

    def _sentence(self, sentence: str, ours: Line) -> str:
        written = ""
        for before, name in own_reading.pieces(sentence):
            written += before
            if name == own_reading.OURS:
                marks = (
                    (worded(span.wording, str(self._mark(span))) if span.wording else str(self._mark(span)))
                    for span in ours
                )
                written += "".join(marks)
            elif name:
                things = [slot for slot in self.things(name) if slot]
                if not things:
                    return ""
                written += "".join(map(str, words.joined(things, serial_comma=self._values["serial_comma"])))
        return written

    def _mark(self, span: Any) -> Slot:
        return Slot(self._slots.page.spans, span)

    def _at(self, path: str) -> Any:
        value: Any = self._values
        for key in path.split("."):
            value = value.get(key, "") if isinstance(value, Mapping) else ""
        return value


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph; {ours} stands for several, so that none of the person's falls with it."""
    for part in _ALONE.split(text):
        yield from _ENDS.split(part)
