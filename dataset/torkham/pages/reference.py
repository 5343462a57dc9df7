"""The reference page: every public name and every command, from their own words."""

import inspect
import re
from dataclasses import is_dataclass
from typing import Any

from torkham.pages.markdown import GENERATED

HEAD = """Every function takes `release=`: a version (fetched, see `torkham.fetch`) or a folder that holds a release;
without it, the release that the environment variable `TORKHAM_RELEASE` names, else the one in the package. Tables
are polars data frames: `.to_pandas()`, `.to_arrow()` and `.write_csv()` are theirs. A `View` has `.frame` (its rows),
`.left_out` (what is not in it, why, and how many rows), `.meanings` (what its columns mean)."""


def page() -> str:
    """The page."""
    import torkham

    parts = ["# Reference", GENERATED, HEAD, "## Python"]
    parts += [_name(name, getattr(torkham, name)) for name in torkham.__all__ if name != "TableName"]
    parts += ["## Command line", _commands()]
    return "\n\n".join(parts) + "\n"


def _name(name: str, value: Any) -> str:
    documented = inspect.getdoc(value) or ""
    text = re.sub(r"(?m)^>>>.*(\n(\.\.\.|[^\n]).*)*", "", documented).strip()
    examples = re.findall(r"(?m)^(?:>>>|\.\.\.) ?(.*)$", documented)
    code = "\n```python\n" + "\n".join(examples) + "\n```" if examples else ""
    return f"### torkham.{name}\n\n`{name}{_signature(value)}`\n\n{text}\n{code}".rstrip()


def _signature(value: Any) -> str:
    parameters = inspect.signature(value).parameters.values()
    shown, keyword_only = [], False
    for parameter in parameters:
        if parameter.kind is parameter.KEYWORD_ONLY and not keyword_only:
            keyword_only = True
            shown.append("*")
        given = parameter.default is not parameter.empty
        shown.append(parameter.name + (f"={_default(parameter.default)}" if given else ""))
    return f"({', '.join(shown)})" if shown or not is_dataclass(value) else ""


def _default(value: Any) -> str:
    return repr(value).replace("|", "\\|")


def _commands() -> str:
    import typer

    from torkham.cli import app

    group = typer.main.get_command(app)
    listed = []
    for name, command in sorted(group.commands.items()):  # type: ignore[attr-defined]
        options = [
            f"- `{' '.join([*parameter.opts, *parameter.secondary_opts])}`: {getattr(parameter, 'help', None) or ''}"
            for parameter in command.params
            if parameter.name != "help"
        ]
        lines = inspect.cleandoc(command.help or "")
        listed.append(f"### torkham {name}\n\n{lines}\n\n" + "\n".join(options))
    return "\n\n".join(listed)
