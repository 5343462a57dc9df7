"""The code blocks of the pages, and what their lines are."""

import re
from dataclasses import dataclass
from pathlib import Path

from torkham.pages.markdown import GENERATED

ROOT = Path(__file__).parent.parent.parent
FENCE = re.compile(r'^```(\w+)(?: title="([^"\n]+)")?\n(.*?)^```$', re.M | re.S)
PLACEHOLDER = re.compile(r"(?:^|[ =])[A-Z][A-Z_]+\b")
"""Words such as `ANNOTATIONS`, for which a reader puts something of their own."""


@dataclass(frozen=True)
class Block:
    """One fenced block."""

    page: str
    language: str
    line: int
    code: str
    title: str | None = None
    """Name of the file that the block shows, or `output` for what the command before it says."""


WALKED = ROOT / "docs/build-your-own.md"
"""The page whose blocks make one story: its files are written and its commands run in order, in one folder."""


def pages() -> list[Path]:
    """README and the hand-written pages: what is generated has its snippets in docstrings."""
    written = [path for path in (ROOT / "docs").glob("*.md") if f"\n{GENERATED}\n" not in path.read_text("utf-8")]
    return [ROOT / "README.md", *sorted(written)]


def blocks(page: Path, *languages: str) -> list[Block]:
    """The blocks of a page in these languages, in order; all without any named."""
    text = page.read_text("utf-8")
    found = [
        Block(str(page.relative_to(ROOT)), match[1], text[: match.start()].count("\n") + 1, match[3], match[2])
        for match in FENCE.finditer(text)
    ]
    return [block for block in found if not languages or block.language in languages]


def commands(block: Block) -> list[str]:
    """The lines of a shell block, comments and prompts dropped."""
    lines = (line.partition("  #")[0].strip().removeprefix("$ ") for line in block.code.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def has_placeholder(line: str) -> bool:
    """Whether the line is a form to fill in rather than a command to run."""
    return bool(PLACEHOLDER.search(line))
