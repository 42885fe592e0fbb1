from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.core.secrets.patterns import SecretMatch, find, mask, masked
from resign_tui.core.secrets.scanner import Scanner
from tests.core.secrets.shared import shared
from tests.secret_lookalikes import HARMLESS, PROSE
from tests.secret_samples import EXACT, SCANNED

ALL = {**EXACT, **SCANNED}
FRAMES = ("{}", "The key is {}.", "({})", "Key “{}”, rotate é", "`{}`", "key={},next", "see\n{}\nthere", "{}: mine")
ABSENT = "a_scanner_that_is_not_installed"


@pytest.fixture
def scanner() -> Scanner:
    return shared()


@pytest.mark.parametrize("kind", sorted(ALL))
def test_every_kind_is_found_wherever_it_stands(kind: str, scanner: Scanner) -> None:
    for seed, frame in enumerate(FRAMES * 3):
        text, key = ALL[kind](random.Random(f"{kind} {seed}"))
        whole = frame.replace("{}", text)
        found = [whole[hit.start : hit.end] for hit in scanner.scan(whole)]
        assert any(key in one or key.rstrip("!") == one for one in found), frame


@pytest.mark.parametrize("kind", sorted(HARMLESS))
def test_names_of_things_are_left_alone(kind: str, scanner: Scanner) -> None:
    for seed, frame in enumerate(FRAMES * 5):
        text = frame.lower().replace("key", "thing").replace("{}", HARMLESS[kind](random.Random(f"{kind} {seed}")))
        assert scanner.scan(text) == ()


@pytest.mark.parametrize("text", PROSE)
def test_words_about_secrets_are_left_alone(text: str, scanner: Scanner) -> None:
    assert scanner.scan(text) == ()


@pytest.mark.parametrize("kind", sorted(ALL))
def test_what_is_masked_is_no_find_any_more(kind: str, scanner: Scanner) -> None:
    text, _ = ALL[kind](random.Random(kind))
    clean = masked(text, scanner.scan(text))
    assert clean != text
    assert scanner.scan(clean) == ()
    assert scanner.scan(mask(clean)) == ()


def test_comments_do_not_switch_the_scanner_off(scanner: Scanner) -> None:
    key, _ = SCANNED["groq"](random.Random(1))
    for comment in ("# gitleaks:allow", "# kingfisher:ignore", "# betterleaks:allow", "// nosec"):
        assert scanner.scan(f"{key} {comment}")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.sampled_from(sorted(SCANNED)), st.text(max_size=60))
def test_offsets_count_characters_whatever_stands_around(before: str, kind: str, after: str) -> None:
    text, key = SCANNED[kind](random.Random(kind))
    whole = f"{before}\n{text}\n{after}"
    hits = shared().scan(whole)
    assert any(key in whole[hit.start : hit.end] for hit in hits)
    assert all(0 <= hit.start < hit.end <= len(whole) for hit in hits)


def test_odd_characters_do_no_harm(scanner: Scanner) -> None:
    key, _ = SCANNED["npm"](random.Random(1))
    for odd in ("\0", "\0\0\0\0", "\ud800", "\ufeff", "\u202e", "\x1b[31m"):
        whole = f"{odd} {key} {odd}"
        assert [whole[hit.start : hit.end] for hit in scanner.scan(whole)] == [key]
    assert scanner.scan("") == ()


def test_many_threads_share_one_scanner(scanner: Scanner) -> None:
    samples = [ALL[kind](random.Random(kind))[0] for kind in sorted(ALL)]
    alone = [scanner.scan(text) for text in samples]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(scanner.scan, samples * 5)) == alone * 5


def test_without_the_scanner_the_exact_patterns_stand_alone() -> None:
    plain = Scanner(ABSENT)
    assert not plain.maintained
    for kind in sorted(EXACT):
        text, _ = EXACT[kind](random.Random(kind))
        assert plain.scan(text) == find(text) != ()
    assert not plain.maintained


class _Library(SimpleNamespace):
    """Stands in for the scanner's package; counts how often the rules are compiled."""

    def __init__(self, error: Exception | None = None) -> None:
        super().__init__()
        self.compiled = 0
        self.options: dict[str, Any] = {}
        self.error = error
        self.gate = threading.Barrier(2, timeout=0.2)

    def Rules(self, paths: list[Path], **options: Any) -> object:  # noqa: N802
        self.compiled += 1
        self.options = options
        if self.error is not None:
            raise self.error
        assert paths and all(path.is_file() for path in paths)
        return object()

    def Scanner(self, rules: object) -> SimpleNamespace:  # noqa: N802
        return SimpleNamespace(scan=lambda data: [])


def test_rules_are_compiled_once_and_never_cached_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    library = _Library()
    monkeypatch.setitem(sys.modules, ABSENT, library)
    one = Scanner(ABSENT)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: one.warm(), range(8)))
    assert (library.compiled, library.options, one.maintained) == (1, {"cache": False}, True)


@pytest.mark.parametrize("error", [ValueError("rule"), RuntimeError("engine"), OSError("file")])
def test_a_scanner_that_cannot_start_is_owned_up_to(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, ABSENT, _Library(error))
    one = Scanner(ABSENT)
    one.warm()
    assert not one.maintained
    assert one.scan("nothing here") == ()


def test_a_scan_stays_at_home_and_writes_nothing(tmp_path: Path, scanner: Scanner) -> None:
    key, _ = SCANNED["groq"](random.Random(1))
    script = (
        "import sys\n"
        "def guard(event, args):\n"
        "    if event.startswith(('socket.', 'subprocess.', 'os.mkdir', 'os.rename', 'os.remove')):\n"
        "        raise RuntimeError(event)\n"
        "    if event == 'open' and isinstance(args[1], str) and set(args[1]) & set('wax+'):\n"
        "        raise RuntimeError(event)\n"
        "from resign_tui.core.secrets.scanner import Scanner\n"
        "assert 'kingfisher_sdk' not in sys.modules\n"
        "sys.dont_write_bytecode = True\n"
        "sys.addaudithook(guard)\n"
        "one = Scanner()\n"
        "assert one.scan('nothing to see') == () and 'kingfisher_sdk' not in sys.modules\n"
        f"assert one.scan({key!r}) and 'kingfisher_sdk' in sys.modules\n"
        "assert one.maintained\n"
    )
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "KF_RULE_CACHE_DIR": str(tmp_path / "kf")}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, **home},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert list(tmp_path.rglob("*")) == []


def test_kinds_are_words(scanner: Scanner) -> None:
    key, _ = SCANNED["groq"](random.Random(1))
    assert scanner.scan(key) == (SecretMatch(0, len(key), "groq api key"),)
