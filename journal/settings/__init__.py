"""The config file and the environment → Settings, or all problems at once.

load            what is read, in which order; a wrong key falls back to its default
documents       the main file and conf.d, laid together
environment     variables over files
leaks           secrets that stand in a file
complaints      pydantic's findings in whole sentences
checks          what is wrong between settings
shape           Settings; its parts: sections, mail, offer; their values: kinds, codes
walk            the tree of settings as data
places lines    where each key stands
schema sample   the JSON Schema for editors; the commented file of `rapport init`
"""

from journal.settings.load import LoadedConfig, load_config
from journal.settings.mail_settings import AfterKeyword, AfterMove, MailboxSettings
from journal.settings.origins import SettingOrigin
from journal.settings.settings import Settings
from journal.settings.value_types import did_you_mean

__all__ = [
    "AfterKeyword",
    "AfterMove",
    "LoadedConfig",
    "MailboxSettings",
    "SettingOrigin",
    "Settings",
    "did_you_mean",
    "load_config",
]
