"""What can go wrong, by what the user should do about it."""


class GyojiError(Exception):
    """The root of every error that gyoji raises on purpose; its text is one sentence for the user."""


class SettingsError(GyojiError):
    """Correct the settings: an unknown key, a wrong type, a value that makes no sense."""


class InputError(GyojiError):
    """Give another input: a raw folder or a file that is not there or cannot be read."""


class OutputError(GyojiError):
    """Give another output folder, or make room: it cannot be written."""


class StageError(GyojiError):
    """Run the stage before first, or rebuild: its files are missing or damaged."""


class InstallationError(GyojiError):
    """Install gyoji again: a library, or a part of gyoji itself, cannot be loaded."""
