"""Sets one document as PDF, in a process of its own: a page that eats all memory must not take the program with it.

Run by path with `python -I pdf_child.py SECONDS MEGABYTES [IMPORT_FOLDER]`. The job comes as JSON on stdin; the
PDF goes to stdout, or JSON that says what was wrong. Nothing but the standard library is imported before the limits
stand, and nothing of this program, so that it starts fast.
"""

from __future__ import annotations

import json
import os
import re
import sys
from typing import Any

_NOWHERE = __file__
"""Where typst looks for files: below a file there are none, and a source can read nothing of this machine."""

_UNSHOWN = re.compile(r"(?:could not be displayed|disallowed codepoint|contains the codepoint|codepoint)")
_UNJOINED = re.compile(r"unjoined: (\w+)")
_QUOTED = re.compile(r'`"((?:[^"\\]|\\.)*)"`')
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}|\\(.)")
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


def limit(seconds: int, megabytes: int) -> None:
    """Bounds on memory and time, no core dump, no file ever written; a system without such limits goes on without."""
    try:
        import resource  # not on every system
    except ImportError:
        return
    wanted = {
        resource.RLIMIT_AS: megabytes << 20,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
    }
    for kind, amount in wanted.items():
        try:
            resource.setrlimit(kind, (amount, amount))
        except (ValueError, OSError):
            continue


def compile_pdf(job: dict[str, Any]) -> bytes:
    """The PDF of a job: source, data (JSON text), epoch, and whether the fonts of the system may help."""
    import typst  # once the limits stand

    compiler = typst.Compiler(
        job["source"].encode("utf-8"),
        root=_NOWHERE,
        package_path=_NOWHERE,
        package_cache_path=_NOWHERE,
        ignore_system_fonts=not job["system_fonts"],
        sys_inputs={"data": job["data"]},
    ).compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=job["epoch"])
    if not isinstance(compiler, bytes):
        raise RuntimeError
    return compiler


def unshown(diagnostic: str) -> list[str]:
    """The characters that typst names as impossible to show, once each, in the order of the text."""
    characters: dict[str, None] = {}
    for line in diagnostic.splitlines():
        if line.startswith("error:") and _UNSHOWN.search(line):
            for text in _QUOTED.findall(line)[:1]:
                characters[_ESCAPE.sub(_unescape, text)] = None
    return list(characters)


def _unescape(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    return _SHORT.get(match[2], match[2])


def main(arguments: list[str]) -> int:
    """Reads the job, sets it and writes the result."""
    seconds, megabytes, *more = arguments
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    os.chdir(os.sep)
    limit(int(seconds), int(megabytes))
    sys.path.extend(more)
    job = json.loads(sys.stdin.buffer.read())
    answer = answer_to(job)
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def answer_to(job: dict[str, Any]) -> bytes:
    """The PDF, or a JSON object: `unshown` lists characters that no font has, `unjoined` scripts, else `failed`."""
    try:
        return compile_pdf(job)
    except ImportError:
        return b'{"failed": "missing"}'
    except (RuntimeError, ValueError, MemoryError) as error:
        diagnostic = str(getattr(error, "diagnostic", ""))
        found = {"unshown": unshown(diagnostic), "unjoined": list(dict.fromkeys(_UNJOINED.findall(diagnostic)))}
        return json.dumps({kind: names for kind, names in found.items() if names} or {"failed": "page"}).encode()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
