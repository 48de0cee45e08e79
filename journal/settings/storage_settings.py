"""Decides where attachments are kept: a folder, or a bucket that machines share."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr

from journal.settings.sections import Section
from journal.settings.value_types import Flag, invalid_value


def _bucket(text: str) -> str:
    address = text.strip().rstrip("/")
    if address and not re.fullmatch(r"s3://[a-z0-9][a-z0-9.-]+(/[\w.-]+)*", address):
        raise invalid_value(
            f"'{text}' is no bucket.", 'Write one like "s3://rapport" or "s3://ours/rapport".'
        )
    return address


def _endpoint(text: str) -> str:
    address = text.strip().rstrip("/")
    if address and not (address.startswith(("https://", "http://")) and urlsplit(address).hostname):
        raise invalid_value(f"'{text}' is no server.", 'Write one like "https://s3.ours.example".')
    return address


class StorageSettings(Section):
    path: str = Field(
        default="var/storage",
        min_length=1,
        description=(
            "The folder of attachments and of mailboxes' consents, seen from the config file's folder."
        ),
    )
    bucket: Annotated[str, AfterValidator(_bucket)] = Field(
        default="",
        description=(
            "Where attachments are kept instead when several machines share them: s3://BUCKET, or "
            "s3://BUCKET/FOLDER. For PostgreSQL only."
        ),
    )
    endpoint: Annotated[str, AfterValidator(_endpoint)] = Field(
        default="",
        description="The bucket's server, where it is not Amazon's: https://s3.ours.example.",
    )
    region: str = Field(
        default="", description="The bucket's region, where the server asks for one."
    )
    access_key: SecretStr | None = Field(
        default=None,
        description="The bucket's access key. Without one the machine's own role or AWS_* is used. From the environment only.",
    )
    secret_key: SecretStr | None = Field(
        default=None, description="What belongs to access_key. From the environment only."
    )
    insecure: Flag = Field(
        default=False,
        description="Allow an endpoint by http://, in a network that only you can read.",
    )
