-- What was brought as files, and what became of every line. Runs whenever its text changes: keep it repeatable.
CREATE TABLE IF NOT EXISTS import_file (
    smart_account     text        NOT NULL,
    kind              text        NOT NULL,
    sha256            text        NOT NULL,
    bytes             bigint      NOT NULL,
    first_received_at timestamptz NOT NULL,
    last_received_at  timestamptz NOT NULL,
    PRIMARY KEY (smart_account, kind, sha256)
);

CREATE TABLE IF NOT EXISTS import_line (
    smart_account text    NOT NULL,
    kind          text    NOT NULL,
    sha256        text    NOT NULL,
    line_index    integer NOT NULL,
    pointer       text    NOT NULL,
    status        text    NOT NULL,
    reason        text,
    detail        text,
    resource      text,
    content       text    NOT NULL,
    PRIMARY KEY (smart_account, kind, sha256, line_index),
    FOREIGN KEY (smart_account, kind, sha256) REFERENCES import_file
);
