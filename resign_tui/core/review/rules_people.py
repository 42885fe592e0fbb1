"""Rules about people and companies: who receives the letter, who is named in it, and how to reach the writer."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from resign_tui.core import english, late_regex
from resign_tui.core.english import lexicon as english_words
from resign_tui.core.handover.records import text_of
from resign_tui.core.letter.greeted import names_of
from resign_tui.core.review import tokens
from resign_tui.core.review.context import Context, make_at
from resign_tui.core.review.finding import Finding, make
from resign_tui.core.review.lexicon import word_class

_EXTENSION = late_regex.compile(r"\b(?:ext|extension|x)\.? ?\d{1,5}\b", re.IGNORECASE)
_HONORIFIC = late_regex.compile(r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor)\.? [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")
_ROLE = late_regex.compile(
    r"\b(?:colleague|manager|mentor|boss|director|lead|supervisor|teammate|intern|co-worker|assistant),? "
    r"([A-Z][a-z'’-]+(?: [A-Z][\w'’-]+)*)"
)


def addressee(context: Context) -> Iterator[Finding]:
    """The addressee appears in an incident."""
    field_id = "manager.name" if context.facts.choice("letter.addressee") == "manager" else "recipient.name"
    people = " ".join(text_of(record, "people") for record in context.facts.records("hr.incident")).casefold()
    for name in names_of(context.facts, field_id) if context.facts.is_given(field_id) else ():
        if name.casefold() in people:
            yield make("addressee-in-record", "letter.addressee", name)


def colleague(context: Context) -> Iterator[Finding]:
    """Whoever takes over is named although nobody knows yet; a team or "my successor" is nobody in particular."""
    if context.scenario != "open_door" or not context.facts.is_given("talk.told"):
        return
    for passage in context.passages if context.facts.choice("talk.told") == "no" else ():
        if passage.field == "handover.successor" and not _is_anybody(passage.text):
            yield make_at(passage, "colleague-named", passage.text, replacement="the team")


def _is_anybody(name: str) -> bool:
    return name[:1].islower() or english.head(name) in english_words.nouns()["teams"]


def work_contact(context: Context) -> Iterator[Finding]:
    """A mailbox or line that ends with the job."""
    facts = context.facts
    mail, phone = facts.text("sender.email"), facts.text("sender.phone")
    domain = mail.rpartition("@")[2].casefold()
    company = facts.text("company.email_domain").casefold().removeprefix("@")
    slug = re.sub(r"\W", "", facts.text("company.name")).casefold()
    label = domain.rpartition(".")[0].rpartition(".")[2]
    if domain and (
        (company and (domain == company or domain.endswith("." + company)))
        or (len(label) > 4 and slug.startswith(label))
    ):
        yield make("work-contact", "sender.email", mail)
    if _EXTENSION.search(phone):
        yield make("work-contact", "sender.phone", phone)


def third_person(context: Context) -> Iterator[Finding]:
    """Somebody is named who is neither addressee nor teammate nor successor."""
    facts = context.facts
    fine = " ".join(
        facts.text(f)
        for f in (
            "manager.name",
            "recipient.name",
            "handover.successor",
            "sender.full_name",
            "hr.name",
        )
    ).casefold()
    others = [text_of(record, "witnesses") for record in facts.records("hr.incident")] + [
        facts.text("triage.trusted_person")
    ]
    named = {
        name.strip() for text in others for name in text.split(",") if len(name.strip()) > 4 and " " in name.strip()
    }
    for passage in context.passages:
        if passage.kind not in ("words", "free"):
            continue
        people = [match[0] for match in _HONORIFIC.finditer(passage.text)] + [
            match[1] for match in _ROLE.finditer(passage.text)
        ]
        people += [name for name in named if name in passage.text]
        for name in dict.fromkeys(people):
            bare = re.sub(r"^(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor)\.? ", "", name)
            if bare.casefold() not in fine:
                yield make_at(passage, "third-person-named", name)


def mismatched(context: Context) -> Iterator[Finding]:
    """The greeting names somebody else, or the company is spelled in two ways."""
    facts = context.facts
    greeting = facts.text("letter.salutation_text")
    by_manager = facts.choice("letter.addressee") == "manager"
    name = facts.text("manager.name" if by_manager else "recipient.name")
    if greeting and name and context.shows("letter.salutation_text"):
        known = {word.text for word in tokens.words(f"{name} {facts.text('manager.first_name')}")}
        general = word_class("greeting")
        greeted = [word for word in tokens.words(greeting) if word.capital and not general.fits(word)]
        if greeted and not any(word.text in known for word in greeted):
            yield make("name-mismatch", "letter.salutation_text", greeting)
    yield from _company(context)


def _company(context: Context) -> Iterator[Finding]:
    company = context.facts.text("company.name")
    core = re.split(r",|\b(?:Inc|Ltd|GmbH|LLC|AG|Pty|Corp|Limited)\b", company)[0].strip(" (.")
    size = len(core.split())
    if len(core) < 5 or not core.isascii():
        return
    for passage in context.passages:
        if not passage.is_paragraph:
            continue
        words = tokens.words(passage.text)
        for place in range(len(words) - size + 1):
            first, last = words[place], words[place + size - 1]
            written = passage.text[first.start : last.end]
            close = written != core and written[:1] == core[:1] and abs(len(written) - len(core)) < 3
            if first.capital and close and _is_alike(written, core):
                yield make_at(passage, "name-mismatch", written, replacement=core)


def _is_alike(written: str, name: str) -> bool:
    return difflib.SequenceMatcher(None, written.casefold(), name.casefold()).ratio() > 0.87


def home_address(context: Context) -> Iterator[Finding]:
    """The postal address in the running text of an e-mail."""
    address = context.facts.text("sender.address")
    if len(address) > 5 and context.facts.text("locale.letter_style") == "plain_email":
        for passage in context.passages:
            if passage.is_paragraph and address in passage.text:
                yield make_at(passage, "private-number", address)
