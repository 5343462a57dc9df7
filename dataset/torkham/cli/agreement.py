"""torkham agreement."""

from pathlib import Path
from typing import Annotated

import typer

from torkham.cli import show


def agreement(
    first: Annotated[Path, typer.Argument(help="Folder of one coding: annotations, and its `registry`.", exists=True)],
    second: Annotated[Path, typer.Argument(help="Folder of the other coding of the same articles.", exists=True)],
    texts: Annotated[Path, typer.Option(help="Folder of the captured pages.", exists=True, file_okay=False)],
    pages: Annotated[Path, typer.Option(help="CSV with the columns document_id and file_name.", exists=True)],
    out: Annotated[Path, typer.Option(help="Folder that agreement.csv and confusion.csv are written into.")],
) -> None:
    """Measure how far two independent codings of the same articles agree."""
    from torkham.agreement.compare import Comparison, as_frame
    from torkham.agreement.passes import read_coding
    from torkham.build.fingerprint_texts import read_pages
    from torkham.build.problems import BuildError

    try:
        found = read_pages(texts, pages)
        compared = Comparison(read_coding(first, found), read_coding(second, found))
    except BuildError as error:
        show.problems(error.problems, None)
        return
    rows = as_frame(compared.rows())
    out.mkdir(parents=True, exist_ok=True)
    rows.write_csv(out / "agreement.csv")
    compared.confusions().write_csv(out / "confusion.csv")
    overall = rows.filter(rows["article_id"].is_null())
    names = ("table_name", "column_name", "measure", "variant", "value", "n")
    shown = [tuple("" if cell is None else cell for cell in row) for row in overall.select(names).iter_rows()]
    show.table(f"{len(compared.articles)} articles, written to {out}", names, shown)
