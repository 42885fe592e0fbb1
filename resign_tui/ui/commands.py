"""THE table of commands: keys, footer, help and palette all come from it."""

from __future__ import annotations

from typing import Literal

import msgspec

Where = Literal[
    "everywhere", "form", "letter", "handover", "list", "today", "schedule", "views", "stores", "evidence", "picker",
    "review", "send",
]  # fmt: skip
"""The part of the screen in which a command's keys work; `everywhere` is every part."""


class Command(msgspec.Struct, frozen=True):
    """One thing a person can ask for.

    action: name of the action that does it; of a view of the handover step, the view's. keys: as Textual names them,
    the first is shown. word: for the footer. title: for palette and help. footer: left, right, or not there.
    """

    action: str
    keys: tuple[str, ...]
    word: str
    title: str
    where: Where = "everywhere"
    footer: Literal["left", "right", ""] = ""
    palette: bool = True


COMMANDS: tuple[Command, ...] = (
    Command("next_step", ("ctrl+n",), "next step", "Go to the next step", footer="right"),
    Command("previous_step", ("ctrl+l",), "step before", "Go to the step before"),
    Command("go_to", ("ctrl+g",), "go to", "Go to any step or to what is still open"),
    Command("today", ("alt+n",), "today", "See what today asks for"),
    Command("letter", ("ctrl+t",), "letter", "Read the letter; its keys jump and reword", footer="left"),
    Command("handover", ("ctrl+o",), "handover", "Look at the handover", footer="left"),
    Command("reword", ("ctrl+r",), "reword", "Rewrite the paragraph of the focused question by hand", footer="left"),
    Command("another_wording", ("alt+w",), "another wording", "Say the sentence of the focused question another way"),
    Command("guidance", ("f2", "alt+g"), "guidance", "Read the guidance for where you are", footer="left"),
    Command("reckoning", ("alt+c",), "counted", "See how the dates were counted, line by line"),
    Command("undo", ("ctrl+z",), "undo", "Undo the last change"),
    Command("redo", ("ctrl+y",), "redo", "Do again what was undone"),
    Command("copy_letter", ("ctrl+s",), "copy letter", "Copy the letter to the clipboard and check it"),
    Command("copy_handover", ("f3", "alt+s"), "copy handover", "Copy the handover to the clipboard and check it"),
    Command("app.drafts", ("f4", "alt+d"), "drafts", "Open, start, rename, copy or forget a draft"),
    Command("app.keep_profile", ("alt+k",), "keep", "Keep your name, address and e-mail for the next departure"),
    Command("app.theme", ("f8", "alt+t"), "theme", "Change the colours; the choice is remembered"),
    Command(
        "app.command_palette", ("ctrl+p",), "commands", "Find a command by its name", footer="right", palette=False
    ),
    Command("help", ("f1", "question_mark"), "help", "What every key does", footer="right"),
    Command("app.quit", ("ctrl+q",), "quit", "Close the wizard; everything is saved as you type"),
    Command("next_field", ("tab",), "next", "Go to the next question", "form", "left", False),
    Command("previous_field", ("shift+tab",), "before", "Go to the question before", "form", palette=False),
    Command(
        "answer", ("letter", "left right", "space"), "answer", "Pick an answer by its letter", "form", palette=False
    ),
    Command("take_reading", ("alt+1", "alt+2"), "this one", "Choose one of two readings", "form", palette=False),
    Command("leave_form", ("escape",), "back", "Back to the checklist or to Send", "form", palette=False),
    Command("compare", ("left right",), "compare", "Compare the four letters", "picker", "left", False),
    Command("choose", ("enter",), "choose", "Choose the letter in view", "picker", "left", False),
    Command("pause", ("p",), "talk first", "Read about talking first", "picker", "left", False),
    Command("walk", ("up down",), "move", "Walk over the words", "letter", "left", False),
    Command("jump", ("enter",), "its question", "Jump from a word to its question", "letter", "left", False),
    Command("edit", ("e",), "edit text", "Edit the paragraph under the cursor by hand", "letter", "left", False),
    Command("another_wording", ("w",), "another wording", "Say a sentence another way", "letter", "left", False),
    Command("page", ("v",), "as printed", "See the pages as they will print", "letter", "left", False),
    Command("back", ("escape",), "form", "Back to the question you came from", "letter", "left", False),
    Command("open", ("enter",), "open", "Open the checklist", "handover", "left", False),
    Command("leave", ("escape",), "form", "Back to the question you came from", "handover", "left", False),
    Command("tick", ("space",), "tick", "Tick an item, or take the tick back", "list", "left", False),
    Command("edit_item", ("enter",), "edit", "Edit an item, or fold a category", "list", "left", False),
    Command("perhaps_items", ("m",), "perhaps also", "Go through what perhaps applies", "list", "left", False),
    Command("find_items", ("slash",), "find", "Show the items with certain words", "list", "left", False),
    Command("filter_items", ("f",), "filter", "Show only open, urgent, due or somebody's items", "list", "left", False),
    Command("triage", ("t",), "triage", "Sort an item: hand over, finish, let go, nobody yet", "list", "left", False),
    Command("add_item", ("n",), "new", "Add an item of your own", "list", "left", False),
    Command("item_priority", ("p",), "priority", "Change the priority", "list", "left", False),
    Command("move_item", ("J", "K"), "move", "Move an item down or up", "list", "left", False),
    Command("hide_item", ("h",), "hide", "Hide an item; starred ones stay", "list", "left", False),
    Command("fold_all", ("z",), "fold", "Fold all categories, or unfold them", "list", palette=False),
    Command("hidden_items", ("H",), "hidden", "Show what is hidden", "list", palette=False),
    Command("not_applicable", ("x",), "n.a.", "Say that an item does not apply", "list", palette=False),
    Command("tick_today", ("space",), "done", "Tick an item of today and go to the next", "today", "left", False),
    Command("put_off", ("t",), "tomorrow", "Move an item to the next working day", "today", "left", False),
    Command("open_today", ("enter",), "open", "Open an item of today", "today", "left", False),
    Command("tick_planned", ("space",), "tick", "Tick an item; it drops out of the plan", "schedule", "left", False),
    Command("open_planned", ("enter",), "on the list", "Show an item on the checklist", "schedule", "left", False),
    Command("today", ("d",), "today", "See what today asks for", "views", palette=False),
    Command("handover", ("c", "escape"), "checklist", "Back to the checklist", "views", "left", False),
    Command("schedule", ("s",), "schedule", "See the transition plan, day by day", "views", palette=False),
    Command("account", ("a",), "your account", "Say what vanishes when your account closes", "views", "left", False),
    Command("owned", ("o",), "what you own", "Say what you look after", "views", "left", False),
    Command("evidence", ("v",), "evidence", "Read what lies in your folders", "views", palette=False),
    Command("start_reading", ("enter",), "read", "Read the folders that you name", "stores", "left", False),
    Command("accept", ("space", "enter"), "accept", "Accept a line for the handover", "evidence", "left", False),
    Command("drop", ("x",), "drop", "Drop a line, so that it does not come back", "evidence", "left", False),
    Command("edit_first", ("e",), "edit", "Edit a line before you accept it", "evidence", "left", False),
    Command("accept_certain", ("u",), "all certain", "Accept what is certain in this group", "evidence", "left", False),
    Command("who_am_i", ("w",), "who am I", "Say which authors are you", "evidence", "left", False),
    Command("filter", ("slash",), "filter", "Show the lines with certain words", "evidence", "left", False),
    Command("read_again", ("r",), "read again", "Read the folders again", "evidence", palette=False),
    Command("other_folders", ("f",), "folders", "Name other folders", "evidence", palette=False),
    Command("leave", ("escape",), "stop", "Stop reading, or back to the checklist", "evidence", palette=False),
    Command("go_there", ("enter",), "go there", "Go to the question", "review", "left", False),
    Command("turn_check", ("space",), "settle", "Settle a point, or leave it open", "review", "left", False),
    Command("waive", ("w",), "set aside", "Set a finding aside until its words change", "review", "left", False),
    Command("use_ours", ("u",), "use ours", "Take our words for a finding", "review", "left", False),
    Command("keep_private", ("v",), "keep private", "Move the sentence to private notes", "review", "left", False),
    Command("toggle", ("space",), "pick", "Choose a document and a format", "send", "left", False),
    Command("write_files", ("enter",), "write", "Write what is chosen", "send", "left", False),
    Command("open_document", ("e",), "answer", "Answer what a document asks", "send", "left", False),
    Command("copy_body", ("b",), "copy body", "Copy the body alone, for an e-mail or a portal", "send", "left", False),
    Command("open_folder", ("o",), "folder", "Open the folder of the files", "send", "left", False),
    Command("handed_in", ("m",), "handed in", "Mark the letter as handed in, or not", "send", "left", False),
    Command("view_page", ("v",), "as printed", "See the letter's pages as they will print", "send", palette=False),
    Command("copy_subject", ("s",), "copy subject", "Copy the subject of the e-mail", "send", palette=False),
    Command("copy_path", ("p",), "copy path", "Copy the path of that folder", "send", palette=False),
    Command("print_letter", ("P",), "print", "Print the letter, where there is a printer", "send", palette=False),
    Command("choose_all", ("a",), "choose all", "Choose all that belongs here, or take it back", "send", palette=False),
    Command("copy_letter", ("c",), "copy letter", "Copy the whole letter and check it", "send", palette=False),
    Command("copy_handover", ("C",), "copy handover", "Copy the handover and check it", "send", palette=False),
    Command("copy_shown", ("y",), "copy this", "Copy the document in view and check it", "send", palette=False),
)
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
    return (where, "views", "everywhere") if where in _HAVE_VIEWS else (where, "everywhere")


def for_place(where: Where) -> tuple[Command, ...]:
    """The commands that work in this part of the screen, its own first."""
    return tuple(one for place in places(where) for one in COMMANDS if one.where == place)


_LABELS = {"question_mark": "?", "slash": "/", "escape": "esc", "left right": "← →", "up down": "↑ ↓"}


def key_label(key: str) -> str:
    """A key as people write it."""
    return _LABELS.get(key, key)


def named_key(label: str) -> str:
    """The key that people write so, as Textual names it; empty for what is more than one key.

    Of a command that works everywhere its first key: a text field would take "?" for a character.
    """
    key = next((key for key, written in _LABELS.items() if written == label), label)
    command = next((one for one in COMMANDS if one.where == "everywhere" and key in one.keys), None)
    return "" if " " in key or key == "letter" else command.keys[0] if command else key
