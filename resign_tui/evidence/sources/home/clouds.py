"""Names from the files of clouds and clusters: AWS, Google Cloud, Azure, Kubernetes."""

from __future__ import annotations

from collections.abc import Iterator

from resign_tui.evidence.formats.yaml_file import items, table
from resign_tui.evidence.sources.home.entries import Entry, joined, named, plain, said
from resign_tui.evidence.sources.home.trees import json_names, sections, yaml_names

_AWS = ("role_arn", "sso_session", "source_profile", "sso_role_name")
_PROFILE, _SINGLE_SIGN_ON = "profile ", "sso-session "


def aws(data: bytes) -> Iterator[Entry]:
    """The profiles of ~/.aws/config and ~/.aws/credentials; the sign-on sections are named by their profiles."""
    for section in sections(data, _AWS):
        if not section.name or section.name.startswith((_SINGLE_SIGN_ON, "services ")):
            continue
        name = named(section.name.removeprefix(_PROFILE).strip())
        role = plain(section.keys.get("role_arn", "").rpartition("/")[2]) or plain(section.keys.get("sso_role_name"))
        lasts = "aws_access_key_id" in section.keys and "aws_session_token" not in section.keys
        detail = joined(
            said("role", role),
            said("through the profile", plain(section.keys.get("source_profile"))),
            said("single sign-on", plain(section.keys.get("sso_session"))),
            "a key for some hours only" if "aws_session_token" in section.keys else "",
        )
        if name and (lasts or detail or name != "default"):
            yield Entry(name, f"AWS, profile {name}", detail, lasts)


def gcloud(data: bytes) -> Iterator[Entry]:
    """One configuration of gcloud: its project, and whether a person or a service account is signed in."""
    keys = {key: text for section in sections(data, ("account", "project")) for key, text in section.keys.items()}
    account = keys.pop("account", "")
    who = "signed in as a service account" if account.endswith(".gserviceaccount.com") else "signed in as a person"
    project = plain(keys.get("project"))
    if project or account:
        yield Entry("", f"Google Cloud, project {project}" if project else "", who if account else "", kept=False)


def gcloud_default(data: bytes) -> Iterator[Entry]:
    """The application default credentials: of what type they are."""
    kinds = {"authorized_user": "signed in as a person", "service_account": "the key of a service account"}
    yield Entry("", "Google Cloud, application default", kinds.get(json_names(data, ("type",)).get("type") or "", ""))


def azure(data: bytes) -> Iterator[Entry]:
    """The subscriptions of the Azure command line."""
    for subscription in items(json_names(data, ("name",)).get("subscriptions")):
        if name := named(table(subscription).get("name")):
            yield Entry(name, f"Azure, subscription {name}", kept=False)


def kube(data: bytes) -> Iterator[Entry]:
    """The contexts of a kubeconfig: cluster, namespace, and how its user is known there."""
    tree = yaml_names(data, ("name", "cluster", "user", "namespace"))
    users = {table(user).get("name"): table(table(user).get("user")) for user in items(tree.get("users"))}
    for item in items(tree.get("contexts")):
        context = table(table(item).get("context"))
        if not (name := named(table(item).get("name"))):
            continue
        user = context.get("user")
        way, lasts = _way(users.get(user, {}) if isinstance(user, str) else {})
        where = said("cluster", named(context.get("cluster"))), said("namespace", named(context.get("namespace")))
        yield Entry(name, f"Kubernetes, context {name}", joined(*where, way), lasts)


def _way(user: dict[str, object]) -> tuple[str, bool]:
    """How a user of a cluster is known there, and whether what proves it stands in the file."""
    if user.keys() & {"token", "tokenFile"}:
        return "known by a token", "token" in user
    if user.keys() & {"client-certificate-data", "client-certificate", "client-key", "client-key-data"}:
        return "known by a certificate", "client-key-data" in user
    if "password" in user:
        return "known by a password", True
    if user.keys() & {"exec", "auth-provider"}:
        return "known by a program that signs in", False
    return "", False
