"""Keys that are made up on the spot, of every kind the product must find."""

from __future__ import annotations

import base64
import json
import random
import string
import zlib
from collections.abc import Callable
from typing import TypeAlias

LETTERS = string.ascii_letters
DIGITS = string.digits
ALNUM = LETTERS + DIGITS
URL_SAFE = ALNUM + "-_"
HEX = "0123456789abcdef"
BASE32 = string.ascii_uppercase + "234567"

Maker: TypeAlias = Callable[[random.Random], tuple[str, str]]
"""Makes a text that holds a secret, and the secret itself."""


def made_up(rng: random.Random, alphabet: str, length: int) -> str:
    """Random signs with a digit, a capital and a small letter among them wherever the alphabet has such."""
    if length < 6:
        return "".join(rng.choice(alphabet) for _ in range(length))
    signs = [rng.choice(alphabet) for _ in range(length)]
    wanted = [[sign for sign in alphabet if test(sign)] for test in (str.isdigit, str.isupper, str.islower)]
    places = rng.sample(range(1, length - 1), 3)
    for place, choices in zip(places, wanted, strict=True):
        if choices:
            signs[place] = rng.choice(choices)
    return "".join(signs)


def _alone(prefix: str, alphabet: str, length: int, suffix: str = "") -> Maker:
    def make(rng: random.Random) -> tuple[str, str]:
        key = prefix + made_up(rng, alphabet, length) + suffix
        return key, key

    return make


def _after(words: str, alphabet: str, length: int, suffix: str = "") -> Maker:
    def make(rng: random.Random) -> tuple[str, str]:
        key = made_up(rng, alphabet, length) + suffix
        return words + key, key

    return make


def _github(prefix: str) -> Maker:
    def make(rng: random.Random) -> tuple[str, str]:
        body = made_up(rng, ALNUM, 30)
        number, check = zlib.crc32(body.encode()), ""
        signs = DIGITS + string.ascii_uppercase + string.ascii_lowercase
        for _ in range(6):
            number, rest = divmod(number, 62)
            check = signs[rest] + check
        key = prefix + body + check
        return key, key

    return make


def _openai(prefix: str, half: int) -> Maker:
    def make(rng: random.Random) -> tuple[str, str]:
        key = prefix + made_up(rng, ALNUM, half) + "T3Blbk" + "FJ" + made_up(rng, ALNUM, half)
        return key, key

    return make


def _pem(rng: random.Random) -> tuple[str, str]:
    kind = rng.choice(("", "RSA ", "EC ", "OPENSSH ", "ENCRYPTED "))
    rows = [made_up(rng, ALNUM + "+/", 64) for _ in range(12)]
    block = "\n".join((f"-----BEGIN {kind}PRIVATE " + "KEY-----", *rows, f"-----END {kind}PRIVATE KEY-----"))
    return block, block


def _service_account(rng: random.Random) -> tuple[str, str]:
    account = {
        "type": "service_account",
        "project_id": "ml-platform",
        "private_key_id": made_up(rng, HEX, 40),
        "private_key": _pem(rng)[0] + "\n",
        "client_email": "trainer@ml-platform.iam.gserviceaccount.com",
    }
    text = json.dumps(account, indent=2)
    start = text.index("-----BEGIN")
    return text, text[start : text.index('\\n"', start)]


def _jwt(rng: random.Random) -> tuple[str, str]:
    parts = ({"alg": "HS256", "typ": "JWT"}, {"sub": made_up(rng, DIGITS, 10), "iat": 1516239022, "aud": "ml"})
    rows = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts]
    key = ".".join((*rows, made_up(rng, URL_SAFE, 43)))
    return key, key


def _url(scheme: str, rest: str) -> Maker:
    def make(rng: random.Random) -> tuple[str, str]:
        key = made_up(rng, ALNUM, 14)
        return f"{scheme}://trainer:{key}@{rest}", key

    return make


def _slack_hook(rng: random.Random) -> tuple[str, str]:
    key = f"T{made_up(rng, BASE32, 9)}/B{made_up(rng, BASE32, 9)}/{made_up(rng, ALNUM, 24)}"
    return "https://hooks.slack." + f"com/services/{key}", key


def _slack_bot(rng: random.Random) -> tuple[str, str]:
    key = f"xoxb-{rng.randrange(10**11, 10**12)}-{rng.randrange(10**12, 10**13)}-{made_up(rng, ALNUM, 24)}"
    return key, key


def _azure(rng: random.Random) -> tuple[str, str]:
    key = made_up(rng, ALNUM + "+/", 86) + "=="
    return f"DefaultEndpointsProtocol=https;AccountName=models;AccountKey={key};EndpointSuffix=core.windows.net", key


def _between(before: str, alphabet: str, length: int, after: str) -> Maker:
    def make(rng: random.Random) -> tuple[str, str]:
        key = made_up(rng, alphabet, length)
        return before + key + after, key

    return make


def _basic_header(rng: random.Random) -> tuple[str, str]:
    key = base64.b64encode(f"trainer:{made_up(rng, ALNUM, 15)}".encode()).decode().rstrip("=")
    return f"Authorization: Basic {key}", key


def _kaggle(rng: random.Random) -> tuple[str, str]:
    key = made_up(rng, HEX, 32)
    return json.dumps({"username": "trainer", "key": key}), key


EXACT: dict[str, Maker] = {
    "aws": _alone("AKIA", BASE32, 16),
    "aws_session": _alone("ASIA", BASE32, 16),
    "google": _alone("AIza", URL_SAFE, 34, "Q"),
    "gcp_service_account": _service_account,
    "github": _github("ghp_"),
    "github_oauth": _github("gho_"),
    "github_user": _github("ghu_"),
    "github_server": _github("ghs_"),
    "github_refresh": _github("ghr_"),
    "github_fine": _alone("github_pat_11", ALNUM, 80),
    "gitlab": _alone("glpat-", ALNUM, 20),
    "openai": _openai("sk-", 20),
    "openai_project": _openai("sk-proj-", 74),
    "anthropic": _alone("sk-ant-api03-", ALNUM, 93, "AA"),
    "hugging_face": _alone("hf_", LETTERS, 34),
    "slack": _slack_bot,
    "slack_hook": _slack_hook,
    "databricks": _alone("dapi", HEX, 32),
    "stripe": _alone("sk_live_", ALNUM, 24),
    "sendgrid": _alone("SG.", ALNUM, 22, "." + "aB3_" * 10 + "xyz"),
    "private_key": _pem,
    "jwt": _jwt,
    "azure": _azure,
    "url_postgres": _url("postgresql", "db.internal:5432/features"),
    "url_redis": _url("redis", "cache.internal:6379/0"),
    "url_https": _url("https", "git.example.com/ml/train.git"),
    "url_mongo": _url("mongodb+srv", "cluster0.example.net/runs"),
    "password": _after("password: ", ALNUM + "!#%", 12),
    "passwd": _after("DB_PASSWD=", ALNUM, 12),
    "pwd": _after("pwd = ", ALNUM, 12),
    "token": _after("HF_TOKEN=", ALNUM, 24),
    "secret": _after('"client_secret": "', ALNUM, 24),
    "secret_key": _after("AWS_SECRET_ACCESS_KEY=", ALNUM + "+/", 40),
    "api_key": _after("api_key: ", HEX, 32),
    "curl": _between("curl -u trainer:", ALNUM, 12, " https://mlflow.example.com"),
    "sshpass": _after("sshpass -p ", ALNUM, 12),
    "netrc": _after("machine gpu-17.example.com login trainer password ", ALNUM, 14),
    "basic": _basic_header,
    "bearer": _after("Authorization: Bearer ", ALNUM, 40),
    "header": _after("X-Api-Key: ", ALNUM, 32),
    "discord_hook": _after("https://discord.com/api/webhooks/112233445566778899/", URL_SAFE, 68),
    "signed_address": _after("https://m.blob.core.windows.net/prod?sp=r&sig=", ALNUM, 43),
    "key_in_address": _after("http://gpu-17:8888/lab?token=", HEX, 48),
    "otpauth": _after("otpauth://totp/team:trainer?secret=", BASE32, 32),
    "unseal_key": _after("Unseal Key 1: ", ALNUM, 43, "="),
    "root_token": _after("Initial Root Token: s.", ALNUM, 24),
    "client_key": _after("client-key-data: ", ALNUM + "+/", 120),
    "wifi": _between("WIFI:T:WPA;S:Lab;P:", ALNUM, 14, ";;"),
    "password_is": _after("the password is ", ALNUM, 9, "!x9Q"),
    "wandb": _after("wandb login ", HEX, 40),
    "wandb_variable": _after("WANDB_API_KEY=", HEX, 40),
}
"""Kinds that the exact patterns must find by themselves."""

SCANNED: dict[str, Maker] = {
    "replicate": _alone("r8_", ALNUM, 37),
    "groq": _alone("gsk_", ALNUM, 52),
    "nvidia": _alone("nvapi-", ALNUM, 64),
    "xai": _alone("xai-", ALNUM, 80),
    "perplexity": _alone("pplx-", ALNUM, 48),
    "pinecone": _alone("pcsk_", ALNUM, 5, "_" + "aB3dE6gH9j" * 6 + "xyz"),
    "npm": _github("npm_"),
    "pypi": _alone("pypi-AgEIcHlwaS5vcmc", ALNUM, 100),
    "openrouter": _alone("sk-or-v1-", HEX, 64),
    "digitalocean": _alone("dop_v1_", HEX, 64),
    "vault": _alone("hvs.", ALNUM, 95),
    "grafana": _alone("glsa_", ALNUM, 32, "_0a1b2c3d"),
    "linear": _alone("lin_api_", ALNUM, 40),
    "notion": _alone("ntn_", DIGITS, 11, "aB3dE6g" * 5),
    "telegram": _after("telegram bot ", DIGITS, 10, ":AA" + "aB3dE6gH9jk" * 3),
    "langsmith": _alone("lsv2_pt_", HEX, 32, "_0123abcdef"),
    "docker": _alone("dckr_pat_", ALNUM, 27),
    "wandb_v1": _alone("wandb_v1_", ALNUM, 77),
    "wandb_net": _after("machine api.wandb.ai login user password ", HEX, 40),
    "neptune": _after("NEPTUNE_API_TOKEN=", ALNUM, 60, "=="),
    "comet": _after("COMET_API_KEY=", ALNUM, 25),
    "clearml": _after("CLEARML_API_SECRET_KEY=", ALNUM, 50),
    "kaggle": _kaggle,
    "modal": _alone("as-", ALNUM, 22),
    "fireworks": _alone("fw_", ALNUM, 24),
    "runpod": _alone("rpa_", string.ascii_uppercase + DIGITS, 46),
    "together": _alone("tgp_v1_", URL_SAFE, 42, "Q"),
    "cerebras": _alone("csk-", string.ascii_lowercase + DIGITS, 48),
    "voyage": _alone("pa-", ALNUM, 43),
    "tavily": _alone("tvly-dev-", ALNUM, 32),
    "jina": _alone("jina_", ALNUM, 60),
    "prefect": _alone("pnu_", ALNUM, 36),
}
"""Kinds of the trade that the maintained scanner, with our rules added, must find."""
