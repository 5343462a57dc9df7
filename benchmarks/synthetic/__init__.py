"""Invented corpora in the real annotation format, of any size, from a seed. For tests and benchmarks only."""

from benchmarks.synthetic.article import article, articles
from benchmarks.synthetic.breaking import BROKEN, break_corpus, break_rows
from benchmarks.synthetic.registries import registries
from benchmarks.synthetic.sizes import Sizes, token
from benchmarks.synthetic.writing import write

__all__ = ["BROKEN", "Sizes", "article", "articles", "break_corpus", "break_rows", "registries", "token", "write"]
