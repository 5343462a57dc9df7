"""The rules that a page names beside a column are those that look at it."""

from torkham.pages.checks import checked, rules_of
from torkham.pages.table_questions import QUESTIONS
from torkham_schema.dictionary import tables
from torkham_schema.relations import RELATIONS


def test_every_rule_across_tables_stands_beside_some_column() -> None:
    assert [relation.name for relation in RELATIONS if not checked(relation)] == []


def test_a_column_has_the_rules_of_its_row_and_those_across_tables() -> None:
    assert set(rules_of("articles", "same_text_as")) == {"every_reference_exists", "no_article_copies_itself"}
    assert "an_attributed_role_has_its_statement" in rules_of("participants", "statement_id")
    assert "every_date_can_be_read" in rules_of("reports", "date_edtf")


def test_every_table_has_its_question() -> None:
    assert list(QUESTIONS) == list(tables())
