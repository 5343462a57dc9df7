"""The page of the code lists, with definitions and the crosswalk."""

from itertools import groupby

from torkham.pages.markdown import anchor, page, table
from torkham_schema.codes import rows_of
from torkham_schema.dictionary import tables


def pages() -> dict[str, str]:
    """The pages of the code lists and of the crosswalk."""
    return {"codes.md": _codes(), "crosswalk.md": _crosswalk()}


def _codes() -> str:
    parts = []
    for name, group in groupby(rows_of("codes"), key=lambda row: row["code_list"]):
        rows = list(group)
        used = [
            f"[{t.name}.{c.name}](tables/{t.name}.md#{c.name})"
            for t in tables().values()
            for c in t.columns
            if c.codes == name
        ]
        under = [("under", "parent")] if any(row["parent"] for row in rows) else []
        scores = [("quad class", "quad_class"), ("score", "score")] if any(row["score"] for row in rows) else []
        columns = [("code", "code"), *under, ("definition", "definition"), *scores, ("source", "source")]
        shown = table([title for title, _ in columns], [[_cell(row, key) for _, key in columns] for row in rows])
        where = f"Used in {', '.join(used)}." if used else "Used by the build."
        sources = sorted({row["score_source"].split(", there")[0] for row in rows if row["score_source"]})
        note = f"Scores: {'; '.join(sources)}." if sources else ""
        parts.append("\n\n".join(filter(None, [f"## {name} {{ #{name} }}", where, shown, note])))
    intro = (
        "All codes, defined in our own words. Codes with `tk:` are ours; PLOVER names are used with attribution. Every "
        "code has an anchor that stays: its list, its parent where it has one, and its name, with `-` for `:`, such as "
        f"`codes.html#{anchor(rows_of('codes')[0])}`."
    )
    return page("Code lists", intro, *parts)


def _cell(row: dict[str, str], key: str) -> str:
    if key == "code":
        return f"`{row['code']}`{{ #{anchor(row)} }}"
    return f"`{row[key]}`" if key == "parent" and row[key] else row[key]


def _crosswalk() -> str:
    parts = []
    for name, group in groupby(
        sorted(rows_of("crosswalk"), key=lambda row: row["code_list"]), key=lambda row: row["code_list"]
    ):
        rows = [
            (
                f"`{r['parent'] + '/' if r['parent'] else ''}{r['code']}`",
                r["scheme"],
                r["other_code"] or "—",
                r["match"],
                r["basis"],
                r["note"],
            )
            for r in group
        ]
        head = ("our code", "scheme", "there", "match", "basis", "mind")
        parts.append(f"## {name} {{ #{name} }}\n\n{table(head, rows)}")
    intro = (
        "Our codes in other schemes. `match` reads: our code has an exact, close, broader, narrower or related "
        "match there, or none. `basis` is `official` where the other scheme's own paper says so."
    )
    return page("Crosswalk", intro, *parts)
