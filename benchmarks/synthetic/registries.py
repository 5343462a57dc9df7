"""The registries that invented articles refer to."""

from collections.abc import Iterator

from benchmarks.synthetic.draws import Row
from benchmarks.synthetic.report import DESIGNATED
from benchmarks.synthetic.sizes import Sizes, token


def registries(count: int, sizes: Sizes | None = None) -> dict[str, Iterator[Row]]:
    """The rows of the registries' CSV files, for a corpus of so many articles."""
    given = sizes or Sizes.of(count)
    return {
        "actors": _actors(given),
        "actor_names": _designations(given),
        "actor_relations": _relations(given),
        "places": _places(given),
        "utterances": _utterances(given),
        "documents": ({"document_id": token("do", n), "container_kind": "single_article"} for n in range(count)),
        "annotation_sets": iter([ANNOTATION_SET]),
    }


ANNOTATION_SET: Row = {
    "annotation_set_id": token("as", 0),
    "coding_pass": "first",
    "coder": "a generator",
    "coder_kind": "rule",
    "codebook_version": "1.0",
    "coded_on": "2026-11-21",
    "checked_by_person": "false",
}


def _actors(sizes: Sizes) -> Iterator[Row]:
    """Outlets, then principals, then persons who belong to a principal by some steps."""
    members = sizes.outlets + sizes.principals
    for n in range(sizes.actors):
        kind = "media" if n < sizes.outlets else "state" if n < members else "person"
        yield {"actor_id": token("ac", n), "name": f"Actor {n}", "kind": kind}


def _relations(sizes: Sizes) -> Iterator[Row]:
    first = sizes.outlets
    for n in range(sizes.outlets + sizes.principals, sizes.actors):
        yield {
            "relation_id": token("al", n),
            "actor_id": token("ac", n),
            "relation": "member_of",
            "to_actor_id": token("ac", first + (n - first) // 4),
            "valid_from": "2020-01-01" if n % 3 == 0 else "",
            "basis": "reported",
            "citation": "invented",
        }


def _designations(sizes: Sizes) -> Iterator[Row]:
    for n in range(0, sizes.actors, DESIGNATED):
        yield {
            "name_id": token("an", n),
            "actor_id": token("ac", n),
            "name": f"Designation {n}",
            "kind": "designation",
            "language": "en",
            "used_by_id": token("ac", 0),
            "valence": "neutral",
            "ambiguous": "false",
            "citation": "invented",
        }


def _places(sizes: Sizes) -> Iterator[Row]:
    for n in range(sizes.places):
        parent = {"parent_id": token("pl", n // 8)} if n >= 8 else {}
        kind = "settlement" if n >= 8 else "province"
        yield {"place_id": token("pl", n), "name": f"Place {n}", "kind": kind, "disputed": "false", **parent}


def _utterances(sizes: Sizes) -> Iterator[Row]:
    for n in range(sizes.actors * sizes.utterances):
        speaker = token("ac", n // sizes.utterances)
        yield {"utterance_id": token("ut", n), "speaker_id": speaker, "occasion": f"Invented occasion {n}"}
