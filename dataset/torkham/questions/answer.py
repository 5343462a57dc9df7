"""An answer, and how far it goes."""

from dataclasses import dataclass

import polars as pl

from torkham.views.parts import Tables


@dataclass(frozen=True, repr=False)
class Answer:
    """An answer to one question."""

    question: str
    frame: pl.DataFrame
    """The rows that answer it; none if the data do not."""
    limits: tuple[str, ...]
    """What it does not say, a sentence each."""

    def __repr__(self) -> str:
        return "\n".join([self.question, str(self.frame), *self.limits])

    def _repr_html_(self) -> str:
        limits = "".join(f"<li>{limit}</li>" for limit in self.limits)
        return f"<p><b>{self.question}</b></p>{self.frame._repr_html_()}<ul>{limits}</ul>"


def small(tables: Tables) -> str:
    """That the articles are few and no sample."""
    return (
        f"It rests on {counted(len(tables['articles']), 'article')}, taken as they came: what they do not report is "
        "not here, and no rate, trend or share follows for anything but these articles."
    )


def counted(n: int, what: str) -> str:
    """A number with its noun."""
    return f"{n:,} {what}{'' if n == 1 else 's'}"


def missed(left_out: pl.DataFrame, beginning: tuple[str, ...]) -> tuple[str, ...]:
    """Of what a view left out, that which begins so, a sentence each."""
    rows = left_out.filter(pl.col("rows") > 0).iter_rows()
    return tuple(f"Left out, {what}: {n} ({why})." for what, why, n in rows if what.startswith(beginning))
