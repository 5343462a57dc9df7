"""The page of inter-coder agreement, made from the tables that `torkham agreement` writes."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from torkham.pages import alphas
from torkham.pages.markdown import folded, page, table

TARGETS = {("f1", "reports"): 0.90, ("relation_agreement", "statements"): 0.92, ("alpha_token", "statements"): 0.75}
CATEGORICAL = 0.67
MAIN = "jaccard_0.5"


def pages(frames: Mapping[str, pl.DataFrame], measured: Path) -> dict[str, str]:
    """The page, from the tables agreement and adjudications, and the confusions and recoded fields in a folder."""
    confusion, recoded = (pl.read_csv(measured / f"{name}.csv") for name in ("confusion", "recoded"))
    return {
        "agreement.md": _page(frames["agreement"], confusion, frames["adjudications"], recoded),
        "assets/agreement.svg": _picture(frames["agreement"], recoded),
    }


def _picture(rows: pl.DataFrame, recoded: pl.DataFrame) -> str:
    field = pl.concat_str("table_name", pl.lit("."), "column_name")
    found = rows.filter(
        pl.col("article_id").is_null() & (pl.col("measure") == "alpha_nominal") & (pl.col("variant") == MAIN)
    )
    coded = found.filter(pl.col("column_name").is_not_null()).select(field.alias("field"), "n", alpha="value")
    again = recoded.select(field.alias("field"), "codebook", "alpha")
    return alphas.drawn(coded, again, CATEGORICAL)


def _number(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"


def _page(rows: pl.DataFrame, confusion: pl.DataFrame, adjudications: pl.DataFrame, recoded: pl.DataFrame) -> str:
    overall = rows.filter(pl.col("article_id").is_null())
    articles = rows.get_column("article_id").drop_nulls().n_unique()
    return page(
        "Agreement",
        "Two passes coded all articles independently, by one [codebook](codebook.md); this is how far they agree. "
        f"It is **consistency of two language-model passes on {articles} articles, not validity**; no person has "
        "checked it. The matching rule was fixed before either pass began. The coders worked apart on one machine, "
        "told to read nothing of each other's; nothing but that order kept them apart.",
        "## Finding the same things\n\n"
        "F1 of one-to-one matching, at a Jaccard index of content words of at least 0.5, beside exact match and any "
        "overlap. Relation-wise agreement is the mean share of one coder's attributions that the other has too.",
        _identification(overall),
        "Token-wise alpha over parts of statements, and B-cubed of the events that matched reports were put into:",
        _spans(overall),
        "## Giving them the same codes\n\n"
        "Krippendorff's alpha (nominal; null is a code) on matched rows, with n pairs; the share of equal codes; F1 "
        "end to end, where a row counts only if it was matched and coded alike. "
        f"The target for alpha is {CATEGORICAL}; a dash means that the codes do not vary.",
        "![Krippendorff's alpha of each coded field, highest first, with n, beside the target; the table below has the "
        "numbers](assets/agreement.svg)",
        _fields(overall),
        _again(recoded),
        "## With each article left out\n\n" + _left_out(rows),
        "## Who was followed\n\n" + _followed(adjudications),
        "## Confusions\n\nPairs of codes on matched rows, first coder by second; equal pairs give the n of each code.",
        *_confusions(confusion),
    )


def _identification(overall: pl.DataFrame) -> str:
    head = ("rows", "measure", "Jaccard ≥ 0.5", "exact", "any overlap", "target")
    lines = []
    for name, measure in (("reports", "f1"), ("statements", "f1"), ("statements", "relation_agreement")):
        here = overall.filter(
            (pl.col("table_name") == name) & (pl.col("measure") == measure) & pl.col("column_name").is_null()
        )
        values = dict(here.select("variant", "value").iter_rows())
        shown = [_number(values.get(variant)) for variant in (MAIN, "exact", "any_overlap")]
        lines.append((name, measure.replace("_", " "), *shown, TARGETS.get((measure, name), "")))
    others = overall.filter((pl.col("measure") == "f1") & (pl.col("variant") == MAIN) & pl.col("column_name").is_null())
    for name, value in others.select("table_name", "value").iter_rows():
        if name not in ("reports", "statements"):
            lines.append((name, "f1 (below matched rows)", _number(value), "", "", ""))
    return table(head, lines)


def _spans(overall: pl.DataFrame) -> str:
    target = TARGETS["alpha_token", "statements"]
    tokens = overall.filter(pl.col("measure") == "alpha_token").select("variant", "value", "n")
    lines: list[tuple[object, ...]] = []
    for part, value, n in tokens.iter_rows():
        lines.append((f"{part} spans", "alpha over tokens", _number(value), n, target))
    for value, n in overall.filter(pl.col("measure") == "b_cubed").select("value", "n").iter_rows():
        lines.append(("events", "B-cubed F1", _number(value), n, ""))
    return table(("what", "measure", "value", "n", "target"), lines)


def _fields(overall: pl.DataFrame) -> str:
    coded = overall.filter(pl.col("column_name").is_not_null() & (pl.col("measure") != "b_cubed"))
    lines = []
    for (name, column), group in coded.group_by("table_name", "column_name", maintain_order=True):
        values = {(m, v): (value, n) for m, v, value, n in group.select("measure", "variant", "value", "n").iter_rows()}
        alpha, n = values["alpha_nominal", MAIN]
        below = " **below**" if alpha is not None and alpha < CATEGORICAL else ""
        equal, end = values["percent", MAIN][0], values["f1", "end to end"][0]
        lines.append((f"{name}.{column}", _number(alpha) + below, n, _number(equal), _number(end)))
    return table(("field", "alpha", "n", "equal", "end to end"), lines)


def _again(recoded: pl.DataFrame) -> str:
    if recoded.is_empty():
        return ""
    lines = [(f"{t}.{c}", version, _number(a), n, _number(p)) for t, c, version, a, n, p in recoded.iter_rows()]
    return (
        "## Fields that were coded again\n\n"
        "Where a field missed the target, its rule in the codebook was made plainer, and the matched rows were coded "
        "again for that field by two new coders, blind to all codes of these fields. They were shown the first coder's "
        "words, actors and roles, so this compares the field alone. Both results stand here.\n\n"
        + table(("field", "codebook", "alpha", "n", "equal"), lines)
    )


def _left_out(rows: pl.DataFrame) -> str:
    columns = (
        ("reports", None, "f1"),
        ("statements", None, "f1"),
        ("reports", "event_type", "alpha_nominal"),
        ("statements", "speech_act", "alpha_nominal"),
    )
    kept = rows.filter(pl.col("variant").str.starts_with(MAIN) & pl.col("article_id").is_not_null())
    lines = []
    for (article,), group in kept.group_by("article_id", maintain_order=True):
        line: list[object] = [f"`{article}`"]
        for suffix in (MAIN, f"{MAIN}, left out"):
            for name, column, measure in columns:
                same = pl.col("column_name").is_null() if column is None else pl.col("column_name") == column
                found = group.filter(
                    (pl.col("table_name") == name)
                    & same
                    & (pl.col("measure") == measure)
                    & (pl.col("variant") == suffix)
                )
                line.append(_number(found["value"].item()))
        lines.append(line)
    names = ("reports F1", "statements F1", "event_type α", "speech_act α")
    return table(("article", *names, *(f"without: {name}" for name in names)), lines)


def _followed(adjudications: pl.DataFrame) -> str:
    total = len(adjudications)
    if not total:
        return "Nothing was adjudicated yet."
    counts = adjudications.get_column("decided_for").value_counts(sort=True)
    lines = [(code, n, f"{100 * n / total:.0f} %") for code, n in counts.iter_rows()]
    return (
        f"{total} disagreements were decided, each with its reason in [adjudications](tables/adjudications.md). "
        "Codebook 1.1 was applied after it and stands above it.\n\n" + table(("decided for", "n", "share"), lines)
    )


def _confusions(confusion: pl.DataFrame) -> list[str]:
    parts = []
    for (name, column), group in confusion.group_by("table_name", "column_name", maintain_order=True):
        cells: Mapping[tuple[str, str], int] = {
            (a, b): n for a, b, n in group.select("first_code", "second_code", "n").iter_rows()
        }
        codes = sorted({code for pair in cells for code in pair})
        lines = [[f"**{a}**", *(cells.get((a, b), "") for b in codes)] for a in codes]
        parts.append(folded(f"{name}.{column}", table(("first \\ second", *codes), lines)))
    return parts
