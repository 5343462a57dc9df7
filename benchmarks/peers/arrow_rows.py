"""From nested Arrow columns to the columns of all tables, with pyarrow and numpy alone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from dates import bounds

Array = Any
Columns = dict[str, Array]
REGION = 2**32
"""More than any offset: article and offset make one number."""
FOUR = ("date_start_earliest", "date_start_latest", "date_end_earliest", "date_end_latest", "date_precision")


@dataclass(frozen=True)
class Rows:
    """Rows of one kind: the nested structs, the article of each by place, and their identifiers."""

    structs: Array
    article: Any
    ids: Array = None

    def get(self, name: str) -> Array:
        """One field."""
        return pc.struct_field(self.structs, name)

    def children(self, name: str) -> tuple["Rows", Any]:
        """The rows of a list column, and the place of the parent of each."""
        lists = self.get(name)
        parents = pc.list_parent_indices(lists).to_numpy()
        return Rows(pc.list_flatten(lists), self.article[parents]), parents


class Flat:
    """The tables of one batch."""

    def __init__(self, articles: Array, columns: dict[str, list[str]], act_types: dict[str, str]):
        self.columns = columns
        self.act_types = act_types
        self.tables: dict[str, list[Columns]] = {}
        self.articles = Rows(articles, np.arange(len(articles)), pc.struct_field(articles, "article_id"))
        self.tokens = pc.utf8_slice_codeunits(self.articles.ids, 3)
        self.resting: list[tuple[str, Rows]] = []
        self._flatten()

    def own(self, prefix: str, rows: Rows, *numbers: Array) -> Array:
        """`<prefix>-<article token>-<number>`; null where the number is."""
        parts = [pc.cast(number, pa.string()) for number in numbers]
        return pc.binary_join_element_wise(prefix, self.tokens.take(pa.array(rows.article)), *parts, "-")

    def add(self, table: str, rows: Rows, **more: Array) -> None:
        """Rows of a table: its columns given, or the fields of that name, or null."""
        fields = {rows.structs.type.field(i).name for i in range(rows.structs.type.num_fields)}
        self.tables.setdefault(table, []).append(
            {
                name: more[name] if name in more else rows.get(name) if name in fields else pa.nulls(len(rows.structs))
                for name in self.columns[table]
            }
        )

    def numbered(
        self, table: str, prefix: str, parent: Rows, name: str, link: str, **more: Callable[[Rows], Array]
    ) -> None:
        """The rows of a list of a parent: own identifier, the parent's, their spans."""
        rows, parents = parent.children(name)
        ids = self.own(prefix, rows, rows.get("n"))
        given = {column: make(rows) for column, make in more.items()}
        self.add(table, rows, **{self.columns[table][0]: ids, link: parent.ids.take(pa.array(parents))}, **given)
        self.resting.append((table, Rows(rows.structs, rows.article, ids)))

    def statement_of(self, rows: Rows) -> Array:
        """The identifier of the statement that a row names by its number."""
        return self.own("st", rows, rows.get("statement"))

    def _flatten(self) -> None:
        self._articles()
        self._reports()
        self._statements()
        self.numbered(
            "event_relations", "er", self.articles, "event_relations", "article_id", statement_id=self.statement_of
        )
        reasons, parents = self.articles.children("missing")
        self.add(
            "missing",
            reasons,
            row_id=reasons.get("row"),
            column_name=reasons.get("column"),
            table_name=pc.if_else(pc.starts_with(reasons.get("row"), "rp"), "reports", "statements"),
            article_id=self.articles.ids.take(pa.array(parents)),
        )
        self._spans()

    def _articles(self) -> None:
        published = Rows(self.articles.get("published"), self.articles.article)
        text = published.get("edtf")
        self.add(
            "articles",
            self.articles,
            published_edtf=text,
            **dated(text, ("published_earliest", "", "", "published_latest", "published_precision")),
            published_basis=published.get("basis"),
            published_citation=published.get("citation"),
            published_conflict=pc.fill_null(published.get("conflict"), False),
        )
        rows, parents = self.articles.children("segments")
        ids = self.own("sg", rows, rows.get("n"))
        self.regions = (ids, rows.article, pc.list_element(rows.get("at"), 0), pc.list_element(rows.get("at"), 1))
        _, _, start, end = self.regions
        article = self.articles.ids.take(pa.array(parents))
        self.add("segments", rows, segment_id=ids, article_id=article, char_start=start, char_end=end)

    def _reports(self) -> None:
        rows, parents = self.articles.children("reports")
        rows = Rows(rows.structs, rows.article, self.own("rp", rows, rows.get("n")))
        date = Rows(rows.get("date"), rows.article)
        self.add(
            "reports",
            rows,
            report_id=rows.ids,
            article_id=self.articles.ids.take(pa.array(parents)),
            position=pc.fill_null(rows.get("position"), "body"),
            statement_id=self.statement_of(rows),
            loaded_wording=pc.fill_null(rows.get("loaded_wording"), False),
            date_edtf=date.get("edtf"),
            **dated(date.get("edtf"), FOUR),
            date_basis=date.get("basis"),
            year_basis=date.get("year_basis"),
            date_conflict=pc.fill_null(rows.get("date_conflict"), False),
            date_citation=date.get("citation"),
        )
        self.resting.append(("reports", rows))
        self.numbered("participants", "pt", rows, "participants", "report_id", statement_id=self.statement_of)
        self.numbered(
            "figures",
            "fg",
            rows,
            "figures",
            "report_id",
            statement_id=self.statement_of,
            subset_of=lambda figures: self.own("fg", figures, figures.get("subset_of")),
            loaded_wording=lambda figures: pc.fill_null(figures.get("loaded_wording"), False),
        )
        self.numbered("event_places", "ep", rows, "places", "report_id", statement_id=self.statement_of)

    def _statements(self) -> None:
        rows, parents = self.articles.children("statements")
        rows = Rows(rows.structs, rows.article, self.own("st", rows, rows.get("n")))
        outlet = self.articles.get("outlet_id").take(pa.array(parents))
        said = Rows(rows.get("said"), rows.article)
        links, of = rows.children("chain")
        self._chain(rows, links, of, outlet)
        depth = np.bincount(of, minlength=len(rows.structs))
        last = pa.array(np.cumsum(depth) - 1, mask=depth == 0)
        first = pa.array(np.cumsum(depth) - depth, mask=depth == 0)
        unspoken = pa.array(depth == 0)
        self.add(
            "statements",
            rows,
            statement_id=rows.ids,
            article_id=self.articles.ids.take(pa.array(parents)),
            act_type=mapped(rows.get("speech_act"), self.act_types),
            polarity=pc.fill_null(rows.get("polarity"), "positive"),
            author_commitment=pc.fill_null(rows.get("author_commitment"), "neutral"),
            conditionality=pc.fill_null(rows.get("conditionality"), "none"),
            said_edtf=said.get("edtf"),
            **dated(said.get("edtf"), ("said_earliest", "", "", "said_latest", "said_precision")),
            said_basis=said.get("basis"),
            said_citation=said.get("citation"),
            medium=pc.fill_null(rows.get("medium"), "unspecified"),
            proximate_source_id=pc.if_else(unspoken, outlet, links.get("actor_id").take(first)),
            holder_id=pc.if_else(unspoken, outlet, links.get("actor_id").take(last)),
            holder_kind=pc.if_else(unspoken, "author", links.get("source_kind").take(last)),
            chain_depth=pa.array(depth),
        )
        self.resting.append(("statements", rows))
        named = {"named": lambda parties: pc.fill_null(parties.get("named"), True)}
        self.numbered("statement_parties", "py", rows, "parties", "statement_id", **named)
        self.numbered("statement_events", "se", rows, "events", "statement_id")
        self.numbered("statement_relations", "sr", rows, "relations", "statement_id")

    def _chain(self, rows: Rows, links: Rows, of: Any, outlet: Array) -> None:
        size = len(rows.structs)
        self.add(
            "statement_chain",
            Rows(pa.StructArray.from_arrays([outlet], ["actor_id"]), rows.article),
            link_id=self.own("ch", rows, rows.get("n"), pa.array(np.zeros(size, int))),
            statement_id=rows.ids,
            position=pa.array(np.zeros(size, int)),
            **{
                name: pa.repeat(value, size)
                for name, value in (("source_kind", "author"), ("anonymity", "named"), ("plurality", "one"))
            },
            commitment=pc.fill_null(rows.get("author_certainty"), "uncommitted"),
        )
        ids = self.own("ch", links, rows.get("n").take(pa.array(of)), links.get("position"))
        commitment = pc.fill_null(links.get("commitment"), "certain")
        self.add("statement_chain", links, link_id=ids, statement_id=rows.ids.take(pa.array(of)), commitment=commitment)
        self.resting.append(("statement_chain", Rows(links.structs, links.article, ids)))

    def _spans(self) -> None:
        mentions, _ = self.articles.children("mentions")
        named = pc.if_else(pc.starts_with(mentions.get("of"), "ac"), "actors", "places")
        self._fragments(mentions, mentions.get("of"), named, pa.repeat("mention", len(mentions.structs)))
        for table, rows in self.resting:
            spans, parents = rows.children("spans")
            row_ids = rows.ids.take(pa.array(parents))
            self._fragments(spans, row_ids, pa.repeat(table, len(parents)), spans.get("part"))

    def _fragments(self, spans: Rows, row_ids: Array, tables: Array, parts: Array) -> None:
        pairs = spans.get("at")
        of = pc.list_parent_indices(pairs).to_numpy()
        counts = np.bincount(of, minlength=len(pairs))
        start, end = (pc.list_element(pc.list_flatten(pairs), place) for place in (0, 1))
        article, take = spans.article[of], pa.array(of)
        segments, region_article, region_start, region_end = self.regions
        keys = region_article * REGION + region_start.to_numpy()
        place = np.searchsorted(keys, article * REGION + start.to_numpy(), side="right") - 1
        inside = (place >= 0) & (region_article[place] == article) & (end.to_numpy() <= region_end.to_numpy()[place])
        self.add(
            "spans",
            Rows(pa.StructArray.from_arrays([start], ["char_start"]), article),
            span_id=self.own("sp", spans, spans.get("n")).take(take),
            fragment=pa.array(np.arange(len(of)) - (np.cumsum(counts) - counts)[of]),
            article_id=self.articles.ids.take(pa.array(article)),
            segment_id=segments.take(pa.array(place, mask=~inside)),
            char_end=end,
            table_name=tables.take(take),
            row_id=row_ids.take(take),
            part=parts.take(take),
        )


def mapped(texts: Array, values: dict[str, Any], kind: Any = None) -> Array:
    """The value of each text; null where there is none."""
    coded = pc.dictionary_encode(texts)
    known = pa.array([values.get(text) for text in coded.dictionary.to_pylist()], kind or pa.string())
    return known.take(coded.indices)


def dated(texts: Array, targets: tuple[str, ...]) -> Columns:
    """The columns that follow from a date; each different date is read once."""
    known = {text: bounds(text) for text in pc.unique(texts).to_pylist() if text}
    return {
        target: mapped(
            texts, {text: found[place] for text, found in known.items()}, None if place == 4 else pa.date32()
        )
        for place, target in enumerate(targets)
        if target
    }
