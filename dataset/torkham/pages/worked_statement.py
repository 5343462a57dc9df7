"""The worked chain: statements of most links, who denies what they say, and what the event is counted to rest on.

Which statements are shown is a rule: of the events that somebody denies, the one that most articles report; of the
statements linked to it, for each rendering that has a chain of most links, the first.
"""

from collections.abc import Mapping

import polars as pl

from torkham.pages.markdown import table
from torkham.pages.naming import cut, names, said
from torkham.pages.voices import voices
from torkham.pages.worked_event import most_reports

Tables = Mapping[str, pl.DataFrame]
CHAIN = ("position", "actor_id", "source_kind", "anonymity", "plurality", "on_behalf_of_id", "commitment")
DENIED = "No event of this corpus is denied."
NARROW = 36
"""Characters of a headline where a table has many columns."""
DENIES = ("denies", "denies_responsibility")


def blocks(tables: Tables) -> dict[str, str]:
    """The generated blocks of the page on statements and chains."""
    event = most_reports(tables["reports"], tables["events"].filter("denied").get_column("event_id"))
    if event is None:
        return dict.fromkeys(("chains", "parties", "denials", "voices", "principals"), DENIED)
    linked = tables["statement_events"].filter(pl.col("event_id") == event)
    said_of_it = tables["statements"].join(linked.select("statement_id", "relation"), on="statement_id")
    deepest = said_of_it.filter(pl.col("chain_depth") == pl.col("chain_depth").max()).sort("statement_id")
    shown = deepest.unique("rendering", keep="first", maintain_order=True)
    heard = voices(tables).filter(pl.col("event_id") == event).sort("article_id", "row_id")
    return {
        "chains": f"The event is *{names(tables)[event]}* (`{event}`).\n\n" + _chains(shown, tables),
        "parties": _parties(shown, tables),
        "denials": _denials(said_of_it, tables),
        "voices": _voices(heard, tables),
        "principals": _principals(event, heard, tables),
    }


def _chains(shown: pl.DataFrame, tables: Tables) -> str:
    called, parts = names(tables), []
    for row in shown.iter_rows(named=True):
        links = tables["statement_chain"].filter(pl.col("statement_id") == row["statement_id"]).sort("position")
        lines = [[called.get(str(cell), said(cell)) for cell in link] for link in links.select(CHAIN).iter_rows()]
        article = called.get(row["article_id"], row["article_id"])
        facts = f"rendering `{row['rendering']}`, speech act `{row['speech_act']}`, polarity `{row['polarity']}`"
        parts.append(
            f"**`{row['statement_id']}`**, in *{article}*: {facts}. In our words: {row['gloss']}\n\n"
            f"{table(CHAIN, lines)}\n\nWhat it does to the event: `{row['relation']}`."
        )
    return "\n\n".join(parts)


def _parties(shown: pl.DataFrame, tables: Tables) -> str:
    called = names(tables)
    parties = tables["statement_parties"].join(shown.select("statement_id"), on="statement_id").sort("party_id")
    rows = [
        (
            f"`{row['statement_id']}`",
            called[row["actor_id"]],
            row["role"],
            said(row["stance"]),
            str(row["named"]).lower(),
        )
        for row in parties.iter_rows(named=True)
    ]
    return table(("statement", "party", "role", "stance", "named"), rows)


def _denials(said_of_it: pl.DataFrame, tables: Tables) -> str:
    called = names(tables)
    denied = said_of_it.filter(pl.col("relation").is_in(DENIES)).sort("statement_id")
    answers = dict(
        tables["statement_relations"]
        .select("statement_id", pl.concat_str("relation", pl.lit(" "), "to_statement_id"))
        .iter_rows()
    )
    rows = [
        (
            f"`{row['statement_id']}`",
            called.get(row["holder_id"], said(row["holder_id"])),
            row["rendering"],
            said(row["gloss"]),
            said(answers.get(row["statement_id"])),
        )
        for row in denied.iter_rows(named=True)
    ]
    return table(("statement", "who denies", "rendering", "in our words", "link to another statement"), rows)


def _voices(heard: pl.DataFrame, tables: Tables) -> str:
    called = names(tables)
    rows = [
        (
            cut(called.get(row["article_id"], row["article_id"]), NARROW),
            f"`{row['row_id']}`",
            f"`{row['what']}`",
            "the article itself" if row["own"] else called.get(row["speaker_id"], "nobody known"),
            called.get(row["principal_id"], "—"),
            row["effect"],
        )
        for row in heard.iter_rows(named=True)
    ]
    return table(("article", "row", "stance or relation", "on whose account", "principal", "it"), rows)


def _principals(event: str, heard: pl.DataFrame, tables: Tables) -> str:
    called = names(tables)
    row = tables["events"].filter(pl.col("event_id") == event).row(0, named=True)
    supporting = heard.filter(pl.col("effect") == "supports").get_column("principal_id").drop_nulls().unique()
    denying = heard.filter(pl.col("effect") == "denies").get_column("principal_id").drop_nulls().unique()
    by_name = [", ".join(sorted(called[name] for name in found)) or "none" for found in (supporting, denying)]
    return table(
        ("what is counted", "result"),
        [
            ("principals who support it", f"{len(supporting)}: {by_name[0]}"),
            ("principals who deny it", f"{len(denying)}: {by_name[1]}"),
            ("`n_principals` of the event", row["n_principals"]),
            ("`corroboration` of the event", f"`{row['corroboration']}`"),
        ],
    )
