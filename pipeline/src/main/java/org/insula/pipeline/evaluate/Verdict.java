package org.insula.pipeline.evaluate;

/** Whether a model decodes better than chance. */
public enum Verdict {
    /** Significantly above chance. */
    ABOVE_CHANCE("above chance"),
    /** Not shown to be above chance: its maps explain nothing. */
    NOT_ABOVE_CHANCE("not above chance");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    /** The verdict as it stands on maps and reports. */
    public String text() {
        return text;
    }
}
