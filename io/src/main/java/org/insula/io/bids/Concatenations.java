package org.insula.io.bids;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.bids.Dataset.NamedFile;

/**
 * Leaves out files that are other runs once more, one after another, as XCP-D writes them: named like runs but without
 * {@code run-} and {@code dir-}, and as long as all of these together; or longer and with the rows of all of them, where one
 * of the runs is gone.
 */
final class Concatenations {
    private final FileAccess files;
    private final Map<String, NamedFile> runs = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    Concatenations(FileAccess files, Map<String, NamedFile> chosen) {
        this.files = files;
        chosen.forEach((run, file) -> {
            List<NamedFile> parts = parts(file.entities(), chosen);
            if (parts.isEmpty() || !isConcatenation(file, parts)) {
                runs.put(run, file);
            }
        });
    }

    /** The runs that are left. */
    Map<String, NamedFile> runs() {
        return Collections.unmodifiableMap(runs);
    }

    /** What was left out. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    private static List<NamedFile> parts(Entities whole, Map<String, NamedFile> chosen) {
        if (whole.get("run").isPresent() || whole.get("dir").isPresent()) {
            return List.of();
        }
        String name = SpaceChoice.runOf(whole);
        return chosen.values().stream()
                .filter(file -> file.entities().get("run").isPresent()
                        || file.entities().get("dir").isPresent())
                .filter(file ->
                        SpaceChoice.runOf(file.entities().without("run", "dir")).equals(name))
                .toList();
    }

    private boolean isConcatenation(NamedFile whole, List<NamedFile> parts) {
        try {
            long frames = FrameCount.of(files, whole.path());
            long together = 0;
            for (NamedFile part : parts) {
                together += FrameCount.of(files, part.path());
            }
            // A single part of the same length may just as well be another run; its content tells.
            boolean same = frames == together
                    && (parts.size() > 1 || sameBytes(whole.path(), parts.get(0).path()));
            if (same) {
                notes.add(FilePaths.name(whole.path()) + " is " + parts.size()
                        + " runs one after another, which are there themselves; it is left out");
            }
            boolean more = !same && frames > together && holdsAll(whole.path(), parts);
            if (more) {
                notes.add(FilePaths.name(whole.path()) + " holds the rows of " + parts.size()
                        + " runs that are there themselves, and " + (frames - together)
                        + " of others that are not; it is left out");
            }
            return same || more;
        } catch (InputException e) {
            // Whoever reads the files says what is wrong with them.
            return false;
        }
    }

    /** Whether the rows of all parts stand in a table, so that it is a concatenation of which a run is gone. */
    private boolean holdsAll(String whole, List<NamedFile> parts) {
        if (!whole.endsWith(".tsv")) {
            return false;
        }
        String rows = rows(whole);
        return parts.stream().map(part -> rows(part.path())).allMatch(part -> !part.isEmpty() && rows.contains(part));
    }

    /** The text below the line of names. */
    private String rows(String path) {
        try (var in = files.open(path)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
            return text.substring(text.indexOf('\n') + 1).strip();
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    private boolean sameBytes(String one, String other) {
        try (var first = files.open(one);
                var second = files.open(other)) {
            return java.util.Arrays.equals(first.readAllBytes(), second.readAllBytes());
        } catch (IOException e) {
            throw InputException.reading(one, e);
        }
    }
}
