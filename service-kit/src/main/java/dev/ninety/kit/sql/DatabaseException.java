package dev.ninety.kit.sql;

import java.sql.SQLException;

/** A statement that the database refused. */
public final class DatabaseException extends RuntimeException {

    private final String state;

    public DatabaseException(SQLException cause) {
        super(cause);
        this.state = cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    /** Whether a unique constraint stood in the way: somebody else was first. */
    public boolean isUniqueViolation() {
        return state.equals("23505");
    }
}
