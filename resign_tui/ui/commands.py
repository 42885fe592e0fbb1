"""THE table of commands: keys, footer, help and palette all come from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from textual.widget import Widget

Where = Literal[
    "everywhere", "form", "letter", "handover", "list", "today", "schedule", "views", "stores", "evidence", "picker",
    "review", "send",
]  # fmt: skip
"""The part of the screen in which a command's keys work; `everywhere` is every part."""


class Command(msgspec.Struct, frozen=True):
    """One thing a person can ask for.

    action: name of the action that does it; of a view of the handover step, the view's. keys: as Textual names them,
    the first is shown. word: for the footer. title: for palette and help. footer: left, right, or not there.
    words: what else people call it, between commas. from_afar: the palette does it from any place, not only where its
    key works.
    """

    action: str
    keys: tuple[str, ...]
    word: str
    title: str
    where: Where = "everywhere"
    footer: Literal["left", "right", ""] = ""
    words: str = ""
    from_afar: bool = False

    @property
    def name(self) -> str:
        """What it is called in the settings, and the id of its binding."""
        action = self.action.removeprefix("app.").replace("_", "-")
        return action if self.where == "everywhere" else f"{self.where}-{action}"


# fmt: off
COMMANDS: tuple[Command, ...] = (
    Command("next_step", ("ctrl+n",), "next step", "Go to the next step", footer="right",
            words="forward, continue, following"),
    Command("previous_step", ("ctrl+l",), "step before", "Go to the step before",
            words="back, previous"),
    Command("go_to", ("ctrl+g",), "go to", "Go to any step or to what is still open",
            words="jump, open questions, missing, what is left, progress"),
    Command("today", ("alt+n",), "today", "See what today asks for",
            words="what next, agenda, due, now, this day"),
    Command("letter", ("ctrl+t",), "letter", "Read the letter; its keys jump and reword", footer="left",
            words="show, view, resignation, preview, paper"),
    Command("handover", ("ctrl+o",), "handover", "Look at the handover", footer="left",
            words="show, view, checklist, progress"),
    Command("reword", ("ctrl+r",), "reword", "Rewrite the paragraph of the focused question by hand", footer="left",
            words="reword, paragraph, change the text, my own words"),
    Command("another_wording", ("alt+w",), "another wording", "Say the sentence of the focused question another way",
            words="reword, rephrase, synonym, different sentence, variant"),
    Command("guidance", ("f2", "alt+g"), "guidance", "Read the guidance for where you are", footer="left",
            words="advice, tips, cards, hints, what to do, lawyer, legal advice, my rights"),
    Command("reckoning", ("alt+c",), "counted", "See how the dates were counted, line by line",
            words="notice, calculation, reckoning, why this date, explain the dates"),
    Command("undo", ("ctrl+z",), "undo", "Undo the last change",
            words="revert, take back, oops"),
    Command("redo", ("ctrl+y",), "redo", "Do again what was undone",
            words="repeat, forward"),
    Command("copy_letter", ("ctrl+s",), "copy letter", "Copy the letter to the clipboard and check it",
            words="clipboard, paste, yank"),
    Command("copy_handover", ("f3", "alt+s"), "copy handover", "Copy the handover to the clipboard and check it",
            words="clipboard, paste, yank"),
    Command("app.drafts", ("f4", "alt+d"), "drafts", "Open, start, rename, copy or forget a draft",
            words="files, save as, load, delete, remove, duplicate, switch, another departure"),
    Command("app.history", ("alt+z",), "history", "See earlier versions of this draft, and bring one back",
            words="versions, restore, earlier, backup, time machine, generations, what changed, bring back"),
    Command("app.keep_profile", ("alt+k",), "keep", "Keep your name, address and e-mail for the next departure",
            words="profile, sender, my details, remember me"),
    Command("app.theme", ("f8", "alt+t"), "theme", "Change the colours; the choice is remembered",
            words="theme, color, dark, light, appearance, skin, settings"),
    Command("app.cover", ("f9", "alt+h"), "hide", "Hide everything at once; the same key brings it back",
            words="hide, privacy, private, boss key, cover, somebody is coming, over the shoulder, lock, pause, blank"),
    Command("palette", ("ctrl+p",), "commands", "Find a command, a question or a document", footer="right",
            words="palette, search, find, everything"),
    Command("help", ("f1", "question_mark"), "help", "What every key does", footer="right",
            words="shortcuts, keys, keyboard, bindings, manual, how"),
    Command("app.quit", ("ctrl+q",), "quit", "Close the wizard; everything is saved as you type",
            words="quit, exit, leave, stop, end, save, finish"),
    Command("next_field", ("tab",), "next", "Go to the next question", "form", "left",
            words="down, following"),
    Command("previous_field", ("shift+tab",), "before", "Go to the question before", "form",
            words="up, back"),
    Command("answer", ("letter", "left right", "space"), "answer", "Pick an answer; enter goes on", "form",
            words="choose, select, choice"),
    Command("take_reading", ("alt+1", "alt+2"), "this one", "Choose one of two readings", "form",
            words="ambiguous, date in two ways, doubt"),
    Command("leave_form", ("escape",), "back", "Back to the checklist or to Send", "form",
            words="return, leave"),
    Command("compare", ("left right",), "compare", "Compare the four letters", "picker", "left",
            words="scenario, tone, difference, other letter"),
    Command("choose", ("enter",), "choose", "Choose the letter in view", "picker", "left",
            words="scenario, take this letter"),
    Command("pause", ("p",), "talk first", "Read about talking first", "picker", "left",
            words="pause, wait, not resign, stay, raise"),
    Command("walk", ("up down",), "move", "Walk over the words", "letter", "left",
            words="cursor, arrow"),
    Command("jump", ("enter",), "its question", "Jump from a word to its question", "letter", "left",
            words="where does this come from, source of a word"),
    Command("edit", ("e",), "edit text", "Edit the paragraph under the cursor by hand", "letter", "left",
            words="reword, rewrite, change, own words"),
    Command("another_wording", ("w",), "another wording", "Say a sentence another way", "letter", "left",
            words="rephrase, variant, different"),
    Command("page", ("v",), "as printed", "See the pages as they will print", "letter", "left",
            words="preview, print view, pages, paper, pdf"),
    Command("back", ("escape",), "form", "Back to the question you came from", "letter", "left",
            words="leave, return"),
    Command("open", ("enter",), "open", "Open the checklist", "handover", "left",
            words="list, items"),
    Command("leave", ("escape",), "form", "Back to the question you came from", "handover", "left",
            words="back, return"),
    Command("tick", ("space",), "tick", "Tick an item, or take the tick back", "list", "left",
            words="done, check off, complete"),
    Command("edit_item", ("enter",), "edit", "Edit an item, or fold a category", "list", "left",
            words="owner, due date, status, note, change, unfold"),
    Command("perhaps_items", ("m",), "perhaps also", "Go through what perhaps applies", "list", "left",
            words="maybe, suggestions, more rows, applies, does not apply"),
    Command("find_items", ("slash",), "find", "Show the items with certain words", "list", "left",
            words="search, narrow, look for"),
    Command("filter_items", ("f",), "filter", "Show only open, urgent, due or somebody's items", "list", "left",
            words="narrow, only, due, mine, open, urgent, person, category"),
    Command("triage", ("t",), "decide", "Decide on an item: hand over, finish, let go, nobody yet", "list", "left",
            words="triage, sort, what becomes, delegate, verdict, abandon"),
    Command("add_item", ("n",), "new", "Add an item of your own", "list", "left",
            words="create, new, todo, task, my own", from_afar=True),
    Command("item_priority", ("p",), "priority", "Change the priority", "list", "left",
            words="urgent, p0, p1, important"),
    Command("move_item", ("J",), "move", "Move an item down", "list", "left",
            words="order, sort, rearrange"),
    Command("move_item_up", ("K",), "move up", "Move an item up", "list",
            words="order, sort, rearrange"),
    Command("hide_item", ("h",), "hide", "Hide an item; starred ones stay", "list", "left",
            words="remove, delete, away"),
    Command("fold_all", ("z",), "fold", "Fold all categories, or unfold them", "list",
            words="collapse, expand, unfold, close all, open all"),
    Command("hidden_items", ("H",), "hidden", "Show what is hidden", "list",
            words="unhide, removed"),
    Command("not_applicable", ("x",), "n.a.", "Say that an item does not apply", "list",
            words="not mine, not needed, irrelevant"),
    Command("tick_today", ("space",), "done", "Tick an item of today and go to the next", "today", "left",
            words="tick, complete, finish, check off"),
    Command("put_off", ("t",), "tomorrow", "Move an item to the next working day", "today", "left",
            words="postpone, later, defer, snooze, delay"),
    Command("open_today", ("enter",), "open", "Open an item of today", "today", "left",
            words="edit, show, details"),
    Command("tick_planned", ("space",), "tick", "Tick an item; it drops out of the plan", "schedule", "left",
            words="done, complete, today"),
    Command("open_planned", ("enter",), "on the list", "Show an item on the checklist", "schedule", "left",
            words="show, find"),
    Command("today", ("d",), "today", "See what today asks for", "views",
            words="what next, agenda, due, now"),
    Command("handover", ("c", "escape"), "checklist", "Back to the checklist, and to all of it", "views", "left",
            words="list, tasks, items, to do"),
    Command("schedule", ("s",), "schedule", "See the transition plan, day by day", "views",
            words="schedule, calendar, timeline, agenda, today, day by day"),
    Command("account", ("a",), "your account", "Say what vanishes when your account closes", "views", "left",
            words="access, offboarding, laptop, what is lost, login"),
    Command("owned", ("o",), "what you own", "Say what you look after", "views", "left",
            words="systems, models, experiments, ownership, responsibilities"),
    Command("evidence", ("v",), "evidence", "Read what lies in your folders", "views",
            words="evidence, scan, git, mlflow, import, repositories, collect, stores"),
    Command("start_reading", ("enter",), "read", "Read the folders that you name", "stores", "left",
            words="scan, start, import, search"),
    Command("accept", ("space", "enter"), "accept", "Accept a line for the handover", "evidence", "left",
            words="take, yes, keep, add"),
    Command("drop", ("x",), "drop", "Drop a line, so that it does not come back", "evidence", "left",
            words="reject, no, ignore, discard"),
    Command("edit_first", ("e",), "edit", "Edit a line before you accept it", "evidence", "left",
            words="change, correct"),
    Command("accept_certain", ("u",), "certain ones here", "Accept what is certain in this group", "evidence", "left",
            words="all, bulk, sure"),
    Command("who_am_i", ("w",), "who am I", "Say which authors are you", "evidence", "left",
            words="author, identity, me, e-mail"),
    Command("filter", ("slash",), "filter", "Show the lines with certain words", "evidence", "left",
            words="search, narrow"),
    Command("read_again", ("r",), "read again", "Read the folders again", "evidence",
            words="refresh, rescan, reload, update"),
    Command("other_folders", ("f",), "folders", "Name other folders", "evidence",
            words="paths, directories, repositories"),
    Command("leave", ("escape",), "stop", "Stop reading, or back to the checklist", "evidence",
            words="cancel, abort, back"),
    Command("go_there", ("enter",), "go there or settle", "Go to the question, or settle the point", "review", "left",
            words="fix, jump, mend"),
    Command("turn_check", ("space",), "settle", "Settle a point, or leave it open", "review",
            words="check, done, before you send, point"),
    Command("waive", ("w",), "set aside", "Set a finding aside until its words change", "review", "left",
            words="ignore, dismiss, waive, silence"),
    Command("use_ours", ("u",), "use ours", "Take our words for a finding", "review", "left",
            words="fix, replace, suggestion, accept"),
    Command("keep_private", ("v",), "keep private", "Move the sentence to private notes", "review", "left",
            words="hide, diary, private"),
    Command("toggle", ("space",), "pick", "Choose a document and a format", "send", "left",
            words="select, tick, format"),
    Command("write_files", ("enter",), "write", "Write what is chosen", "send", "left",
            words="export, save, print, files, disk, pdf, word, download"),
    Command("open_document", ("e",), "answer", "Answer what a document asks", "send", "left",
            words="memo, fill in, questions of a document"),
    Command("copy_body", ("b",), "copy body", "Copy the body alone, for an e-mail or a portal", "send", "left",
            words="clipboard, e-mail, portal, text only, paste"),
    Command("set_folder", ("f",), "folder", "Say into which folder the files go", "send", "left",
            words="directory, destination, where to, change folder, path"),
    Command("open_folder", ("o",), "show folder", "Show the folder in the file manager", "send",
            words="directory, file manager, finder, explorer, where are the files"),
    Command("handed_in", ("m",), "handed in", "Mark the letter as handed in, or not", "send", "left",
            words="sent, submit, delivered, received, given, hand in, resigned", from_afar=True),
    Command("view_page", ("v",), "as printed", "See the letter's pages as they will print", "send",
            words="preview, print view, pages, paper, pdf"),
    Command("copy_subject", ("s",), "copy subject", "Copy the subject of the e-mail", "send",
            words="clipboard, e-mail, subject line"),
    Command("copy_path", ("p",), "copy path", "Copy the path of that folder", "send",
            words="clipboard, folder, directory, location, where are the files"),
    Command("print_letter", ("P",), "print", "Print the letter, where there is a printer", "send",
            words="paper, printer, hard copy, lp"),
    Command("choose_all", ("a",), "choose all", "Choose all that belongs here, or take it back", "send",
            words="everything, select all, bundle, package"),
    Command("copy_letter", ("c",), "copy letter", "Copy the whole letter and check it", "send",
            words="clipboard, paste"),
    Command("copy_handover", ("C",), "copy handover", "Copy the handover and check it", "send",
            words="clipboard, paste"),
    Command("copy_shown", ("y",), "copy this", "Copy the document in view and check it", "send",
            words="clipboard, paste, document"),
)
# fmt: on
"""Every command. Those that work everywhere are bound by the wizard; the others by the widget of their place."""

PLACES: dict[Where, str] = {
    "everywhere": "Everywhere",
    "form": "On a form",
    "picker": "Choosing a letter",
    "letter": "In the letter",
    "handover": "In the handover beside the form",
    "list": "In the checklist",
    "today": "In today's view",
    "schedule": "In the schedule",
    "views": "In the checklist, today's view, the schedule and the evidence",
    "stores": "Before reading folders",
    "evidence": "In the evidence",
    "review": "In the review",
    "send": "When sending",
}
"""The parts of the screen, as the help names them."""


_HAVE_VIEWS: tuple[Where, ...] = ("list", "today", "schedule", "stores", "evidence")
"""The parts of the handover step, from which its views are a key away."""


def places(where: Where) -> tuple[Where, ...]:
    """The parts of the table that count in this part of the screen, its own first."""
    near: tuple[Where, ...] = (where, "views", "everywhere") if where in _HAVE_VIEWS else (where, "everywhere")
    return tuple(dict.fromkeys(near))


def for_place(where: Where, commands: Iterable[Command] = COMMANDS) -> tuple[Command, ...]:
    """The commands that work in this part of the screen, its own first."""
    commands = tuple(commands)
    return tuple(one for place in places(where) for one in commands if one.where == place)


def commands_of(widget: Widget) -> tuple[Command, ...]:
    """Every command, with the keys that the person gave it."""
    commands: tuple[Command, ...] = getattr(widget.app, "commands", COMMANDS)
    return commands


def shown_key(name: str, commands: Iterable[Command] = COMMANDS) -> str:
    """The key of the command of this name, as people write it."""
    return next(key_label(one.keys[0]) for one in commands if one.name == name)


LABELS: Mapping[str, str] = MappingProxyType(
    {
        "question_mark": "?", "slash": "/", "escape": "esc", "left right": "← →", "up down": "↑ ↓",
        "comma": ",", "full_stop": ".", "semicolon": ";", "colon": ":", "minus": "-", "underscore": "_",
        "plus": "+", "equals_sign": "=", "exclamation_mark": "!", "number_sign": "#", "percent_sign": "%",
        "ampersand": "&", "asterisk": "*", "at": "@", "backslash": "\\", "vertical_line": "|", "tilde": "~",
    }
)  # fmt: skip
"""Keys that people write in another way than Textual."""


def key_label(key: str) -> str:
    """A key as people write it."""
    *held, last = key.split("+") if len(key) > 1 else [key]
    return "+".join((*held, LABELS.get(last, last)))


def pressed_by(command: Command) -> str:
    """The key that a click on the command presses; empty for what is more than one key."""
    key = command.keys[0]
    return "" if " " in key or key == "letter" else key
