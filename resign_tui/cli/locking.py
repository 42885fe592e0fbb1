"""`drafts lock` and `drafts unlock`: a draft becomes age files, or plain ones again."""

from __future__ import annotations

from collections.abc import Sequence

from resign_tui.cli.output import give_lines, say
from resign_tui.cli.passphrase import new_passphrase, seal_for
from resign_tui.cli.session import Session, refuse_to_keep
from resign_tui.drafts import profile, scrypt
from resign_tui.drafts.encrypting import Exchanged, Plan, lock, to_lock, to_unlock, unlock
from resign_tui.drafts.forgetting import BEYOND
from resign_tui.drafts.keys import key_for, new_key
from resign_tui.drafts.listing import resolve
from resign_tui.drafts.seal import has_key

_LOST = "Nobody can open it without the passphrase: one that is lost takes the draft with it."
_LOST_IDENTITY = "Nobody can open it without the identity: one that is lost takes the draft with it."
_NAME = "The name {name} stays readable; `resign-tui drafts rename` gives one that says nothing."


def lock_draft(start: Session, name: str, recipients: Sequence[str]) -> int:
    """Encrypt a draft with everything kept beside it; the exit code."""
    refuse_to_keep(start, "Locking a draft")
    plan = to_lock(resolve(name, start.folders.drafts), start.folders.drafts)
    _tell("This will be encrypted:", plan)
    if has_key(plan.path):
        say("Locking it broke off before, and goes on with the key that it has.")
        return _told(lock(plan, seal_for(start, plan.path), None))
    say(_LOST_IDENTITY if recipients else _LOST, _NAME.format(name=plan.path.stem))
    opening, key = new_key()
    code = _told(lock(plan, opening, key_for(key, recipients) if recipients else _with_passphrase(key)))
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
    plan = to_unlock(resolve(name, start.folders.drafts), start.folders.drafts)
    opening = seal_for(start, plan.path)
    _tell("This is written in clear:", plan)
    return _told(unlock(plan, opening))


def _tell(what: str, plan: Plan) -> None:
    say(what, *map(str, plan.goes))
    for sentence in plan.stays:
        say(sentence)


def _told(exchanged: Exchanged) -> int:
    give_lines(map(str, exchanged.done))
    for sentence in exchanged.failed:
        say(sentence)
    return 1 if exchanged.failed else 0
