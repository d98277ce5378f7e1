package org.insula.jobs.unit;

import java.util.Optional;

/** A file of a finished unit is not as it was written, which was found when it was to be used; the unit counts as not done now. */
public final class DamagedUnitException extends SharedInputException {
    private static final long serialVersionUID = 1L;

    /**
     * Damage to a unit.
     *
     * @param file the file
     * @param problem what is wrong with it
     */
    DamagedUnitException(String file, String problem) {
        super(file, problem, "run the same command again: it is made again");
    }

    /** The damage behind a failure, which may have gone through several hands; empty if it is none. */
    public static Optional<DamagedUnitException> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DamagedUnitException damaged) {
                return Optional.of(damaged);
            }
        }
        return Optional.empty();
    }
}
