-- Fill `figure` for indicators that municipalities deliver. A year counts from so many municipalities with a value on
-- that one comparison is possible; before that nobody is shown.

INSERT INTO measure
SELECT measure, year, 'rekening', code, amount, status, $source, table_id FROM delivered_amount;

-- A year is delivered before its accounts are published; its inhabitants are known.
INSERT INTO measure
SELECT 'cbs.inwoners', year, 'rekening', code, inhabitants, 'final', source, table_id FROM inhabitants
WHERE year IN (SELECT year FROM delivered_amount)
  AND year NOT IN (SELECT year FROM measure WHERE measure = 'cbs.inwoners' AND report = 'rekening');

CREATE TEMP VIEW delivered_cell AS SELECT * FROM measure WHERE report = 'rekening';

CREATE TEMP VIEW delivered_why AS SELECT *, 'rekening' AS report FROM delivered_gap;

CREATE TEMP TABLE delivered_figure AS
SELECT *, $source AS source FROM ratio('delivered_term', 'delivered_formula', 'delivered_cell', 'delivered_why');

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
