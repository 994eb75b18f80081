-- Page accesses. Days and hours are those of UTC; names compare by their bytes.

-- How far the accesses of each node have been applied: written in the transaction that counts them.
CREATE TABLE pledge.node (
    node       text COLLATE "C" PRIMARY KEY,
    position   bigint NOT NULL,
    applied_at timestamptz NOT NULL
);

-- The totals of a page on a day. The row with "site" and no name is that of all pages together.
CREATE TABLE pledge.page_day (
    day            date NOT NULL,
    site           boolean NOT NULL,
    page           text COLLATE "C" NOT NULL,
    people         bigint NOT NULL,
    bots           bigint NOT NULL,
    people_by_hour bigint[] NOT NULL,
    bots_by_hour   bigint[] NOT NULL,
    times          bytea NOT NULL,
    visitors       bytea NOT NULL,
    PRIMARY KEY (day, site, page)
) PARTITION BY RANGE (day);

COMMENT ON COLUMN pledge.page_day.people_by_hour IS 'views by people, 24 numbers from midnight UTC; empty for none';
COMMENT ON COLUMN pledge.page_day.times IS 'histogram of the time to answer: see AnswerTimes';
COMMENT ON COLUMN pledge.page_day.visitors IS 'sketch of who came, which tells how many and not who: see VisitorSketch';

-- What single batches add to page_day: appended, so that no node waits for another, and merged slice by slice.
CREATE TABLE pledge.page_part (
    slice smallint NOT NULL,
    LIKE pledge.page_day INCLUDING COMMENTS
);
CREATE INDEX page_part_page ON pledge.page_part (day, site, page);

-- What page_day is with all parts merged, but for pages that have several rows then: add them up.
CREATE VIEW pledge.page_total AS
    SELECT day, site, page, people, bots, people_by_hour, bots_by_hour, times, visitors FROM pledge.page_day
    UNION ALL
    SELECT day, site, page, people, bots, people_by_hour, bots_by_hour, times, visitors FROM pledge.page_part;

-- For whoever looks with other tools: the views of each page in each hour.
CREATE VIEW pledge.page_hour AS
    SELECT day + (hour - 1) * interval '1 hour' AS hour, page, sum(people)::bigint AS people, sum(bots)::bigint AS bots
    FROM (
        SELECT day, page, hour, n AS people, 0 AS bots
        FROM pledge.page_total, unnest(people_by_hour) WITH ORDINALITY AS u (n, hour) WHERE NOT site AND n > 0
        UNION ALL
        SELECT day, page, hour, 0, n
        FROM pledge.page_total, unnest(bots_by_hour) WITH ORDINALITY AS u (n, hour) WHERE NOT site AND n > 0
    ) AS hours
    GROUP BY day, hours.hour, page;

CREATE TABLE pledge.referrer_day (
    day      date NOT NULL,
    host     text COLLATE "C" NOT NULL,
    accesses bigint NOT NULL,
    PRIMARY KEY (day, host)
);

CREATE TABLE pledge.status_day (
    day          date NOT NULL,
    status_class smallint NOT NULL,
    accesses     bigint NOT NULL,
    PRIMARY KEY (day, status_class)
);

-- What persons saw, by pseudonym: all that is held about anybody. Several rows of a person and page add up.
CREATE TABLE pledge.visit (
    day          date NOT NULL,
    high         bigint NOT NULL,
    low          bigint NOT NULL,
    page         text COLLATE "C" NOT NULL,
    accesses     bigint NOT NULL,
    first_millis bigint NOT NULL,
    last_millis  bigint NOT NULL
) PARTITION BY RANGE (day);
CREATE INDEX visit_person ON pledge.visit (high);
