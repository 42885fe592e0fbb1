"""`drafts lock` and `drafts unlock`: a draft becomes age files, or plain ones again."""

from __future__ import annotations

from collections.abc import Sequence

from resign_tui.cli.named_draft import draft_there
from resign_tui.cli.output import give_lines, say
from resign_tui.cli.passphrase import new_passphrase, seal_for
from resign_tui.cli.session import Session, refuse_to_keep
from resign_tui.drafts import profile, scrypt
from resign_tui.drafts.encrypting import Exchanged, Plan, is_half_locked, lock, to_lock, to_unlock, unlock
from resign_tui.drafts.forgetting import BEYOND
from resign_tui.drafts.keys import key_for, new_key
from resign_tui.drafts.seal import has_key

_LOST = "Nobody can open it without the passphrase: one that is lost takes the draft with it."
_LOST_IDENTITY = "Nobody can open it without the identity: one that is lost takes the draft with it."
_NAME = "The name {name} stays readable; `resign-tui drafts rename` gives one that says nothing."

_CLEAR = "The rest of {name} is still in clear; `resign-tui drafts lock {name}` goes on."
_ENCRYPTED = "The rest of {name} is still encrypted; `resign-tui drafts unlock {name}` goes on."


def lock_draft(start: Session, name: str, recipients: Sequence[str]) -> int:
    """Encrypt a draft with everything kept beside it; the exit code."""
    refuse_to_keep(start, "Locking a draft")
    plan = to_lock(draft_there(start, name), start.folders.drafts)
    _tell("This will be encrypted:", plan)
    if has_key(plan.path):
        say("Locking it broke off before, and goes on with the key that it has.")
        return _told(plan, lock(plan, seal_for(start, plan.path), None), _CLEAR)
    say(_LOST_IDENTITY if recipients else _LOST, _NAME.format(name=plan.path.stem))
    opening, key = new_key()
    encrypted = key_for(key, recipients) if recipients else _with_passphrase(key)
    code = _told(plan, lock(plan, opening, encrypted), _CLEAR)
    for sentence in (*BEYOND, *profile.remark(start.folders.config)):
        say(sentence)
    return code


def _with_passphrase(key: bytes) -> bytes:
    passphrase = new_passphrase()
    say("Encrypting it; this takes a moment.")
    return scrypt.encrypted(key, passphrase)


def unlock_draft(start: Session, name: str) -> int:
    """Write a locked draft in clear again, with everything kept beside it; the exit code."""
    refuse_to_keep(start, "Unlocking a draft")
    plan = to_unlock(draft_there(start, name), start.folders.drafts)
    opening = seal_for(start, plan.path)
    _tell("This is written in clear:", plan)
    return _told(plan, unlock(plan, opening), _ENCRYPTED)


def _tell(what: str, plan: Plan) -> None:
    say(what, *map(str, plan.goes))
    for sentence in plan.stays:
        say(sentence)


def _told(plan: Plan, exchanged: Exchanged, rest: str) -> int:
    """Say what was done and what was not; `rest` tells what becomes of the files that are as they were."""
    give_lines(map(str, exchanged.done))
    for sentence in exchanged.failed:
        say(sentence)
    if exchanged.failed and is_half_locked(plan.path):
        say(rest.format(name=plan.path.stem))
    return 1 if exchanged.failed else 0
