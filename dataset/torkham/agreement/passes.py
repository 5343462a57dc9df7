"""One coding of the articles, as the comparison needs it: tables, words, and rows by article."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl

from torkham.agreement.tokens import Tokens, rows_to_tokens
from torkham.build.assemble import Inputs, assemble
from torkham.build.problems import BuildError

UNREAD = ("teaser", "boilerplate")


@dataclass(frozen=True)
class Coding:
    """One annotation set, with the words of its articles."""

    set_id: str
    tables: Mapping[str, pl.DataFrame]
    tokens: Mapping[str, Tokens]
    """The words of each article's document, by article."""

    @cached_property
    def articles(self) -> list[str]:
        """The articles it has, in order."""
        return self.tables["articles"].get_column("article_id").sort().to_list()

    def words(
        self, article: str, table: str, parts: tuple[str, ...] | None = None, *, content_only: bool = True
    ) -> dict[str, frozenset[int]]:
        """The words that the rows of a table rest on in an article; of the given parts only, if any are given."""
        spans = self.tables["spans"].filter((pl.col("article_id") == article) & (pl.col("table_name") == table))
        if parts:
            spans = spans.filter(pl.col("part").is_in(parts))
        return rows_to_tokens(spans, self.tokens[article], content_only=content_only)

    def reports(self, article: str) -> dict[str, frozenset[int]]:
        """The words of each report."""
        return self.words(article, "reports")

    def statements(self, article: str) -> dict[str, frozenset[int]]:
        """The words of each statement's content; of its cue where no content is marked."""
        return {
            **self.words(article, "statements"),
            **self.words(article, "statements", ("cue",)),
            **self.words(article, "statements", ("content",)),
        }

    def readable(self, article: str) -> int:
        """How many words an article has outside teasers and boilerplate."""
        segments = self.tables["segments"].filter((pl.col("article_id") == article) & ~pl.col("kind").is_in(UNREAD))
        tokens = self.tokens[article]
        return sum(len(tokens.within(a, b)) for a, b in segments.select("char_start", "char_end").iter_rows())


def read_coding(folder: Path, texts: Mapping[str, str]) -> Coding:
    """A coding: a folder of annotations and its `registry` folder; `texts` by document. BuildError if it is wrong."""
    found = assemble(Inputs((folder,), folder / "registry"))
    if found.problems:
        raise BuildError(found.problems)
    documents = dict(found.tables["articles"].select("article_id", "document_id").iter_rows())
    by_document = {document: Tokens(texts[document]) for document in set(documents.values())}
    (set_id,) = found.tables["articles"].get_column("annotation_set_id").unique().to_list()
    return Coding(set_id, found.tables, {article: by_document[document] for article, document in documents.items()})
