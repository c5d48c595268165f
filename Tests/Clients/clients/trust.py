"""NSS databases of trust anchors, which both browsers read."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from .client import PATIENCE

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def make_database(folder: Path, anchors: Iterable[Path]) -> None:
    """Makes a database that trusts every certificate of the files that NSS can read."""
    # NSS waits for the disk after each: in memory that takes a sixth of the time.
    with tempfile.TemporaryDirectory(prefix="clients-nss-", dir=MEMORY) as made:
        _fill(Path(made), anchors)
        shutil.copytree(made, folder, ignore=shutil.ignore_patterns("*.pem", "batch"))


def _fill(folder: Path, anchors: Iterable[Path]) -> None:
    _certutil("-N", "--empty-password", "-d", f"sql:{folder}")
    blocks = [block for file in sorted(set(anchors)) for block in _blocks(file.read_text())]
    commands = []
    for number, block in enumerate(blocks):
        single = folder / f"anchor-{number}.pem"
        single.write_text(block)
        commands.append(f"-A -n anchor-{number} -t C,, -a -i {single} -d sql:{folder}\n")
    _run(commands, folder)


def _run(commands: list[str], folder: Path) -> None:
    """Runs commands of certutil; a batch ends at the first that fails, so it is then halved."""
    batch = folder / "batch"
    batch.write_text("".join(commands))
    # What NSS cannot read stays untrusted: that is then the browser's answer.
    if not _certutil("-B", "-i", str(batch), "-d", f"sql:{folder}") and len(commands) > 1:
        middle = len(commands) // 2
        _run(commands[:middle], folder)
        _run(commands[middle:], folder)


def _blocks(text: str) -> list[str]:
    end = "-----END CERTIFICATE-----\n"
    return [part + end for part in text.split(end) if part.strip()]


def _certutil(*arguments: str) -> bool:
    run = subprocess.run(
        ["certutil", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=10 * PATIENCE,
        check=False,
    )
    return run.returncode == 0
