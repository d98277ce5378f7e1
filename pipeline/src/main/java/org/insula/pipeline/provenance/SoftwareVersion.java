package org.insula.pipeline.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Insula that is running, as the build wrote it. */
public final class SoftwareVersion {
    private static final String RESOURCE = "version.properties";

    private SoftwareVersion() {}

    /**
     * The version, such as {@code 0.1.0}.
     *
     * @throws IllegalStateException if the build left it out
     */
    public static String current() {
        try (InputStream in = SoftwareVersion.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the build");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
