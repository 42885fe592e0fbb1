"""The most private answers live in a file of their own beside the draft: what goes there, and how both become one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from resign_tui.core.answers.draft import Draft, Edit, Value
from resign_tui.drafts.toml_file import KEPT, dotted, merge

_TABLE = "hr"
_ALSO = ("content", "adviser_paragraph")
_CONTACT = frozenset({"hr.name", "hr.email"})
"""Whom the letter is copied to: in the private file once there is one, but never the reason for it."""

_REST = "hr_file"
"""Where a merged draft keeps the unknown tables of the private file, so that they go back there."""


def hr_path(path: Path) -> Path:
    """The private file that belongs to a draft file: NAME.hr.toml beside NAME.toml."""
    return path.with_name(f"{path.name.removesuffix('.toml')}.hr.toml")


def is_private(field_id: str) -> bool:
    """Whether an answer belongs in the private file."""
    return field_id.startswith(f"{_TABLE}.") or field_id == ".".join(_ALSO)


def split(draft: Draft) -> tuple[Draft, Draft | None]:
    """The draft without its private answers, and a draft of those alone; None when there are none.

    A paragraph written by hand over private answers is private as well.
    """
    answers = {key: value for key, value in draft.answers.items() if is_private(key)}
    edits = {key: edit for key, edit in draft.edits.items() if _is_private_edit(key, edit)}
    extra, private = _split_extra(draft.extra)
    if not (answers.keys() - _CONTACT or edits or private):
        return draft, None
    main = replace(
        draft,
        answers=MappingProxyType({key: value for key, value in draft.answers.items() if key not in answers}),
        edits=MappingProxyType({key: edit for key, edit in draft.edits.items() if key not in edits}),
        extra=MappingProxyType(extra),
    )
    return main, Draft(MappingProxyType(answers), MappingProxyType(edits), extra=MappingProxyType(private))


def join(main: Draft, hr: Draft) -> tuple[Draft, tuple[str, ...]]:
    """One draft of both files, and notes; where both answer a question, each file has its own matters.

    The answer that loses is kept in the table `kept`.
    """
    answers: dict[str, Value] = {**main.answers}
    lost: dict[str, Any] = {}
    for field_id, value in hr.answers.items():
        there = answers.get(field_id, value)
        if is_private(field_id) or field_id not in answers:
            answers[field_id] = value
        if there != value:
            lost[field_id] = _listed(there if is_private(field_id) else value)
    extra = {key: value for key, value in hr.extra.items() if key in (_TABLE, _ALSO[0])}
    others = {key: value for key, value in hr.extra.items() if key not in extra}
    if lost:
        others = merge(others, {KEPT: lost})
    if others:
        extra[_REST] = others
    joined = replace(
        main,
        answers=MappingProxyType(answers),
        edits=MappingProxyType({**main.edits, **hr.edits}),
        waived=main.waived | hr.waived,
        extra=MappingProxyType(merge(dict(main.extra), extra)),
    )
    notes = (f"{dotted((key,))} is answered in both files; the other answer is kept under hr_file." for key in lost)
    return joined, tuple(notes)


def _is_private_edit(key: str, edit: Edit) -> bool:
    return key.startswith("hr_memo.") or any(
        is_private(field_id) and field_id not in _CONTACT for field_id in edit.basis
    )


def _split_extra(extra: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Unknown keys for the draft file, and those for the private one."""
    main = {key: value for key, value in extra.items() if key not in (_TABLE, _REST)}
    private = {_TABLE: extra[_TABLE]} if _TABLE in extra else {}
    table, key = _ALSO
    beside = main.get(table)
    if isinstance(beside, Mapping) and key in beside:
        private[table] = {key: beside[key]}
        main[table] = {name: value for name, value in beside.items() if name != key}
    rest = extra.get(_REST)
    if isinstance(rest, Mapping):
        private = merge(private, rest)
    elif _REST in extra:
        private[_REST] = rest
    return main, private


def _listed(value: Value) -> Any:
    return value if isinstance(value, str) else [entry if isinstance(entry, str) else dict(entry) for entry in value]
