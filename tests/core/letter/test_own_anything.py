"""Whatever stands in a file of one's own: it ends in a letter or in a sentence, and shows nothing that was not said."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core.departure import TEMPLATE, Departure
from resign_tui.core.document import Source
from resign_tui.core.letter import compose, own, own_reading
from resign_tui.core.letter.own import OwnWording
from resign_tui.core.letter.own_reading import read_phrases, read_template
from resign_tui.core.library import SCENARIOS
from resign_tui.core.review import review
from tests.core.cases import TODAY, USUAL, answers_for, draft, spans

_PIECES = st.sampled_from(
    [
        *(f"{{{name}}}" for name in own_reading.slots()), "{", "}", "{{", "{project.__class__}", "{%", "\\", '"', "'",
        "\n", ". ", "Thank you.", "I resign.", "I will sue you!", "\x00", "\x01", "\x02", "\x03", "\u202e", "‹x›",
        "", "%s",
    ]
)  # fmt: skip
_TEXT = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=8).map("".join))
_KEYS = st.sampled_from([*own.PARAGRAPHS, "thank", "__class__", "", "a.b"])


def toml(text: str) -> str:
    """A text as a TOML string."""
    escaped = (f"\\u{ord(sign):04x}" if ord(sign) < 32 or sign in '"\\\x7f' else sign for sign in text)
    return '"' + "".join(escaped) + '"'


def departure(scenario: str, wording: OwnWording) -> Departure:
    answers = answers_for(scenario, USUAL[scenario], {TEMPLATE: "mine"})
    return Departure(draft(answers), TODAY, wording=wording)


def file_of(scenario: str, said: dict[str, str], order: list[str], more: str = "") -> str:
    listed = ", ".join(map(toml, order))
    body = "\n".join(f"{toml(key)} = {toml(text)}" for key, text in said.items())
    return f'extends = "{scenario}"\norder = [{listed}]\n{more}\n[paragraphs]\n{body}\n'


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_template_or_sentences(text: str) -> None:
    made, faults = read_template("mine", text)
    assert (made is None) == bool(faults)
    assert all("\n" not in fault.told("f") or "\n" in text for fault in faults)
    phrases, odd = read_phrases(text)
    assert phrases == own.Phrases() or not odd


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SCENARIOS), st.dictionaries(_KEYS, _TEXT, max_size=4), st.lists(_KEYS, max_size=3))
def test_any_words_end_in_a_letter_that_knows_its_answers(
    scenario: str, said: dict[str, str], order: list[str]
) -> None:
    made, faults = read_template("mine", file_of(scenario, said, order))
    wording = OwnWording({"mine": made}) if made else OwnWording(faults={"mine": faults[0].told("mine.toml")})
    found = departure(scenario, wording)
    letter = compose.letter(found)
    assert letter.paragraphs
    assert bool(found.problem(TEMPLATE)) == (made is None)
    for span in spans(letter):
        assert not set(span.text) & set("\x00\x01\x02\x03"), span
        assert span.source is not Source.OWN or not span.field
        assert "object at" not in span.text
        assert span.source is not Source.OWN or not set(span.text) & set("{}")
    review(found, letter)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(_TEXT, _TEXT, max_size=3), _TEXT, _TEXT)
def test_any_words_of_the_house_end_in_a_letter(instead: dict[str, str], closing: str, sentence: str) -> None:
    pairs = "\n".join(f"{toml(ours)} = {toml(theirs)}" for ours, theirs in instead.items())
    text = f'closing = {toml(closing)}\n[instead]\n{pairs}\n[add]\nparagraph = "thanks"\nsentence = {toml(sentence)}\n'
    phrases, _ = read_phrases(text)
    found = departure("open_door", OwnWording(phrases=phrases))
    typed = [span for span in spans(compose.letter(found)) if span.source in (Source.ANSWER, Source.COMPUTED)]
    plain = compose.letter(departure("open_door", OwnWording()))
    assert typed == [span for span in spans(plain) if span.source in (Source.ANSWER, Source.COMPUTED)]
