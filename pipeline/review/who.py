"""Whose name stands on a decision."""

from __future__ import annotations

import getpass
import subprocess


def reviewer() -> str:
    """The name that git knows, else the account's."""
    try:
        found = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, timeout=5, check=False)
        if found.stdout.strip():
            return found.stdout.strip()
    except (OSError, subprocess.SubprocessError):
        pass
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reviewer"
