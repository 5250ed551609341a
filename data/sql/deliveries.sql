-- Fill `figure` for indicators that municipalities deliver, with the same formula as open figures.
-- A year counts from so many municipalities with a value on that one comparison is possible; before that
-- nobody is shown. What is missing has the reason that the municipality gave. A value that rests on less than
-- the minimum of the indicator says nothing and is left out; its parts stay.

INSERT INTO measure
SELECT measure, year, 'rekening', code, amount, status, $source, table_id FROM delivered_amount;

-- A year is delivered before its accounts are published; its inhabitants are known.
INSERT INTO measure
SELECT 'cbs.inwoners', year, 'rekening', code, inhabitants, 'final', source, table_id FROM inhabitants
WHERE year IN (SELECT year FROM delivered_amount)
  AND year NOT IN (SELECT year FROM measure WHERE measure = 'cbs.inwoners' AND report = 'rekening');

CREATE TEMP TABLE delivered_figure AS
WITH part AS (
    SELECT t.indicator, t.part, m.year, m.code, sum(t.sign * m.amount) AS amount, count(*) AS terms,
           bool_or(m.status = 'provisional') AS provisional, bool_or(m.status = 'corrected') AS corrected
    FROM delivered_term t JOIN measure m ON m.measure = t.measure AND m.report = 'rekening'
    GROUP BY ALL
), numerator AS (
    SELECT p.* FROM part p JOIN delivered_formula f USING (indicator)
    WHERE p.part = 'numerator' AND p.terms = f.numerator_terms
), denominator AS (
    SELECT p.* FROM part p JOIN delivered_formula f USING (indicator)
    WHERE p.part = 'denominator' AND p.terms = f.denominator_terms
), wanted AS (
    SELECT DISTINCT n.indicator, n.year, i.code, f.multiplier, f.minimum_n, f.denominator_terms
    FROM numerator n JOIN delivered_formula f USING (indicator) JOIN inhabitants i ON i.year = n.year
)
SELECT w.indicator, '' AS variant, w.year, 'rekening' AS report, w.code, n.amount AS numerator,
       CASE WHEN n.amount IS NOT NULL THEN d.amount END AS denominator,
       CASE WHEN n.amount IS NULL THEN NULL
            WHEN w.denominator_terms = 0 THEN n.amount
            WHEN d.amount < w.minimum_n THEN NULL
            WHEN d.amount > 0 THEN n.amount / d.amount * w.multiplier END AS value,
       CASE WHEN n.amount IS NULL OR (w.denominator_terms > 0 AND d.amount IS NULL) THEN coalesce(g.reason, 'not_delivered')
            WHEN w.denominator_terms > 0 AND d.amount <= 0 THEN 'not_computable'
            WHEN w.denominator_terms > 0 AND d.amount < w.minimum_n THEN 'too_few'
            WHEN n.corrected OR d.corrected THEN 'corrected'
            WHEN n.provisional OR d.provisional THEN 'provisional'
            ELSE 'final' END AS status,
       $source AS source
FROM wanted w
LEFT JOIN numerator n USING (indicator, year, code)
LEFT JOIN denominator d USING (indicator, year, code)
LEFT JOIN delivered_gap g USING (indicator, year, code);

INSERT INTO figure
SELECT f.* FROM delivered_figure f
JOIN (SELECT indicator, year FROM delivered_figure GROUP BY ALL HAVING count(value) >= $minimum) p USING (indicator, year)
ORDER BY f.indicator, f.year, f.code;

INSERT INTO figure_term
SELECT t.indicator, '', t.part, t.measure, t.sign FROM delivered_term t
WHERE t.indicator IN (SELECT indicator FROM figure);

INSERT INTO formula
SELECT f.indicator, '', f.multiplier, f.numerator_terms, f.denominator_terms FROM delivered_formula f
WHERE f.indicator IN (SELECT indicator FROM figure);
