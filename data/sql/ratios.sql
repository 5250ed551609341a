-- How a figure is made of what municipalities deliver, real or fictitious: one rule for both.
-- `terms`, `formulas`, `cells` and `gaps` are names of tables: the formula as it is computed, its multiplier and minimum, the
-- amounts (measure, year, report, code, amount, status), and why there is none (indicator, year, report, code, reason).
-- Every municipality of the year gets a row, so that a figure that is missing is seen to be missing. A value that rests on
-- less than the minimum of the indicator (a survey with three answers) says nothing and is left out; its parts stay.

CREATE TEMP MACRO ratio(terms, formulas, cells, gaps) AS TABLE
WITH part AS (
    SELECT t.indicator, t.part, c.year, c.report, c.code, sum(t.sign * c.amount) AS amount, count(*) AS terms,
           bool_or(c.status = 'example') AS example, bool_or(c.status = 'provisional') AS provisional,
           bool_or(c.status = 'corrected') AS corrected
    FROM query_table(terms::VARCHAR) t JOIN query_table(cells::VARCHAR) c ON c.measure = t.measure
    GROUP BY ALL
), numerator AS (
    SELECT p.* FROM part p JOIN query_table(formulas::VARCHAR) f USING (indicator)
    WHERE p.part = 'numerator' AND p.terms = f.numerator_terms
), denominator AS (
    SELECT p.* FROM part p JOIN query_table(formulas::VARCHAR) f USING (indicator)
    WHERE p.part = 'denominator' AND p.terms = f.denominator_terms
), wanted AS (
    SELECT DISTINCT n.indicator, n.year, n.report, i.code, f.multiplier, f.minimum_n, f.denominator_terms
    FROM numerator n JOIN query_table(formulas::VARCHAR) f USING (indicator) JOIN inhabitants i ON i.year = n.year
)
SELECT w.indicator, '' AS variant, w.year, w.report, w.code, n.amount AS numerator,
       CASE WHEN n.amount IS NOT NULL THEN d.amount END AS denominator,
       CASE WHEN n.amount IS NULL THEN NULL
            WHEN w.denominator_terms = 0 THEN n.amount
            WHEN d.amount < w.minimum_n THEN NULL
            WHEN d.amount > 0 THEN n.amount / d.amount * w.multiplier END AS value,
       CASE WHEN n.amount IS NULL OR (w.denominator_terms > 0 AND d.amount IS NULL) THEN coalesce(g.reason, 'not_delivered')
            WHEN w.denominator_terms > 0 AND d.amount <= 0 THEN 'not_computable'
            WHEN w.denominator_terms > 0 AND d.amount < w.minimum_n THEN 'too_few'
            WHEN n.example OR d.example THEN 'example'
            WHEN n.corrected OR d.corrected THEN 'corrected'
            WHEN n.provisional OR d.provisional THEN 'provisional'
            ELSE 'final' END AS status
FROM wanted w
LEFT JOIN numerator n USING (indicator, year, report, code)
LEFT JOIN denominator d USING (indicator, year, report, code)
LEFT JOIN query_table(gaps::VARCHAR) g USING (indicator, year, report, code);
