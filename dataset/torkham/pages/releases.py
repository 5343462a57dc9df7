"""The page on releases: what a version says, how two releases are compared, how one is verified, and all there are."""

from collections.abc import Iterable, Mapping

from torkham.pages.markdown import folded, page, table
from torkham.release.column_hash import __doc__ as column_hash
from torkham.release.content_hash import __doc__ as content_hash
from torkham.release.contents import COPIED, FORMATS
from torkham.release.difference import STRUCTURE
from torkham.release.force import MEANING
from torkham.release.notes import HEADINGS
from torkham.release.record import Record
from torkham.release.row_key import __doc__ as row_key
from torkham.release.verification import EXIT
from torkham.release.version import Level

FILES = {
    "*.parquet": "the tables, with all that the codebook knows of them and their columns inside",
    "torkham-X.Y.Z.zip": "all Parquet files in one, with manifest, dictionary and hashes",
    "manifest.json": "of each table: rows, hash of the file, hash of the content; the aggregation rule",
    "dictionary.json": "the codebook for programs: every table, column and rule",
    "datapackage.json": "the CSV files as a Data Package, version 2",
    "croissant.json": "the Parquet files in Croissant 1.0",
    "schemas/": "one JSON Schema a table, of one row; the annotation format; what `torkham diff --json` prints",
    f"{FORMATS['csv']}/": "every table as CSV, exact",
    f"{FORMATS['dta']}/": "every table for Stata, with variable and value labels",
    f"{FORMATS['sqlite']}, {FORMATS['duckdb']}": "all tables in one file, with primary and foreign keys",
    "RELEASE_NOTES.md": f"counts under the headings {', '.join(HEADINGS).lower()}",
    "provenance.json": "a hash of every input and of the source code, the commit, the libraries, the aggregation rule",
    f"{COPIED[0]}, CITATION.bib, {COPIED[1]}": "how to cite, and the licence",
    "SHA256SUMS": "the hash of every file, as `sha256sum --check` reads it; its first line is the hash of the rest",
}
"""What a release carries."""

LEVELS = {
    Level.PATCH: "the same values as read",
    Level.MINOR: "rows, columns, tables or codes came; derived columns, tables that the build derives whole (events "
    "among them) and the release tables may differ in anything; a column may be declared otherwise in what is not "
    f"its {', '.join(MEANING)}",
    Level.MAJOR: f"a coded value, a code, a row, or a column or its {', '.join(MEANING)} differs or is gone",
}
"""What a version says of the difference to the one before."""


def pages(records: Iterable[Record], notes: Mapping[str, str] | None = None) -> dict[str, str]:
    """The page, by its path in `docs`; `records` are those of all releases, `notes` theirs, by version."""
    return {"releases.md": page("Releases", INTRODUCTION, *_parts(), _all(records), _upgrade(), *_notes(notes or {}))}


INTRODUCTION = (
    "Data and package have one version. Whoever cites a version can get exactly its rows, prove it, see what changed "
    "since, and why."
)


def _parts() -> list[str]:
    return [
        "## What a version says",
        table(("change of", "beside the release before"), [(level.name, text) for level, text in LEVELS.items()]),
        "A build compares itself with the highest release below its own version. It refuses a version that says too "
        "little, and names the rows and columns that force a higher one. It also refuses to lose an identifier that "
        "is not in [retired_ids](tables/retired_ids.md), to change a coded value without a reason in "
        "`dataset/registry/changes.csv`, and to build a version that was released from other rows.",
        "A line of `changes.csv` has `release`, `table_name`, `row_key`, `column_name` and `reason`. An empty "
        "`row_key` stands for all rows, an empty `column_name` for all columns; the most exact line counts. What "
        "changed, with the reasons, is in the table [changes](tables/changes.md).",
        "## What differs between two releases",
        "`torkham diff OLD NEW` compares two releases by key: folders, zip archives, or versions. It prints one line "
        "for each table that differs (columns, rows and cells that came, went or changed) and names a few rows; "
        "`--cells` names all. `--json` prints the same for programs, of the schema "
        "`schemas/difference.schema.json` of every release. Compared of a column are its values and what is "
        f"declared of them: {', '.join(STRUCTURE)}.",
        f"A row is named by its key. {_plain(row_key)}",
        table(("exit status", "of diff"), [(0, "the same"), (1, "different"), (2, "an error, or a lost identifier")]),
        "## Whether a release is what it says",
        "`torkham verify [DIR]` looks at the hash of every file, the content hash of every table (in Parquet, SQLite "
        "and DuckDB), each table against the schema that it carries, and all rules within and across tables, where "
        "`torkham[build]` is installed and the schema is the same. It says what it could not check. What is wrong is "
        "named by file, with what was expected and what was found.",
        table(("exit status", "of verify"), list(EXIT.items())),
        f"### The content hash\n\n{_plain(content_hash)}",
        f"### The hash by columns\n\n{_plain(column_hash)}",
        "The Parquet files of one build repeat byte for byte, whatever the order of the input files, the number of "
        "threads or the hash seed. Another version of the libraries may write other bytes; the content hash stays.",
        "## What a release carries",
        table(("file", "what it is"), [(f"`{name}`", text) for name, text in FILES.items()]),
        "`make release` makes all of it from a clean checkout, into `build/release/X.Y.Z`; a record of it (notes, "
        "hashes, changes, provenance) is kept in `dataset/releases/X.Y.Z`.",
        "Publishing writes a new folder and then replaces one pointer, `CURRENT`. A build that is killed leaves the "
        "release before it as it was. A second build into the same folder is told who holds the lock.",
    ]


def _plain(docstring: str | None) -> str:
    """A module's documentation without its title line."""
    return " ".join((docstring or "").split("\n\n", 1)[1].split())


def _all(records: Iterable[Record]) -> str:
    rows = [
        (f"`{record.version}`", record.date, *(record.rows.get(name, 0) for name in COUNTED), len(record.changes))
        for record in records
    ]
    shown = table(("version", "day", *COUNTED, "changes"), rows) if rows else "There is none yet."
    return f"## All releases\n\n{shown}"


def _upgrade() -> str:
    return (
        "## Going from one version to the next\n\n"
        "A PATCH needs nothing. After a MINOR one, programs that name their columns go on as before; derived columns "
        "and events may have other values. Before a MAJOR one, run `torkham diff OLD NEW`, and read the reasons in the "
        "table [changes](tables/changes.md): it names every row, column and code that differs or is gone, and "
        "[retired_ids](tables/retired_ids.md) says what replaced an identifier. Whoever must not move stays: "
        "`torkham.load(name, version=…)` reads the version that was cited."
    )


def _notes(notes: Mapping[str, str]) -> list[str]:
    """The notes of every release, the newest first, folded."""
    shown = [folded(f"Notes of {version}", _inside(text)) for version, text in list(notes.items())[::-1]]
    return ["## Release notes", *shown] if shown else []


def _inside(text: str) -> str:
    """Notes without their title, their headings as plain bold lines: they are no headings of the page."""
    lines = text.splitlines()[1:]
    return "\n".join(f"**{line.removeprefix('## ')}**" if line.startswith("## ") else line for line in lines).strip()


COUNTED = ("articles", "reports", "events", "statements")
"""The tables whose rows are shown of every release."""
