"""Where our folders are, and what is risky about where they lie."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec

from resign_tui.core.errors import UsageError

HOME_VARIABLE = "RESIGN_TUI_HOME"
"""Overrides every folder of ours."""

_BELOW_HOME = {"XDG_STATE_HOME": ".local/state", "XDG_CONFIG_HOME": ".config"}
"""What the variables of the XDG base directory rule mean where they are not set."""

_SYNCED = (
    "OneDrive",
    "Dropbox",
    "Google Drive",
    "GoogleDrive",
    "iCloud",
    "CloudStorage",
    "Nextcloud",
    "Mobile Documents",
)
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "davfs", "fuse.sshfs", "fuse.rclone"}
)


class Folders(msgspec.Struct, frozen=True):
    """drafts: one file each. state: what we remember between starts. config: what the person set up."""

    drafts: Path
    state: Path
    config: Path


def folders(environ: Mapping[str, str]) -> Folders:
    """Our folders for this environment; nothing is created. Raises UsageError when they cannot be told."""
    home = environ.get(HOME_VARIABLE, "")
    if home:
        try:
            base = Path(home).expanduser().absolute()
        except (OSError, RuntimeError) as error:
            raise UsageError(f"{HOME_VARIABLE}={home} leads nowhere; write the folder in full.") from error
        return Folders(base / "drafts", base / "state", base / "config")
    state = _place(environ, "XDG_STATE_HOME")
    return Folders(state / "drafts", state, _place(environ, "XDG_CONFIG_HOME"))


def from_home(path: Path | str) -> str:
    """A path as people write it: what lies in the home folder with ~ for it."""
    text = str(path)
    home = os.path.expanduser("~").rstrip(os.sep)  # noqa: PTH111 - Path.home raises where there is no home
    return f"~{text[len(home) :]}" if home and (text == home or text.startswith(home + os.sep)) else text


def exposure(folder: Path, mounts: str = "") -> tuple[str, ...]:
    """What is risky about a folder, one sentence each; `mounts` is the text of /proc/mounts where there is one."""
    risks = []
    synced = next((mark for part in folder.parts for mark in _SYNCED if part.startswith(mark)), "")
    if synced:
        risks.append(f"{folder} lies in a folder that {synced} copies to other machines.")
    if _file_system(folder, mounts) in _NETWORK:
        risks.append(f"{folder} lies on a network disk, where others may hold copies and locks may not work.")
    return tuple(risks)


def _place(environ: Mapping[str, str], variable: str) -> Path:
    """The platform's folder; a relative XDG path counts for nothing, and without HOME the user database knows it."""
    given = environ.get(variable, "")
    if given and Path(given).is_absolute():
        return Path(given) / "resign-tui"
    home = environ.get("HOME", "")
    if sys.platform == "linux" and "ANDROID_ROOT" not in environ and home.startswith("/"):
        return Path(home) / _BELOW_HOME[variable] / "resign-tui"
    import platformdirs  # knows all that is not so plain; its import takes longer than a letter to compose

    name = "user_state_path" if variable == "XDG_STATE_HOME" else "user_config_path"
    path: Path = getattr(platformdirs.PlatformDirs("resign-tui", appauthor=False, roaming=False), name)
    return path


def _file_system(folder: Path, mounts: str) -> str:
    """The type of file system that holds a folder: that of the longest mount point above it."""
    best, kind = "", ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = parts[1].replace("\\040", " ")
        if len(point) >= len(best) and folder.is_relative_to(point):
            best, kind = point, parts[2]
    return kind
