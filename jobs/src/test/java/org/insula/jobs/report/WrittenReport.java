package org.insula.jobs.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.insula.io.LocalFiles;

/** A report file taken apart for tests. */
record WrittenReport(String html) {

    private static final Pattern JSON =
            Pattern.compile("<script type=\"application/json\" id=\"report-data\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern STYLE = Pattern.compile("<style>.*?</style>", Pattern.DOTALL);
    private static final Pattern POLICY =
            Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"");

    static WrittenReport write(Path file, ReportData data) {
        ReportWriter.write(new LocalFiles(), file.toString(), data);
        try {
            return new WrittenReport(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The numbers for the page's script. */
    JsonNode json() {
        try {
            return new ObjectMapper().readTree(embedded());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JSON as it stands in the page. */
    String embedded() {
        return first(JSON);
    }

    /** Markup and text alone, without style, scripts and numbers. */
    String text() {
        String markup = JSON.matcher(html).replaceAll("");
        return STYLE.matcher(SCRIPT.matcher(markup).replaceAll("")).replaceAll("");
    }

    /** All but the charting library. */
    String withoutLibrary() {
        return html.replace(PageParts.load().library(), "");
    }

    /** The content security policy. */
    String policy() {
        return first(POLICY).replace("&#39;", "'");
    }

    /** The same page with one more script at its end, which its policy lets run. */
    WrittenReport running(String script) {
        String allowed = html.replaceFirst("; style-src", " " + Matcher.quoteReplacement(hash(script)) + "; style-src");
        // The last one: the charting library has the word in a string.
        int end = allowed.lastIndexOf("</body>");
        return new WrittenReport(
                allowed.substring(0, end) + "<script>" + script + "</script>" + allowed.substring(end));
    }

    /** Hashes of the scripts as a browser takes them. */
    List<String> scriptHashes() {
        List<String> hashes = new ArrayList<>();
        Matcher scripts = SCRIPT.matcher(html);
        while (scripts.find()) {
            hashes.add(hash(scripts.group(1)));
        }
        return hashes;
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String first(Pattern pattern) {
        Matcher matcher = pattern.matcher(html);
        if (!matcher.find()) {
            throw new AssertionError("the page has no " + pattern);
        }
        return matcher.group(1);
    }
}
