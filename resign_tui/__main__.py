"""Starts the program: the console script `resign-tui`, and `python -m resign_tui`."""

from __future__ import annotations

import gc
import os
import sys
from typing import Never


def main() -> Never:
    """Run the command line and leave with its exit code; whatever we write is for the owner's eyes only."""
    os.umask(0o077)
    _fill_closed_streams()
    gc.disable()  # a command is over before there is anything to collect; the wizard turns it on after its first frame
    from resign_tui.cli.edge import run  # whatever is loaded, is loaded after this

    code = run(sys.argv[1:])
    gc.freeze()  # nor is what is left searched through at the end
    raise SystemExit(code)


def _fill_closed_streams() -> None:
    """Give the numbers of closed streams to nothing, or the next file that is opened takes one and is written over."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


if __name__ == "__main__":
    main()
