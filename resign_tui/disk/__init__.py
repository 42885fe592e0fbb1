"""The disk: private writing, whole or not at all, and removing nothing that is not ours."""

from resign_tui.disk.folder import Erasure, read_all
from resign_tui.disk.removing import erase, exchange, look, matching, read, remove_empty, stale, sweep
from resign_tui.disk.scratch import Scratch, memory_folder, unnamed_file
from resign_tui.disk.seen import Kind, Seen
from resign_tui.disk.writing import (
    AlreadyExists,
    ChangedMeanwhile,
    make_private,
    private_folder,
    second_name,
    sync_folder,
    write_private,
)

__all__ = [
    "AlreadyExists",
    "ChangedMeanwhile",
    "Erasure",
    "Kind",
    "Scratch",
    "Seen",
    "erase",
    "exchange",
    "look",
    "make_private",
    "matching",
    "memory_folder",
    "private_folder",
    "read",
    "read_all",
    "remove_empty",
    "second_name",
    "stale",
    "sweep",
    "sync_folder",
    "unnamed_file",
    "write_private",
]
