-- The tables of torkham from the table `read`, one row an article, nested as in the JSON.

-- table _dates
CREATE MACRO first_day(m) AS CASE length(m) WHEN 4 THEN CAST(m || '-01-01' AS DATE) WHEN 7 THEN CAST(m || '-01' AS DATE) WHEN 10 THEN CAST(m AS DATE) END;
CREATE MACRO last_day_of(m) AS CASE length(m) WHEN 4 THEN CAST(m || '-12-31' AS DATE) WHEN 7 THEN last_day(CAST(m || '-01' AS DATE)) WHEN 10 THEN CAST(m AS DATE) END;
CREATE MACRO start_of(t) AS split_part(t, '/', 1);
CREATE MACRO end_of(t) AS CASE WHEN contains(t, '/') THEN split_part(t, '/', 2) ELSE t END;
CREATE MACRO days_of(t) AS greatest(
  last_day_of(start_of(t)) - first_day(start_of(t)),
  last_day_of(end_of(t)) - first_day(end_of(t))) + 1;
CREATE MACRO precision_of(t) AS CASE
  WHEN t IS NULL THEN NULL
  WHEN first_day(start_of(t)) IS NULL OR first_day(end_of(t)) IS NULL THEN 'multi_year'
  WHEN days_of(t) <= 1 THEN 'day'
  WHEN days_of(t) <= 6 THEN 'days'
  WHEN days_of(t) <= 10 THEN 'week'
  WHEN days_of(t) <= 31 THEN 'month'
  WHEN days_of(t) <= 92 THEN 'quarter'
  WHEN days_of(t) <= 366 THEN 'year'
  ELSE 'multi_year' END;
CREATE MACRO table_of(id) AS CASE id[:2]
  WHEN 'ac' THEN 'actors' WHEN 'pl' THEN 'places' WHEN 'rp' THEN 'reports' WHEN 'st' THEN 'statements'
  WHEN 'pt' THEN 'participants' WHEN 'fg' THEN 'figures' WHEN 'ep' THEN 'event_places'
  WHEN 'ch' THEN 'statement_chain' WHEN 'py' THEN 'statement_parties' WHEN 'se' THEN 'statement_events'
  WHEN 'sr' THEN 'statement_relations' WHEN 'er' THEN 'event_relations' ELSE 'unknown' END;

-- table _nested
CREATE TABLE nested_reports AS
  SELECT article_id, token, 'rp-' || token || '-' || r.n AS report_id, r
  FROM (SELECT article_id, token, unnest(reports) AS r FROM read);
CREATE TABLE nested_statements AS
  SELECT article_id, outlet_id, token, 'st-' || token || '-' || s.n AS statement_id, s
  FROM (SELECT article_id, outlet_id, token, unnest(statements) AS s FROM read);
CREATE VIEW nested_participants AS
  SELECT token, report_id, 'pt-' || token || '-' || x.n AS id, x
  FROM (SELECT token, report_id, unnest(r.participants) AS x FROM nested_reports);
CREATE VIEW nested_figures AS
  SELECT token, report_id, 'fg-' || token || '-' || x.n AS id, x
  FROM (SELECT token, report_id, unnest(r.figures) AS x FROM nested_reports);
CREATE VIEW nested_places AS
  SELECT token, report_id, 'ep-' || token || '-' || x.n AS id, x
  FROM (SELECT token, report_id, unnest(r.places) AS x FROM nested_reports);
CREATE VIEW nested_links AS
  SELECT token, statement_id, 'ch-' || token || '-' || n || '-' || x.position AS id, x
  FROM (SELECT token, statement_id, s.n AS n, unnest(s.chain) AS x FROM nested_statements);
CREATE VIEW nested_parties AS
  SELECT token, statement_id, 'py-' || token || '-' || x.n AS id, x
  FROM (SELECT token, statement_id, unnest(s.parties) AS x FROM nested_statements);
CREATE VIEW nested_statement_events AS
  SELECT token, statement_id, 'se-' || token || '-' || x.n AS id, x
  FROM (SELECT token, statement_id, unnest(s.events) AS x FROM nested_statements);
CREATE VIEW nested_statement_relations AS
  SELECT token, statement_id, 'sr-' || token || '-' || x.n AS id, x
  FROM (SELECT token, statement_id, unnest(s.relations) AS x FROM nested_statements);
CREATE VIEW nested_event_relations AS
  SELECT article_id, token, 'er-' || token || '-' || x.n AS id, x
  FROM (SELECT article_id, token, unnest(event_relations) AS x FROM read);

-- table articles
SELECT article_id, document_id, ordinal, annotation_set_id, headline, byline, outlet_id, republisher_id,
  published.edtf AS published_edtf,
  first_day(start_of(published.edtf)) AS published_earliest,
  last_day_of(end_of(published.edtf)) AS published_latest,
  precision_of(published.edtf) AS published_precision,
  published.basis AS published_basis, published.citation AS published_citation,
  coalesce(published.conflict, false) AS published_conflict,
  genre, language, text_quality, same_text_as
FROM read;

-- table segments
SELECT 'sg-' || token || '-' || x.n AS segment_id, article_id, x.kind AS kind, x.at[1] AS char_start, x.at[2] AS char_end
FROM (SELECT article_id, token, unnest(segments) AS x FROM read);

-- table reports
SELECT report_id, r.event_id, article_id, r.event_class, r.event_type, r.event_mode, r.state_kind, r.realis,
  r.aggregation, r.stance, coalesce(r.position, 'body') AS position, 'st-' || token || '-' || r.statement AS statement_id,
  coalesce(r.loaded_wording, false) AS loaded_wording, r.date.edtf AS date_edtf,
  first_day(start_of(r.date.edtf)) AS date_start_earliest, last_day_of(start_of(r.date.edtf)) AS date_start_latest,
  first_day(end_of(r.date.edtf)) AS date_end_earliest, last_day_of(end_of(r.date.edtf)) AS date_end_latest,
  precision_of(r.date.edtf) AS date_precision,
  r.date.basis AS date_basis, r.date.year_basis AS year_basis, coalesce(r.date_conflict, false) AS date_conflict,
  r.date.citation AS date_citation, r.gloss, r.confidence
FROM nested_reports;

-- table participants
SELECT id AS participant_id, report_id, x.actor_id, x.role, x.side, x.acting_as_id, x.attribution_status,
  'st-' || token || '-' || x.statement AS statement_id, x.designation_id
FROM nested_participants;

-- table figures
SELECT id AS figure_id, report_id, x.measure, x.of_actor_id, x.side, x.category, x.minimum, x.maximum, x.approximator,
  'fg-' || token || '-' || x.subset_of AS subset_of, x.partition, coalesce(x.loaded_wording, false) AS loaded_wording,
  'st-' || token || '-' || x.statement AS statement_id
FROM nested_figures;

-- table event_places
SELECT id AS event_place_id, report_id, x.place_id, x.role, x.precision, 'st-' || token || '-' || x.statement AS statement_id
FROM nested_places;

-- table statements
SELECT statement_id, article_id, s.utterance_id, s.rendering, s.speech_act, act_type, s.act_mode, s.content_type,
  coalesce(s.polarity, 'positive') AS polarity, coalesce(s.author_commitment, 'neutral') AS author_commitment,
  coalesce(s.conditionality, 'none') AS conditionality, s.content_time, s.said.edtf AS said_edtf,
  first_day(start_of(s.said.edtf)) AS said_earliest, last_day_of(end_of(s.said.edtf)) AS said_latest,
  precision_of(s.said.edtf) AS said_precision, s.said.basis AS said_basis, s.said.citation AS said_citation,
  coalesce(s.medium, 'unspecified') AS medium, s.venue_id, s.gloss,
  CASE WHEN len(s.chain) > 0 THEN s.chain[1].actor_id ELSE outlet_id END AS proximate_source_id,
  CASE WHEN len(s.chain) > 0 THEN s.chain[-1].actor_id ELSE outlet_id END AS holder_id,
  CASE WHEN len(s.chain) > 0 THEN s.chain[-1].source_kind ELSE 'author' END AS holder_kind,
  coalesce(len(s.chain), 0) AS chain_depth, s.confidence
FROM nested_statements LEFT JOIN act_types ON act_types.speech_act = s.speech_act;

-- table statement_chain
SELECT statement_id.replace('st-', 'ch-') || '-0' AS link_id, statement_id, 0 AS position, outlet_id AS actor_id,
  'author' AS source_kind, 'named' AS anonymity, NULL AS anonymity_reason, 'one' AS plurality, NULL AS affiliation_id,
  NULL AS on_behalf_of_id, coalesce(s.author_certainty, 'uncommitted') AS commitment
FROM nested_statements
UNION ALL
SELECT id, statement_id, x.position, x.actor_id, x.source_kind, x.anonymity, x.anonymity_reason, x.plurality,
  x.affiliation_id, x.on_behalf_of_id, coalesce(x.commitment, 'certain')
FROM nested_links;

-- table statement_parties
SELECT id AS party_id, statement_id, x.actor_id, x.role, x.stance, coalesce(x.named, true) AS named, x.inferred_by,
  x.designation_id
FROM nested_parties;

-- table statement_events
SELECT id AS statement_event_id, statement_id, x.event_id, x.relation FROM nested_statement_events;

-- table statement_relations
SELECT id AS statement_relation_id, statement_id, x.relation, x.to_statement_id FROM nested_statement_relations;

-- table event_relations
SELECT id AS event_relation_id, article_id, x.event_id, x.relation, x.to_event_id,
  'st-' || token || '-' || x.statement AS statement_id
FROM nested_event_relations;

-- table missing
SELECT x."row" AS row_id, x."column" AS column_name, table_of(x."row") AS table_name, article_id, x.reason
FROM (SELECT article_id, unnest(missing) AS x FROM read);

-- table spans
WITH each AS (
  SELECT token, report_id AS row_id, unnest(r.spans) AS x FROM nested_reports
  UNION ALL SELECT token, statement_id, unnest(s.spans) FROM nested_statements
  UNION ALL SELECT token, id, unnest(x.spans) FROM nested_participants
  UNION ALL SELECT token, id, unnest(x.spans) FROM nested_figures
  UNION ALL SELECT token, id, unnest(x.spans) FROM nested_places
  UNION ALL SELECT token, id, unnest(x.spans) FROM nested_links
  UNION ALL SELECT token, id, unnest(x.spans) FROM nested_parties
  UNION ALL SELECT token, id, unnest(x.spans) FROM nested_statement_events
  UNION ALL SELECT token, id, unnest(x.spans) FROM nested_statement_relations
  UNION ALL SELECT token, id, unnest(x.spans) FROM nested_event_relations
  UNION ALL SELECT token, m.of, {'n': m.n, 'part': 'mention', 'at': m.at}
    FROM (SELECT token, unnest(mentions) AS m FROM read)
), fragments AS (
  SELECT token, row_id, x.n AS n, x.part AS part, unnest(x.at) AS place, unnest(range(len(x.at))) AS fragment FROM each
), regions AS (
  SELECT token, x.n AS n, x.at[1] AS first, x.at[2] AS last FROM (SELECT token, unnest(segments) AS x FROM read)
)
SELECT 'sp-' || f.token || '-' || f.n AS span_id, fragment, 'ar-' || f.token AS article_id,
  'sg-' || f.token || '-' || g.n AS segment_id, place[1] AS char_start, place[2] AS char_end,
  CAST(NULL AS BIGINT) AS folded_start, CAST(NULL AS BIGINT) AS folded_end, table_of(row_id) AS table_name, row_id, part
FROM fragments f LEFT JOIN regions g ON f.token = g.token AND place[1] >= g.first AND place[2] <= g.last;
