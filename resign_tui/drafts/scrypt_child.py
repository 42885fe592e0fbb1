"""Encrypts with a passphrase what comes on stdin, or opens it, in a process of its own that may be ended at any time.

Run by path with `python -I scrypt_child.py encrypt|decrypt IMPORT_FOLDER`. On stdin come four bytes with the length of
the passphrase, the passphrase and the data; the outcome goes to stdout, and the exit code says how it went.
"""

from __future__ import annotations

import sys

DONE, WRONG, DAMAGED, TOO_MUCH = 0, 3, 4, 5
"""Exit codes: it went well, another passphrase is needed, it is no file of age, it would take minutes or more."""


def main(work: str, folder: str) -> int:
    """Do one piece of work."""
    sys.path.append(folder)
    import pyrage  # found in the folder that was named

    data = sys.stdin.buffer.read()
    end = 4 + int.from_bytes(data[:4], "big")
    passphrase, data = data[4:end].decode(), data[end:]
    try:
        done = getattr(pyrage.passphrase, work)(data, passphrase)
    except pyrage.DecryptError as error:
        told = str(error).casefold()
        return WRONG if "decryption failed" in told else TOO_MUCH if "excessive work" in told else DAMAGED
    sys.stdout.buffer.write(done)
    return DONE


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
