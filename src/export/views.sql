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
