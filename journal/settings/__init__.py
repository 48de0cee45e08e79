"""The config file and the environment → Settings, or all problems at once.

load                loads everything in order; a wrong key falls back to its default
config_files        the main file and conf.d/*.toml, merged
environment         variables override files
secrets_in_files    secrets that stand in a file
error_messages      pydantic's errors as sentences, each at its line
checks              what is wrong between settings
effective_settings  every setting in force, its value and its origin
settings            `Settings`, the whole
sections            its sections, but for:
slack_settings      `[slack]`
mail_settings       `[[mailbox]]` and `[[rule]]`
storage_settings    where attachments are kept
letter_settings     salutations and signatures of letters
template_settings   groups, templates, campaigns
value_types         kinds of values, and their validation
iso_codes           currencies and languages
schema_tree         the tree of settings as data
schema              the JSON Schema for editors
sample_config       the commented file of `rapport init`
origins             the file and line, or the variable, of each value
toml_lines          on which line each key stands
"""

from journal.settings.load import LoadedConfig, load_config
from journal.settings.mail_settings import AfterKeyword, AfterMove, MailboxSettings
from journal.settings.origins import SettingOrigin
from journal.settings.settings import Settings
from journal.settings.value_types import did_you_mean, nearest

__all__ = [
    "AfterKeyword",
    "AfterMove",
    "LoadedConfig",
    "MailboxSettings",
    "SettingOrigin",
    "Settings",
    "did_you_mean",
    "load_config",
    "nearest",
]
