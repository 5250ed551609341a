-- Views for readers of the file: analysts, exports, and the program itself.

-- one row per figure, with the names a person reads
CREATE VIEW figure_named AS
SELECT f.*, m.name, i.inhabitants
FROM figure f JOIN municipality m USING (code)
LEFT JOIN inhabitants i ON i.code = f.code AND i.year = f.year;

-- one row per figure and source cell: what it was computed from
CREATE VIEW provenance AS
SELECT f.indicator, f.variant, f.year, f.report, f.code, t.part, t.sign, m.measure, m.amount, m.status,
       m.source, m.table_id
FROM figure f
JOIN figure_term t ON t.indicator = f.indicator AND t.variant = f.variant
JOIN measure m ON m.measure = t.measure AND m.year = f.year AND m.report = f.report AND m.code = f.code;

-- one row per example figure and cell: fictitious amounts, and the real inhabitants some are divided by.
CREATE VIEW example_provenance AS
SELECT f.indicator, f.variant, f.year, f.report, f.code, t.part, t.sign, c.measure, c.amount, c.status,
       c.source, c.table_id
FROM example_figure f
JOIN example_term t ON t.indicator = f.indicator
JOIN (
    SELECT measure, year, report, code, amount, 'example' AS status, 'voorbeeld' AS source, table_id
    FROM example_amount
    UNION ALL
    SELECT measure, year, report, code, amount, status, source, table_id FROM measure
    WHERE measure = 'cbs.inwoners'
) c ON c.measure = t.measure AND c.year = f.year AND c.report = f.report AND c.code = f.code;

-- one row per subject, account year and municipality: the outcome of the comparability test.
-- A failure counts before an unknown; only what passes everywhere passes.
CREATE VIEW comparability AS
SELECT subject, year, code,
       CASE WHEN bool_or(outcome = 'fails') THEN 'fails'
            WHEN bool_or(outcome = 'unknown') THEN 'unknown' ELSE 'passes' END AS outcome
FROM comparability_test GROUP BY subject, year, code;

-- one row per municipality, year and report kind: how many figures there are
CREATE VIEW completeness AS
SELECT code, year, report, count(*) FILTER (value IS NOT NULL) AS present, count(*) AS asked
FROM figure WHERE variant = '' GROUP BY code, year, report;
