"""Write a file whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp


@contextmanager
def whole(out: Path) -> Iterator[Path]:
    """A path beside `out` to write to; it takes the place of `out` when the block ends well, and else is gone."""
    out.parent.mkdir(parents=True, exist_ok=True)
    room = Path(mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    waiting = room / out.name
    try:
        yield waiting
        waiting.replace(out)
    finally:
        for rest in room.iterdir():
            rest.unlink()
        room.rmdir()
