"""Data files: what a wheel carries compiled says the same as the sources, and counts only while it is made of them."""

from __future__ import annotations

import builtins
import importlib.util
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jinja2
import msgspec
import pytest

from resign_tui.core import data_files
from resign_tui.core import templates as pen
from resign_tui.folders import folders

ROOT = Path(__file__).parent.parent
SHIPPED = data_files.DATA

pytestmark = pytest.mark.skipif(
    not (ROOT / "hatch_build.py").exists() or importlib.util.find_spec("hatchling") is None,
    reason="needs the source tree and hatchling",
)


def compiled() -> dict[str, bytes]:
    """The compiled files, made by the build hook itself."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    made: dict[str, bytes] = hook.compiled()
    return made


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data as a wheel carries it: the sources, and beside them what was compiled."""
    folder = tmp_path_factory.mktemp("built") / "data"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns(data_files.COMPILED, "__pycache__"))
    (folder / data_files.COMPILED).mkdir()
    for name, content in compiled().items():
        (folder / data_files.COMPILED / name).write_bytes(content)
    return folder


@pytest.fixture
def data(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Such data, in use and free to be spoiled."""
    folder = tmp_path / "data"
    shutil.copytree(built, folder)
    monkeypatch.setattr(data_files, "DATA", folder)
    yield folder
    data_files._compiled.cache_clear()


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How many sources had to be parsed: one word for each."""
    found: list[str] = []

    def loads(text: str) -> dict[str, Any]:
        found.append("table")
        return real_loads(text)

    def compile_(environment: jinja2.Environment, source: str, *more: Any, **named: Any) -> Any:
        found.append("template")
        return real_compile(environment, source, *more, **named)

    real_loads, real_compile = tomllib.loads, jinja2.Environment.compile
    monkeypatch.setattr(tomllib, "loads", loads)
    monkeypatch.setattr(jinja2.Environment, "compile", compile_)
    return found


def tables(folder: Path) -> list[tuple[str, str]]:
    """Folder and name of every table."""
    return [(path.parent.name, path.stem) for path in sorted(folder.glob("*/*.toml"))]


def templates(folder: Path) -> list[str]:
    """The name of every template."""
    return [path.relative_to(folder).as_posix() for path in sorted(folder.glob("*/*.j2"))]


def environment() -> jinja2.Environment:
    """A new one, made as the pen makes its own."""
    return pen.environment.__wrapped__()


class Anything:
    """Stands for whatever a template asks for: prints its path, and is there or not as a coin says."""

    coin = 0

    def __init__(self, hint: Any = None, obj: Any = None, name: str | None = None, *_: Any) -> None:
        self.path = f"{obj}.{name}" if isinstance(obj, Anything) else str(name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self.path if name == "text" else Anything(obj=self, name=name)

    def __str__(self) -> str:
        return self.path

    def __call__(self, *given: Any) -> str:
        return f"{self.path}({', '.join(map(str, given))})"

    def __bool__(self) -> bool:
        return bool(data_files.mark(f"{self.path}{Anything.coin}".encode()) & 1)

    def __iter__(self) -> Iterator[Any]:
        return iter((self.first, self.second) if self else ())

    def __eq__(self, other: object) -> bool:
        return bool(data_files.mark(f"{self.path}{other}{Anything.coin}".encode()) & 1)

    __gt__ = __lt__ = __ge__ = __le__ = __eq__
    __hash__ = None  # type: ignore[assignment]


def written(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, int], str]:
    """Every template with every fall of the coin."""
    made = environment()
    monkeypatch.setattr(made, "undefined", Anything)
    found = {}
    for coin in range(16):
        monkeypatch.setattr(Anything, "coin", coin)
        for name in templates(data_files.DATA):
            try:
                found[name, coin] = made.get_template(name).render(serial_comma=True)
            except (TypeError, ValueError) as error:  # a template may want what Anything is not
                found[name, coin] = repr(error)
    return found


def same(one: object, other: object) -> bool:
    """Equal all the way down, of the same types and in the same order; 1, 1.0 and True differ."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def test_every_table_has_the_same_values_compiled(data: Path, parsed: list[str]) -> None:
    found = {table: data_files.load(*table) for table in tables(data)}
    assert parsed == []
    assert len(found) > 30
    for (folder, name), values in found.items():
        assert same(values, tomllib.loads((data / folder / f"{name}.toml").read_text(encoding="utf-8"))), name


def test_values_that_only_look_the_same_are_told_apart() -> None:
    assert same({"a": [1, "x"]}, {"a": [1, "x"]})
    for other in ({"a": [1.0]}, {"a": [True]}, {"a": (1,)}, {"a": [1, 1]}, {"a": [1], "b": 1}, {"b": [1]}):
        assert not same({"a": [1]}, other)
    assert not same({"a": 1, "b": 1}, {"b": 1, "a": 1})


def test_every_template_writes_the_same_compiled(
    data: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = written(monkeypatch)
    assert parsed == []
    assert len(templates(data)) >= 6
    assert len(set(found.values())) > 3 * len(templates(data))
    shutil.rmtree(data / data_files.COMPILED)
    data_files._compiled.cache_clear()
    assert found == written(monkeypatch)
    assert parsed.count("template") == len(templates(data))


def test_without_anything_compiled_the_sources_are_read(data: Path, parsed: list[str]) -> None:
    shutil.rmtree(data / data_files.COMPILED)
    assert data_files.load("places", "DE")["code"] == "DE"
    assert environment().get_template("letters/letter.j2").name == "letters/letter.j2"
    assert parsed == ["table", "template"]


def test_what_was_loaded_is_the_callers_to_change(data: Path) -> None:
    data_files.load("places", "DE")["code"] = "XX"
    assert data_files.load("places", "DE")["code"] == "DE"


def test_a_folder_in_the_order_of_names(data: Path) -> None:
    found = data_files.load_all("handover")
    assert list(found) == sorted(found)
    assert found["1-models"] == data_files.load("handover", "1-models")


def test_an_edited_source_counts_at_once_and_alone(data: Path, parsed: list[str]) -> None:
    file = data / "places" / "DE.toml"
    file.write_text('new = "x"\n' + file.read_text(encoding="utf-8"), encoding="utf-8")
    (data / "places" / "ZZ.toml").write_text('code = "ZZ"\n', encoding="utf-8")
    found = data_files.load_all("places")
    assert found["DE"]["new"] == "x"
    assert found["ZZ"] == {"code": "ZZ"}
    assert parsed == ["table", "table"]


def test_an_edited_template_counts_at_once_beside_compiled_ones(data: Path, parsed: list[str]) -> None:
    letter = data / "letters" / "letter.j2"
    letter.write_text("EDITED {% block notice %}{% endblock %}", encoding="utf-8")
    child = data / "letters" / "mine.j2"
    child.write_text('{% extends "letters/letter.j2" %}{% block notice %}mine{% endblock %}', encoding="utf-8")
    assert environment().get_template("letters/mine.j2").render() == "EDITED mine"
    assert parsed == ["template", "template"]


def test_a_table_that_was_deleted_is_gone(data: Path) -> None:
    (data / "places" / "DE.toml").unlink()
    assert "DE" not in data_files.load_all("places")
    with pytest.raises(FileNotFoundError):
        data_files.load("places", "DE")


def spoil_version(file: Path) -> None:
    whole = msgspec.json.decode(file.read_bytes())
    file.write_bytes(msgspec.json.encode({**whole, "version": "0.0.0"}))


SPOILED: dict[str, Callable[[Path], object]] = {
    "cut off": lambda file: file.write_bytes(file.read_bytes()[:-100]),
    "empty": lambda file: file.write_bytes(b""),
    "no text": lambda file: file.write_bytes(b"\xff\x00" * 50),
    "another shape": lambda file: file.write_bytes(b'{"tables": [1, 2]}'),
    "another version": spoil_version,
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_compiled_data_that_is_not_ours_is_ignored(
    data: Path, parsed: list[str], spoil: Callable[[Path], object]
) -> None:
    spoil(data / data_files.COMPILED / data_files.TABLES)
    assert data_files.load("places", "DE")["code"] == "DE"
    assert environment().get_template("letters/letter.j2").name == "letters/letter.j2"
    assert parsed == ["table", "template"]


def test_templates_of_another_jinja_are_ignored(data: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("0.1", None):
        monkeypatch.setattr(jinja2, "__version__", version) if version else monkeypatch.delattr(jinja2, "__version__")
        assert environment().get_template("letters/letter.j2").name == "letters/letter.j2"
    assert parsed == ["template", "template"]


def test_a_template_whose_module_is_missing_is_read_from_its_source(data: Path, parsed: list[str]) -> None:
    for module in (data / data_files.COMPILED).glob("*.py"):
        module.unlink()
    assert environment().get_template("letters/letter.j2").name == "letters/letter.j2"
    assert parsed == ["template"]


def test_no_date_or_other_value_that_json_does_not_know(built: Path) -> None:
    def check(value: object) -> int:
        assert isinstance(value, dict | list | str | int | float)
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return 1 + sum(map(check, inner))

    assert sum(check(tomllib.loads((built / f / f"{n}.toml").read_text("utf-8"))) for f, n in tables(built)) > 1000


def test_the_build_leaves_the_source_tree_as_it_was() -> None:
    assert compiled()
    assert not (SHIPPED / data_files.COMPILED).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="the rule of Linux")
def test_the_folders_are_those_of_the_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    for variable in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", "/home/ann")
    theirs = platformdirs.PlatformDirs("resign-tui", appauthor=False)

    def refuse(name: str, *more: Any) -> Any:
        assert name != "platformdirs"
        return real(name, *more)

    real = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", refuse)
    ours = folders({"HOME": "/home/ann"})
    assert (ours.state, ours.config) == (theirs.user_state_path, theirs.user_config_path)
