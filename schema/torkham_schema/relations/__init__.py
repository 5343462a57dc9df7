"""The rules across tables, each a function whose name is a sentence that is true of a right dataset."""

from torkham_schema.relations import attribution, evidence, graphs, keys, numbers, registry
from torkham_schema.relations.relation import RELATIONS, Relation, Tables

__all__ = ["RELATIONS", "Relation", "Tables", "attribution", "evidence", "graphs", "keys", "numbers", "registry"]
