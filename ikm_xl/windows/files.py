"""Writing a file so that nobody ever finds half of it."""

from __future__ import annotations

import tempfile
from pathlib import Path


def write(path: Path, data: bytes) -> None:
    """Write a file whole: into a temporary file beside it, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".ikm-", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.flush()
        except BaseException:
            file.close()
            temporary.unlink()
            raise
    try:
        temporary.replace(path)
    except OSError:
        temporary.unlink()
        raise
