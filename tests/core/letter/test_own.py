"""A letter of one's own: its words stand around the same answers, and all that the program does with ours it does."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from resign_tui.core.answers.draft import Edit, Value
from resign_tui.core.departure import TEMPLATE, Departure
from resign_tui.core.document import Document, Source
from resign_tui.core.documents import compose as compose_document
from resign_tui.core.letter import compose
from resign_tui.core.letter.own import OwnTemplate, OwnWording, Phrases
from resign_tui.core.letter.own_reading import read_phrases, read_template
from resign_tui.core.letter.prompt import prompt
from resign_tui.core.review import review
from tests.core.cases import TODAY, USUAL, answers_for, draft, lines, paragraphs, spans, words_of

MINE = """
extends = "open_door"
title = "Short and warm"
[paragraphs]
notice = "I resign as {role} at {company}. My last day will be {last_day}. Write to {email}."
appreciation = "I will think of {project} often."
thanks = "{ours} Please greet the reading group."
"""

OURS = Phrases()


def template(text: str = MINE) -> OwnTemplate:
    made, faults = read_template("mine", text)
    assert made is not None, faults
    return made


def departure(
    text: str = MINE, more: dict[str, Value] | None = None, *, phrases: Phrases = OURS, name: str = "mine"
) -> Departure:
    own = template(text)
    answers = answers_for(own.extends, USUAL[own.extends], {TEMPLATE: name}, more or {})
    return Departure(draft(answers), TODAY, wording=OwnWording({"mine": own}, phrases=phrases))


def faults_of(text: str) -> list[str]:
    made, faults = read_template("mine", text)
    assert (made is None) == bool(faults)
    return [fault.told("mine.toml") for fault in faults]


# -- the letter --------------------------------------------------------------------------------------------------------


def test_own_words_stand_in_place_of_ours_and_the_rest_stays() -> None:
    mine = departure()
    ours = paragraphs(compose.letter(replace(mine, wording=None)))
    found = paragraphs(compose.letter(mine))
    assert found["notice"] == "I resign as ML Engineer at Tern Analytics. My last day will be Monday, December 7, 2026."
    assert found["appreciation"] == "I will think of the ranking rebuild often."
    assert found["thanks"] == f"{ours['thanks']} Please greet the reading group."
    assert found["handover"] == ours["handover"]
    assert list(found) == list(ours)
    assert compose.letter(mine).missing == ()


def test_every_word_knows_where_it_came_from() -> None:
    found = {(span.text, span.source, span.field) for span in spans(compose.letter(departure()))}
    assert ("ML Engineer", Source.ANSWER, "sender.role") in found
    assert ("Monday, December 7, 2026", Source.COMPUTED, "dates.employment_end") in found
    assert ("I will think of ", Source.OWN, "") in found


def test_a_sentence_without_its_answer_goes_and_what_is_needed_is_marked() -> None:
    assert "Write to" not in words_of(compose.letter(departure()))
    with_mail = departure(more={"sender.email": "dana@mail.example"})
    assert "Write to dana@mail.example." in paragraphs(compose.letter(with_mail))["notice"]
    without = departure(more={"company.name": "", "content.project": ""})
    letter = compose.letter(without)
    assert {each.field for each in letter.missing} == {"company.name", "content.project"}
    assert "‹" in paragraphs(letter)["appreciation"]


def test_several_answers_are_listed_and_a_name_brings_its_own_stop() -> None:
    text = MINE.replace("{project} often", "{thanks_for} at {company}")
    found = paragraphs(compose.letter(departure(text, {"company.name": "Quill, Inc."})))
    wanted = "the hours you spent on my design documents and trusting me with on-call at Quill, Inc."
    assert found["appreciation"] == f"I will think of {wanted}"


def test_paragraphs_stand_in_the_order_that_is_asked_for() -> None:
    text = MINE.replace("[paragraphs]", 'order = ["thanks", "notice"]\nleave_out = ["handover"]\n[paragraphs]')
    found = list(paragraphs(compose.letter(departure(text))))
    assert found[:2] == ["thanks", "notice"]
    assert "handover" not in found


def test_a_paragraph_that_only_the_own_letter_has_stands_before_the_farewell() -> None:
    found = list(paragraphs(compose.letter(departure(MINE + 'boundary = "Please write to me, not to others."\n'))))
    assert found.index("notice") < found.index("boundary") < found.index("thanks")


def test_a_kept_sentence_of_ours_can_still_be_worded_otherwise() -> None:
    mine = departure()
    key = next(span.wording for span in spans(compose.letter(mine)) if span.wording.startswith("door"))
    after = replace(mine, draft=compose.next_wording(mine, key))
    assert paragraphs(compose.letter(after))["thanks"] != paragraphs(compose.letter(mine))["thanks"]
    assert paragraphs(compose.letter(after))["thanks"].endswith("Please greet the reading group.")


def test_a_hand_edit_stands_over_the_own_words_and_knows_what_it_was_made_of() -> None:
    mine = departure()
    ours = compose.composed_paragraph(mine, "appreciation")
    assert ours.text == "I will think of the ranking rebuild often."
    made = mine.draft.edit("open_door.appreciation", Edit("Nothing beats it.", compose.basis(ours)))
    later = replace(mine, draft=made.answer("content.project", "the search rebuild"))
    block = next(each for each in compose.letter(later).paragraphs if each.id == "appreciation")
    assert (block.text, block.edited, block.stale) == ("Nothing beats it.", True, ("content.project",))


def test_the_question_shows_the_own_sentence_around_its_gap() -> None:
    mine = departure()
    found = prompt(mine, "content.project", compose.letter(mine))
    assert found is not None
    assert (found.before, found.gap, found.after) == ("I will think of ", "the ranking rebuild", " often.")


# -- which letter ------------------------------------------------------------------------------------------------------


def ours_of(mine: Departure) -> Document:
    return compose.letter(replace(mine, wording=None))


def test_a_letter_that_is_gone_leaves_ours_with_a_sentence() -> None:
    gone = departure(name="yours")
    assert compose.letter(gone) == ours_of(gone)
    sentence = gone.problem(TEMPLATE)
    assert "'yours' is no longer in the templates folder" in sentence.replace('"', "'")
    assert "our open door letter stands" in sentence


def test_a_letter_that_cannot_be_used_says_why() -> None:
    mine = departure()
    odd = replace(mine, wording=OwnWording(faults={"mine": "mine.toml, line 4: there is no slot {x}."}))
    assert compose.letter(odd) == ours_of(odd)
    assert "mine.toml, line 4: there is no slot {x}" in odd.problem(TEMPLATE)


def test_a_letter_goes_with_the_one_that_it_extends() -> None:
    mine = departure()
    other = replace(mine, draft=mine.draft.answer("scenario.chosen", "closed_door"))
    assert compose.letter(other) == ours_of(other)
    assert "goes with open door" in other.problem(TEMPLATE)
    alone = replace(mine, draft=mine.draft.without("scenario.chosen"))
    assert (alone.scenario, alone.problem(TEMPLATE)) == ("open_door", "")
    assert "reading group" in words_of(compose.letter(alone))


def test_nobody_is_told_of_letters_that_nobody_looked_for() -> None:
    assert replace(departure(name="yours"), wording=None).problems == ()


# -- what the review says ----------------------------------------------------------------------------------------------


def found_in(text: str) -> set[tuple[str, str]]:
    mine = departure(text)
    return {(finding.rule, finding.paragraph) for finding in review(mine, compose.letter(mine))}


def test_own_words_are_judged_as_the_persons_and_ours_are_not() -> None:
    assert not found_in(MINE)
    threat = MINE.replace("I will think of {project} often.", "I will sue you over {project}.")
    assert "appreciation" in {paragraph for _, paragraph in found_in(threat)}


def test_a_letter_that_does_not_resign_is_told() -> None:
    text = MINE.replace("I resign as {role} at {company}.", "I have news from {company}.")
    assert ("no-plain-resignation", "notice") in found_in(text)


# -- what is wrong in a file -------------------------------------------------------------------------------------------


FAULTS = {
    'extends = "open_door"\n[paragraphs]\nthanks = "I liked {projct}."': "line 3: there is no slot {projct}. Did you",
    'extends = "open_door"\n[paragraphs]\nthank = "Thanks."': "line 3: there is no paragraph 'thank'. Did you mean",
    'extends = "open"': "line 1: extends names the letter to begin with",
    'title = "x"': "extends names the letter",
    'extends = "open_door"\n\ntitel = "x"': "line 3: there is no key 'titel' here. Did you mean title",
    'extends = "open_door"\n[paragraphs]\nthanks = "Oh': "line 3: this is not valid TOML",
    'extends = "open_door"\n[paragraphs]\nnotice = "I resign."': "line 3: the notice must name the day",
    'extends = "open_door"\nleave_out = ["notice"]': "line 2: a letter that resigns cannot leave out the notice",
    'extends = "open_door"\norder = ["thank"]': "line 2: there is no paragraph 'thank'",
    'extends = "open_door"\norder = "thanks"': "line 2: order takes a list",
    'extends = "open_door"\n[paragraphs]\nthanks = 3': "line 3: thanks takes words between quotes",
    'extends = "open_door"\n[paragraphs]\nthanks = " "': "line 3: thanks says nothing",
    'extends = "open_door"\n[paragraphs]\nthanks = "{{ project }}"': "line 3: a slot stands between one brace",
    'extends = "open_door"\n[paragraphs]\nthanks = "a } b"': "line 3: a slot stands between one brace",
    'extends = "open_door"\n[paragraphs]\nthanks = "a\\u0001b"': "line 3: thanks holds a control character",
    'extends = "open_door"\n[paragraphs]\nthanks = """\nWell.\n{nothing}"""': "line 5: there is no slot {nothing}",
    'extends = "open_door"\nparagraphs = 3': "line 2: [paragraphs] holds lines",
}


@pytest.mark.parametrize(("text", "says"), FAULTS.items())
def test_what_is_wrong_is_said_with_its_line(text: str, says: str) -> None:
    assert any(says in fault for fault in faults_of(text)), faults_of(text)


@pytest.mark.parametrize(
    "offence",
    [
        "{project.__class__}", "{project!r}", "{project:>99999999}", "{0}", "{}", "{ours.text}", "{__import__('os')}",
        "{{ config }}", "{% include 'letters/letter.j2' %}", "{{ ''.__class__.__mro__ }}", "{self}", "{project[0]}",
        "{% for x in range(10**9) %}x{% endfor %}", "{../../etc/passwd}", "{# #}",
    ],
)  # fmt: skip
def test_no_text_reaches_an_attribute_a_file_or_code(offence: str) -> None:
    (fault, *_) = faults_of(f'extends = "open_door"\n[paragraphs]\nthanks = """{offence}"""')
    assert fault.startswith("mine.toml, line 3:")


def test_what_looks_like_code_elsewhere_stays_a_word() -> None:
    found = words_of(compose.letter(departure(MINE.replace("reading group", "%s $HOME `id` <b> reading group"))))
    assert "%s $HOME `id` <b> reading group" in found


# -- words of the house ------------------------------------------------------------------------------------------------

HOUSE = """
closing = "With best wishes"
[instead]
"this team" = "the crew"
"HR" = "the People team"
[add]
paragraph = "thanks"
sentence = "My equipment is in the locker."
"""


def house(text: str = HOUSE) -> Phrases:
    phrases, faults = read_phrases(text)
    assert not faults
    return phrases


def test_words_of_the_house_stand_in_every_letter() -> None:
    made = replace(departure(), wording=OwnWording(phrases=house()))
    made = replace(made, draft=made.draft.without(TEMPLATE))
    letter = compose.letter(made)
    assert "the crew again" in paragraphs(letter)["thanks"]
    assert "this team" not in words_of(letter)
    assert paragraphs(letter)["thanks"].endswith("My equipment is in the locker.")
    assert lines(letter, "close") == ["With best wishes,"]
    assert not review(made, letter)


def test_words_of_the_house_stand_in_companions() -> None:
    made = replace(departure(), wording=OwnWording(phrases=house('[instead]\n"handover" = "transition"\n')))
    before, after = (words_of(compose_document(each, "handover")) for each in (replace(made, wording=None), made))
    assert "Handover" in before
    assert "andover" not in after
    assert "Transition" in after


WEAKER = '[instead]\n"resign" = "think of leaving"\n"resigning" = "thinking of leaving"\n'


def test_words_of_the_house_that_take_the_resignation_away_are_told() -> None:
    made = departure('extends = "open_door"\n', phrases=house(WEAKER))
    assert "no-plain-resignation" in {finding.rule for finding in review(made, compose.letter(made))}


def test_typed_words_are_never_replaced() -> None:
    made = departure(more={"content.project": "this team and HR"}, phrases=house())
    assert "think of this team and HR often" in words_of(compose.letter(made))


PHRASE_FAULTS = {
    "closing = 3": "line 1: 'closing' takes words between quotes",
    'closign = "x"': "line 1: there is no key 'closign' here. Did you mean closing",
    '[instead]\n"" = "x"': "words to replace begin and end with a letter",
    '[instead]\nHR = "{company}"': "line 2: slots stand in letter templates alone",
    '[add]\nparagraph = "thank"\nsentence = "x"': "line 2: paragraph is one of",
    '[add]\nparagraph = "thanks"': "sentence takes words",
    "instead = 1": "line 1: [instead] holds lines",
    "add = 1": "line 1: [add] holds",
    "[": "line 1: this is not valid TOML",
}


@pytest.mark.parametrize(("text", "says"), PHRASE_FAULTS.items())
def test_what_is_wrong_with_words_of_the_house_is_said(text: str, says: str) -> None:
    phrases, faults = read_phrases(text)
    assert phrases == Phrases()
    told = [fault.told("phrases.toml") for fault in faults]
    assert any(says in each for each in told), told
