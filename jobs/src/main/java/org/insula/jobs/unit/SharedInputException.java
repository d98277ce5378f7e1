package org.insula.jobs.unit;

import org.insula.io.InputException;

/** What all units of a step need cannot be read: the step ends, and nothing is said of the unit that noticed. */
public class SharedInputException extends InputException {
    private static final long serialVersionUID = 1L;

    SharedInputException(String file, String problem, String remedy) {
        super(file, problem, remedy);
    }

    /** Says that what was found wrong concerns all units. */
    public SharedInputException(InputException found) {
        super(found.file(), found.problem(), found.remedy(), found);
    }
}
