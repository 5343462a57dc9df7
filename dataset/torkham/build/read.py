"""Read: bytes to typed annotations, with every structural error at its file and JSON path.

msgspec decodes and checks in one pass, faster than a parser that checks nothing; only of a text that it refuses is
the JSON Schema asked for all that is wrong with it.
"""

import gc
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema
import msgspec

from torkham.build.problems import Problem
from torkham.build.sources import Source, sources_of
from torkham_schema import annotation

BATCH = 32
"""Articles a batch: so few that the processor's caches still hold what was read when its columns are taken."""


@dataclass(frozen=True)
class Batch:
    """Articles that were read."""

    articles: list[annotation.Article]
    """The articles, in the order in which they were read."""
    sources: dict[str, Source]
    """Where each article stands, by its identifier."""
    problems: list[Problem]
    """What could not be read. The articles concerned are left out of `articles`."""


@cache
def _validator() -> Any:
    return jsonschema.Draft202012Validator(annotation.json_schema())


def _problems_of(source: Source) -> Iterator[Problem]:
    """Everything that keeps a text from being an annotation, found again by the JSON Schema."""
    try:
        value = json.loads(source.data)
    except (ValueError, RecursionError) as unread:
        yield Problem(
            rule="an_annotation_is_json", allowed="JSON in UTF-8", value=str(unread), file=source.file, path=source.root
        )
        return
    for error in _validator().iter_errors(value):
        yield Problem(
            rule="an_annotation_has_the_format",
            allowed=_allowed(error),
            value=_found(error),
            file=source.file,
            path=source.root + error.json_path.removeprefix("$"),
        )


def _allowed(error: Any) -> str:
    match error.validator:
        case "additionalProperties":
            return "only the fields " + ", ".join(error.schema.get("properties", {}))
        case "enum":
            return "one of " + ", ".join(map(str, error.validator_value))
        case "required":
            return str(error.message)
        case "anyOf":
            return str(
                error.schema.get("description") or min(error.context, key=lambda e: e.validator == "type").message
            )
        case _:
            return f"{error.validator} {error.validator_value}"


def _found(error: Any) -> Any:
    if error.validator == "additionalProperties":
        return sorted(set(error.instance) - set(error.schema.get("properties", {})))
    return error.instance if not isinstance(error.instance, dict | list) else "…"


def read_batch(sources: Iterable[Source], diagnosed: int | None = None) -> Batch:
    """Read some articles. Articles that are no valid annotation become problems, all of theirs at once.

    With `diagnosed`, only so many broken articles are looked through for everything that is wrong with them; of the
    others the first thing is told.
    """
    articles: list[annotation.Article] = []
    by_article: dict[str, Source] = {}
    problems: list[Problem] = []
    decoder = msgspec.json.Decoder(annotation.Article)
    broken = 0
    for source in sources:
        try:
            article = decoder.decode(source.data)
        except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError) as error:
            broken += 1
            found = list(_problems_of(source)) if diagnosed is None or broken <= diagnosed else []
            problems += found or [_first_of(source, error)]
            continue
        if first := by_article.get(article.article_id):
            problems.append(twice(source, article.article_id, first))
            continue
        by_article[article.article_id] = source
        articles.append(article)
    return Batch(articles, by_article, problems)


def _first_of(source: Source, error: Exception) -> Problem:
    text, _, path = str(error).partition(" - at `")
    return Problem(
        rule="an_annotation_has_the_format",
        allowed="see the JSON Schema",
        value=text,
        file=source.file,
        path=source.root + path.removeprefix("$").removesuffix("`"),
    )


def twice(again: Source, article: str, first: Source) -> Problem:
    """That an article is annotated a second time."""
    return Problem(
        rule="an_article_is_annotated_once",
        allowed=f"an article once; it is also in {first.file}",
        value=article,
        file=again.file,
        path=again.root,
    )


@contextmanager
def no_collection() -> Iterator[None]:
    """Without garbage collection: articles are trees, and to look for circles in them takes longer than to read."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def batches(files: Iterable[Path], size: int = BATCH) -> Iterator[list[Source]]:
    """The articles of the files in their order, so many at a time."""
    stream = (source for file in files for source in sources_of(file))
    while some := list(islice(stream, size)):
        yield some
