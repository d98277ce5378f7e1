package org.insula.atlas.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.insula.io.InputException;

/**
 * Tries damaged files: each must give a result or an {@link InputException} within the time, in the heap that the build
 * gives its tests. Anything else fails, naming the seed of the one case. {@code -Dinsula.fuzz.files=N} sets how many
 * files each property tries, {@code -Dinsula.fuzz.seed=N} which.
 */
final class Fuzz {
    /** The tries of each property; each tries a share of the files. */
    static final int TRIES = 10;

    /** One seed for all builds, so that a build fails by what changed in it and not by chance. */
    static final String SEED = "1";

    private static final int FILES = Integer.getInteger("insula.fuzz.files", 1000);
    private static final long OWN_SEED = Long.getLong("insula.fuzz.seed", 0);
    /** Cases take about a millisecond; a machine that is busy with other things may take its time. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final int REASONS_SHOWN = 12;

    private final String kind;
    private final Map<String, Integer> refusals = new TreeMap<>();
    private int results;

    Fuzz(String kind) {
        this.kind = kind;
    }

    /** Tries a share of the files; the case damages a file as the random numbers have it, and reads it. */
    void tryFiles(Random random, Consumer<Random> damageAndRead) {
        for (int f = 0; f < Math.max(1, FILES / TRIES); f++) {
            long seed = random.nextLong() + OWN_SEED;
            try {
                assertTimeoutPreemptively(LIMIT, () -> damageAndRead.accept(new Random(seed)));
                results++;
            } catch (InputException e) {
                refusals.merge(reason(e), 1, Integer::sum);
            } catch (RuntimeException | Error e) {
                throw new AssertionError(kind + ": the case of seed " + seed + " fails: " + e, e);
            }
        }
    }

    /** The problem without what differs from file to file. */
    private static String reason(InputException e) {
        String[] words = e.problem()
                .replace('×', 'x')
                .replaceAll("[^\\x20-\\x7e].*", "")
                .replaceAll("['\"(].*", "")
                .replaceAll("-?[0-9][0-9.E]*", "#")
                .split(" ");
        StringBuilder first = new StringBuilder();
        for (int w = 0; w < Math.min(5, words.length); w++) {
            first.append(w == 0 ? "" : " ").append(words[w]);
        }
        return first.toString();
    }

    /** Counts for the build's log. */
    String counts() {
        int refused = refusals.values().stream().mapToInt(Integer::intValue).sum();
        StringBuilder text = new StringBuilder("fuzz " + kind + ": " + (results + refused) + " files, " + results
                + " results, " + refused + " refused");
        refusals.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(REASONS_SHOWN)
                .forEach(entry -> text.append(String.format("%n  %6d %s", entry.getValue(), entry.getKey())));
        return text.toString();
    }
}
