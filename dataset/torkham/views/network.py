"""network: nodes and edges, as networkx and igraph take them."""

from dataclasses import dataclass
from typing import Any, Literal

import polars as pl

from torkham.nearest import UnknownNameError
from torkham.opened import tables_at
from torkham.views.accusations import accusations
from torkham.views.pairs import pairs
from torkham.views.parts import Tables
from torkham.views.view import View, view

Ties = Literal["acts", "accusations"]
TIES: tuple[Ties, ...] = ("acts", "accusations")

NODES = {
    "actor_id": "Identifier of the actor.",
    "name": "Name we print.",
    "kind": "What kind of actor it is.",
    "country": "Country it belongs to, ISO 3166-1 alpha-3.",
    "sector": "PLOVER sector.",
}
ACTS = {
    "source_id": "Who acts.",
    "target_id": "On whom.",
    "quad_class": "PLOVER quad class.",
    "weight": "Acts.",
    "score_mean": "Mean of their conflict-cooperation scores.",
}
BLAMES = {
    "source_id": "Who accuses.",
    "target_id": "Who is accused.",
    "weight": "Accusations.",
    "n_denied": "Accusations that somebody denies.",
}


@dataclass(frozen=True)
class Network:
    """A graph as two tables: the first column of nodes is their id, the first two of edges are from and to."""

    nodes: View
    edges: View

    def _repr_html_(self) -> str:
        return self.nodes._repr_html_() + self.edges._repr_html_()


def network(ties: Ties = "acts", *, principals: bool = False, accused: bool = False, release: Any = None) -> Network:
    """The network of what actors do to each other (`acts`), or of who accuses whom (`accusations`).

    Edges are directed and have a weight. `principals` and `accused` are as in `dyads`.
    """
    if ties not in TIES:
        raise UnknownNameError("kind of ties", ties, TIES)
    tables = tables_at(release)
    edges = _blames(tables, principals) if ties == "accusations" else _acts(tables, principals, accused)
    ends = pl.concat([edges.frame.get_column("source_id"), edges.frame.get_column("target_id")]).unique()
    there = pl.col("actor_id").is_in(ends.implode())
    actors = tables["actors"].sort("actor_id")
    alone = len(actors) - len(actors.filter(there))
    nodes = view(
        "network_nodes",
        "One actor that has an edge.",
        actors.filter(there),
        NODES,
        [("actors: no edge", "nobody is tied to them", alone)],
        {"kind": "actor_kind", "sector": "sector"},
    )
    return Network(nodes, edges)


def _acts(tables: Tables, principals: bool, accused: bool) -> View:
    found, left_out = pairs(tables, principals=principals, accused=accused)
    frame = (
        found.group_by("source_id", "target_id", "quad_class")
        .agg(weight=pl.len().cast(pl.Int64), score_mean=pl.col("conflict_score").mean())
        .sort("source_id", "target_id", "quad_class")
    )
    return view("network_edges", "One source, target and quad class.", frame, ACTS, left_out)


def _blames(tables: Tables, principals: bool) -> View:
    found = accusations(release=tables)
    source, target = ("accuser_principal_id", "accused_principal_id") if principals else ("accuser_id", "accused_id")
    rolled = found.frame.with_columns(
        source_id=pl.coalesce(source, "accuser_id"), target_id=pl.coalesce(target, "accused_id")
    )
    known = rolled.filter(pl.col("source_id").is_not_null())
    frame = (
        known.group_by("source_id", "target_id")
        .agg(
            weight=pl.col("statement_id").n_unique().cast(pl.Int64),
            n_denied=pl.col("statement_id").filter(pl.col("n_denials") > 0).n_unique().cast(pl.Int64),
        )
        .sort("source_id", "target_id")
    )
    unknown = ("accusations: accuser not known", "by the article itself, or by nobody known", len(rolled) - len(known))
    return view("network_edges", "One accuser and accused.", frame, BLAMES, [*found.left_out.iter_rows(), unknown])
