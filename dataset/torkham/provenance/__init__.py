"""Provenance: from any row to the events, reports and statements around it, and to the words they rest on."""

from torkham.provenance.evidence import Evidence, Quote, Source, Step, evidence

__all__ = ["Evidence", "Quote", "Source", "Step", "evidence"]
