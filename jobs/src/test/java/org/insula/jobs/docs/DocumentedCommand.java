package org.insula.jobs.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command line that the documentation names, without remarks; long lines are joined.
 *
 * @param file the page or example
 * @param program what is called
 * @param arguments the rest of the line
 */
public record DocumentedCommand(Path file, String program, String arguments) {
    /** At the start of a line, of code within a line, of a unit's or crontab's command, of a quoted command; and behind a jar. */
    private static final Pattern INSULA = Pattern.compile(
            "(?:^ *|`|=|\\* |\"|f\"| run as )(?:\\./|/opt/insula/)?insula ([a-z-][^`\"]*)|\\.jar ([a-z]+ [^`\"]*)");

    private static final Pattern OTHER = Pattern.compile("(?:^ *|`)(mvn|spark-submit|hadoop|apt|jupyter) ([^`]+)");

    /** Every command line of the README, the pages, the examples and the notebooks' README. */
    public static List<DocumentedCommand> all() throws IOException {
        List<DocumentedCommand> all = new ArrayList<>();
        for (Path file : files()) {
            for (String line :
                    Files.readString(file).replaceAll("\\\\\n *", "").lines().toList()) {
                addInsula(all, file, line);
                Matcher other = OTHER.matcher(line);
                while (other.find()) {
                    all.add(new DocumentedCommand(file, other.group(1), withoutRemarks(other.group(2))));
                }
            }
        }
        return all;
    }

    private static void addInsula(List<DocumentedCommand> all, Path file, String line) {
        Matcher matcher = INSULA.matcher(line);
        while (matcher.find()) {
            boolean submitted = matcher.group(1) == null;
            String program = submitted ? "insula by spark-submit" : "insula";
            String arguments = matcher.group(submitted ? 2 : 1);
            for (String each : alternatives(withoutRemarks(arguments))) {
                all.add(new DocumentedCommand(file, program, each));
            }
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("..", "docs"))) {
            List<Path> files = new ArrayList<>(docs.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(md|yaml|crontab|service|py)"))
                    .sorted()
                    .toList());
            files.add(Path.of("..", "README.md"));
            files.add(Path.of("..", "notebooks", "README.md"));
            return files;
        }
    }

    /** Without comments, what follows a wide gap, redirections, and the rest of a shell's line. */
    private static String withoutRemarks(String command) {
        return command.replaceFirst("( {3,}|\\s+#|\\s*>|\\s*2>|\\s*\\|\\||\\\\$).*$", "")
                .replace("{STUDY}", "study.yaml")
                .strip();
    }

    /** {@code a|b c} is {@code a c} and {@code b c}. */
    private static List<String> alternatives(String command) {
        Matcher choice = Pattern.compile("\\S+\\|\\S+").matcher(command);
        if (!choice.find()) {
            return List.of(command);
        }
        List<String> all = new ArrayList<>();
        for (String each : choice.group().split("\\|")) {
            all.add(command.replace(choice.group(), each));
        }
        return all;
    }

    /** Whether these are arguments of Insula itself. */
    public boolean isInsula() {
        return program.startsWith("insula");
    }

    /** The arguments as a shell hands them over: a quoted one may hold blanks. */
    public static String[] words(String arguments) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)").matcher(arguments);
        while (word.find()) {
            for (int group = 1; group <= 3; group++) {
                if (word.group(group) != null) {
                    words.add(word.group(group));
                }
            }
        }
        return words.toArray(String[]::new);
    }
}
