"""Invented corpora in the real annotation format, of any size, from a seed. For tests and benchmarks only."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.draws import edtf, figure
from torkham_schema.codes import codes_of, parents_of

VERBAL = ("ACCUSE", "REQUEST", "REJECT", "THREATEN")
BODY = 4000
"""Code points of an article's body."""

Row = dict[str, Any]


@dataclass(frozen=True)
class Sizes:
    """What is drawn for an article, about; the defaults are those of news."""

    mentions: int = 25
    reports: int = 15
    participants: int = 2
    statements: int = 20
    actors: int = 200
    places: int = 60
    events: int = 2000
    """Events that articles share; more articles mean more reports of each."""


def token(kind: str, number: int) -> str:
    """An identifier of the synthetic world."""
    return f"{kind}-syn{number:09d}"


class Article:
    """One article while it is drawn."""

    def __init__(self, random: Random, number: int, sizes: Sizes):
        self.random = random
        self.sizes = sizes
        self.number = number
        self.token = f"syn{number:09d}"
        self.last: dict[str, int] = {}
        self.missing: list[Row] = []

    def n(self, kind: str) -> int:
        self.last[kind] = self.last.get(kind, 0) + 1
        return self.last[kind]

    def at(self, fragments: int = 1) -> list[list[int]]:
        start = self.random.randint(81, 81 + BODY - 400)
        found = []
        for _ in range(fragments):
            end = start + self.random.randint(1, 120)
            found.append([start, end])
            start = end + self.random.randint(0, 60)
        return found

    def spans(self, *parts: str) -> list[Row]:
        return [{"n": self.n("span"), "part": part, "at": self.at(self.random.choice((1, 1, 1, 2)))} for part in parts]

    def some(self, kind: str, count: int) -> str:
        return token(kind, self.random.randrange(count))

    def actor(self) -> str:
        return self.some("ac", self.sizes.actors)

    def pick(self, code_list: str) -> str:
        return self.random.choice(codes_of(code_list))

    def maybe(self, value: Any, share: float = 0.5) -> Any:
        return value if self.random.random() < share else None

    def statement(self) -> Row:
        random = self.random
        speech_act = random.choice([code for code in codes_of("speech_act") if code != "no_comment"])
        modes = [
            mode for act_type, mode in parents_of("act_mode") if (act_type, speech_act) in parents_of("speech_act")
        ]
        n = self.n("statement")
        said = self.maybe({"edtf": edtf(random), "basis": "stated_absolute"})
        if said is None:
            self.missing.append({"row": f"st-{self.token}-{n}", "column": "said_edtf", "reason": "not_stated"})
        speakers = random.sample(range(1, self.sizes.actors), random.choice((0, 1, 1, 1, 2, 3)))
        chain = [self.link(place, token("ac", speaker)) for place, speaker in enumerate(speakers, 1)]
        return {
            "n": n,
            "rendering": random.choice(("direct", "indirect", "mixed", "narrated")),
            "speech_act": speech_act,
            "act_mode": random.choice([*modes, None]),
            "utterance_id": token("ut", speakers[0]) if speakers and random.random() < 0.5 else None,
            "content_type": self.pick("content_type"),
            "content_time": self.pick("content_time"),
            "author_commitment": self.pick("author_commitment"),
            "said": said,
            "medium": self.pick("medium"),
            "gloss": self.maybe("Invented."),
            "spans": self.spans("source", "cue", "content"),
            "chain": chain,
            "parties": [self.party() for _ in range(random.randint(0, 2))],
            "events": [self.link_to_event() for _ in range(random.randint(0, 2))],
        }

    def link(self, position: int, actor: str) -> Row:
        named = self.random.random() < 0.5
        return {
            "position": position,
            "source_kind": "named_person" if named else "unnamed_group",
            "actor_id": actor,
            "anonymity": "named" if named else "role_only",
            "affiliation_id": self.maybe(self.actor(), 0.2),
            "spans": self.spans("source"),
        }

    def party(self) -> Row:
        named = self.random.random() < 0.8
        return {
            "n": self.n("party"),
            "actor_id": self.actor(),
            "role": self.pick("party_role"),
            "stance": self.random.choice((-1, 0, 1, None)),
            "named": named,
            "inferred_by": None if named else "outlet",
            "spans": self.spans("stance"),
        }

    def link_to_event(self) -> Row:
        relation = self.random.choice(("reports", "confirms", "condemns", "explains", "disputes_detail"))
        event = self.some("ev", self.events_here)
        return {"n": self.n("link"), "event_id": event, "relation": relation, "spans": self.spans("link")}

    @property
    def events_here(self) -> int:
        """Links go to the first events, which the first article reports."""
        return max(1, min(self.sizes.reports, self.sizes.events))

    def report(self, event: str, statements: int) -> Row:
        random = self.random
        n = self.n("report")
        state = random.random() < 0.2
        event_type = random.choice([code for code in codes_of("event_type") if code not in VERBAL])
        modes = [mode for parent, mode in parents_of("event_mode") if parent == event_type]
        statement = random.randint(1, statements) if statements and random.random() < 0.6 else None
        date = self.maybe({"edtf": edtf(random), "basis": "stated_absolute", "year_basis": "stated"}, 0.7)
        if date is None:
            self.missing.append({"row": f"rp-{self.token}-{n}", "column": "date_edtf", "reason": "not_stated"})
        return {
            "n": n,
            "event_id": event,
            "event_class": "state_of_affairs" if state else random.choice(("occurrence", "occurrence", "composite")),
            "event_type": None if state else event_type,
            "event_mode": None if state else random.choice([*modes, None]),
            "state_kind": self.pick("state_kind") if state else None,
            "realis": self.pick("realis"),
            "aggregation": self.pick("aggregation"),
            "stance": "reports_only" if statement and random.random() < 0.5 else random.choice(("asserts", "hedges")),
            "statement": statement,
            "date": date,
            "spans": self.spans("trigger", "date"),
            "participants": [
                self.participant(statement) for _ in range(random.randint(0, 2 * self.sizes.participants))
            ],
            "figures": [self.figure(statement) for _ in range(random.choice((0, 0, 0, 1, 2)))],
            "places": [self.place() for _ in range(random.choice((0, 1, 1, 2)))],
        }

    def participant(self, statement: int | None) -> Row:
        return {
            "n": self.n("participant"),
            "actor_id": self.actor(),
            "role": self.pick("participant_role"),
            "side": self.random.choice(("A", "B", "third", None)),
            "attribution_status": "accused" if statement and self.random.random() < 0.5 else "as_fact",
            "statement": statement,
            "spans": self.spans("role"),
        }

    def figure(self, statement: int | None) -> Row:
        drawn = figure(self.random)
        row = {"n": self.n("figure"), "measure": self.pick("measure"), **drawn, "statement": statement}
        return {**row, "spans": self.spans("number")}

    def place(self) -> Row:
        return {
            "n": self.n("place"),
            "place_id": self.some("pl", self.sizes.places),
            "role": self.pick("place_role"),
            "precision": self.pick("place_precision"),
            "spans": self.spans("place"),
        }

    def drawn(self) -> Row:
        """The article as an annotation."""
        random, sizes = self.random, self.sizes
        events = set(random.sample(range(sizes.events), min(sizes.events, sizes.reports)))
        if self.number == 0:
            events = set(range(self.events_here))
        statements = [self.statement() for _ in range(sizes.statements)]
        return {
            "format": "torkham-annotation/1",
            "article_id": f"ar-{self.token}",
            "document_id": f"do-{self.token}",
            "ordinal": 1,
            "annotation_set_id": token("as", 0),
            "headline": "Invented",
            "outlet_id": token("ac", 0),
            "published": {"edtf": f"{random.randint(2020, 2031)}-05-28", "basis": "printed"},
            "genre": self.pick("genre"),
            "language": "en",
            "text_quality": "original",
            "segments": [
                {"n": 1, "kind": "headline", "at": [0, 80]},
                {"n": 2, "kind": "body", "at": [81, 81 + BODY + 1000]},
            ],
            "mentions": [{"n": self.n("span"), "of": self.actor(), "at": self.at()} for _ in range(sizes.mentions)],
            "statements": statements,
            "reports": [self.report(token("ev", event), len(statements)) for event in sorted(events)],
            "missing": self.missing,
        }


def articles(random: Random, count: int, sizes: Sizes = Sizes()) -> Iterator[Row]:
    """So many annotated articles of one invented world."""
    for number in range(count):
        yield Article(random, number, sizes).drawn()


def registries(count: int, sizes: Sizes = Sizes()) -> dict[str, list[Row]]:
    """The registries that the articles refer to, as rows of CSV files."""
    numbers = range(sizes.actors)
    return {
        "actors": [{"actor_id": token("ac", n), "name": f"Actor {n}", "kind": "person"} for n in numbers],
        "actor_relations": [
            {
                "relation_id": token("al", n),
                "actor_id": token("ac", n),
                "relation": "member_of",
                "to_actor_id": token("ac", n // 2),
                "valid_from": "2020-01-01" if n % 3 == 0 else "",
                "basis": "reported",
                "citation": "invented",
            }
            for n in numbers[2:]
        ],
        "places": [
            {"place_id": token("pl", n), "name": f"Place {n}", "kind": "settlement", "disputed": "false"}
            for n in range(sizes.places)
        ],
        "utterances": [
            {"utterance_id": token("ut", n), "speaker_id": token("ac", n), "occasion": "Invented"} for n in numbers
        ],
        "documents": [{"document_id": f"do-syn{n:09d}", "container_kind": "single_article"} for n in range(count)],
        "annotation_sets": [
            {
                "annotation_set_id": token("as", 0),
                "coding_pass": "first",
                "coder": "a generator",
                "coder_kind": "rule",
                "codebook_version": "1.0",
                "coded_on": "2026-11-21",
                "checked_by_person": "false",
            }
        ],
    }


def write(folder: Path, random: Random, count: int, sizes: Sizes = Sizes(), *, lines: bool = False) -> None:
    """Write a corpus: `articles/` as files, or as one JSON Lines file; and `registry/`."""
    from torkham.build.registry import edited_columns

    (folder / "articles").mkdir(parents=True)
    (folder / "registry").mkdir()
    if lines:
        with (folder / "articles" / "all.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(article) + "\n" for article in articles(random, count, sizes))
    else:
        for article in articles(random, count, sizes):
            (folder / "articles" / f"{article['article_id']}.json").write_text(json.dumps(article), "utf-8")
    for name, rows in registries(count, sizes).items():
        with (folder / "registry" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, edited_columns(name), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
