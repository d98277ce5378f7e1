package org.insula.pipeline.importance;

import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleTable;

/** What counts once in a group map. */
public enum ImportanceUnit {
    /** Each subject counts once: the map speaks of the population that the subjects come from. */
    SUBJECT("subjects"),
    /** Each run of a single subject counts once: the map speaks of that subject only. */
    RUN("runs of a single subject");

    private final String text;

    ImportanceUnit(String text) {
        this.text = text;
    }

    /** The unit that suits the samples: runs where there is a single subject, else subjects. */
    public static ImportanceUnit suiting(SampleTable samples) {
        return samples.subjects().size() > 1 ? SUBJECT : RUN;
    }

    /** The unit that a sample counts for. */
    public String of(Sample sample) {
        return this == SUBJECT ? sample.subject() : sample.run();
    }

    /** The units in words, plural. */
    public String text() {
        return text;
    }
}
