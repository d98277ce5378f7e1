package org.insula.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The charting library, as text to put into a page that loads nothing. */
final class ChartLibrary {
    private static final String WEBJAR = "/META-INF/maven/org.webjars.npm/echarts/pom.properties";
    private static final String SCRIPT = "/META-INF/resources/webjars/echarts/%s/dist/echarts.min.js";

    private ChartLibrary() {}

    /** Its script. */
    static String script() {
        return resource(String.format(SCRIPT, version()));
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = open(WEBJAR)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    /**
     * A text from the class path, with line ends as a browser hashes them.
     *
     * @throws IllegalStateException if it is missing, so that the program was packed wrongly
     */
    static String resource(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = ChartLibrary.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("not on the class path: " + resource);
        }
        return in;
    }
}
