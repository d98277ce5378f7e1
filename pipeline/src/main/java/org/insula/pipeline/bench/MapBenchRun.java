package org.insula.pipeline.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.insula.pipeline.train.Crew;

/** A comparison of several cells on several cohorts: the tables grow cell by cell. For one thread. */
public final class MapBenchRun {
    private final MapBench bench;
    private final List<MapCell> cells;
    private final long[] seeds;
    private final int threads;
    private final List<MapScore> scores = new ArrayList<>();
    private final List<CohortFindings> findings = new ArrayList<>();

    /**
     * A comparison that has not started.
     *
     * @param cells   scenarios and models
     * @param seeds   of the cohorts of each cell; copied
     * @param threads cohorts at once; results do not depend on it
     */
    public MapBenchRun(MapBench bench, List<MapCell> cells, long[] seeds, int threads) {
        this.bench = bench;
        this.cells = List.copyOf(cells);
        this.seeds = seeds.clone();
        this.threads = threads;
    }

    /**
     * Compares all cells.
     *
     * @param progress told of each cohort that is finished, in words
     * @param finished told after each cell
     */
    public void run(Consumer<String> progress, Consumer<MapBenchRun> finished) {
        try (Crew crew = new Crew(threads)) {
            for (MapCell cell : cells) {
                CohortScores[] cohorts = new CohortScores[seeds.length];
                crew.run(seeds.length, number -> cohorts[number] = timed(cell, seeds[number], progress));
                Arrays.stream(cohorts).forEach(this::add);
                finished.accept(this);
            }
        }
    }

    private void add(CohortScores cohort) {
        scores.addAll(cohort.maps());
        cohort.findings().ifPresent(findings::add);
    }

    private CohortScores timed(MapCell cell, long seed, Consumer<String> progress) {
        long start = System.nanoTime();
        CohortScores cohort = bench.run(cell, seed);
        progress.accept(String.format(
                Locale.ROOT,
                "%s, %s, cohort %d: %.1f s",
                cell.scenario().text(),
                cell.modelName(),
                seed,
                (System.nanoTime() - start) * 1e-9));
        return cohort;
    }

    /** How well maps recover the truth, of the cells that are finished. */
    public MapTable maps() {
        return MapTable.of(scores);
    }

    /** What was called important; empty if nothing was tested. */
    public Optional<FindingTable> findings() {
        return findings.isEmpty() ? Optional.empty() : Optional.of(FindingTable.of(findings));
    }

    /** The tables for people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(maps().lines());
        findings().ifPresent(table -> {
            lines.add("");
            lines.add("findings: pairs of a label and a region that were called important");
            lines.addAll(table.lines());
        });
        return lines;
    }
}
