"""Evidence: every coded row rests on words, and every word that is used may be used."""

import polars as pl

from torkham_schema.column import RECORDED
from torkham_schema.dictionary import tables
from torkham_schema.relations.relation import Tables, broken, relation, together, unknown

RESTING = (
    "reports",
    "participants",
    "figures",
    "event_places",
    "statements",
    "statement_chain",
    "statement_parties",
    "statement_events",
    "statement_relations",
    "event_relations",
)
"""Tables whose rows are coded from the words of an article."""
UNUSABLE = ("teaser", "boilerplate")


def _of_tables(spans: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The keys of the spans, and what they belong to, by table; of a table without spans, none."""
    keys = spans.select("table_name", *tables()["spans"].key, "row_id")
    found = keys.partition_by("table_name", as_dict=True, maintain_order=True, include_key=False)
    return dict.fromkeys(RESTING, keys.clear()) | {str(name): part for (name,), part in found.items()}


@relation("at least one span for every coded row; position 0 of a chain needs none")
def every_coded_row_has_evidence(frames: Tables) -> pl.DataFrame:
    """No code without words."""
    marked = _of_tables(frames["spans"])
    found = []
    for name in RESTING:
        rows = frames[name].filter(pl.col("position") > 0) if name == "statement_chain" else frames[name]
        key = tables()[name].key[0]
        found.append(broken(name, unknown(rows, key, marked[name].get_column("row_id")), key))
    return together(found)


@relation("the identifier of a row of its table")
def every_span_belongs_to_a_row(frames: Tables) -> pl.DataFrame:
    """A span names a row that is there."""
    found = []
    for name, spans in _of_tables(frames["spans"]).items():
        if name in tables():
            spans = unknown(spans, "row_id", frames[name].get_column(tables()[name].key[0]))
        found.append(broken("spans", spans, "row_id"))
    return together(found)


@relation("offsets inside one segment of the article")
def every_span_lies_in_a_segment(frames: Tables) -> pl.DataFrame:
    """Evidence lies wholly in a segment."""
    outside = frames["spans"].filter(pl.col("segment_id").is_null())
    return broken("spans", outside, "char_start")


@relation("no evidence in a teaser or boilerplate")
def no_evidence_lies_in_boilerplate(frames: Tables) -> pl.DataFrame:
    """What is printed a second time or is not the article's is no evidence."""
    kinds = frames["segments"].select("segment_id", "kind")
    spans = frames["spans"].join(kinds, on="segment_id", how="left")
    return broken("spans", spans.filter(pl.col("kind").is_in(UNUSABLE)), "segment_id")


@relation("segments of an article that do not overlap")
def segments_do_not_overlap(frames: Tables) -> pl.DataFrame:
    """A character lies in one segment of its article."""
    rows = frames["segments"].sort("article_id", "char_start")
    same_article = pl.col("article_id") == pl.col("article_id").shift(1)
    return broken(
        "segments", rows.filter(same_article & (pl.col("char_start") < pl.col("char_end").shift(1))), "char_start"
    )


@relation("an end inside the document")
def segments_lie_in_their_document(frames: Tables) -> pl.DataFrame:
    """No segment ends after its document, where the document's length is known."""
    lengths = frames["articles"].join(frames["documents"], on="document_id").select("article_id", "n_codepoints")
    rows = frames["segments"].join(lengths, on="article_id")
    return broken("segments", rows.filter(pl.col("char_end") > pl.col("n_codepoints")), "char_end")


@relation("fragments of a span in the order of the text, not overlapping")
def fragments_are_in_order(frames: Tables) -> pl.DataFrame:
    """The fragments of one span follow each other."""
    spans = frames["spans"]
    same_span = pl.col("span_id") == pl.col("span_id").shift(1)
    follows = (same_span & (pl.col("fragment") == pl.col("fragment").shift(1) + 1)).fill_null(value=False)
    if not spans.filter((pl.col("fragment") > 0) & ~follows).is_empty():
        spans = spans.sort("span_id", "fragment")
    overlapping = (pl.col("fragment") > 0) & same_span & (pl.col("char_start") < pl.col("char_end").shift(1))
    return broken("spans", spans.filter(overlapping), "char_start")


@relation("folded offsets for every span of a fingerprinted document: run torkham fingerprint")
def fingerprints_are_up_to_date(frames: Tables) -> pl.DataFrame:
    """Where a document was fingerprinted, all its spans were."""
    done = frames["documents"].filter(pl.col("n_folded").is_not_null()).select("document_id")
    articles = frames["articles"].join(done, on="document_id", how="semi").select("article_id")
    spans = frames["spans"].join(articles, on="article_id", how="semi")
    return broken("spans", spans.filter(pl.col("folded_start").is_null()), "folded_start")


@relation("a reason in missing for every null of a column that asks for one")
def every_null_is_accounted_for(frames: Tables) -> pl.DataFrame:
    """Unknown is null, and says why."""
    found = []
    for name, facts in tables().items():
        for column in facts.columns:
            if column.null_means == RECORDED:
                reasons = (
                    frames["missing"]
                    .filter(pl.col("column_name") == column.name)
                    .select(pl.col("row_id").alias(facts.key[0]))
                )
                nulls = frames[name].filter(pl.col(column.name).is_null())
                found.append(broken(name, nulls.join(reasons, on=facts.key[0], how="anti"), column.name))
    return together(found)


@relation("a reason only for a cell that is null, in a column whose nulls are accounted for")
def a_reason_explains_a_null(frames: Tables) -> pl.DataFrame:
    """The table missing speaks only of nulls."""
    found = []
    for (name, column), reasons in frames["missing"].group_by("table_name", "column_name", maintain_order=True):
        facts = tables().get(str(name))
        asked = facts and {c.name for c in facts.columns if c.null_means == RECORDED}
        if facts and asked and column in asked:
            nulls = frames[facts.name].filter(pl.col(str(column)).is_null()).select(row_id=facts.key[0])
            reasons = reasons.join(nulls, on="row_id", how="anti")
        found.append(broken("missing", reasons, "column_name"))
    return together(found)
