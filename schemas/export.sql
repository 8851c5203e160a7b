-- The tables that `mieux export` writes as SQLite, SQL and CSV: docs/exports.md.
-- Written from the code.

PRAGMA page_size = 4096;
PRAGMA user_version = 1;
PRAGMA application_id = 1296647509;

CREATE TABLE about (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
CREATE TABLE countries (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  alpha3 TEXT,
  m49 TEXT,
  m49_region TEXT
);
CREATE TABLE regions (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  description_en TEXT,
  description_es TEXT,
  description_fr TEXT,
  iati TEXT
);
CREATE TABLE eligibility_regions (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  description_en TEXT,
  description_es TEXT,
  description_fr TEXT
);
CREATE TABLE sub_regions (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  description_en TEXT,
  description_es TEXT,
  description_fr TEXT,
  parent TEXT
);
CREATE TABLE country_groups (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  description_en TEXT,
  description_es TEXT,
  description_fr TEXT
);
CREATE TABLE statuses (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  description_en TEXT,
  description_es TEXT,
  description_fr TEXT,
  counts INTEGER CHECK (counts IN (0, 1)),
  public TEXT CHECK (public IN ('ongoing', 'completed')),
  iati TEXT,
  position INTEGER NOT NULL
);
CREATE TABLE phases (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  description_en TEXT,
  description_es TEXT,
  description_fr TEXT,
  notation TEXT,
  start TEXT,
  start_from TEXT,
  start_to TEXT,
  "end" TEXT,
  end_from TEXT,
  end_to TEXT
);
CREATE TABLE themes (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  description_en TEXT,
  description_es TEXT,
  description_fr TEXT,
  notation TEXT,
  iati TEXT
);
CREATE TABLE areas (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  description_en TEXT,
  description_es TEXT,
  description_fr TEXT,
  parent TEXT REFERENCES themes (code),
  iati TEXT
);
CREATE TABLE principles (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  description_en TEXT,
  description_es TEXT,
  description_fr TEXT
);
CREATE TABLE good_practices (
  code INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  description_en TEXT,
  description_es TEXT,
  description_fr TEXT
);
CREATE TABLE activity_families (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  description_en TEXT,
  description_es TEXT,
  description_fr TEXT
);
CREATE TABLE activity_kinds (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  description_en TEXT,
  description_es TEXT,
  description_fr TEXT,
  parent TEXT REFERENCES activity_families (code)
);
CREATE TABLE output_kinds (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  description_en TEXT,
  description_es TEXT,
  description_fr TEXT
);
CREATE TABLE partner_kinds (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  description_en TEXT,
  description_es TEXT,
  description_fr TEXT,
  iati TEXT
);
CREATE TABLE roles (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  description_en TEXT,
  description_es TEXT,
  description_fr TEXT,
  iati TEXT
);
CREATE TABLE sectors (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  description_en TEXT,
  description_es TEXT,
  description_fr TEXT
);
CREATE TABLE metrics (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  description_en TEXT,
  description_es TEXT,
  description_fr TEXT,
  figure TEXT
);
CREATE TABLE documents (
  code TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  label_en TEXT,
  label_es TEXT,
  label_fr TEXT,
  description_en TEXT,
  description_es TEXT,
  description_fr TEXT,
  language TEXT
);
CREATE TABLE region_countries (
  region TEXT NOT NULL REFERENCES regions (code),
  country TEXT NOT NULL REFERENCES countries (code),
  PRIMARY KEY (region, country)
);
CREATE TABLE eligibility_region_countries (
  region TEXT NOT NULL REFERENCES eligibility_regions (code),
  country TEXT NOT NULL REFERENCES countries (code),
  PRIMARY KEY (region, country)
);
CREATE TABLE sub_region_countries (
  region TEXT NOT NULL REFERENCES sub_regions (code),
  country TEXT NOT NULL REFERENCES countries (code),
  PRIMARY KEY (region, country)
);
CREATE TABLE country_group_countries (
  country_group TEXT NOT NULL REFERENCES country_groups (code),
  country TEXT NOT NULL REFERENCES countries (code),
  PRIMARY KEY (country_group, country)
);
CREATE TABLE membership_changes (
  vocabulary TEXT NOT NULL,
  code TEXT NOT NULL,
  position INTEGER NOT NULL,
  country TEXT NOT NULL REFERENCES countries (code),
  joined TEXT,
  left_on TEXT,
  PRIMARY KEY (vocabulary, code, position)
);
CREATE TABLE aliases (
  vocabulary TEXT NOT NULL,
  code TEXT NOT NULL,
  alias TEXT NOT NULL,
  PRIMARY KEY (vocabulary, code, alias)
);
CREATE TABLE sdg_targets (
  vocabulary TEXT NOT NULL,
  code TEXT NOT NULL,
  target TEXT NOT NULL,
  PRIMARY KEY (vocabulary, code, target)
);
CREATE TABLE partners (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  acronym TEXT,
  kind TEXT REFERENCES partner_kinds (code),
  country TEXT REFERENCES countries (code),
  region TEXT REFERENCES regions (code),
  parent TEXT REFERENCES partners (id),
  website TEXT
);
CREATE TABLE experts (
  id TEXT PRIMARY KEY,
  origin TEXT REFERENCES countries (code),
  sector TEXT REFERENCES sectors (code),
  themes TEXT,
  areas TEXT,
  languages TEXT
);
CREATE TABLE actions (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  status TEXT REFERENCES statuses (code),
  phase TEXT REFERENCES phases (code),
  start TEXT,
  "end" TEXT,
  countries TEXT,
  themes TEXT,
  areas TEXT,
  regions TEXT,
  participating_countries TEXT,
  principles TEXT,
  good_practices TEXT,
  start_from TEXT,
  start_to TEXT,
  start_year INTEGER,
  end_from TEXT,
  end_to TEXT,
  end_year INTEGER,
  request_received TEXT,
  request_channel TEXT,
  request_addressee TEXT,
  request_answered TEXT,
  fiche_date TEXT,
  fiche_reference TEXT,
  approval_decision TEXT,
  approval_date TEXT,
  objective TEXT
);
CREATE TABLE activities (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  action TEXT REFERENCES actions (id),
  kind TEXT REFERENCES activity_kinds (code),
  status TEXT CHECK (status IN ('planned', 'held', 'cancelled')),
  start TEXT,
  "end" TEXT,
  online INTEGER CHECK (online IN (0, 1)),
  participants_total INTEGER,
  participants_women INTEGER,
  participants_men INTEGER,
  participants_qualifier TEXT,
  start_from TEXT,
  start_to TEXT,
  start_year INTEGER,
  end_from TEXT,
  end_to TEXT
);
CREATE TABLE claims (
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  position INTEGER NOT NULL,
  metric TEXT REFERENCES metrics (code),
  value REAL,
  out_of REAL,
  unit TEXT,
  qualifier TEXT,
  period_from TEXT,
  period_to TEXT,
  as_of TEXT,
  region TEXT REFERENCES regions (code),
  country TEXT REFERENCES countries (code),
  phase TEXT REFERENCES phases (code),
  action TEXT REFERENCES actions (id),
  scope_group TEXT,
  scope_from TEXT,
  scope_to TEXT,
  source TEXT,
  note TEXT
);
CREATE TABLE action_countries (
  action TEXT NOT NULL REFERENCES actions (id),
  country TEXT NOT NULL REFERENCES countries (code),
  position INTEGER NOT NULL,
  PRIMARY KEY (action, country)
);
CREATE TABLE action_participating_countries (
  action TEXT NOT NULL REFERENCES actions (id),
  country TEXT NOT NULL REFERENCES countries (code),
  position INTEGER NOT NULL,
  PRIMARY KEY (action, country)
);
CREATE TABLE action_themes (
  action TEXT NOT NULL REFERENCES actions (id),
  theme TEXT NOT NULL REFERENCES themes (code),
  position INTEGER NOT NULL,
  PRIMARY KEY (action, theme)
);
CREATE TABLE action_areas (
  action TEXT NOT NULL REFERENCES actions (id),
  area TEXT NOT NULL REFERENCES areas (code),
  position INTEGER NOT NULL,
  PRIMARY KEY (action, area)
);
CREATE TABLE action_principles (
  action TEXT NOT NULL REFERENCES actions (id),
  principle TEXT NOT NULL REFERENCES principles (code),
  position INTEGER NOT NULL,
  PRIMARY KEY (action, principle)
);
CREATE TABLE action_good_practices (
  action TEXT NOT NULL REFERENCES actions (id),
  good_practice INTEGER NOT NULL REFERENCES good_practices (code),
  position INTEGER NOT NULL,
  PRIMARY KEY (action, good_practice)
);
CREATE TABLE action_follows (
  action TEXT NOT NULL REFERENCES actions (id),
  follows TEXT NOT NULL REFERENCES actions (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (action, follows)
);
CREATE TABLE action_regions (
  action TEXT NOT NULL REFERENCES actions (id),
  region TEXT NOT NULL REFERENCES regions (code),
  stated INTEGER NOT NULL CHECK (stated IN (0, 1)),
  PRIMARY KEY (action, region)
);
CREATE TABLE action_partners (
  action TEXT NOT NULL REFERENCES actions (id),
  position INTEGER NOT NULL,
  partner TEXT NOT NULL REFERENCES partners (id),
  role TEXT REFERENCES roles (code),
  PRIMARY KEY (action, position)
);
CREATE TABLE action_experts (
  action TEXT NOT NULL REFERENCES actions (id),
  position INTEGER NOT NULL,
  expert TEXT NOT NULL REFERENCES experts (id),
  role TEXT,
  PRIMARY KEY (action, position)
);
CREATE TABLE action_design_changes (
  action TEXT NOT NULL REFERENCES actions (id),
  position INTEGER NOT NULL,
  date TEXT,
  date_from TEXT,
  date_to TEXT,
  reason TEXT,
  PRIMARY KEY (action, position)
);
CREATE TABLE action_initiatives (
  action TEXT NOT NULL REFERENCES actions (id),
  position INTEGER NOT NULL,
  name TEXT,
  organisation TEXT,
  relation TEXT,
  link TEXT,
  PRIMARY KEY (action, position)
);
CREATE TABLE action_budgets (
  action TEXT NOT NULL REFERENCES actions (id),
  position INTEGER NOT NULL,
  period_from TEXT,
  period_to TEXT,
  value REAL,
  currency TEXT,
  status TEXT,
  PRIMARY KEY (action, position)
);
CREATE TABLE activity_places (
  activity TEXT NOT NULL REFERENCES activities (id),
  position INTEGER NOT NULL,
  city TEXT,
  country TEXT REFERENCES countries (code),
  PRIMARY KEY (activity, position)
);
CREATE TABLE activity_partners (
  activity TEXT NOT NULL REFERENCES activities (id),
  position INTEGER NOT NULL,
  partner TEXT NOT NULL REFERENCES partners (id),
  role TEXT REFERENCES roles (code),
  PRIMARY KEY (activity, position)
);
CREATE TABLE activity_experts (
  activity TEXT NOT NULL REFERENCES activities (id),
  position INTEGER NOT NULL,
  expert TEXT NOT NULL REFERENCES experts (id),
  role TEXT,
  days REAL,
  PRIMARY KEY (activity, position)
);
CREATE TABLE expert_affiliations (
  expert TEXT NOT NULL REFERENCES experts (id),
  position INTEGER NOT NULL,
  partner TEXT REFERENCES partners (id),
  organisation TEXT,
  role TEXT,
  period_from TEXT,
  period_to TEXT,
  first_day TEXT,
  last_day TEXT,
  current INTEGER CHECK (current IN (0, 1)),
  PRIMARY KEY (expert, position)
);
CREATE TABLE results (
  id INTEGER PRIMARY KEY,
  action TEXT REFERENCES actions (id),
  activity TEXT REFERENCES activities (id),
  position INTEGER NOT NULL,
  kind TEXT REFERENCES output_kinds (code),
  title TEXT,
  level TEXT CHECK (level IN ('output', 'outcome', 'impact')),
  date TEXT,
  date_from TEXT,
  date_to TEXT,
  adopted INTEGER CHECK (adopted IN (0, 1)),
  adopted_on TEXT,
  adopted_from TEXT,
  adopted_to TEXT,
  adopted_by TEXT,
  reference TEXT,
  link TEXT,
  source TEXT,
  note TEXT,
  CHECK ((action IS NOT NULL) + (activity IS NOT NULL) = 1)
);
CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  partner TEXT REFERENCES partners (id),
  expert TEXT REFERENCES experts (id),
  action TEXT REFERENCES actions (id),
  activity TEXT REFERENCES activities (id),
  position INTEGER NOT NULL,
  source TEXT,
  as_of TEXT,
  note TEXT,
  CHECK ((partner IS NOT NULL) + (expert IS NOT NULL) + (action IS NOT NULL) + (activity IS NOT NULL) = 1)
);
CREATE TABLE source_fields (
  source INTEGER NOT NULL REFERENCES sources (id),
  field TEXT NOT NULL,
  differs INTEGER NOT NULL CHECK (differs IN (0, 1)),
  PRIMARY KEY (source, field, differs)
);
CREATE TABLE identifiers (
  id INTEGER PRIMARY KEY,
  partner TEXT REFERENCES partners (id),
  action TEXT REFERENCES actions (id),
  position INTEGER NOT NULL,
  scheme TEXT NOT NULL,
  value TEXT NOT NULL,
  CHECK ((partner IS NOT NULL) + (action IS NOT NULL) = 1)
);
CREATE TABLE former_ids (
  kind TEXT NOT NULL,
  former_id TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (kind, former_id)
);
CREATE TABLE texts (
  id INTEGER PRIMARY KEY,
  partner TEXT REFERENCES partners (id),
  expert TEXT REFERENCES experts (id),
  action TEXT REFERENCES actions (id),
  activity TEXT REFERENCES activities (id),
  field TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  CHECK ((partner IS NOT NULL) + (expert IS NOT NULL) + (action IS NOT NULL) + (activity IS NOT NULL) = 1)
);

CREATE INDEX activities_action ON activities (action);
CREATE INDEX action_countries_country ON action_countries (country);
CREATE INDEX action_participating_countries_country ON action_participating_countries (country);
CREATE INDEX action_themes_theme ON action_themes (theme);
CREATE INDEX action_areas_area ON action_areas (area);
CREATE INDEX action_principles_principle ON action_principles (principle);
CREATE INDEX action_good_practices_good_practice ON action_good_practices (good_practice);
CREATE INDEX action_follows_follows ON action_follows (follows);
CREATE INDEX action_regions_region ON action_regions (region);
CREATE INDEX action_partners_partner ON action_partners (partner);
CREATE INDEX action_experts_expert ON action_experts (expert);
CREATE INDEX activity_partners_partner ON activity_partners (partner);
CREATE INDEX activity_experts_expert ON activity_experts (expert);
CREATE INDEX expert_affiliations_partner ON expert_affiliations (partner);
CREATE INDEX results_action ON results (action);
CREATE INDEX results_activity ON results (activity);
CREATE INDEX sources_partner ON sources (partner);
CREATE INDEX sources_expert ON sources (expert);
CREATE INDEX sources_action ON sources (action);
CREATE INDEX sources_activity ON sources (activity);
CREATE INDEX identifiers_partner ON identifiers (partner);
CREATE INDEX identifiers_action ON identifiers (action);
CREATE INDEX texts_partner ON texts (partner);
CREATE INDEX texts_expert ON texts (expert);
CREATE INDEX texts_action ON texts (action);
CREATE INDEX texts_activity ON texts (activity);

CREATE VIRTUAL TABLE actions_fts USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE activities_fts USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE partners_fts USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2');

CREATE VIEW counted_actions AS
  SELECT a.* FROM actions a JOIN statuses s ON s.code = a.status WHERE s.counts = 1;

CREATE VIEW counted_activities AS
  SELECT v.* FROM activities v JOIN counted_actions a ON a.id = v.action
  WHERE v.status IS NULL OR v.status = 'held';

CREATE VIEW action_expert_mentions AS SELECT e.action, e.expert FROM action_experts e
  UNION SELECT v.action, e.expert FROM activity_experts e JOIN counted_activities v ON v.id = e.activity;

CREATE VIEW action_partner_mentions AS
  SELECT p.action, p.partner FROM action_partners p
  UNION SELECT v.action, p.partner FROM activity_partners p JOIN counted_activities v ON v.id = p.activity;

CREATE VIEW figures AS SELECT
  (SELECT count(*) FROM counted_actions) AS projects,
  (SELECT count(*) FROM counted_actions a JOIN statuses s ON s.code = a.status WHERE s.public = 'ongoing') AS ongoing,
  (SELECT count(*) FROM counted_actions a JOIN statuses s ON s.code = a.status WHERE s.public = 'completed') AS completed,
  (SELECT count(*) FROM counted_activities) AS activities,
  (SELECT count(DISTINCT m.expert) FROM action_expert_mentions m JOIN counted_actions a ON a.id = m.action) AS experts,
  (SELECT count(DISTINCT c.country) FROM action_countries c JOIN counted_actions a ON a.id = c.action) AS countries,
  (SELECT count(DISTINCT m.partner) FROM action_partner_mentions m JOIN counted_actions a ON a.id = m.action) AS partners,
  (SELECT sum(coalesce(participants_total, participants_women + participants_men)) FROM counted_activities) AS participants,
  (SELECT count(*) FROM results r WHERE r.action IN (SELECT id FROM counted_actions)
    OR r.activity IN (SELECT id FROM counted_activities)) AS results;

CREATE VIEW figures_by_region AS SELECT r.code AS region, r.label,
  count(DISTINCT a.id) AS projects, count(DISTINCT v.id) AS activities,
  count(DISTINCT m.expert) AS experts,
  count(DISTINCT CASE WHEN c.country IN (SELECT country FROM region_countries WHERE region = r.code)
    OR (ar.stated = 1 AND c.country NOT IN (SELECT country FROM region_countries)) THEN c.country END) AS countries,
  count(DISTINCT p.partner) AS partners
  FROM regions r JOIN action_regions ar ON ar.region = r.code JOIN counted_actions a ON a.id = ar.action
  LEFT JOIN counted_activities v ON v.action = a.id
  LEFT JOIN action_expert_mentions m ON m.action = a.id
  LEFT JOIN action_countries c ON c.action = a.id
  LEFT JOIN action_partner_mentions p ON p.action = a.id
  GROUP BY r.code;

CREATE VIEW figures_by_country AS SELECT k.code AS country, k.label,
  count(DISTINCT a.id) AS projects, count(DISTINCT v.id) AS activities,
  count(DISTINCT m.expert) AS experts,
  count(DISTINCT p.partner) AS partners
  FROM countries k JOIN action_countries c ON c.country = k.code JOIN counted_actions a ON a.id = c.action
  LEFT JOIN counted_activities v ON v.action = a.id
  LEFT JOIN action_expert_mentions m ON m.action = a.id
  LEFT JOIN action_partner_mentions p ON p.action = a.id
  GROUP BY k.code;

CREATE VIEW figures_by_theme AS SELECT t.code AS theme, t.label,
  count(DISTINCT a.id) AS projects, count(DISTINCT v.id) AS activities,
  count(DISTINCT m.expert) AS experts,
  count(DISTINCT c.country) AS countries, count(DISTINCT p.partner) AS partners
  FROM themes t JOIN action_themes x ON x.theme = t.code JOIN counted_actions a ON a.id = x.action
  LEFT JOIN counted_activities v ON v.action = a.id
  LEFT JOIN action_expert_mentions m ON m.action = a.id
  LEFT JOIN action_countries c ON c.action = a.id
  LEFT JOIN action_partner_mentions p ON p.action = a.id
  GROUP BY t.code;

CREATE VIEW figures_by_phase AS SELECT f.code AS phase, f.label,
  count(DISTINCT a.id) AS projects, count(DISTINCT v.id) AS activities,
  count(DISTINCT m.expert) AS experts,
  count(DISTINCT c.country) AS countries, count(DISTINCT p.partner) AS partners
  FROM phases f JOIN counted_actions a ON a.phase = f.code
  LEFT JOIN counted_activities v ON v.action = a.id
  LEFT JOIN action_expert_mentions m ON m.action = a.id
  LEFT JOIN action_countries c ON c.action = a.id
  LEFT JOIN action_partner_mentions p ON p.action = a.id
  GROUP BY f.code;

CREATE VIEW action_overview AS SELECT a.id, a.title, s.label AS status, f.label AS phase, a.start, a."end",
  (SELECT group_concat(k.label, ', ') FROM action_countries c JOIN countries k ON k.code = c.country WHERE c.action = a.id) AS countries,
  (SELECT group_concat(r.label, ', ') FROM action_regions x JOIN regions r ON r.code = x.region WHERE x.action = a.id) AS regions,
  (SELECT group_concat(t.label, ', ') FROM action_themes x JOIN themes t ON t.code = x.theme WHERE x.action = a.id) AS themes,
  (SELECT count(*) FROM counted_activities v WHERE v.action = a.id) AS activities,
  (SELECT count(*) FROM action_expert_mentions m WHERE m.action = a.id) AS experts,
  (SELECT count(*) FROM action_partner_mentions m WHERE m.action = a.id) AS partners,
  (SELECT count(*) FROM results r WHERE r.action = a.id) AS results
  FROM actions a LEFT JOIN statuses s ON s.code = a.status LEFT JOIN phases f ON f.code = a.phase;

CREATE VIEW claims_compared AS SELECT c.id, m.label AS metric, c.value, c.qualifier, c.as_of, r.label AS region,
  CASE m.figure WHEN 'projects' THEN g.projects WHEN 'activities' THEN g.activities
    WHEN 'experts' THEN g.experts
    WHEN 'countries' THEN g.countries WHEN 'partners' THEN g.partners END AS registry, c.source
  FROM claims c JOIN metrics m ON m.code = c.metric JOIN regions r ON r.code = c.region
  JOIN figures_by_region g ON g.region = c.region
  WHERE m.figure IS NOT NULL;
