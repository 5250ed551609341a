-- Fill `example_figure` from the fictitious amounts. Only a denominator of inhabitants is real; the figure stays an example.

CREATE TEMP VIEW example_cell AS
SELECT measure, year, report, code, amount, 'example' AS status FROM example_amount
UNION ALL
SELECT measure, year, report, code, amount, status FROM measure WHERE measure = 'cbs.inwoners';

INSERT INTO example_figure
SELECT *, $source FROM ratio('example_term', 'example_formula', 'example_cell', 'example_gap')
ORDER BY indicator, year, report, code;
