-- Tables of an edition. An edition is built once and never changed.

-- one row per municipality that existed in any year since 2017
CREATE TABLE municipality (
    code VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, province VARCHAR,
    first_year INTEGER NOT NULL, last_year INTEGER, lon DOUBLE, lat DOUBLE,
    source VARCHAR NOT NULL, table_id VARCHAR NOT NULL
);

-- one row per predecessor and successor of a merger
CREATE TABLE merger (
    year INTEGER NOT NULL, predecessor VARCHAR NOT NULL, successor VARCHAR NOT NULL,
    part VARCHAR NOT NULL, source VARCHAR NOT NULL
);

-- one row per municipality and year: inhabitants on 1 January
CREATE TABLE inhabitants (
    year INTEGER NOT NULL, code VARCHAR NOT NULL, inhabitants INTEGER NOT NULL,
    source VARCHAR NOT NULL, table_id VARCHAR NOT NULL, PRIMARY KEY (year, code)
);

-- one row per municipality and structural covariate
CREATE TABLE covariate (
    code VARCHAR NOT NULL, covariate VARCHAR NOT NULL, year INTEGER NOT NULL, value DOUBLE NOT NULL,
    source VARCHAR NOT NULL, table_id VARCHAR NOT NULL
);

-- one row per task field of the accounting rules
CREATE TABLE task_field (task_field VARCHAR PRIMARY KEY, name VARCHAR NOT NULL);

-- one row per delivery that never came
CREATE TABLE not_delivered (
    year INTEGER NOT NULL, report VARCHAR NOT NULL, code VARCHAR NOT NULL,
    source VARCHAR NOT NULL, table_id VARCHAR NOT NULL
);

-- one row per published national total
CREATE TABLE control_total (
    year INTEGER NOT NULL, report VARCHAR, total VARCHAR NOT NULL, expected DOUBLE NOT NULL,
    source VARCHAR NOT NULL, table_id VARCHAR NOT NULL
);

-- one row per measured amount: measure, municipality, year and report kind; euros or a count
CREATE TABLE measure (
    measure VARCHAR NOT NULL, year INTEGER NOT NULL, report VARCHAR NOT NULL, code VARCHAR NOT NULL,
    amount DOUBLE NOT NULL, status VARCHAR NOT NULL, source VARCHAR NOT NULL, table_id VARCHAR NOT NULL
);

-- one row per indicator, variant, part and measure: the formula as it is computed
CREATE TABLE figure_term (
    indicator VARCHAR NOT NULL, variant VARCHAR NOT NULL, part VARCHAR NOT NULL,
    measure VARCHAR NOT NULL, sign INTEGER NOT NULL
);

-- one row per indicator and variant: its unit multiplier and the number of terms of each part
CREATE TABLE formula (
    indicator VARCHAR NOT NULL, variant VARCHAR NOT NULL, multiplier INTEGER NOT NULL,
    numerator_terms INTEGER NOT NULL, denominator_terms INTEGER NOT NULL
);

-- one row per figure: indicator, variant, municipality, year and report kind
CREATE TABLE figure (
    indicator VARCHAR NOT NULL, variant VARCHAR NOT NULL, year INTEGER NOT NULL, report VARCHAR NOT NULL,
    code VARCHAR NOT NULL, numerator DOUBLE, denominator DOUBLE, value DOUBLE,
    status VARCHAR NOT NULL, source VARCHAR NOT NULL
);

-- one row per amount that a municipality delivered and somebody else approved: a part of an indicator
CREATE TABLE delivered_amount (
    measure VARCHAR NOT NULL, year INTEGER NOT NULL, code VARCHAR NOT NULL, amount DOUBLE NOT NULL,
    status VARCHAR NOT NULL, table_id VARCHAR NOT NULL, PRIMARY KEY (measure, year, code)
);

-- one row per indicator that a municipality cannot give, with the reason it gave
CREATE TABLE delivered_gap (
    indicator VARCHAR NOT NULL, year INTEGER NOT NULL, code VARCHAR NOT NULL, reason VARCHAR NOT NULL
);

-- one row per year, theme and municipality that takes part: who carries it out, how far it is, n of n answers
CREATE TABLE delivery (
    year INTEGER NOT NULL, theme VARCHAR NOT NULL, code VARCHAR NOT NULL, role VARCHAR NOT NULL,
    organisation VARCHAR NOT NULL, status VARCHAR NOT NULL, version INTEGER NOT NULL,
    answered INTEGER NOT NULL, asked INTEGER NOT NULL, decided_on VARCHAR NOT NULL
);

-- one row per answer that was published and has changed since: the public log of corrections
CREATE TABLE correction (
    year INTEGER NOT NULL, theme VARCHAR NOT NULL, code VARCHAR NOT NULL, question VARCHAR NOT NULL,
    was VARCHAR NOT NULL, became VARCHAR NOT NULL, reason VARCHAR NOT NULL, version INTEGER NOT NULL,
    decided_on VARCHAR NOT NULL
);

-- one row per filled cell of a list that a municipality delivered and somebody else approved: text or number
CREATE TABLE delivered_row (
    list_key VARCHAR NOT NULL, year INTEGER NOT NULL, code VARCHAR NOT NULL, row_number INTEGER NOT NULL,
    column_key VARCHAR NOT NULL, text VARCHAR, number DOUBLE, status VARCHAR NOT NULL, table_id VARCHAR NOT NULL
);

-- one row per indicator, part and measure: the formula of a delivered figure
CREATE TABLE delivered_term (
    indicator VARCHAR NOT NULL, part VARCHAR NOT NULL, measure VARCHAR NOT NULL, sign INTEGER NOT NULL
);

-- one row per indicator: its unit multiplier, the least its denominator must be, and the terms of each part
CREATE TABLE delivered_formula (
    indicator VARCHAR NOT NULL, multiplier INTEGER NOT NULL, minimum_n INTEGER,
    numerator_terms INTEGER NOT NULL, denominator_terms INTEGER NOT NULL
);

-- Examples stand in tables of their own, so that nothing that reads `figure` can ever meet one.

-- one row per fictitious amount: the measure of a part of an indicator that nobody delivered
CREATE TABLE example_amount (
    measure VARCHAR NOT NULL, year INTEGER NOT NULL, report VARCHAR NOT NULL, code VARCHAR NOT NULL,
    amount DOUBLE NOT NULL, table_id VARCHAR NOT NULL
);

-- one row per fictitious gap, with its reason
CREATE TABLE example_gap (
    indicator VARCHAR NOT NULL, year INTEGER NOT NULL, report VARCHAR NOT NULL, code VARCHAR NOT NULL,
    reason VARCHAR NOT NULL
);

-- one row per filled cell of a fictitious list: text or number
CREATE TABLE example_row (
    list_key VARCHAR NOT NULL, year INTEGER NOT NULL, code VARCHAR NOT NULL, row_number INTEGER NOT NULL,
    column_key VARCHAR NOT NULL, text VARCHAR, number DOUBLE
);

-- one row per municipality, indicator (or list) and story that was planted in the examples
CREATE TABLE example_story (
    theme VARCHAR NOT NULL, code VARCHAR NOT NULL, indicator VARCHAR NOT NULL, year INTEGER,
    breaks BOOLEAN NOT NULL, text VARCHAR NOT NULL
);

-- one row per indicator, part and measure: the formula of an example
CREATE TABLE example_term (
    indicator VARCHAR NOT NULL, part VARCHAR NOT NULL,
    measure VARCHAR NOT NULL, sign INTEGER NOT NULL
);

-- one row per indicator: its unit multiplier, the least its denominator must be, and the terms of each part
CREATE TABLE example_formula (
    indicator VARCHAR NOT NULL, multiplier INTEGER NOT NULL, minimum_n INTEGER,
    numerator_terms INTEGER NOT NULL, denominator_terms INTEGER NOT NULL
);

-- one row per example figure: as `figure`, but for practice; every value has status `example`
CREATE TABLE example_figure (
    indicator VARCHAR NOT NULL, variant VARCHAR NOT NULL, year INTEGER NOT NULL, report VARCHAR NOT NULL,
    code VARCHAR NOT NULL, numerator DOUBLE, denominator DOUBLE, value DOUBLE,
    status VARCHAR NOT NULL, source VARCHAR NOT NULL
);

-- one row per comparability test asked: subject, account year, municipality and test
CREATE TABLE comparability_test (
    subject VARCHAR NOT NULL, year INTEGER NOT NULL, code VARCHAR NOT NULL, test VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL, found DOUBLE, detail VARCHAR
);

-- one row per finding of a check on the figures; benchmark.checks puts it into words
CREATE TABLE finding (
    check_name VARCHAR NOT NULL, indicator VARCHAR, year INTEGER, report VARCHAR, code VARCHAR,
    found DOUBLE, expected_low DOUBLE, expected_high DOUBLE
);

-- one row per catalogue file, so that an edition carries its own definitions
CREATE TABLE catalogue_file (path VARCHAR PRIMARY KEY, text VARCHAR NOT NULL);

-- one row: what this edition is
CREATE TABLE edition (
    id VARCHAR NOT NULL, year INTEGER NOT NULL, sequence INTEGER NOT NULL,
    content_hash VARCHAR NOT NULL, built_at TIMESTAMP NOT NULL, schema_version INTEGER NOT NULL
);
