package org.insula.jobs.config;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.insula.atlas.Atlas;
import org.insula.atlas.LabelTarget;
import org.insula.atlas.MapStatistic;
import org.insula.atlas.MapTarget;
import org.insula.atlas.ProbabilisticAtlas;
import org.insula.atlas.Region;
import org.insula.atlas.RegionStatistic;
import org.insula.atlas.Target;
import org.insula.atlas.cifti.GrayordinateAtlas;

/** An atlas as a study uses it, read into memory. Immutable; may be shared between threads and sent to executors. */
public sealed interface StudyAtlas extends Serializable {
    /** What is odd about its files, one line each. */
    default List<String> notes() {
        return List.of();
    }

    /** The short name. */
    String name();

    /** The regions, which are the columns of every series. */
    List<Region> regions();

    /** What is taken of a region, in the words of the configuration and of file names. */
    String statisticName();

    /** What is taken of a run; empty where series are ready-made. */
    Optional<Target> target();

    /** Bytes that it takes in memory. */
    long bytes();

    /** Voxels in a region, or weights of maps: what is looked up in each frame of a run. */
    long places();

    /** The atlas whose voxels take the regions' values in a map; empty where there is no volume to paint. */
    Optional<Atlas> painted();

    /**
     * A label image.
     *
     * @param atlas the labels
     * @param statistic what is taken of a region's voxels
     */
    record Labels(Atlas atlas, RegionStatistic statistic) implements StudyAtlas {
        /** Refuses null. */
        public Labels {
            Objects.requireNonNull(atlas);
            Objects.requireNonNull(statistic);
        }

        @Override
        public List<String> notes() {
            return atlas.notes();
        }

        @Override
        public String name() {
            return atlas.name();
        }

        @Override
        public List<Region> regions() {
            return atlas.regions();
        }

        @Override
        public long bytes() {
            return atlas.bytes();
        }

        @Override
        public long places() {
            return atlas.voxelsInRegions();
        }

        @Override
        public Optional<Target> target() {
            return Optional.of(new LabelTarget(atlas, statistic));
        }

        @Override
        public String statisticName() {
            return Choices.name(statistic);
        }

        @Override
        public Optional<Atlas> painted() {
            return Optional.of(atlas);
        }
    }

    /**
     * The maps of a probabilistic atlas.
     *
     * @param atlas the maps
     * @param statistic what is taken of a map
     */
    record Maps(ProbabilisticAtlas atlas, MapStatistic statistic) implements StudyAtlas {
        /** Refuses null. */
        public Maps {
            Objects.requireNonNull(atlas);
            Objects.requireNonNull(statistic);
        }

        @Override
        public String name() {
            return atlas.name();
        }

        @Override
        public List<Region> regions() {
            return atlas.regions();
        }

        @Override
        public long bytes() {
            return atlas.bytes();
        }

        @Override
        public long places() {
            return atlas.weights();
        }

        @Override
        public Optional<Target> target() {
            return Optional.of(new MapTarget(atlas, statistic));
        }

        @Override
        public String statisticName() {
            return Choices.name(statistic);
        }

        /** Each voxel belongs to the region of the greatest weight. */
        @Override
        public Optional<Atlas> painted() {
            return Optional.of(atlas.strongest());
        }
    }

    /**
     * Labels of grayordinates, which stand in no volume.
     *
     * @param atlas the labels
     * @param statistic what is taken of a region's grayordinates
     */
    record Grayordinates(GrayordinateAtlas atlas, RegionStatistic statistic) implements StudyAtlas {
        /** Refuses null. */
        public Grayordinates {
            Objects.requireNonNull(atlas);
            Objects.requireNonNull(statistic);
        }

        @Override
        public String name() {
            return atlas.atlas().name();
        }

        @Override
        public List<Region> regions() {
            return atlas.atlas().regions();
        }

        @Override
        public long bytes() {
            return atlas.atlas().bytes();
        }

        @Override
        public long places() {
            return atlas.atlas().voxelsInRegions();
        }

        @Override
        public Optional<Target> target() {
            return Optional.of(new LabelTarget(atlas.atlas(), statistic));
        }

        @Override
        public String statisticName() {
            return Choices.name(statistic);
        }

        @Override
        public Optional<Atlas> painted() {
            return Optional.empty();
        }
    }

    /**
     * The regions of ready-made series.
     *
     * @param name the short name
     * @param regions as the series name them
     * @param statisticName what the series' file names say was taken of a region
     * @param image the atlas that they were made with, if it is at hand
     */
    record ReadyMade(String name, List<Region> regions, String statisticName, List<Atlas> image) implements StudyAtlas {
        /** Copies the lists. */
        public ReadyMade {
            Objects.requireNonNull(name);
            Objects.requireNonNull(statisticName);
            regions = List.copyOf(regions);
            image = List.copyOf(image);
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public long places() {
            return 0;
        }

        @Override
        public Optional<Target> target() {
            return Optional.empty();
        }

        @Override
        public Optional<Atlas> painted() {
            return image.stream().findFirst();
        }
    }
}
