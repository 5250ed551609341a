-- Fill `figure` from the formulas and the measures. The ratio is taken here, once.
-- A part counts only when all its terms are there; every municipality of the year gets a row, so that
-- a figure that is missing is seen to be missing.

INSERT INTO figure
WITH part AS (
    SELECT t.indicator, t.variant, t.part, m.year, m.report, m.code,
           sum(t.sign * m.amount) AS amount, count(*) AS terms,
           bool_or(m.status = 'absent_is_zero') AS filled, bool_or(m.status = 'provisional') AS provisional,
           min(m.source || ', tabel ' || m.table_id) AS source
    FROM figure_term t JOIN measure m ON m.measure = t.measure
    GROUP BY ALL
), numerator AS (
    SELECT p.*, f.multiplier, f.denominator_terms FROM part p
    JOIN formula f ON f.indicator = p.indicator AND f.variant = p.variant
    WHERE p.part = 'numerator' AND p.terms = f.numerator_terms
), denominator AS (
    SELECT p.* FROM part p JOIN formula f ON f.indicator = p.indicator AND f.variant = p.variant
    WHERE p.part = 'denominator' AND p.terms = f.denominator_terms
), published AS (
    -- A year counts as published when at least one municipality has both parts.
    SELECT n.indicator, n.variant, n.multiplier, n.denominator_terms, n.year, n.report, min(n.source) AS source
    FROM numerator n LEFT JOIN denominator d ON d.indicator = n.indicator AND d.variant = n.variant
         AND d.year = n.year AND d.report = n.report AND d.code = n.code
    WHERE n.denominator_terms = 0 OR d.code IS NOT NULL
    GROUP BY ALL
), wanted AS (
    SELECT p.indicator, p.variant, p.multiplier, p.denominator_terms, p.year, p.report, p.source, i.code
    FROM published p JOIN inhabitants i ON i.year = p.year
)
SELECT w.indicator, w.variant, w.year, w.report, w.code, n.amount, d.amount,
       CASE WHEN n.amount IS NULL THEN NULL
            WHEN w.denominator_terms = 0 THEN n.amount
            WHEN d.amount > 0 THEN n.amount / d.amount * w.multiplier END,
       CASE WHEN n.amount IS NULL OR (w.denominator_terms > 0 AND d.amount IS NULL) THEN 'not_delivered'
            WHEN w.denominator_terms > 0 AND d.amount <= 0 THEN 'not_computable'
            WHEN n.provisional OR d.provisional THEN 'provisional'
            WHEN n.filled OR d.filled THEN 'absent_is_zero'
            ELSE 'final' END,
       coalesce(n.source, w.source)
FROM wanted w
LEFT JOIN numerator n ON n.indicator = w.indicator AND n.variant = w.variant
     AND n.year = w.year AND n.report = w.report AND n.code = w.code
LEFT JOIN denominator d ON d.indicator = w.indicator AND d.variant = w.variant
     AND d.year = w.year AND d.report = w.report AND d.code = w.code
ORDER BY w.indicator, w.variant, w.year, w.report, w.code;
