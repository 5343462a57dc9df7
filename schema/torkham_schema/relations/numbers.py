"""Figures and dates across rows."""

import polars as pl

from torkham_schema import edtf
from torkham_schema.relations.relation import Tables, broken, relation, together

DATES = {"reports": "date_edtf", "statements": "said_edtf", "articles": "published_edtf"}


@relation("a year, month, season, day or interval in EDTF, such as 2024-03 or 2024-05-26/2024-05-27")
def every_date_can_be_read(frames: Tables) -> pl.DataFrame:
    """A date is written in the part of EDTF that the codebook names."""
    found = []
    for table, column in DATES.items():
        texts = frames[table].get_column(column).drop_nulls().unique().to_list()
        wrong = [text for text in texts if not _readable(text)]
        found.append(broken(table, frames[table].filter(pl.col(column).is_in(wrong)), column))
    return together(found)


def _readable(text: str) -> bool:
    try:
        edtf.read(text)
    except ValueError:
        return False
    return True


def _with_wholes(frames: Tables) -> pl.DataFrame:
    figures = frames["figures"]
    wholes = figures.select(
        subset_of="figure_id",
        whole_report="report_id",
        whole_measure="measure",
        whole_minimum="minimum",
        whole_maximum="maximum",
    )
    return figures.join(wholes, on="subset_of")


@relation("a minimum not above the maximum of the whole")
def a_subset_is_not_larger_than_its_whole(frames: Tables) -> pl.DataFrame:
    """A part of a number is not more than the number."""
    rows = _with_wholes(frames)
    larger = (pl.col("minimum") > pl.col("whole_maximum")).fill_null(False)
    return broken("figures", rows.filter(larger), "minimum")


@relation("a whole of the same report and measure")
def a_subset_is_of_the_same_kind(frames: Tables) -> pl.DataFrame:
    """A part of a number counts the same thing of the same report."""
    rows = _with_wholes(frames)
    other = (pl.col("report_id") != pl.col("whole_report")) | (pl.col("measure") != pl.col("whole_measure"))
    return broken("figures", rows.filter(other), "subset_of")


@relation("one measure and one whole for the figures of a partition")
def a_partition_divides_one_whole(frames: Tables) -> pl.DataFrame:
    """Figures that may be summed are of the same thing."""
    rows = frames["figures"].filter(pl.col("partition").is_not_null())
    mixed = pl.struct("measure", "subset_of").n_unique().over("report_id", "partition") > 1
    return broken("figures", rows.filter(mixed), "partition")
