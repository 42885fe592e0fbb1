"""The edge: whatever ends a command becomes one sentence on standard error and an exit code, and never a traceback."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import click

from resign_tui.cli.commands import root
from resign_tui.cli.output import COMPLETE_VARIABLE, PROGRAM, drop_output, give, say, use_utf8
from resign_tui.core.errors import RefusedError, ResignError, UsageError, WriteError

DONE, REFUSED, USAGE, OWN_ERROR = 0, 1, 2, 70
INTERRUPTED, UNREAD = 128 + 2, 128 + 13
"""Exit codes; the last two are what a shell says of a program that SIGINT or SIGPIPE ended."""


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line and return its exit code; raises nothing."""
    use_utf8()
    edge = _Edge()
    with edge:
        instruction = os.environ.get(COMPLETE_VARIABLE)
        if instruction:
            _complete(instruction)
            return DONE
        if any("\0" in argument for argument in arguments):
            raise UsageError("An argument holds a NUL, which no name has; leave it out.")
        with root.make_context(PROGRAM, list(arguments)) as context:
            edge.code = root.invoke(context) or DONE
    return edge.code


def _complete(instruction: str) -> None:
    """Answer the shell: with its script, or with what may stand where the cursor is."""
    from click.shell_completion import get_completion_class

    shell, _, wanted = instruction.partition("_")
    shell_class = get_completion_class(shell)
    if shell_class is None or wanted not in ("source", "complete"):
        raise UsageError(f"{COMPLETE_VARIABLE}={instruction} is not known; `{PROGRAM} completion bash` sets it right.")
    asked = shell_class(root, {}, PROGRAM, COMPLETE_VARIABLE)
    if wanted == "source":
        give(asked.source().encode() + b"\n")
        return
    try:
        asked.get_completion_args()
    except (KeyError, ValueError) as error:
        raise UsageError(
            f"{COMPLETE_VARIABLE} goes with COMP_WORDS and the number COMP_CWORD; the shell sets them."
        ) from error
    give(asked.complete().encode("utf-8", "surrogateescape") + b"\n")


class _Edge:
    """Catches whatever comes; `code` is what the process exits with."""

    def __init__(self) -> None:
        self.code = DONE

    def __enter__(self) -> None:
        """Nothing to set up."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if error is not None:
            self.code = _code(error)
        return True


def _code(error: BaseException) -> int:
    """Tell the person what happened, and say it with a number."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else OWN_ERROR if error.code else DONE
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        drop_output()
        return UNREAD
    if isinstance(error, click.ClickException):
        say(_usage(error))
        return USAGE
    if isinstance(error, ResignError):
        say(str(error), *(error.reasons if isinstance(error, RefusedError) else ()))
        return REFUSED if isinstance(error, RefusedError | WriteError) else USAGE
    if isinstance(error, FileNotFoundError) and not _stands_somewhere():
        say("The folder that you are in has been deleted; go to another one and try again.")
        return USAGE
    say(f"Something went wrong inside resign-tui ({type(error).__name__}); your drafts are as they were.")
    return OWN_ERROR


def _stands_somewhere() -> bool:
    """Whether the current folder is still there; without it no relative path means anything."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return False
    return True


def _usage(error: click.ClickException) -> str:
    """Click's words as one sentence that ends with where to look."""
    message = error.format_message().strip()
    context = error.ctx if isinstance(error, click.UsageError) else None
    if message.endswith("?") or context is None:
        return message
    if context.command.hidden and context.parent is not None:
        context = context.parent
    return f"{message.rstrip('.')}; see `{context.command_path} --help`."
