"""A letter written elsewhere: what is the letter in it, in plain English or not, and what speaks against it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resign_tui.core.departure import Departure
from resign_tui.core.letter import compose
from resign_tui.core.review import review
from resign_tui.core.review.elsewhere import review_text
from tests.core.cases import TODAY, answers_for, draft

NOTICE = "I resign from my post as data engineer at Heron Labs. My last day will be 22 December 2026."
REST = """The feature store was good work, and I learned much from the reviews that this group writes with such care.
Until I go I will document the jobs that run at night, the dashboards and the two open migrations, and walk through all
of it with the colleague who takes over. Tell me which of these should come first.

Thank you for four years. I would be glad to work with you again, and I hope that we stay in touch."""
LETTER = "Dear Mara,\n\n{}\n\n" + REST + "\n\nKind regards,\n\nJo Finch"
ADDRESS = "Jo Finch\n3 Mill Lane\nLeeds LS1\n\n24 November 2026\n\nThe Head of People\nHeron Labs\n\n"


def rules(text: str, scenario: str = "open_door") -> list[str]:
    return [one.rule for one in review_text(text, scenario)]


def with_notice(text: str) -> list[str]:
    return rules(LETTER.format(text))


@pytest.mark.parametrize(
    "notice",
    [
        NOTICE,
        "Please take this as my two weeks' notice from my post at Heron Labs. My last day will be 8 December 2026.",
        "I have decided to leave Heron Labs. My last day will be 22 December 2026.",
        "This is my formal resignation from Heron Labs. My last day will be 22 December 2026.",
        "I am leaving Heron Labs; my last day is 22 December 2026.",
        "I quit. My last day will be 22 December 2026.",
        "I resign as data engineer. My last working day will be 22.12.2026.",
        "I resign as data engineer. My last working day will be 23-01-2027.",
        "I resign as data engineer. My last working day will be 12/22/2026.",
        "I resign as data engineer. My last day will be 22-Dec-2026.",
        "I resign as data engineer. My last day will be Sept 22, 2027.",
        "I resign as data engineer. LWD: 22 December 2026.",
        "I resign as data engineer, with effect from 22 December 2026.",
        "I resign as data engineer at Heron Labs. My last day\nwill be 22\nDecember 2026.",
        "I resign as data engineer. My last day will be Tuesday, 22 December 2026.",
        "I resign as planned. My employment ends on 27 December 2026, and my last working day is 17 December 2026.",
        "I resign as data engineer. My notice runs out soon, so 22 December 2026 is my last day.",
    ],
)
def test_what_plainly_resigns_and_names_a_day_has_no_finding(notice: str) -> None:
    assert with_notice(notice) == []


@pytest.mark.parametrize("greeting", ["Dear Madam,", "Hey Mara,", "Respected Sir,", "Mara,", "To whom it may concern,"])
def test_an_address_and_a_greeting_are_not_the_first_paragraph(greeting: str) -> None:
    assert rules(ADDRESS + LETTER.format(NOTICE).replace("Dear Mara,", greeting)) == []


def test_a_subject_line_is_not_the_first_paragraph() -> None:
    assert with_notice("Subject: Resignation from the post of data engineer\n\n" + NOTICE) == []


@pytest.mark.parametrize(
    ("notice", "rule"),
    [
        ("I plan to resign from my post. My last day will be 22 December 2026.", "no-plain-resignation"),
        (
            "This letter tells you of my intention to resign. My last day will be 22 December 2026.",
            "no-plain-resignation",
        ),
        ("If the council agrees, I will step down on 22 December 2026, my last day.", "no-plain-resignation"),
        (
            "I resign, subject to the payment of what I am owed. My last day will be 22 December 2026.",
            "no-plain-resignation",
        ),
        ("I expect to resign soon. My last day will be 22 December 2026.", "no-plain-resignation"),
        ("Provided that the council agrees, I resign. My last day will be 22 December 2026.", "no-plain-resignation"),
        ("I am planning on resigning. My last day will be 22 December 2026.", "no-plain-resignation"),
        (NOTICE + " I am happy to talk about alternatives.", "counter-offer-opening"),
        (NOTICE + " The new rule left me without a choice.", "grievance"),
        (NOTICE + " You can always reach me.", "endless-help"),
        ("I resign effective 22 December 2026. My employment ends on 31 December 2026.", "dates-disagree"),
        (NOTICE.replace("Heron Labs", "........"), "placeholder"),
        ("I resign as data engineer. My last day will be Tues, 23 December 2026.", "wrong-weekday"),
        ("I resign as data engineer at Heron Labs.", "no-last-day"),
        ("I resign as data engineer. My last day will be Friday, 22 December 2026.", "wrong-weekday"),
        (NOTICE + " I am open to discussing my resignation if you see another way.", "counter-offer-opening"),
        (NOTICE + " I do this in protest at a council that answers to nobody.", "grievance"),
        (NOTICE + " The decision to cut our salaries has put me in a hard place.", "grievance"),
        (NOTICE + " There is nothing left here that I want to learn.", "grievance"),
        (NOTICE + " I remain reachable for anything you need from me.", "endless-help"),
        (NOTICE.replace("data engineer", "(job title)"), "placeholder"),
        (NOTICE.replace("Heron Labs", "____________"), "placeholder"),
        ("I resign as data engineer. My last day is 31 February 2027.", "impossible-last-day"),
        (NOTICE + "\n\nMy final day of work is 15 January 2027.", "dates-disagree"),
    ],
)
def test_what_should_be_heard(notice: str, rule: str) -> None:
    assert rule in with_notice(notice)


def test_a_day_that_reads_in_two_ways_is_one_finding() -> None:
    assert with_notice("I resign as data engineer with effect from 03/05/2027, my last day.") == ["ambiguous-date"]


def test_a_greeting_without_a_name_and_a_template_name_are_empty_places() -> None:
    assert "placeholder" in rules(LETTER.format(NOTICE).replace("Dear Mara,", "Dear ,"))
    assert "placeholder" in rules(LETTER.format(NOTICE).replace("Jo Finch", "Your Name"))


@pytest.mark.parametrize(
    "more",
    [
        "On Mon, 23 Nov 2026 at 17:02, Mara Low <mara@heron.example> wrote:\n> This is ridiculous!! Please stay.",
        "----- Original Message -----\nWe can match any offer!! This is outrageous.",
        "-- \nJo Finch, still furious!!",
    ],
)
def test_older_mail_and_a_signature_are_not_judged(more: str) -> None:
    assert rules(LETTER.format(NOTICE) + "\n\n" + more) == []


def test_an_address_in_angle_brackets_and_ticks_are_no_placeholders() -> None:
    assert rules(LETTER.format(NOTICE).replace("Jo Finch", "Jo Finch <jo@mailbox.example>")) == []
    ticks = "Before I go I will:\n\n- [ ] document the jobs of the night\n- [x] hand over the dashboards to Bo"
    assert with_notice(NOTICE + "\n\n" + ticks) == []


def test_thanks_so_much_is_no_sarcasm() -> None:
    assert "sarcasm" not in with_notice(NOTICE + " Thank you so much for the chance to build things.")
    assert "sarcasm" in with_notice(NOTICE + " So much for your promises.")


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Thank you for for the patience of these years.", "repeated-words"),
        ("Thank you for thank you for the patience of these years.", "repeated-words"),
        ("I hand over the feature store., and the notes on it.", "double-stop"),
        ("I hand over the feature store and the notes on it, .", "double-stop"),
        ("thank you for the patience of these years.", "capital-or-stop"),
        ("Thank you for the patience of these years", "capital-or-stop"),
        ("I join a museum. there I will label fossils.", "capital-or-stop"),
        ("I join a museum, where I will head of research.", "missing-verb"),
        ("I hand over the feature store to TBD.", "placeholder"),
        ("I hand over the feature store to nobody yet.", "placeholder"),
        ("After my last day, I am glad to answer questions.", "endless-help"),
    ],
)
def test_a_sentence_that_reads_wrong_is_heard(words: str, rule: str) -> None:
    assert with_notice(f"{NOTICE}\n\n{words}") == [rule]
    assert rules(LETTER.format(f"{NOTICE}\n\n{words}"), "") == [rule]


@pytest.mark.parametrize(
    "close",
    [
        "Kind regards,\nJo Finch",
        "Kind regards\n\nJo Finch\nFlat 3, 27 Mill Lane and Quarry Road, Leeds LS1",
        "With best wishes,\n\nJo Finch\n\ncc: the people team of the whole group",
        "Yours sincerely,\n\n\n\nJo Finch\nsent from the telephone of Jo Finch, who types fast",
        "Thanks,\nJo Finch, data engineer at Heron Labs until the end",
        "Respectfully,\nJo",
    ],
)
def test_lines_below_the_close_are_no_sentences(close: str) -> None:
    assert rules(LETTER.format(NOTICE).replace("Kind regards,\n\nJo Finch", close)) == []


@pytest.mark.parametrize(
    "above",
    [
        "Resignation as data engineer at Heron Labs, Leeds",
        "Re: my resignation from the data group",
        "cc: the people team of the whole group",
    ],
)
def test_a_heading_and_a_copy_line_are_no_sentences(above: str) -> None:
    assert rules(LETTER.format(f"{above}\n\n{NOTICE}")) == []


@pytest.mark.parametrize(
    "words",
    [
        "Before I go I will:\n\nwrite down the jobs that run at night\nand hand over the keys to the vault",
        "Before I go I will:\n\n1. write down the jobs that run at night\n2. hand over the keys to the vault",
        "Open work:\n- the index, which is nearly done\n- the two migrations of the store",
    ],
)
def test_lists_begin_small_and_end_without_a_stop(words: str) -> None:
    assert with_notice(f"{NOTICE}\n\n{words}") == []


@pytest.mark.parametrize(
    "end",
    [
        "Thank you for everything.\nBob",
        "Thank you for everything. Bob Miller",
        "Thank you for everything,\nBob",
        "I wish you well.\nRegards Bob",
        "I wish you well.\nBest wishes from Bob",
        "I thank you for the years.\nBob Miller\nML Engineer",
    ],
)
def test_a_name_without_a_close_is_no_sentence(end: str) -> None:
    without_close = LETTER.format(NOTICE).partition("\n\nKind regards")[0]
    assert "capital-or-stop" not in rules(f"{without_close}\n\n{end}")
    assert "capital-or-stop" in rules(f"{without_close}\n\nI wish you all well in Search")


def test_a_line_break_is_a_blank_also_for_sentences() -> None:
    wrapped = "I join a museum, where I will\nlead a small group, and I thank you for\nthe years I had."
    assert with_notice(f"{NOTICE}\n\n{wrapped}") == []
    assert "repeated-words" in with_notice(f"{NOTICE}\n\n{wrapped.replace('the years', 'for the years')}")


@pytest.mark.parametrize(
    "notice",
    [
        "I end my agreement with Heron Labs for services as data engineer. My services will end on 22 December 2026.",
        "I am ending my agreement with Heron Labs for services as data engineer. My last day will be 22 December 2026.",
        "I am writing to confirm the resignation that I gave you on 20 November. My last day is 22 December 2026.",
        "I resign as data engineer. My employment ends on 31 December 2026, which makes 22 December 2026 my "
        "last working day.",
        "I resign as data engineer. My internship ends today, 22 December 2026.",
        "I am writing to confirm that I resigned verbally on 20 November. My last day will be 22 December 2026.",
        "I am putting in my two weeks at Heron Labs. My last day is Dec. 22nd, 2026.",
        "Consider this my notice as data engineer. My last day will be 22.12.26.",
        "Kindly accept my resignation from the post of data engineer w.e.f. 22 December 2026.",
        "I wish to resign from my post at Heron Labs. My last day will be Tues, December 22, 2026.",
        "I resign. Once I leave, the laptop goes to Bo. My last day will be 22 December 2026.",
    ],
)
def test_other_plain_ways_to_end_it(notice: str) -> None:
    assert with_notice(notice) == []


def test_a_letter_of_eighty_words_is_not_called_short() -> None:
    assert "unusual-length" not in with_notice("I quit. My last day will be 22 December 2026.")
    assert "unusual-length" in rules(
        f"Dear Mara,\n\n{NOTICE}\n\nThank you, and let us work together again.\n\nRegards,\nJo"
    )


GERMAN = """Sehr geehrte Frau Low,

hiermit kündige ich mein Arbeitsverhältnis mit Ihnen zum 31. Dezember 2026. Bitte bestätigen Sie mir den Eingang und das
Enddatum. Ich danke Ihnen für die gute Zeit. Meine IBAN ist DE89 3704 0044 0532 0130 00.

Mit freundlichen Grüßen
Jo Finch"""
FRENCH = """Madame,

je vous informe par la présente de ma démission de mon poste. Mon contrat prend fin le 24 février 2027.

Je vous prie de recevoir mes salutations."""
JAPANESE = "退職届\n\n一身上の都合により、十二月三十一日をもって退職いたします。\n\n見本 太郎"


@pytest.mark.parametrize(
    ("text", "language"), [(GERMAN, "German"), (FRENCH, "French"), (JAPANESE, "Chinese, Japanese or Korean")]
)
def test_a_letter_in_another_language_is_named_and_not_judged(text: str, language: str) -> None:
    found = review_text(text)
    (said,) = [one for one in found if one.rule == "not-english"]
    assert language in said.why
    assert {one.rule for one in found} <= {"not-english", "private-number"}
    assert ("private-number" in {one.rule for one in found}) == (text is GERMAN)


def test_without_a_scenario_only_what_holds_for_every_letter_speaks() -> None:
    short = f"Dear Mara,\n\n{NOTICE}\n\nThank you for four years. I wish the team well.\n\nKind regards,\n\nJo Finch"
    assert rules(short, "") == []
    assert "door-not-open" in rules(short, "open_door")


@pytest.mark.parametrize(
    "words",
    [
        "I will be on holiday until 30 November 2026.",
        "My promotion was effective 1 June 2026, for which I thank you.",
        "The labelling contract runs through 31 March 2027 and needs a new owner.",
    ],
)
def test_a_date_about_something_else_is_not_taken_for_the_end(words: str) -> None:
    made = Departure(draft(answers_for("open_door", {"letter.extra_paragraph": words})), TODAY)
    assert "dates-disagree" not in {one.rule for one in review(made, compose.letter(made))}
    wrong = answers_for("open_door", {"letter.extra_paragraph": "I will work with you until 30 December 2026."})
    other = Departure(draft(wrong), TODAY)
    assert "dates-disagree" in {one.rule for one in review(other, compose.letter(other))}


@given(st.text(max_size=400))
def test_any_text_is_reviewed_without_an_error(text: str) -> None:
    assert isinstance(review_text(text), tuple)
