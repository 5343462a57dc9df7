"""All measures of two codings: per article, over all, and with each article left out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from torkham.agreement.actors import same_actors
from torkham.agreement.match import RULES, f1
from torkham.agreement.measures import alpha, b_cubed, percent, token_alpha
from torkham.agreement.pairs import Paired, paired
from torkham.agreement.passes import Coding
from torkham_schema.dictionary import tables

FIELDS = {
    "reports": (
        "event_class",
        "event_type",
        "event_mode",
        "state_kind",
        "realis",
        "aggregation",
        "stance",
        "position",
        "loaded_wording",
        "date_edtf",
        "date_basis",
    ),
    "statements": (
        "rendering",
        "speech_act",
        "act_mode",
        "content_type",
        "polarity",
        "author_commitment",
        "conditionality",
        "content_time",
        "said_edtf",
        "medium",
        "holder_kind",
        "chain_depth",
    ),
    "participants": ("side", "attribution_status"),
    "event_places": ("precision",),
    "figures": ("approximator", "minimum", "maximum"),
    "statement_parties": ("stance", "named"),
    "statement_chain": ("source_kind", "anonymity", "plurality", "commitment"),
}
"""Fields that are compared on matched rows, as nominal codes; null is a code."""
MAIN = "jaccard_0.5"
LEFT_OUT = "left out"
Row = dict[str, Any]


@dataclass(frozen=True)
class Comparison:
    """Two codings of the same articles."""

    first: Coding
    second: Coding

    @cached_property
    def articles(self) -> list[str]:
        """Articles that both have."""
        return sorted(set(self.first.articles) & set(self.second.articles))

    @cached_property
    def actors(self) -> dict[str, str]:
        """Actors of the second coding to those of the first."""
        return same_actors(self.first, self.second)

    @cached_property
    def paired(self) -> dict[str, dict[str, Paired]]:
        """Matched rows by rule and article."""
        return {
            rule: {a: paired(self.first, self.second, a, self.actors, rule) for a in self.articles} for rule in RULES
        }

    @cached_property
    def _rows(self) -> dict[str, tuple[dict[str, Row], dict[str, Row]]]:
        return {table: (_by_key(self.first, table), _by_key(self.second, table)) for table in FIELDS}

    def codes(self, table: str, column: str, articles: Sequence[str]) -> list[tuple[Any, Any]]:
        """The codes of a column on the matched rows of some articles."""
        first, second = self._rows[table]
        pairs = (pair for article in articles for pair in self.paired[MAIN][article].pairs[table])
        return [(first[a][column], second[b][column]) for a, b in pairs]

    def rows(self) -> list[Row]:
        """The table `agreement`: each measure for all articles, each article, and all but each."""
        found = list(self._over(self.articles, None, ""))
        for article in self.articles:
            found += self._over([article], article, "")
            others = [other for other in self.articles if other != article]
            if others:
                found += self._over(others, article, LEFT_OUT)
        return found

    def _over(self, articles: Sequence[str], named: str | None, suffix: str) -> Iterator[Row]:
        def row(table: str, column: str | None, measure: str, variant: str, value: float | None, n: int) -> Row:
            named_variant = f"{variant}, {suffix}" if suffix else variant
            sets = {"first_set_id": self.first.set_id, "second_set_id": self.second.set_id}
            return {
                **sets,
                "table_name": table,
                "column_name": column,
                "article_id": named,
                "measure": measure,
                "variant": named_variant,
                "value": value,
                "n": n,
            }

        for rule in RULES:
            for table in ("reports", "statements"):
                here = [self.paired[rule][article] for article in articles]
                pairs = sum(len(p.pairs[table]) for p in here)
                first, second = (sum(p.sizes[table][side] for p in here) for side in (0, 1))
                yield row(table, None, "f1", rule, f1(pairs, first, second), first + second)
                if table == "statements":
                    shares = [pairs / size for size in (first, second) if size]
                    yield row(
                        table,
                        None,
                        "relation_agreement",
                        rule,
                        sum(shares) / len(shares) if shares else None,
                        first + second,
                    )
        for part in ("source", "cue", "content"):
            value, words = self._token_alpha(part, articles)
            yield row("statements", None, "alpha_token", part, value, words)
        clusters = self.codes("reports", "event_id", articles)
        yield row(
            "reports",
            "event_id",
            "b_cubed",
            MAIN,
            b_cubed([a for a, _ in clusters], [b for _, b in clusters]),
            len(clusters),
        )
        for table, columns in FIELDS.items():
            here = [self.paired[MAIN][article] for article in articles]
            first, second = (sum(p.sizes[table][side] for p in here) for side in (0, 1))
            if table not in ("reports", "statements"):
                yield row(
                    table, None, "f1", MAIN, f1(sum(len(p.pairs[table]) for p in here), first, second), first + second
                )
            for column in columns:
                codes = self.codes(table, column, articles)
                one, other = [a for a, _ in codes], [b for _, b in codes]
                yield row(table, column, "alpha_nominal", MAIN, alpha(one, other), len(codes))
                yield row(table, column, "percent", MAIN, percent(one, other), len(codes))
                same = sum(a == b for a, b in codes)
                yield row(table, column, "f1", "end to end", f1(same, first, second), first + second)

    def _token_alpha(self, part: str, articles: Sequence[str]) -> tuple[float | None, int]:
        """Alpha over all words of the articles, marked as this part of a statement or not."""
        marked: list[set[tuple[str, int]]] = [set(), set()]
        words = 0
        for article in articles:
            words += self.first.readable(article)
            for side, coding in enumerate((self.first, self.second)):
                for touched in coding.words(article, "statements", (part,), content_only=False).values():
                    marked[side] |= {(article, word) for word in touched}
        numbers = {word: number for number, word in enumerate(sorted(marked[0] | marked[1]))}
        one, other = (frozenset(numbers[word] for word in side) for side in marked)
        return token_alpha(one, other, words), words

    def confusions(self) -> pl.DataFrame:
        """How often each pair of codes was given to a matched row, over all articles; null is the word `null`."""
        rows = [
            (table, column, _code(a), _code(b), n)
            for table, columns in FIELDS.items()
            for column in columns
            if tables()[table].column(column).codes or tables()[table].column(column).type == "boolean"
            for (a, b), n in sorted(Counter(self.codes(table, column, self.articles)).items(), key=str)
        ]
        names = {
            "table_name": pl.String,
            "column_name": pl.String,
            "first_code": pl.String,
            "second_code": pl.String,
            "n": pl.Int64,
        }
        return pl.DataFrame(rows, schema=names, orient="row")


def _code(value: Any) -> str:
    return "null" if value is None else str(value)


def _by_key(coding: Coding, table: str) -> dict[str, Row]:
    frame = coding.tables[table]
    return {row[frame.columns[0]]: row for row in frame.iter_rows(named=True)}


def as_frame(rows: Sequence[Row]) -> pl.DataFrame:
    """The rows as the table `agreement`, measures rounded to four places."""
    schema = tables()["agreement"].schema
    return pl.DataFrame(rows, schema=schema).with_columns(pl.col("value").round(4))
