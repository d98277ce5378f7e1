package org.insula.pipeline.experiment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the signal of a box data set lies: 100 frames of 100 regions, with one or more boxes in each sample.
 *
 * @param name       as in the published table, e.g. {@code 3 earlier boxes}
 * @param placements the boxes of a sample; where there are several placements, each sample draws one
 */
public record BoxDesign(String name, List<List<Box>> placements) implements Serializable {
    /** Frames of a sample. */
    public static final int FRAMES = 100;

    /** Regions of a sample. */
    public static final int REGIONS = 100;

    private static final int MOVING_LENGTH = 60;

    /**
     * Checks that there is something to draw.
     *
     * @throws IllegalArgumentException if there is no placement, or one without boxes
     */
    public BoxDesign {
        placements = new ArrayList<>(placements.stream().map(List::copyOf).toList());
        if (placements.isEmpty() || placements.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException(name + " has no boxes");
        }
    }

    /** The six data sets of the published table, in its order of columns. */
    public static List<BoxDesign> published() {
        return List.of(
                fixed("earlier box", new Box(0, 30, 10, 90)),
                fixed("middle box", new Box(20, 80, 20, 80)),
                fixed("latter box", new Box(70, 100, 10, 90)),
                mixed(),
                fixed("3 earlier boxes", new Box(0, 40, 0, 30), new Box(0, 40, 35, 65), new Box(0, 40, 70, 100)),
                fixed("3 middle boxes", new Box(25, 65, 0, 30), new Box(25, 65, 35, 65), new Box(25, 65, 70, 100)));
    }

    /** Five data sets whose box of 60 frames and 60 regions starts at frame 0, 10, 20, 30 and 40. */
    public static List<BoxDesign> moving() {
        return IntStream.iterate(0, start -> start + MOVING_LENGTH <= FRAMES, start -> start + 10)
                .mapToObj(start -> fixed("box from frame " + start, new Box(start, start + MOVING_LENGTH, 20, 80)))
                .toList();
    }

    /** The first frame of the first box. */
    public int firstFrame() {
        return placements.get(0).get(0).fromFrame();
    }

    private static BoxDesign mixed() {
        return new BoxDesign(
                "mixed boxes",
                Stream.of(
                                new Box(5, 65, 5, 65),
                                new Box(5, 65, 35, 95),
                                new Box(5, 65, 20, 80),
                                new Box(35, 95, 5, 65),
                                new Box(35, 95, 35, 95),
                                new Box(35, 95, 20, 80),
                                new Box(20, 80, 20, 80))
                        .map(List::of)
                        .toList());
    }

    private static BoxDesign fixed(String name, Box... boxes) {
        return new BoxDesign(name, List.of(List.of(boxes)));
    }

    /** Which places lie inside a box in any placement, {@code [frame][region]}: where a map over all samples should point. */
    public boolean[] reference() {
        boolean[] reference = new boolean[FRAMES * REGIONS];
        for (int placement = 0; placement < placements.size(); placement++) {
            boolean[] own = reference(placement);
            for (int i = 0; i < reference.length; i++) {
                reference[i] |= own[i];
            }
        }
        return reference;
    }

    /** Which places of a placement lie inside a box, {@code [frame][region]}. */
    public boolean[] reference(int placement) {
        boolean[] reference = new boolean[FRAMES * REGIONS];
        for (int i = 0; i < reference.length; i++) {
            int frame = i / REGIONS;
            int region = i % REGIONS;
            reference[i] = placements.get(placement).stream().anyMatch(box -> box.contains(frame, region));
        }
        return reference;
    }
}
