package org.insula.pipeline.glm;

import java.util.Locale;

/** What a label's response is compared with. */
public enum Contrast {
    /** The mean response of the other labels that the run has. */
    OTHERS,
    /** The times without events. */
    REST;

    /** Its name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
