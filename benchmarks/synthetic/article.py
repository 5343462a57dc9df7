"""One invented article: a function of the seed, its number and the sizes of its world, and of nothing else."""

from collections.abc import Iterator
from random import Random

from benchmarks.synthetic.draws import DAYS, Draws, Row
from benchmarks.synthetic.evidence import SEGMENTS, Evidence
from benchmarks.synthetic.report import event_relation, report
from benchmarks.synthetic.sizes import Sizes, token
from benchmarks.synthetic.statement import statement
from benchmarks.synthetic.world import World, world
from torkham_schema.codes import codes_of

NEAR = 500
"""Events on either side that are news at the same time."""
GENRES = codes_of("genre")


def article(seed: int, number: int, count: int, sizes: Sizes) -> Row:
    """The article of that number in a corpus of `count`, as an annotation."""
    draws = Draws(Random(f"{seed} {number}").random)
    shared = world(count, sizes)
    name = token("ar", number)
    here = Evidence(draws, shared, name[3:])
    events = _events(draws, shared, number)
    mentioned = [
        draws.pick(shared.places) if draws.chance(0.2) else here.actor() for _ in range(draws.about(sizes.mentions))
    ]
    mentions = [here.mention(of) for of in mentioned]
    statements = [statement(here, events) for _ in range(draws.about(sizes.statements))]
    reports = [report(here, event, len(statements)) for event in events]
    pairs = [(draws.pick(events), draws.pick(events)) for _ in range(2)]
    return {
        "format": "torkham-annotation/1",
        "article_id": name,
        "document_id": token("do", number),
        "ordinal": 1,
        "annotation_set_id": shared.set,
        "headline": f"Invented headline {number}",
        "outlet_id": shared.actors[draws.below(sizes.outlets)],
        "published": {"edtf": draws.pick(DAYS), "basis": "printed"},
        "genre": draws.pick(GENRES),
        "language": "en",
        "text_quality": "original",
        "segments": [{"n": n, "kind": kind, "at": at} for n, (kind, *at) in enumerate(SEGMENTS, 1)],
        "mentions": mentions,
        "reports": reports,
        "statements": statements,
        "event_relations": [event_relation(here, *pair) for pair in pairs if pair[0] != pair[1]],
        "missing": here.missing,
    }


def _events(draws: Draws, shared: World, number: int) -> list[int]:
    """Numbers of the events it reports: those at home in it, most others of the same days, some known to all."""
    home, every = shared.home(number), shared.sizes.events
    wanted = min(draws.about(shared.sizes.reports), every)
    middle = number * every // shared.count
    low, high = max(0, middle - NEAR), min(every, middle + NEAR)
    found = dict.fromkeys(home)
    while len(found) < wanted:
        found[low + draws.below(high - low) if draws.chance(0.9) else int(every * draws.random() ** 2)] = None
    return list(found)


def articles(random: Random, count: int, sizes: Sizes | None = None) -> Iterator[Row]:
    """So many annotated articles of one invented world, whose seed is drawn."""
    seed = random.getrandbits(64)
    for number in range(count):
        yield article(seed, number, count, sizes or Sizes.of(count))
