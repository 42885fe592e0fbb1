"""Secrets that are known by where they stand: in commands, headers, addresses and files of settings."""

from __future__ import annotations

import re
from binascii import Error, a2b_base64

from resign_tui.core.secrets.judgement import has_strong_sign, is_mixed, is_reference, is_stand_in, trimmed
from resign_tui.core.secrets.pattern import SecretPattern

_BARE = r"""[^\s"'`;&|<>(){}\[\]$…][^\s"'`;&|<>…]{3,}+"""
_ARGUMENT = rf"""(?P<secret>(?<=')[^'\n…]{{4,80}}(?=')|(?<=")[^"\n…$]{{4,80}}(?=")|(?<!['"]){_BARE})"""
_GAP = r"[^\n|;]{0,100}?"
_QUERY = r"[^\s&#;\"'`<>…]"


def _argument(match: re.Match[str]) -> bool:
    """An argument that is no variable, no word and no place."""
    value = trimmed(match["secret"])
    if is_stand_in(value) or is_reference(value):
        return False
    digits, letters = any(map(str.isdigit, value)), any(map(str.isalpha, value))
    return (digits and (letters or len(value) >= 8)) or (has_strong_sign(value) and letters)


def _mixed(match: re.Match[str]) -> bool:
    return is_mixed(match["secret"]) and not is_stand_in(match["secret"])


def _basic(match: re.Match[str]) -> bool:
    try:
        user, colon, password = a2b_base64(match["secret"] + "==").decode("utf-8").partition(":")
    except (Error, ValueError):
        return False
    return bool(user and colon and password)


def _command(literals: str, expression: str) -> SecretPattern:
    written = rf"(?<![\w-]){expression}"
    return SecretPattern("password in a command", tuple(literals.split()), written, _argument)


COMMANDS = (
    _command(
        "curl wget http",
        rf"(?:curl|wget|https?|xh)\s{_GAP}(?<=\s)(?:-u|--user|-a|--auth)[ =]?[\"']?[\w.@-]{{1,60}}:(?P<secret>{_BARE})",
    ),
    _command("mysql mariadb", rf"(?:mysql|mariadb)[\w-]{{0,10}}\s{_GAP}(?<=\s)-p[\"']?{_ARGUMENT}"),
    _command("sshpass", rf"sshpass\s-p ?[\"']?{_ARGUMENT}"),
    _command("redis", rf"redis-cli\s{_GAP}(?<=\s)-a [\"']?{_ARGUMENT}"),
    _command(
        "login mongo",
        r"(?:(?:docker|podman|registry|az|oc|ecr|skopeo|oras) login|mongo[a-z]{0,8})"
        rf"\s{_GAP}(?<=\s)-p [\"']?{_ARGUMENT}",
    ),
    _command("--pass --http-pass", rf"--(?:http-)?pass(?:word|wd|phrase)?[ =][\"']?{_ARGUMENT}"),
    _command("ldap", rf"ldap[a-z]{{2,10}}\s{_GAP}(?<=\s)-w ?[\"']?{_ARGUMENT}"),
    _command("smbclient", rf"smbclient\s{_GAP}(?<=\s)-U ?[\"']?[\w.\\-]{{1,40}}%{_ARGUMENT}"),
    _command("sudo", rf"echo [\"']?{_ARGUMENT}[\"']? ?\| ?sudo"),
    _command("pass:", rf"-pass(?:in|out)? pass:[\"']?{_ARGUMENT}"),
    _command("htpasswd", rf"htpasswd -[A-Za-z]{{0,3}}b[A-Za-z]{{0,3}} \S{{1,80}} \S{{1,40}} [\"']?{_ARGUMENT}"),
    _command("add_user change_password", rf"(?:add_user|change_password) \S{{1,40}} [\"']?{_ARGUMENT}"),
    _command("/user:", rf"net use {_GAP}/user:\S{{1,60}} [\"']?{_ARGUMENT}"),
    _command("kinit", rf"kinit {_GAP}<<< ?[\"']?{_ARGUMENT}"),
    _command("zip 7z", rf"(?:un)?(?:zip|rar) {_GAP}(?<=\s)-P ?[\"']?{_ARGUMENT}"),
    SecretPattern(
        "password in a netrc line",
        ("login",),
        r"(?:machine\s{1,8}\S{1,200}|default)\s{1,8}login\s{1,8}\S{1,80}\s{1,8}password\s{1,8}(?P<secret>[^\s…]{4,200})",
        _argument,
    ),
    SecretPattern(
        "password in a header",
        ("basic",),
        r"(?i)authorization[\"']?[:=][ ]{0,3}[\"']?basic (?P<secret>[A-Za-z0-9+/]{6,200}={0,2})(?![\w+/])",
        _basic,
    ),
    SecretPattern(
        "key in a header",
        ("bearer", "authorization"),
        r"(?i)authorization[\"']?[:=][ ]{0,3}[\"']?(?:bearer|token|apikey) (?P<secret>[\w.~+/=-]{16,}+)",
        _mixed,
    ),
    SecretPattern(
        "key in a header",
        ("x-",),
        r"(?i)(?<![\w-])x-[a-z-]{0,30}(?:key|token|secret)[\"']?[:=][ ]{0,3}[\"']?(?P<secret>[\w.~+/=-]{16,}+)",
        _mixed,
    ),
    SecretPattern(
        "webhook",
        ("discord", "webhook.office", "hooks.zapier", "pagerduty.com/integration"),
        (r"(?i)(?:discord(?:app)?\.com/api/webhooks/\d{5,30}/|webhook\.office\.com/webhookb2/"
            r"|hooks\.zapier\.com/hooks/catch/\d{1,20}/|events\.pagerduty\.com/integration/)(?P<secret>[\w@/-]{6,}+)"),
    ),
    SecretPattern("webhook", ("/hooks/",), r"/hooks/(?P<secret>[a-z0-9]{26})(?![A-Za-z0-9])", _mixed),
    SecretPattern(
        "signed address",
        ("sig=", "signature="),
        rf"(?i)[?&](?:amp;)?(?:sig|(?:x-amz-|x-goog-)?signature)=(?P<secret>{_QUERY}{{16,}}+)",
        _mixed,
    ),
    SecretPattern(
        "key for one-time codes",
        ("otpauth",),
        r"(?i)otpauth://[^\s?]{1,200}\?[^\s]{0,200}?secret=(?P<secret>[A-Z2-7]{8,}+=*+)",
    ),
    SecretPattern(
        "key in an address",
        ("token=", "key=", "password=", "passwd=", "pwd=", "pass=", "secret=", "auth="),
        (r"(?i)[?&](?:amp;)?(?:[a-z]{1,12}[_-])?(?:token|password|passwd|pwd|pass|secret|apikey|api_key|auth)"
            rf"=(?P<secret>{_QUERY}{{6,}}+)"),
        _argument,
    ),
    SecretPattern(
        "key to a vault",
        ("unseal", "root token", "recovery key"),
        r"(?i)(?:unseal key|recovery key)[ ]?\d{0,2}(?:[ ]is|[ ]?[:=])?[ ]{0,3}(?P<secret>[A-Za-z0-9+/]{40,}+=*+)",
        _mixed,
    ),
    SecretPattern(
        "key to a vault",
        ("root token",),
        r"(?i)root token(?:[ ]is|[ ]?[:=])?[ ]{0,3}(?P<secret>(?:hv)?s\.[A-Za-z0-9]{20,}+)",
    ),
    SecretPattern(
        "client key",
        ("client-key-data",),
        r"client-key-data[\"']?:[ ]{0,3}[\"']?(?P<secret>[A-Za-z0-9+/]{40,}+=*+)",
    ),
    SecretPattern(
        "wifi password",
        ("wifi:",),
        r"WIFI:[^\s]{0,120}?P:(?P<secret>[^;\n…]{4,80});",
    ),
)  # fmt: skip
"""Each is sure by its surroundings."""
