-- Fill `measure` from the staged open figures. Amounts become euros here, once.

CREATE TEMP TABLE report_year AS SELECT DISTINCT year, report FROM staged_field;

INSERT INTO measure
SELECT 'iv3.' || flow || '.' || task_field, year, report, code, amount_x1000 * 1000,
       CASE WHEN report = 'rekening' AND list_contains($provisional, year) THEN 'provisional' ELSE 'final' END,
       source, table_id
FROM staged_field;

INSERT INTO measure
SELECT 'iv3.' || total, year, report, code, amount_x1000 * 1000,
       CASE WHEN report = 'rekening' AND list_contains($provisional, year) THEN 'provisional' ELSE 'final' END,
       source, table_id
FROM staged_total;

-- The publisher leaves out cells that are zero: all flows in some years, salaries in every year.
-- Only a municipality that delivered gets such a zero, and it is marked.
INSERT INTO measure
WITH delivered AS (
    SELECT DISTINCT year, report, code, CASE flow WHEN 'lasten' THEN 'lasten' ELSE 'salarissen' END AS flow,
           source, table_id
    FROM staged_field WHERE flow IN ('lasten', 'baten')
), grid AS (
    SELECT d.*, f.task_field
    FROM delivered d CROSS JOIN (SELECT DISTINCT task_field FROM staged_field) f
    WHERE d.flow = 'salarissen' OR list_contains($absent_is_zero, d.year)
)
SELECT 'iv3.' || g.flow || '.' || g.task_field, g.year, g.report, g.code, 0, 'absent_is_zero', g.source, g.table_id
FROM grid g ANTI JOIN staged_field s
  ON s.year = g.year AND s.report = g.report AND s.code = g.code AND s.flow = g.flow AND s.task_field = g.task_field;

INSERT INTO measure
SELECT 'cbs.inwoners', i.year, r.report, i.code, i.inhabitants, 'final', i.source, i.table_id
FROM inhabitants i JOIN report_year r ON r.year = i.year;

-- Dwellings are known for one year only; that year stands in the table name and in the definition.
INSERT INTO measure
SELECT 'gemeentefonds.woonruimten', r.year, r.report, c.code, c.value, 'final', c.source, c.table_id
FROM covariate c CROSS JOIN report_year r WHERE c.covariate = 'woonr';
