package org.insula.io.bids;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;

/**
 * The {@code .bidsignore} of a dataset, in the manner of {@code .gitignore}. A derivative's hides only what a pattern
 * names with a subject: there the file lists what the validator does not know, confounds among it.
 */
final class IgnoreList {
    /** One line: a pattern and whether it takes files back in. */
    private record Rule(Pattern pattern, boolean keeps) {}

    private final List<Rule> rules = new ArrayList<>();

    private IgnoreList() {}

    /** Ignores nothing. */
    static IgnoreList none() {
        return new IgnoreList();
    }

    /**
     * Reads the list.
     *
     * @param subjectsOnly whether only patterns that begin with {@code sub-} count
     */
    static IgnoreList read(FileAccess files, String path, boolean subjectsOnly) throws IOException {
        IgnoreList list = new IgnoreList();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(files.open(path), StandardCharsets.ISO_8859_1))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                list.add(line.strip(), subjectsOnly);
            }
        }
        return list;
    }

    private void add(String line, boolean subjectsOnly) {
        boolean keeps = line.startsWith("!");
        String glob = keeps ? line.substring(1) : line;
        boolean counts = !subjectsOnly || glob.replaceFirst("^(/|\\*\\*/)", "").startsWith("sub-");
        if (!glob.isEmpty() && !glob.startsWith("#") && counts) {
            rules.add(new Rule(pattern(glob), keeps));
        }
    }

    /** A glob as a pattern of a path and of all below it; without a slash inside, it may stand at any depth. */
    private static Pattern pattern(String glob) {
        String trimmed = glob.replaceFirst("/$", "");
        boolean anchored = trimmed.contains("/");
        StringBuilder regex = new StringBuilder(anchored ? "" : "(.*/)?");
        String rest = trimmed.replaceFirst("^/", "");
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (rest.startsWith("**/", i)) {
                regex.append("(.*/)?");
                i += 2;
            } else if (rest.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '[' && endOfSet(rest, i) > 0) {
                int end = endOfSet(rest, i);
                regex.append(set(rest.substring(i + 1, end)));
                i = end;
            } else if (c == '\\' && i + 1 < rest.length()) {
                i++;
                regex.append(Pattern.quote(String.valueOf(rest.charAt(i))));
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex + "(/.*)?");
    }

    /** Where a set of characters ends, whose first one may be a bracket; -1 if it does not. */
    private static int endOfSet(String glob, int start) {
        boolean others = glob.startsWith("!", start + 1) || glob.startsWith("^", start + 1);
        return glob.indexOf(']', start + (others ? 3 : 2));
    }

    /** A set such as {@code a-z_}, or of all others where it begins with an exclamation mark; never a slash. */
    private static String set(String inside) {
        boolean others = inside.startsWith("!") || inside.startsWith("^");
        StringBuilder members = new StringBuilder();
        for (int i = others ? 1 : 0; i < inside.length(); i++) {
            char first = inside.charAt(i);
            char last = first;
            if (i + 2 < inside.length() && inside.charAt(i + 1) == '-') {
                last = inside.charAt(i + 2);
                i += 2;
            }
            // A range whose ends are the wrong way round holds nothing.
            if (first <= last) {
                members.append(escaped(first)).append('-').append(escaped(last));
            }
        }
        String one = members.isEmpty() ? "(?!)" : "[" + members + "]";
        return others ? "(?!" + one + ")[^/]" : "(?!/)" + one;
    }

    private static String escaped(char member) {
        return "\\x{" + Integer.toHexString(member) + "}";
    }

    /** Whether the last rule that fits a path hides it. */
    boolean hides(String root, String path) {
        String below =
                path.substring(Math.min(path.length(), FilePaths.child(root, "").length()));
        boolean hidden = false;
        for (Rule rule : rules) {
            if (rule.pattern.matcher(below).matches()) {
                hidden = !rule.keeps;
            }
        }
        return hidden;
    }
}
