package org.insula.jobs.unit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.atlas.WeightMap;
import org.insula.io.cifti.BrainModel;
import org.insula.io.image.Grid;
import org.insula.jobs.config.StudyAtlas;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.sample.StoredValues;

/**
 * SHA-256 of what a value holds, the same on every machine: later steps are redone only when it changes. For one
 * thread.
 */
public final class ContentDigest {
    private final MessageDigest digest;

    private ContentDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Digest of an atlas: what it has where, its regions and the statistic; not its name. */
    static String of(StudyAtlas atlas) {
        ContentDigest content = new ContentDigest();
        content.add(atlas.statisticName()).addRegions(atlas.regions());
        if (atlas instanceof StudyAtlas.Labels labels) {
            content.add(labels.atlas().grid()).add(labels.atlas().labels());
        } else if (atlas instanceof StudyAtlas.Maps maps) {
            content.add(maps.atlas().grid());
            for (int region = 0; region < maps.atlas().size(); region++) {
                content.add(maps.atlas().map(region));
            }
        } else if (atlas instanceof StudyAtlas.Grayordinates grayordinates) {
            content.add(grayordinates.atlas().atlas().labels());
            grayordinates.atlas().brainModels().volume().ifPresent(content::add);
            grayordinates.atlas().brainModels().models().forEach(content::add);
        }
        return content.hex();
    }

    /** Digest of a run's series: values, coverage, regions and repetition time. */
    static String of(RegionSeries series) {
        ContentDigest content = new ContentDigest();
        content.addRegions(series.regions());
        content.add(series.frames()).add(new double[] {series.repetitionTime()}).add(series.coverage());
        for (double[] frame : series.values()) {
            content.add(frame);
        }
        return content.hex();
    }

    /** Digest of samples: everything about them, and their values. */
    public static String of(SampleTable samples, StoredValues values) {
        ContentDigest content = new ContentDigest();
        content.add(values.sha256()).addRegions(samples.regions());
        content.add(samples.frames()).add(new double[] {samples.repetitionTime()});
        samples.labels().forEach(content::add);
        for (Sample sample : samples.samples()) {
            content.add(sample.id()).add(sample.run()).add(sample.subject());
            for (Map.Entry<String, String> column : sample.columns().entrySet()) {
                content.add(column.getKey()).add(column.getValue());
            }
            content.add(sample.label()).add(new double[] {sample.onset()});
        }
        return content.hex();
    }

    private ContentDigest add(Grid grid) {
        add(grid.nx()).add(grid.ny()).add(grid.nz());
        for (double[] row : grid.affine().toRows()) {
            add(row);
        }
        return this;
    }

    private void add(WeightMap map) {
        add(map.size());
        for (int entry = 0; entry < map.size(); entry++) {
            add(map.voxel(entry)).add(Float.floatToIntBits((float) map.weight(entry)));
        }
    }

    private void add(BrainModel model) {
        add(model.structure()).add(model.kind().name()).add(model.surfaceVertices());
        for (int g = 0; g < model.size(); g++) {
            add(model.place(g));
        }
    }

    private ContentDigest addRegions(List<Region> regions) {
        add(regions.size());
        regions.forEach(region -> add(region.label()).add(region.name()));
        return this;
    }

    private ContentDigest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    private ContentDigest add(int value) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(value).flip());
        return this;
    }

    private ContentDigest add(int[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.length);
        bytes.asIntBuffer().put(values);
        digest.update(bytes);
        return this;
    }

    private ContentDigest add(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
        bytes.asDoubleBuffer().put(values);
        digest.update(bytes);
        return this;
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
