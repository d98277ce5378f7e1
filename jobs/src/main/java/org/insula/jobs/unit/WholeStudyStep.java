package org.insula.jobs.unit;

import java.util.List;
import java.util.Set;

/**
 * A step that is done for the whole study at once: it has one unit.
 *
 * @param <R> what the unit leaves for later steps
 */
public abstract class WholeStudyStep<R> extends Step<String, R> {
    /** The name of the unit. */
    public static final String ALL = "all";

    /** A step of the given kind, which the given commands do. */
    protected WholeStudyStep(StudyContext study, String kind, Set<Stage> stages) {
        super(study, kind, stages);
    }

    @Override
    public final List<String> units() {
        return List.of(ALL);
    }

    @Override
    public final String name(String unit) {
        return unit;
    }
}
