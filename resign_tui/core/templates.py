"""The one Jinja environment, and how a rendered page becomes spans again.

Answers never enter a template as text. A template sees slots; what a slot prints is a number between two marks that
no answer can contain, because no answer is ever in the output. After rendering, the marks are exchanged for spans. So
nothing typed can be template code, and every word of the page knows its question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from resign_tui.core import data_files, late_regex, words
from resign_tui.core.document import AROUND, Line, Source, Span

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_MARK = "\x00"
_PART = "\x01"
_OPENS = "\x02"
_CLOSES = "\x03"
_TOKEN = late_regex.compile(f"{_MARK}(\\d+){_MARK}|{_OPENS}([^{_OPENS}]*){_OPENS}|({_CLOSES})")
_SPACES = late_regex.compile(r"\s+")
_ENDS_SENTENCE = (".", "…", "!", "?")


class Slot:
    """An answer as a template sees it: true when there is something to show; printing it leaves a numbered mark.

    form: what kind of phrase it is, and so which sentence takes it (english). plural: it takes "have" and "them".
    """

    __slots__ = ("_page", "form", "plural", "span")

    def __init__(self, page: list[Span], span: Span, form: str = "noun", plural: bool = False) -> None:
        self._page = page
        self.span = span
        self.form = form if span.text else ""
        self.plural = plural

    @property
    def text(self) -> str:
        """The words, for tests in a template; never print them, print the slot."""
        return self.span.text

    def __bool__(self) -> bool:
        return bool(self.span.text)

    def __str__(self) -> str:
        self._page.append(self.span)
        return f"{_MARK}{len(self._page) - 1}{_MARK}"


class TemplateOutput:
    """A page being written: hands out slots and turns the rendered text into named lines of spans."""

    def __init__(self) -> None:
        self.spans: list[Span] = []

    def slot(self, text: str, source: Source, field: str = "", *, form: str = "noun", plural: bool = False) -> Slot:
        """A slot for these words."""
        return Slot(self.spans, Span(text, source, field), form, plural)

    def render(self, name: str, values: Mapping[str, Any]) -> dict[str, Line]:
        """The parts of a template by name, in order; a part without words is an empty line."""
        raw = _template(name).render(values)
        parts: dict[str, Line] = {}
        for chunk in raw.split(_PART)[1:]:
            part, _, text = chunk.partition("\n")
            parts[part] = self.line(text)
        return parts

    def line(self, text: str, source: Source = Source.TEMPLATE) -> Line:
        """A text with the marks of slots as spans; source: where the words around the slots come from."""
        pieces = list(self._pieces(_SPACES.sub(" ", text).strip(), source))
        result: list[Span] = []
        for span in pieces:
            if span.source in AROUND and result and _closes_twice(result[-1].text, span.text):
                span = replace(span, text=span.text[1:])
            if span.text:
                result.append(span)
        return tuple(result)

    def _pieces(self, text: str, source: Source) -> Iterator[Span]:
        wordings = [""]
        at = 0
        for token in _TOKEN.finditer(text):
            if token.start() > at:
                yield Span(text[at : token.start()], source, wording=wordings[-1])
            at = token.end()
            number, opened, closed = token.groups()
            if number is not None:
                yield replace(self.spans[int(number)], wording=wordings[-1])
            elif closed:
                wordings.pop()
            else:
                wordings.append(opened)
        if at < len(text):
            yield Span(text[at:], source, wording=wordings[-1])


def worded(key: str, text: str) -> str:
    """A sentence of a template that has other wordings, marked with its key."""
    return f"{_OPENS}{key}{_OPENS}{text}{_CLOSES}"


def _closes_twice(before: str, after: str) -> bool:
    """A name such as "Quill, Inc." at the end of a sentence brings its own full stop."""
    return after.startswith(".") and before.endswith(_ENDS_SENTENCE)


@cache
def environment() -> Environment:
    """The environment of every template of ours: strict about unknown names, no autoescape, nothing from disk later."""
    from jinja2 import Environment, StrictUndefined, pass_context  # only a page that is rendered needs it

    jinja = Environment(
        undefined=StrictUndefined,
        loader=data_files.template_loader(),
        autoescape=False,  # the output is plain text that holds no answer
        auto_reload=False,
    )
    jinja.globals["part"] = lambda name: f"{_PART}{name}\n"
    jinja.filters["listed"] = pass_context(_listed)
    return jinja


def _listed(context: Mapping[str, Any], items: Sequence[Any]) -> str:
    present = [item for item in items if item]
    texts = [item.text if isinstance(item, Slot) else str(item) for item in present]
    if len(texts) == 2 and ("," in texts[0] or " and " in texts[0]):
        return f"{present[0]}, and {present[1]}"
    serial = context["serial_comma"] or any(" and " in text or "," in text for text in texts)
    return "".join(str(item) for item in words.joined(present, serial_comma=serial))


@cache
def _template(name: str) -> Template:
    return environment().get_template(name)
