"""torkham codes."""

from typing import Annotated

import typer

from torkham.cli import reading


def codes(
    code_list: Annotated[
        str | None, typer.Argument(help="A code list such as event_type; none lists the lists.")
    ] = None,
    scheme: Annotated[
        str | None,
        typer.Option(help="What the codes are in another scheme, such as 'CAMEO root'; ? lists the schemes."),
    ] = None,
    release: reading.From = None,
    as_json: reading.Json = False,
) -> None:
    """Show the codes of a list with their definitions, or what they are in another scheme.

    torkham codes

    torkham codes event_type

    torkham codes event_type --scheme "CAMEO root"
    """
    import polars as pl

    from torkham.code_lists import codes as codes_of
    from torkham.code_lists import crosswalk

    with reading.told():
        if scheme == "?":
            found = crosswalk(code_list, release=release).group_by("scheme", maintain_order=True).len("codes")
        elif scheme is not None:
            found = crosswalk(code_list, scheme, release=release)
        elif code_list is None:
            found = codes_of(release=release).group_by("code_list", maintain_order=True).len("codes")
        else:
            found = codes_of(code_list, release=release).select("code", "parent", "definition")
        reading.frame(code_list or "code lists", found.with_columns(pl.col(pl.UInt32).cast(pl.Int64)), as_json)
