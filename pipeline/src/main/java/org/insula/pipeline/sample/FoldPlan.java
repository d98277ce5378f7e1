package org.insula.pipeline.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.insula.io.InputException;

/**
 * Divides samples into folds of training, validation and test, never splitting a group.
 *
 * <p>Groups are dealt to the folds one by one, the largest first, each to the fold where the labels then are spread
 * most evenly over folds; validation groups are picked from the remaining ones the same way. A division in which a
 * label would be missing from training is dealt again from another shuffle. The same samples, options and seed give the
 * same folds.
 */
public final class FoldPlan {
    private static final int ATTEMPTS = 50;

    private final SampleTable samples;
    private final FoldOptions options;
    private final Groups groups;

    private FoldPlan(SampleTable samples, FoldOptions options) {
        this.samples = samples;
        this.options = options;
        this.groups = Groups.of(samples, options.group());
    }

    /**
     * The folds of a sample set, by index. Every sample is tested in exactly one. Where groups are set aside, the last fold
     * tests them and trains on all others; no other fold has anything of them.
     *
     * @throws InputException if the column is unknown or has gaps, has fewer values than folds, or leaves training or
     *     validation without a group or training without a label
     */
    public static List<Fold> plan(SampleTable samples, FoldOptions options) {
        FoldPlan plan = new FoldPlan(samples, options);
        plan.requireEnoughGroups();
        plan.requireSharedLabels();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<List<Fold>> folds = plan.deal(options.seed() + attempt);
            if (folds.isPresent()) {
                return folds.get();
            }
        }
        throw new InputException(
                "training.folds",
                "with " + options.folds() + " folds over " + plan.groups.size() + " values of " + options.group()
                        + ", some fold always leaves training without one of the labels",
                plan.alternatives("take another number of folds, or validationShare: 0"));
    }

    private void requireEnoughGroups() {
        String column = options.group();
        if (groups.size() == 1) {
            throw new InputException(
                    "training.group",
                    "all " + samples.size() + " samples are of the same " + column + " (" + groups.name(0)
                            + "), which cannot be both learnt from and held out",
                    alternatives("add another " + column));
        }
        int dealt = groups.size() - (int) Math.round(options.heldOutShare() * groups.size());
        if (dealt < options.folds()) {
            throw new InputException(
                    "training.folds",
                    options.folds() + " folds need as many values of " + column + ", found " + dealt
                            + (options.setsAside() ? " besides those set aside" : ""),
                    alternatives("set folds: " + dealt));
        }
        if (options.validationShare() > 0 && groups.size() < 3) {
            throw new InputException(
                    "training.validationShare",
                    "two values of " + column + " are enough for training and test, not for validation besides",
                    alternatives("set validationShare: 0"));
        }
    }

    private String alternatives(String first) {
        List<String> columns = Groups.columnsWith(samples, Math.max(options.folds(), 3)).stream()
                .filter(column -> !column.equals(options.group()) && !column.equals("task"))
                .toList();
        return columns.isEmpty() ? first : first + ", or group by another column, such as group: " + columns.get(0);
    }

    private void requireSharedLabels() {
        for (int label = 0; label < samples.labels().size(); label++) {
            int wanted = label;
            List<Integer> holders = IntStream.range(0, groups.size())
                    .filter(group -> groups.labelCounts(group)[wanted] > 0)
                    .boxed()
                    .toList();
            if (holders.size() == 1) {
                throw new InputException(
                        "training.group",
                        "label " + samples.labels().get(label) + " occurs in a single " + options.group() + " ("
                                + groups.name(holders.get(0)) + "), so it cannot be both learnt and tested",
                        alternatives("leave the label out"));
            }
        }
    }

    private Optional<List<Fold>> deal(long seed) {
        GroupDealer dealer = new GroupDealer(groups, seed);
        Set<Integer> aside = options.setsAside() ? dealer.pick(rest(Set.of()), options.heldOutShare(), 0) : Set.of();
        List<Set<Integer>> tests = dealer.deal(rest(aside), options.folds());
        if (options.setsAside()) {
            tests.add(aside);
        }
        List<Fold> folds = new ArrayList<>();
        for (int fold = 0; fold < options.networks(); fold++) {
            Set<Integer> train = rest(aside);
            train.removeAll(tests.get(fold));
            Set<Integer> validation = Set.of();
            if (options.validationShare() > 0) {
                validation = dealer.pick(train, options.validationShare(), fold);
                if (validation.isEmpty()) {
                    return Optional.empty();
                }
                train.removeAll(validation);
            }
            if (!hasAllLabels(train)) {
                return Optional.empty();
            }
            folds.add(new Fold(fold, samplesOf(train), samplesOf(validation), samplesOf(tests.get(fold)))
                    .withGroups(groups.ofSamples()));
        }
        return Optional.of(folds);
    }

    private Set<Integer> rest(Set<Integer> test) {
        Set<Integer> rest = new TreeSet<>();
        IntStream.range(0, groups.size()).filter(group -> !test.contains(group)).forEach(rest::add);
        return rest;
    }

    private boolean hasAllLabels(Set<Integer> train) {
        int[] present = groups.labelCounts(train);
        int[] all = samples.labelCounts();
        return IntStream.range(0, all.length).allMatch(label -> present[label] > 0 || all[label] == 0);
    }

    private int[] samplesOf(Set<Integer> chosen) {
        return IntStream.range(0, samples.size())
                .filter(sample -> chosen.contains(groups.groupOfSample(sample)))
                .toArray();
    }
}
