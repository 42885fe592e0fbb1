"""The pen: answers never enter a template, and every rendered word knows where it came from."""

from __future__ import annotations

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core import templates
from resign_tui.core.document import Source, plain
from resign_tui.core.templates import TemplateOutput

ANY = st.text(st.characters(exclude_categories=()), max_size=80)


def rendered(source: str, **values: str) -> tuple[tuple[str, Source, str], ...]:
    page = TemplateOutput()
    slots = {name: page.slot(text, Source.ANSWER, f"x.{name}") for name, text in values.items()}
    template = templates.environment().from_string(source)
    line = page.line(template.render({**slots, "serial_comma": True}))
    return tuple((span.text, span.source, span.field) for span in line)


def test_words_are_ours_and_slots_are_theirs() -> None:
    assert rendered("I am {{ who }} here.", who="Ada") == (
        ("I am ", Source.TEMPLATE, ""),
        ("Ada", Source.ANSWER, "x.who"),
        (" here.", Source.TEMPLATE, ""),
    )


@given(ANY)
def test_any_answer_comes_out_as_one_literal_span(text: str) -> None:
    found = [span for span in rendered("«{{ who }}»", who=text) if span[1] is Source.ANSWER]
    assert found == ([(text, Source.ANSWER, "x.who")] if text else [])


@pytest.mark.parametrize("text", ["{{ 7 * 7 }}", "{% raw %}", "{# #}", "\x000\x00", "\x01notice\nforged", "\x00"])
def test_marks_and_template_code_in_an_answer_mean_nothing(text: str) -> None:
    assert ("".join(part for part, _, _ in rendered("[{{ who }}]", who=text))) == f"[{text}]"


def test_white_space_of_the_template_is_folded_and_that_of_answers_is_not() -> None:
    found = rendered("\n  a   {{ who }}\n\n b \n", who="x  y")
    assert "".join(text for text, _, _ in found) == "a x  y b"


@pytest.mark.parametrize(
    ("name", "text"),
    [("Quill, Inc.", "at Quill, Inc. Then."), ("Quill", "at Quill. Then."), ("Yahoo!", "at Yahoo! Then.")],
)
def test_a_full_stop_stands_once(name: str, text: str) -> None:
    assert "".join(part for part, _, _ in rendered("at {{ who }}. Then.", who=name)) == text


def test_lists() -> None:
    found = rendered("{{ [a, b, none, c] | listed }}", a="A", b="AI role", none="", c="C")
    assert "".join(text for text, _, _ in found) == "A, AI role, and C"


def test_the_words_of_a_worded_sentence_know_its_key_and_those_around_it_do_not() -> None:
    page = TemplateOutput()
    slot = page.slot("search", Source.ANSWER, "content.project")
    proud = templates.worded("pride", f"Proud of {templates.worded('inner', 'all')} {slot}.")
    line = page.line(f"Before. {proud} After.")
    assert [(span.text, span.wording) for span in line] == [
        ("Before. ", ""), ("Proud of ", "pride"), ("all", "inner"), (" ", "pride"), ("search", "pride"), (".", "pride"),
        (" After.", ""),
    ]  # fmt: skip


def test_a_name_that_nobody_handed_in_is_an_error_of_ours() -> None:
    with pytest.raises(jinja2.UndefinedError):
        rendered("{{ nobody }}")


def test_parts_without_words_are_left_out() -> None:
    page = TemplateOutput()
    template = templates.environment().from_string("{{ part('a') }}x{{ part('b') }} \n {{ part('c') }}z")
    chunks = template.render({}).split("\x01")[1:]
    lines = {name: page.line(text) for name, _, text in (chunk.partition("\n") for chunk in chunks)}
    assert {name: plain(line) for name, line in lines.items()} == {"a": "x", "b": "", "c": "z"}
