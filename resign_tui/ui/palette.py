"""Everything that the palette finds, made of the tables that the program is made of, and what choosing it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

import msgspec
from textual.app import App
from textual.message import Message

from resign_tui.core import flow
from resign_tui.core.answers import catalogue
from resign_tui.core.answers.catalogue import STEPS
from resign_tui.core.documents import document_kinds
from resign_tui.exports import registry
from resign_tui.ui import synonyms, views
from resign_tui.ui.commands import PLACES, Command, Where, key_label, places, pressed_by
from resign_tui.ui.messages import CopyDocument, GoTo, GoToItem, OpenDraft, OpenView, WriteDocuments
from resign_tui.ui.sending.plan import send_rows
from resign_tui.ui.signs import Signs
from resign_tui.ui.synonyms import Elsewhere
from resign_tui.ui.view_state import ViewState

_VIEW_OF: dict[Where, str] = {
    "picker": "situation",
    "list": "handover",
    "today": views.TODAY,
    "schedule": views.SCHEDULE,
    "stores": views.EVIDENCE,
    "evidence": views.EVIDENCE,
    "review": "review",
    "send": "send",
}
"""The view in which a command's place is."""

_COPIED_BY_COMMANDS = ("letter", "handover")

NOTHING = (
    "Nothing is called that. Try another word for it.",
    "Here you find commands, steps, questions, documents and their formats,",
    "items of the handover, findings, drafts and colours.",
)
"""What is said when nothing is found."""


class Entry(msgspec.Struct, frozen=True):
    """Something that can be found. does: a message for the wizard, an action, a command to run, or words to say.

    group: what it is one of. right: the key, or where it lies. words: what else it is called. meant: words by which it
    is meant before all else. shown: it stands in the list before anything is typed.
    """

    title: str
    does: Message | Command | Elsewhere | str
    group: str
    right: str = ""
    words: str = ""
    shown: bool = False
    meant: str = ""


def entries(
    state: ViewState,
    signs: Signs,
    commands: Iterable[Command],
    drafts: Iterable[Path],
    themes: Iterable[tuple[str, bool]],
) -> tuple[Entry, ...]:
    """All of it: commands, steps, documents, questions, items, findings, drafts, colours, and what is done elsewhere.

    drafts: those that can be opened from here. themes: names of colours, and whether they are dark.
    """
    return (
        *_commands(commands, state.place, signs),
        *_steps(),
        *_documents(state, signs),
        *_questions(state, signs),
        *_items(state, signs),
        *_findings(state, signs),
        *_drafts(drafts),
        *_themes(themes),
        *_elsewhere(),
    )


def _commands(commands: Iterable[Command], place: Where, signs: Signs) -> Iterator[Entry]:
    """Those of the place where the person is, then those of everywhere, then the others."""
    near = places(place)[:-1]

    def order(command: Command) -> int:
        return near.index(command.where) if command.where in near else len(near) + (command.where != "everywhere")

    for command in sorted(commands, key=order):
        if command.name != "palette":
            key = key_label(command.keys[0])
            is_far = command.where not in (*near, "everywhere")
            where = f"{PLACES[command.where][0].lower()}{PLACES[command.where][1:]} {signs.dot} " if is_far else ""
            words = f"{command.words}, {command.word}"
            shown, meant = command.where == "everywhere", synonyms.meant("command", command.name)
            yield Entry(command.title, command, "Commands", where + key, words, shown, meant)


def _steps() -> Iterator[Entry]:
    for number, step in enumerate(STEPS, 1):
        words = f"{step}, step {number}, {synonyms.STEPS[step]}"
        meant = synonyms.meant("step", step)
        yield Entry(f"{number} {flow.TITLES[step]}", OpenView(step), "Steps", "step", words, True, meant)


def _documents(state: ViewState, signs: Signs) -> Iterator[Entry]:
    rows = [row for row in send_rows(state.departure) if row.formats]
    for row in rows:
        kind = document_kinds()[row.document]
        called = f"{kind.name}, {kind.short or kind.label}, {synonyms.DOCUMENTS[kind.name]}"
        about = f"document {signs.dot} {kind.lives}"

        def entry(what: str, does: Message, words: str, shown: bool = False, meant: str = "") -> Entry:
            return Entry(f"{kind.label}: {what}", does, "Documents", about, f"{called}, {words}", shown, meant)  # noqa: B023

        yield entry("show", OpenView("send", kind.name), synonyms.SHOW, True, synonyms.meant("document", kind.name))
        if kind.name in views.document_fields():
            yield entry("answer what it asks", OpenView(views.DOCUMENT_STEP + kind.name), synonyms.ASK)
        if kind.name not in _COPIED_BY_COMMANDS:
            yield entry("copy", CopyDocument(kind.name), synonyms.COPY)
        for name in row.formats:
            form, asked = registry.get(name), frozenset({(kind.name, name)})
            words = f"{name}, {synonyms.WRITE}, {synonyms.FORMATS[name]}, export as {name}, save as {name}"
            meant = synonyms.meant("file", f"{kind.name}.{name}")
            yield entry(f"write as {form.label} (.{name})", WriteDocuments(asked), words, meant=meant)


def _questions(state: ViewState, signs: Signs) -> Iterator[Entry]:
    facts, seen = state.departure.facts, set()
    documents = (row.document for row in send_rows(state.departure) if row.formats and row.asks)
    asked = map(views.questions, (*STEPS, views.ACCOUNT, views.OWNED, *map(views.DOCUMENT_STEP.__add__, documents)))
    for specs in ((catalogue.field("scenario.chosen"),), *asked):
        for spec in specs:
            is_marked = spec.step == "send" and spec.id != views.FOLDER  # by a key of that step
            if spec.id in seen or is_marked or not facts.is_asked(spec.id):
                continue
            seen.add(spec.id)
            step = flow.TITLES[views.step_of(views.view_of(spec))]
            called = synonyms.QUESTIONS.get(spec.id, "")
            words = f"{spec.short}, {spec.group}, {spec.id.replace('.', ', ').replace('_', ' ')}, {called}"
            meant = synonyms.meant("question", spec.id)
            yield Entry(spec.label, GoTo(spec.id), "Questions", f"question {signs.dot} {step}", words, meant=meant)


def _items(state: ViewState, signs: Signs) -> Iterator[Entry]:
    for category in state.departure.checklist.categories:
        for item in category.items:
            words = f"{synonyms.ITEM}, {item.id}, {category.title}"
            where, meant = f"handover {signs.dot} {category.title}", synonyms.meant("row", item.id)
            yield Entry(item.text, GoToItem(item.id), "Handover", where, words, meant=meant)


def _findings(state: ViewState, signs: Signs) -> Iterator[Entry]:
    for finding in state.findings or ():
        words = f"{synonyms.FINDING}, {finding.severity}, {finding.rule}, {finding.excerpt.replace(',', ' ')}"
        does = OpenView("review", f"finding {finding.key}")
        yield Entry(finding.title, does, "Findings", f"finding {signs.dot} {finding.severity}", words)


def _drafts(drafts: Iterable[Path]) -> Iterator[Entry]:
    for path in drafts:
        yield Entry(f"Open {path.stem}", OpenDraft(path), "Drafts", "draft", f"{path.stem}, {synonyms.DRAFT}")


def _themes(themes: Iterable[tuple[str, bool]]) -> Iterator[Entry]:
    for name, is_dark in themes:
        light = synonyms.DARK if is_dark else synonyms.LIGHT
        words = f"{name}, {light}, {synonyms.COLOURS}"
        yield Entry(f"Colours: {name}", f"app.wear({name!r})", "Colours", light.split(",")[0], words)


def _elsewhere() -> Iterator[Entry]:
    for each in synonyms.ELSEWHERE:
        yield Entry(each.title, each, "Elsewhere", each.where, meant=each.words)


# -- what choosing does ------------------------------------------------------------------------------------------------


class Stage(Protocol):
    """The screen on which it happens."""

    @property
    def live(self) -> ViewState:
        """What is shown."""

    @property
    def app(self) -> App[Any]:
        """Presses keys."""

    async def run_action(self, action: str) -> None:
        """Do what a key of everywhere does."""

    def post_message(self, message: Message) -> bool:
        """Ask for a change of what is shown."""

    def notify(self, message: str, *, markup: bool = True) -> None:
        """Say something in passing."""

    async def open_view(self, view: str, field: str = "") -> None:
        """Show a step or a view of one."""

    def turn_to(self, name: str) -> None:
        """Give the focus to the letter or the handover."""

    def leave_pane(self) -> None:
        """Give the focus back to the questions."""


async def carry_out(wizard: Stage, entry: Entry) -> None:
    """Do what the entry stands for, as if it had been reached by its own key."""
    if isinstance(entry.does, Command):
        await _run(wizard, entry.does)
    elif isinstance(entry.does, Message):
        wizard.post_message(entry.does)
    elif isinstance(entry.does, Elsewhere):
        wizard.notify(entry.does.says, markup=False)
    else:
        await wizard.run_action(entry.does)


async def _run(wizard: Stage, command: Command) -> None:
    """Run it where it works; a command about one row of another place goes there and says its key."""
    if command.where == "everywhere":
        await wizard.run_action(command.action)
    elif command.where == "views":
        await wizard.open_view(command.action)
    elif command.where in places(wizard.live.place) and pressed_by(command):
        wizard.app.simulate_key(pressed_by(command))
    else:
        await _go_to_place(wizard, command.where)
        if command.from_afar:
            wizard.app.simulate_key(pressed_by(command))
        else:
            wizard.notify(f"{' or '.join(map(key_label, command.keys))}: {command.title}.", markup=False)


async def _go_to_place(wizard: Stage, place: Where) -> None:
    if place in ("letter", "handover"):
        wizard.turn_to(place)
    elif place in _VIEW_OF:
        await wizard.open_view(_VIEW_OF[place], "scenario.chosen" if place == "picker" else "")
    else:
        wizard.leave_pane()
