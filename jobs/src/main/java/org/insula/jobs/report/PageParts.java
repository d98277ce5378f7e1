package org.insula.jobs.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The fixed parts of the page that go in as they are: style, charting library and our script, and the policy that lets
 * a browser run these and nothing else.
 *
 * @param style the page's style sheet
 * @param library the charting library
 * @param script our own script
 */
record PageParts(String style, String library, String script) {

    /** In the order in which they build on one another. */
    private static final List<String> SCRIPTS = List.of(
            "data.js",
            "look.js",
            "accuracy-chart.js",
            "confusion-chart.js",
            "frames-chart.js",
            "heat-map.js",
            "slices.js",
            "regions-table.js",
            "glm.js",
            "trust-charts.js",
            "trust.js",
            "intervals-chart.js",
            "coverage-chart.js",
            "page.js");

    /**
     * Reads the parts from the class path.
     *
     * @return the parts
     * @throws IllegalStateException if one is missing, so that the program was packed wrongly
     */
    static PageParts load() {
        String script = SCRIPTS.stream().map(ChartLibrary::resource).collect(Collectors.joining("\n"));
        return new PageParts(
                ChartLibrary.resource("report.css"),
                ChartLibrary.script(),
                "(function () {\n\"use strict\";\n" + script + "})();\n");
    }

    /**
     * Returns the page's content security policy: nothing is fetched, and only the scripts and the style whose hashes
     * it names are used. A script smuggled in through a name in the data would not run.
     */
    String policy() {
        return "default-src 'none'; script-src " + hash(library) + " " + hash(script) + "; style-src " + hash(style)
                + "; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
