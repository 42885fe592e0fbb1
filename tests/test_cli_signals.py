"""The first signal lets work end in order, the second ends it at once; what somebody ignores stays ignored."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator

import pytest

from resign_tui.cli.signals import Signals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


@pytest.fixture(autouse=True)
def heard_here() -> Iterator[None]:
    """Whoever runs the tests may ignore a signal; each stands here as a shell in front leaves it."""
    before = {number: signal.signal(number, signal.default_int_handler) for number in ENDING}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def ended(number: int) -> type[BaseException]:
    return KeyboardInterrupt if number == signal.SIGINT else SystemExit


@pytest.mark.parametrize("number", ENDING)
def test_work_goes_on_to_its_end_and_the_program_ends_behind_it(number: int) -> None:
    done: list[str] = []
    with pytest.raises(ended(number)) as raised, Signals(lambda: done.append("stopped")):
        os.kill(os.getpid(), number)
        done.append("finished")
    assert done == ["stopped", "finished"]
    assert number == signal.SIGINT or raised.value.args == (128 + number,)


@pytest.mark.parametrize("number", ENDING)
def test_a_second_one_ends_it_at_once(number: int) -> None:
    done: list[str] = []
    with pytest.raises(ended(number)), Signals():
        os.kill(os.getpid(), number)
        os.kill(os.getpid(), number)
        done.append("finished")
    assert done == []


def test_somebody_who_is_waited_for_is_not_waited_for_any_more() -> None:
    done: list[str] = []
    with pytest.raises(SystemExit), Signals() as signals, signals.waiting():
        os.kill(os.getpid(), signal.SIGTERM)
        done.append("read")
    assert done == []


def test_one_that_came_meanwhile_is_heard_before_the_next_wait() -> None:
    done: list[str] = []
    with pytest.raises(SystemExit), Signals() as signals:
        os.kill(os.getpid(), signal.SIGTERM)
        with signals.waiting():
            done.append("read")
    assert done == []


def test_an_ignored_one_stays_ignored_and_everything_is_as_before() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    with Signals():
        os.kill(os.getpid(), signal.SIGHUP)
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    assert signal.getsignal(signal.SIGTERM) is signal.default_int_handler


def test_an_error_in_the_block_is_what_comes_out() -> None:
    with pytest.raises(ValueError, match="mine"), Signals():
        os.kill(os.getpid(), signal.SIGTERM)
        raise ValueError("mine")
