"""How much is read: bounds for one run over all stores, and for each kind of file, in bytes unless said otherwise."""

from __future__ import annotations

KB, MB, GB = 1024, 1024**2, 1024**3

WALK_DEPTH = 12
WALK_ENTRIES = 200_000
WALK_SECONDS = 20.0

RUN_SECONDS = 60.0
RUN_BYTES = 2 * GB

STORE_PROPOSALS = 60
"""Proposals of one store; the rest is counted."""

ALL_PROPOSALS = 300

SETTINGS_FILE = 1 * MB
"""YAML, TOML, INI, CODEOWNERS, CI files."""

YAML_DOCUMENTS = 64
YAML_ALIASES = 200
YAML_NODES = 200_000

JSON_FILE = 16 * MB
LINES_FILE = 32 * MB
"""JSON lines and csv; of larger ones the first and the last `LINES_ENDS`."""

LINES_ENDS = 1 * MB
ONE_LINE_FILE = 64 * KB
EVENT_FILE = 64 * MB
WANDB_FILE = 32 * MB
WANDB_ENDS = 1 * MB
SQLITE_COPY = 256 * MB

NAME, LINE, NOTES = 120, 300, 2_000
"""Characters of a name, of a line and of a text of several lines that are kept."""
