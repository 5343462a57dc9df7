"""Provenance: from any row to the events, reports and statements around it, and to the words they rest on."""

from torkham.provenance.evidence import evidence
from torkham.provenance.result import Evidence, Quote, Source, Step

__all__ = ["Evidence", "Quote", "Source", "Step", "evidence"]
