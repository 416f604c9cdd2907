-- How many obligations of a Virtual Account have a due moment, and how many have none: so that counting them reads
-- what is due or soon, not the fleet. It follows from the table obligation.
CREATE TABLE obligation_tally (
    smart_account   text   NOT NULL,
    virtual_account text   NOT NULL,
    owed            bigint NOT NULL,
    unowed          bigint NOT NULL,
    PRIMARY KEY (smart_account, virtual_account)
);
INSERT INTO obligation_tally (smart_account, virtual_account, owed, unowed)
SELECT smart_account, virtual_account, count(*) FILTER (WHERE due < 'infinity'), count(*) FILTER (WHERE due = 'infinity')
FROM obligation GROUP BY smart_account, virtual_account;
