"""Each file of keys: its names come out as places of keys, its values never."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evidence.home.home_host import answers, only, read_home, records

ROTATE = "yes, before the last day"

FILES = {
    ".aws/credentials": (
        "[mhale-admin]\naws_access_key_id = AKIAZZCANARYZZ000001\naws_secret_access_key = zzcanaryzz/Aws\n",
        [("AWS, profile mhale-admin", "cloud", "~/.aws/credentials, mhale-admin", ROTATE)],
    ),
    ".aws/config": (
        "[default]\nregion = eu-north-1\n[profile ml-prod]\nrole_arn = arn:aws:iam::000000000000:role/ml-prod\n"
        "source_profile = mhale-admin\n[profile research]\nsso_session = northpier\nsso_role_name = Research\n"
        "[sso-session northpier]\nsso_start_url = https://northpier.awsapps.example/start\n",
        [("AWS", "cloud", "~/.aws/config, ml-prod, research", "")],
    ),
    ".config/gcloud/configurations/config_batch": (
        "[core]\naccount = recs-train@northpier-ml.iam.gserviceaccount.com\nproject = northpier-ml\n",
        [("Google Cloud, project northpier-ml", "cloud", "~/.config/gcloud/configurations/config_batch", "")],
    ),
    ".config/gcloud/application_default_credentials.json": (
        '{"type": "authorized_user", "refresh_token": "zzcanaryzz"}',
        [
            (
                "Google Cloud, application default",
                "cloud",
                "~/.config/gcloud/application_default_credentials.json",
                ROTATE,
            )
        ],
    ),
    ".azure/azureProfile.json": (
        '\ufeff{"subscriptions": [{"name": "ml production", "user": {"name": "zzcanaryzz@northpier.example"}}]}',
        [("Azure, subscription ml production", "cloud", "~/.azure/azureProfile.json, ml production", "")],
    ),
    ".kube/config": (
        "contexts:\n- name: recs-prod\n  context: {cluster: eks-north, user: admin, namespace: recs}\n"
        "- name: gpu-lab\n  context: {cluster: gpu-lab, user: lab}\nusers:\n"
        "- name: admin\n  user: {exec: {command: aws, args: [zzcanaryzz]}}\n"
        "- name: lab\n  user: {token: zzcanaryzzToken}\n",
        [
            ("Kubernetes, context gpu-lab", "cloud", "~/.kube/config, gpu-lab", ROTATE),
            ("Kubernetes, context recs-prod", "cloud", "~/.kube/config, recs-prod", ""),
        ],
    ),
    ".netrc": (
        "machine api.wandb.ai\n  login user\n  password zzcanaryzz\nmacdef init\nmachine zzcanaryzz.example\n\n"
        'machine git.northpier.example password "zz canaryzz machine zzcanaryzz" login mhale\n',
        [
            ("Weights & Biases (api.wandb.ai)", "api_key", "~/.netrc, api.wandb.ai", ROTATE),
            ("git.northpier.example", "api_key", "~/.netrc, git.northpier.example", ROTATE),
        ],
    ),
    ".git-credentials": (
        "https://mhale:zzcanaryzz@git.northpier.example\nhttps://x:zzcanaryzz/zzcanaryzz@torn\n",
        [("git.northpier.example", "api_key", "~/.git-credentials, git.northpier.example", ROTATE)],
    ),
    ".pgpass": (
        "# zzcanaryzz\ndb.northpier.example:5432:features:maya:zzcanaryzz:with:colons\n"
        "zzcanaryzz\n*:*:*:zz:zzcanaryzz\n",
        [
            (
                "PostgreSQL, db.northpier.example",
                "db",
                "~/.pgpass, db.northpier.example:5432:features:maya",
                ROTATE,
            ),
            ("PostgreSQL", "db", "~/.pgpass, *:*:*:zz", ROTATE),
        ],
    ),
    ".docker/config.json": (
        '{\n\t"auths": {"registry.northpier.example": {"auth": "zzcanaryzz"}, "ghcr.io": {}},\n'
        '\t"credHelpers": {"ecr.amazonaws.com": "ecr-login"}}',
        [
            ("registry.northpier.example", "saas", "~/.docker/config.json, registry.northpier.example", ROTATE),
            ("ghcr.io, ecr.amazonaws.com", "saas", "~/.docker/config.json, ghcr.io, ecr.amazonaws.com", ""),
        ],
    ),
    ".pypirc": (
        "[distutils]\nindex-servers =\n    northpier\n[northpier]\nrepository: https://pypi.northpier.example\n"
        "username: mhale\npassword: zzcanaryzz\n",
        [("pypi.northpier.example", "api_key", "~/.pypirc, northpier", ROTATE)],
    ),
    ".npmrc": (
        "@np:registry=https://npm.northpier.example/\n//npm.northpier.example/:_authToken=zzcanaryzz\n_auth=zzcanaryzz\n",
        [
            ("npm.northpier.example", "api_key", "~/.npmrc, npm.northpier.example", ROTATE),
            ("registry.npmjs.org", "api_key", "~/.npmrc, registry.npmjs.org", ROTATE),
        ],
    ),
    ".config/pip/pip.conf": (
        "[global]\nindex-url = https://mhale:zzcanaryzz@pypi.northpier.example/simple\n"
        "extra-index-url =\n  https://zzcanaryzz@more.northpier.example:8080/simple\n  https://pypi.org/simple\n",
        [
            ("pypi.northpier.example", "api_key", "~/.config/pip/pip.conf, pypi.northpier.example", ROTATE),
            ("more.northpier.example", "api_key", "~/.config/pip/pip.conf, more.northpier.example", ROTATE),
        ],
    ),
    ".config/rclone/rclone.conf": (
        "[s3-team]\ntype = s3\nprovider = AWS\nsecret_access_key = zzcanaryzz\n[disk]\ntype = local\n",
        [
            ("rclone, remote s3-team", "saas", "~/.config/rclone/rclone.conf, s3-team", ROTATE),
            ("rclone, remote disk", "saas", "~/.config/rclone/rclone.conf, disk", ""),
        ],
    ),
    ".databrickscfg": (
        "[DEFAULT]\nhost = https://dbc-0.cloud.northpier.example\ntoken = zzcanaryzz\n"
        "[browser]\nhost = https://dbc-1.cloud.northpier.example/?o=zzcanaryzz\nauth_type = databricks-cli\n",
        [
            ("Databricks, dbc-0.cloud.northpier.example", "saas", "~/.databrickscfg, DEFAULT", ROTATE),
            ("Databricks, dbc-1.cloud.northpier.example", "saas", "~/.databrickscfg, browser", ""),
        ],
    ),
    ".snowflake/connections.toml": (
        '[northpier]\naccount = np-eu1\npassword = """\n[zzcanaryzz]\npassword = zzcanaryzz\n"""\n'
        '[browser]\naccount = "np-eu2"\nauthenticator = "externalbrowser"\n',
        [
            ("Snowflake, np-eu1", "db", "~/.snowflake/connections.toml, northpier", ROTATE),
            ("Snowflake, np-eu2", "db", "~/.snowflake/connections.toml, browser", ""),
        ],
    ),
    ".dbt/profiles.yml": (
        "recs:\n  target: prod\n  outputs:\n    prod: {type: snowflake, account: np-eu1, password: zzcanaryzz}\n",
        [("dbt, recs/prod", "db", "~/.dbt/profiles.yml, recs/prod", ROTATE)],
    ),
    ".kaggle/kaggle.json": (
        '{"username": "mhale", "key": "zzcanaryzz"}',
        [("Kaggle", "api_key", "~/.kaggle/kaggle.json", ROTATE)],
    ),
    ".config/gh/hosts.yml": (
        "github.com:\n    user: mhale\n    oauth_token: zzcanaryzz\ngit.northpier.example:\n    users: {mhale: }\n",
        [
            ("GitHub", "api_key", "~/.config/gh/hosts.yml, github.com", ROTATE),
            ("GitHub, git.northpier.example", "api_key", "~/.config/gh/hosts.yml, git.northpier.example", ""),
        ],
    ),
    ".mlflow/credentials": (
        "[mlflow]\nmlflow_tracking_username = mhale\nmlflow_tracking_password = zzcanaryzz\n",
        [("MLflow", "api_key", "~/.mlflow/credentials", ROTATE)],
    ),
    ".config/wandb/settings": (
        "[default]\nentity = mhale\nbase_url = https://wandb.northpier.example\n",
        [("Weights & Biases", "saas", "~/.config/wandb/settings, entity mhale", "")],
    ),
    ".cache/huggingface/token": (
        "hf_zzcanaryzz",
        [("Hugging Face", "api_key", "~/.cache/huggingface/token", ROTATE)],
    ),
    ".cache/huggingface/stored_tokens": (
        "[northpier-write]\nhf_token = hf_zzcanaryzz\n",
        [("Hugging Face", "api_key", "~/.cache/huggingface/stored_tokens, northpier-write", ROTATE)],
    ),
    ".modal.toml": (
        '[team]\ntoken_id = "ak-zzcanaryzz"\ntoken_secret = "as-zzcanaryzz"\nactive = true\n',
        [("Modal", "api_key", "~/.modal.toml, team", ROTATE)],
    ),
    ".comet.config": ("[comet]\napi_key=zzcanaryzz\n", [("Comet", "api_key", "~/.comet.config", ROTATE)]),
    ".config/op/config": (
        '{"accounts": [{"shorthand": "northpier", "email": "zzcanaryzz@x.example", "key": "zzcanaryzz"}]}',
        [("1Password", "saas", "~/.config/op/config, northpier", "")],
    ),
}


@pytest.mark.parametrize("path", FILES)
def test_its_names_are_places_of_keys_and_its_values_stay(tmp_path: Path, path: str) -> None:
    text, expected = FILES[path]
    got = read_home(tmp_path, {path: text})
    assert records(got) == expected
    assert not got.troubles
    for proposal in got.proposals:
        assert proposal.source.path == f"~/{path}"
        assert proposal.row in ("IA-01", "IA-02", "IA-03")
        assert len(proposal.what) <= 70
        assert not proposal.record or proposal.fields["owner"] == "me"


def test_what_is_said_of_a_key_names_the_place_and_the_day(tmp_path: Path) -> None:
    got = read_home(tmp_path, {".pgpass": "db.northpier.example:5432:features:maya:zzcanaryzz\n"})
    assert only(got).what == "PostgreSQL, db.northpier.example: password in ~/.pgpass"
    assert only(got).note == (
        "~/.pgpass holds a password for PostgreSQL, db.northpier.example (database features, user maya), "
        "as of 27 Nov 2026. It goes on working until somebody withdraws it."
    )
    assert only(got).confidence == "certain"


def test_names_without_a_key_are_one_proposal_that_says_so(tmp_path: Path) -> None:
    got = read_home(tmp_path, {".aws/config": FILES[".aws/config"][0]})
    assert only(got).note == (
        "~/.aws/config names ml-prod (role ml-prod, through the profile mhale-admin), research (role Research, single "
        "sign-on northpier), as of 27 Nov 2026. No key that lasts was seen in that file."
    )


def test_a_lasting_cloud_key_may_be_what_jobs_run_with(tmp_path: Path) -> None:
    got = read_home(tmp_path, {".aws/credentials": FILES[".aws/credentials"][0]})
    assert answers(got) == {"account.cloud_keys": "yes", "account.cloud_keys_which": "AWS, profile mhale-admin"}
    assert [proposal.confidence for proposal in got.proposals] == ["certain", "likely"]


def test_a_key_of_some_hours_is_no_lasting_key(tmp_path: Path) -> None:
    text = "[hours]\naws_access_key_id = AKIAZZCANARYZZ000001\naws_session_token = zzcanaryzz\n"
    got = read_home(tmp_path, {".aws/credentials": text})
    assert not answers(got)
    assert "a key for some hours only" in only(got).note
    assert "rotate" not in only(got).fields


def test_many_keys_of_one_file_are_one_proposal(tmp_path: Path) -> None:
    text = "".join(f"machine host{number}.example login a password zzcanaryzz\n" for number in range(20))
    got = read_home(tmp_path, {".netrc": text})
    assert only(got).what == "20 keys in ~/.netrc"
    assert "host11.example and 8 more" in only(got).note


def test_entries_that_look_private_are_left_out_and_counted(tmp_path: Path) -> None:
    text = "[bank-nordfjord]\ntype = s3\npass = zzcanaryzz\n[home]\ntype = s3\n[homepage]\ntype = s3\n"
    got = read_home(tmp_path, {".config/rclone/rclone.conf": text})
    assert [record[0] for record in records(got)] == ["rclone, remote homepage"]
    assert got.troubles == ["~/.config/rclone/rclone.conf: 2 entries look private and were left out."]
    assert "nordfjord" not in got.text


def test_a_locked_rclone_file_is_told_as_a_whole(tmp_path: Path) -> None:
    got = read_home(tmp_path, {".config/rclone/rclone.conf": "# Encrypted\nRCLONE_ENCRYPT_V0:\n[zzcanaryzz]\na = b\n"})
    assert records(got) == [("rclone", "saas", "~/.config/rclone/rclone.conf", ROTATE)]
    assert "locked by a password" in only(got).note


def test_a_login_kept_by_a_helper_is_no_key_in_the_file(tmp_path: Path) -> None:
    text = '{"credsStore": "desktop", "auths": {"https://index.docker.io/v1/": {}}}'
    got = read_home(tmp_path, {".docker/config.json": text})
    assert records(got) == [("index.docker.io", "saas", "~/.docker/config.json, index.docker.io", "")]


def test_other_readers_hear_of_the_tracker(tmp_path: Path) -> None:
    files = {".netrc": FILES[".netrc"][0], ".config/wandb/settings": FILES[".config/wandb/settings"][0]}
    got = read_home(tmp_path, files, crontab="0 4 * * 0 python train_weekly.py --key zzcanaryzz\n")
    assert got.survey.facts == {"wandb key in ~/.netrc", "entity mhale in wandb settings", "scheduled training"}
