-- Fill `example_figure` from the fictitious amounts, with the same formula as real figures.
-- Only a denominator of inhabitants is real; the figure stays an example. Every municipality of the year
-- gets a row, so that a figure that is missing is seen to be missing. A value that rests on less than the
-- indicator's minimum (a survey with three answers) says nothing and is left out; its parts stay.

INSERT INTO example_figure
WITH cell AS (
    SELECT measure, year, report, code, amount FROM example_amount
    UNION ALL
    SELECT measure, year, report, code, amount FROM measure WHERE measure = 'cbs.inwoners'
), part AS (
    SELECT t.indicator, t.part, c.year, c.report, c.code, sum(t.sign * c.amount) AS amount, count(*) AS terms
    FROM example_term t JOIN cell c ON c.measure = t.measure
    GROUP BY ALL
), numerator AS (
    SELECT p.* FROM part p JOIN example_formula f USING (indicator)
    WHERE p.part = 'numerator' AND p.terms = f.numerator_terms
), denominator AS (
    SELECT p.* FROM part p JOIN example_formula f USING (indicator)
    WHERE p.part = 'denominator' AND p.terms = f.denominator_terms
), wanted AS (
    SELECT DISTINCT n.indicator, n.year, n.report, i.code, f.multiplier, f.minimum_n, f.denominator_terms
    FROM numerator n JOIN example_formula f USING (indicator) JOIN inhabitants i ON i.year = n.year
)
SELECT w.indicator, '', w.year, w.report, w.code, n.amount, CASE WHEN n.amount IS NOT NULL THEN d.amount END,
       CASE WHEN n.amount IS NULL THEN NULL
            WHEN w.denominator_terms = 0 THEN n.amount
            WHEN d.amount < w.minimum_n THEN NULL
            WHEN d.amount > 0 THEN n.amount / d.amount * w.multiplier END,
       CASE WHEN n.amount IS NULL OR (w.denominator_terms > 0 AND d.amount IS NULL) THEN coalesce(g.reason, 'not_delivered')
            WHEN w.denominator_terms > 0 AND d.amount <= 0 THEN 'not_computable'
            WHEN w.denominator_terms > 0 AND d.amount < w.minimum_n THEN 'too_few'
            ELSE 'example' END,
       $source
FROM wanted w
LEFT JOIN numerator n USING (indicator, year, report, code)
LEFT JOIN denominator d USING (indicator, year, report, code)
LEFT JOIN example_gap g USING (indicator, year, report, code)
ORDER BY w.indicator, w.year, w.report, w.code;
