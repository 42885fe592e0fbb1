"""Whatever the files hold: no exception, no value, one sentence for what could not be read."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resign_tui.evidence.formats import assignments
from resign_tui.evidence.opening import Unreadable
from resign_tui.evidence.sources import dotenv
from resign_tui.evidence.sources.home import KIND, kind, schedules, ssh
from resign_tui.evidence.sources.home.table import KEY_FILES, SHELL_FILES
from tests.evidence.home.home_host import KEY, machine, make, read_home
from tests.evidence.home.test_dotenv import ENV, SHELL
from tests.evidence.home.test_key_files import FILES
from tests.evidence.home.test_schedules import CRONTAB
from tests.evidence.home.test_ssh import CONFIG
from tests.evidence.host import CANARY, read

Parse = Callable[[bytes], Iterable[object]]


def _everything(parse: Parse, data: bytes) -> str:
    """All that a parser gives, or nothing where it refuses."""
    try:
        return msgspec.json.encode(list(parse(data))).decode()
    except Unreadable as error:
        return str(error)


PARSERS: dict[str, Parse] = {
    **{key_file.path: key_file.parse for key_file in KEY_FILES},
    ".env": assignments.dotenv,
    ".bashrc": assignments.shell,
    ".ssh/config": lambda data: [ssh.parse_config(data)],
    "crontab": lambda data: [schedules.crontab(data, lambda _: False)],
    "cron.d": lambda data: [schedules.crontab(data, lambda _: False, user="mhale")],
    "service": lambda data: [schedules.unit(data)],
}
UNIT = "[Service]\nExecStart=/opt/bot --token zzcanaryzz\nEnvironment=TOKEN=zzcanaryzz\nPassword=zzcanaryzz\n"
SAMPLES: dict[str, str] = {
    **{path: text for path, (text, _) in FILES.items()},
    ".config/gcloud/configurations/config_*": FILES[".config/gcloud/configurations/config_batch"][0],
    ".netrc": "machine api.wandb.ai\n  login user\n  password zzcanaryzz\nmacdef init\nput zzcanaryzz\n\n"
    'machine git.northpier.example password "zz zzcanaryzz" login mhale\n',
    ".pgpass": "db.northpier.example:5432:features:maya:zzcanaryzz\n# zzcanaryzz\nzzcanaryzz\n",
    ".snowflake/connections.toml": '[a]\naccount = "np"\nprivate_key = """\n-----BEGIN\nzzcanaryzz==\n"""\n[b]\n',
    ".env": ENV.replace("ZZCANARYZZ_API_KEY=zz", "zz"),
    ".bashrc": "".join(text for text, _ in SHELL.values()),
    ".ssh/config": CONFIG,
    "crontab": CRONTAB,
    "service": UNIT,
}
READERS = [(path, SAMPLES[path]) for path in PARSERS if path in SAMPLES]


def test_every_parser_is_tried() -> None:
    tried = {PARSERS[path] for path, _ in READERS}
    assert {key_file.parse for key_file in KEY_FILES} <= tried | {PARSERS[".kaggle/access_token"]}
    assert len(READERS) >= 30


@pytest.mark.parametrize(("path", "sample"), READERS, ids=[path for path, _ in READERS])
def test_a_file_that_ends_anywhere_gives_no_value(path: str, sample: str) -> None:
    data = sample.encode()
    for end in range(len(data) + 1):
        assert CANARY not in _everything(PARSERS[path], data[:end]).lower()


@pytest.mark.parametrize(("path", "sample"), READERS, ids=[path for path, _ in READERS])
def test_a_flipped_byte_gives_no_value(path: str, sample: str) -> None:
    chance = random.Random(path)
    data = sample.encode()
    for at in range(len(data)):
        for byte in {data[at] ^ (1 << chance.randrange(8)), *chance.sample(b"\0\n\" '=:#[]{}\\X\xff", 3)}:
            flipped = data[:at] + bytes([byte]) + data[at + 1 :]
            assert CANARY not in _everything(PARSERS[path], flipped).lower(), flipped


@pytest.mark.parametrize("path", PARSERS)
@given(data=st.one_of(st.binary(max_size=200), st.text(alphabet=" \t\n\r\"'=:#[]{}\\,;|&@/.*-$%ab1\0é", max_size=200)))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_any_text_is_read_or_refused(path: str, data: bytes | str) -> None:
    _everything(PARSERS[path], data if isinstance(data, bytes) else data.encode())


SECRET = st.text(alphabet="abcXYZ019+/=_.-:@#$%&*()[]{}<>?!,;|'\"\\ ", max_size=12).map(
    lambda text: f"zzcanaryzz{text}"
)


@given(secrets=st.lists(SECRET, min_size=3, max_size=3))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_no_sign_in_a_value_lets_it_out(secrets: list[str]) -> None:
    first, second, third = secrets
    blankless = first.replace(" ", "")
    made = {
        ".aws/credentials": f"[a]\naws_access_key_id = {first}\naws_secret_access_key = {second}\n[b]\nx = {third}\n",
        ".netrc": f"machine a.example login b password {blankless}\nmachine c.example password {blankless}\n",
        ".pgpass": f"a:1:b:c:{first}\n#{second}\nd:2:*:e:{third}\n",
        ".env": f"A_TOKEN={first}\nB_TOKEN='{second}'\nC_TOKEN=\"{third}\"\n",
        ".bashrc": f"export A_TOKEN={blankless}\nexport B_TOKEN='{second}'\nset -gx C_TOKEN {blankless}\n",
        ".npmrc": f"//a.example/:_authToken={first}\n_auth = {second}\n",
        ".pypirc": f"[a]\nrepository: https://a.example\nusername: {first}\npassword: {second}\n",
        ".config/rclone/rclone.conf": f"[a]\ntype = s3\npass = {first}\n[b]\nkey_file_pass = {second}\n",
        ".databrickscfg": f"[a]\nhost = https://a.example\ntoken = {first}\nclient_secret = {second}\n",
        ".snowflake/connections.toml": f'[a]\npassword = "{first}"\nprivate_key = """\n{second}\n{third}\n"""\n',
        ".config/gh/hosts.yml": f"github.com:\n    oauth_token: {first}\n    user: {second}\n",
        ".ssh/config": f"Host a\n ProxyCommand {first}\n SetEnv A={second}\n#{third}\n User {blankless}\n",
        "crontab": f"A_TOKEN={first}\n1 1 * * * /opt/x {second}\n2 2 * * * curl '{third}' {first}\n",
        "service": f"[Service]\nExecStart=/opt/x {first}\nEnvironment={second}\n",
    }
    for path, text in made.items():
        assert CANARY not in _everything(PARSERS[path], text.encode()).lower(), (path, text)


def test_a_torn_json_and_a_torn_yaml_are_one_sentence_each(tmp_path: Path) -> None:
    got = read_home(tmp_path, {".docker/config.json": '{"auths": {"zzcanaryzz', ".kube/config": "a: [zzcanaryzz"})
    assert got.troubles == [
        "~/.kube/config was not read: it is no YAML from line 2 on; the keys it may name are not listed.",
        "~/.docker/config.json was not read: it is no JSON; the keys it may name are not listed.",
    ]


@pytest.mark.parametrize("sign", ["[", '{"a":', "- ", "{a: "])
def test_deep_nesting_ends_in_one_sentence_for_each_file(tmp_path: Path, sign: str) -> None:
    files = dict.fromkeys((".docker/config.json", ".kube/config", ".dbt/profiles.yml"), sign * 20_000)
    assert len(read_home(tmp_path, files).troubles) <= 3


def test_aliases_that_multiply_are_left_out(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a, *a, *a, *a, *a, *a]\n" for n in range(300))
    assert not read_home(tmp_path, {".config/gh/hosts.yml": bomb}).proposals


def test_pipes_links_folders_and_devices_in_place_of_files_wait_for_nobody(tmp_path: Path) -> None:
    home = make(tmp_path / "home", {"outside": "machine zzcanaryzz.example password zzcanaryzz\n"})
    os.mkfifo(home / ".netrc")
    os.mkfifo(home / ".bashrc")
    (home / ".pgpass").mkdir()
    (home / ".git-credentials").symlink_to(home / "outside")
    (home / ".pypirc").symlink_to("/dev/zero")
    (home / ".aws").symlink_to(tmp_path)
    (home / ".config").mkdir()
    (home / ".config" / "gcloud").write_text("zzcanaryzz")
    got = read_home(tmp_path, {})
    assert not got.proposals
    cost = "the keys it may name are not listed"
    link = "it is a link, and links are not followed"
    assert sorted(got.troubles) == sorted(
        [
            f"~/.aws was not read: {link}; {cost}.",
            f"~/.netrc was not read: it is no ordinary file; {cost}.",
            f"~/.git-credentials was not read: {link}; {cost}.",
            f"~/.pgpass was not read: it is no ordinary file; {cost}.",
            f"~/.pypirc was not read: {link}; {cost}.",
            f"~/.bashrc was not read: it is no ordinary file; {cost}.",
        ]
    )


def test_a_pipe_in_place_of_an_env_file_waits_for_nobody(tmp_path: Path) -> None:
    folder = make(tmp_path / "recs", {})
    os.mkfifo(folder / ".env")
    (folder / ".env.prod").symlink_to("/dev/zero")
    got = read(folder, [dotenv.KIND])
    assert not got.proposals


def test_names_with_signs_of_control_are_shown_as_pictures(tmp_path: Path) -> None:
    files = {".password-store/ml\x1b[31m/\u202egpj.gpg": "", ".kube/config": 'contexts: [{name: "a\\u001b[2J"}]\n'}
    read_home(tmp_path, files)  # what holds for all is checked there


def test_the_home_is_not_read_unless_the_person_asked(tmp_path: Path) -> None:
    home = make(tmp_path / "home", {".netrc": "machine a.example password zzcanaryzz\n", ".ssh/id_rsa": KEY})
    got = read(home, [kind(machine(tmp_path, CRONTAB))])
    assert not got.proposals and not got.survey.read_bytes
    assert KIND.home


def test_every_place_of_the_table_lies_below_the_home() -> None:
    for path in (*(key_file.path for key_file in KEY_FILES), *SHELL_FILES):
        assert ".." not in path and not path.startswith(("/", "~"))
        assert "*" not in path.rpartition("/")[0]


@pytest.mark.parametrize(("path", "line"), [(".ssh/config", "Host a\n"), (".netrc", "machine a\n"), (".bashrc", "'\n")])
def test_a_file_of_very_many_lines_ends(path: str, line: str) -> None:
    _everything(PARSERS[path], line.encode() * 60_000)
