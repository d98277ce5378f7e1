package org.insula.jobs.command;

import java.util.Optional;
import java.util.function.ToIntFunction;
import org.insula.jobs.spark.Study;
import org.insula.jobs.unit.DamagedUnitException;

/** Does the steps of a study, from the beginning again where a finished unit turns out to be damaged when it is used. */
final class Repeated {
    /** A disk that damages more than that is not to be worked on. */
    private static final int MOST = 20;

    private Repeated() {}

    /**
     * Does the steps.
     *
     * @return what they gave
     * @throws org.insula.io.InputException if the output was removed meanwhile, or there is damage again and again
     */
    static int whileDamaged(Study study, ToIntFunction<StudySteps> steps) {
        for (int time = 1; ; time++) {
            try {
                return steps.applyAsInt(new StudySteps(study));
            } catch (Exception | Error e) {
                study.requireOutput(e);
                Optional<DamagedUnitException> damage = DamagedUnitException.in(e);
                if (damage.isEmpty() || time == MOST) {
                    throw e;
                }
                study.progress().warn(damage.get().file() + " " + damage.get().problem() + "; its unit is done again");
            }
        }
    }
}
