"""What can go wrong, as a small tree.

::

    StrategitekstError
    ├── InputError        a file or folder that cannot be used: names it, says what was found
    │   ├── ReadError     a document that cannot be read as text
    │   └── FormatError   a file that is not what the annotation format says
    ├── ModelError        a pipeline or model that is missing or does not fit
    └── SettingError      an option or data file with a value that is not allowed
"""


class StrategitekstError(Exception):
    """Base of all errors raised on purpose; its message is one line for a person."""


class InputError(StrategitekstError):
    """A file or folder that cannot be used."""


class ReadError(InputError):
    """A document that cannot be read as text."""


class FormatError(InputError):
    """A file that does not follow the annotation format."""


class ModelError(StrategitekstError):
    """A pipeline or model that is missing or does not fit."""


class SettingError(StrategitekstError):
    """An option or data file with a value that is not allowed."""
