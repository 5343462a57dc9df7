"""From annotated articles to rows: what the fair script does in plain Python."""

from collections import defaultdict
from typing import Any

Row = dict[str, Any]
TABLES = {
    "ac": "actors",
    "pl": "places",
    "rp": "reports",
    "st": "statements",
    "pt": "participants",
    "fg": "figures",
    "ep": "event_places",
    "ch": "statement_chain",
    "py": "statement_parties",
    "se": "statement_events",
    "sr": "statement_relations",
    "er": "event_relations",
}


class Flattener:
    """Lists of rows, a list a table."""

    def __init__(self, columns: dict[str, list[str]], act_types: dict[str, str]):
        self.columns = columns
        self.act_types = act_types
        self.rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)

    def add(self, table: str, given: Row, **more: Any) -> None:
        """One row: the columns of the table, from the annotation or given beside it."""
        row = given | more
        self.rows[table].append(tuple(map(row.get, self.columns[table])))

    def spans(self, row_id: str, spans: list[Row]) -> None:
        """The fragments on which a row rests."""
        for span in spans:
            self.fragments(row_id, span["part"], span)

    def fragments(self, row_id: str, part: str, span: Row) -> None:
        """The fragments of one span, each in its segment."""
        span_id = f"sp-{self.token}-{span['n']}"
        for number, (start, end) in enumerate(span["at"]):
            segment = next((name for name, first, last in self.segments if first <= start and end <= last), None)
            self.rows["spans"].append(
                (span_id, number, self.article, segment, start, end, None, None, TABLES[row_id[:2]], row_id, part)
            )

    def id(self, prefix: str, n: int | None) -> str | None:
        """The identifier of a row of this article."""
        return None if n is None else f"{prefix}-{self.token}-{n}"

    def flatten(self, article: Row) -> None:
        """All rows of one article."""
        self.article = article["article_id"]
        self.token = self.article[3:]
        published = {f"published_{name}": value for name, value in (article.get("published") or {}).items()}
        self.add("articles", {"published_conflict": False} | article | published)
        self.segments = [(self.id("sg", s["n"]), *s["at"]) for s in article["segments"]]
        for segment, (segment_id, start, end) in zip(article["segments"], self.segments, strict=True):
            self.add(
                "segments", segment, segment_id=segment_id, article_id=self.article, char_start=start, char_end=end
            )
        for mention in article.get("mentions", []):
            self.fragments(mention["of"], "mention", mention)
        for statement in article.get("statements", []):
            self.statement(statement, article.get("outlet_id"))
        for report in article.get("reports", []):
            self.report(report)
        for relation in article.get("event_relations", []):
            self.child("event_relations", "er", relation, {"article_id": self.article})
        for reason in article.get("missing", []):
            row = reason["row"]
            self.add(
                "missing",
                {"row_id": row, "column_name": reason["column"], "table_name": TABLES[row[:2]]},
                article_id=self.article,
                reason=reason["reason"],
            )

    def child(self, table: str, prefix: str, row: Row, parent: Row) -> None:
        """One row that belongs to another, and its spans."""
        own = f"{prefix}-{self.token}-{row['n']}"
        statement = {"statement_id": self.id("st", row.get("statement"))}
        self.add(table, statement | row | parent | {self.columns[table][0]: own})
        self.spans(own, row["spans"])

    def report(self, report: Row) -> None:
        """A report and what belongs to it."""
        own = f"rp-{self.token}-{report['n']}"
        date = {f"date_{name}": value for name, value in (report.get("date") or {}).items()}
        defaults = {"position": "body", "loaded_wording": False, "date_conflict": False}
        self.add(
            "reports",
            defaults | report | date,
            report_id=own,
            article_id=self.article,
            statement_id=self.id("st", report.get("statement")),
            year_basis=date.get("date_year_basis"),
        )
        self.spans(own, report["spans"])
        parent = {"report_id": own}
        for row in report.get("participants", []):
            self.child("participants", "pt", row, parent)
        for row in report.get("figures", []):
            whole = {"subset_of": self.id("fg", row.get("subset_of"))}
            self.child("figures", "fg", {"loaded_wording": False} | row | whole, parent)
        for row in report.get("places", []):
            self.child("event_places", "ep", row, parent)

    def statement(self, statement: Row, outlet: str | None) -> None:
        """A statement, its chain and what belongs to it."""
        own = f"st-{self.token}-{statement['n']}"
        said = {f"said_{name}": value for name, value in (statement.get("said") or {}).items()}
        defaults = {"polarity": "positive", "conditionality": "none", "medium": "unspecified"}
        voice = {
            "position": 0,
            "source_kind": "author",
            "actor_id": outlet,
            "anonymity": "named",
            "plurality": "one",
            "commitment": statement.get("author_certainty", "uncommitted"),
        }
        chain = [voice, *({"commitment": "certain"} | link for link in statement.get("chain", []))]
        for link in chain:
            link_id = f"ch-{self.token}-{statement['n']}-{link['position']}"
            self.add("statement_chain", link, link_id=link_id, statement_id=own)
            self.spans(link_id, link.get("spans", []))
        self.add(
            "statements",
            defaults | statement | said,
            statement_id=own,
            article_id=self.article,
            act_type=self.act_types.get(statement["speech_act"]),
            proximate_source_id=chain[min(1, len(chain) - 1)].get("actor_id"),
            holder_id=chain[-1].get("actor_id"),
            holder_kind=chain[-1]["source_kind"],
            chain_depth=len(chain) - 1,
        )
        self.spans(own, statement["spans"])
        parent = {"statement_id": own}
        for row in statement.get("parties", []):
            self.child("statement_parties", "py", {"named": True} | row, parent)
        for row in statement.get("events", []):
            self.child("statement_events", "se", row, parent)
        for row in statement.get("relations", []):
            self.child("statement_relations", "sr", row, parent)
