package org.insula.jobs.spark;

import java.util.Locale;

/**
 * The one locale of the program: English, whatever the machine's is. Results must not depend on it, and libraries that
 * change the case of letters (Spark) or draw numbers (JFreeChart) go by the default.
 */
public final class ProgramLocale {
    /** What a Java process is started with to have it from the beginning. */
    static final String JAVA_OPTIONS = "-Duser.language=en -Duser.country= -Duser.variant= -Duser.script=";

    private ProgramLocale() {}

    /** Sets it for this process. */
    public static void set() {
        Locale.setDefault(Locale.ENGLISH);
    }
}
