package org.insula.jobs.unit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.insula.atlas.Atlas;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.io.image.Grid;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;

/**
 * SHA-256 of what a value holds, the same on every machine: later steps are redone only when it changes. For one
 * thread.
 */
final class ContentDigest {
    private final MessageDigest digest;

    private ContentDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Digest of an atlas: its grid, labels and regions; not its name. */
    static String of(Atlas atlas) {
        ContentDigest content = new ContentDigest();
        Grid grid = atlas.grid();
        content.add(grid.nx()).add(grid.ny()).add(grid.nz());
        for (double[] row : grid.affine().toRows()) {
            content.add(row);
        }
        content.addRegions(atlas.regions());
        int[] labels = atlas.labels();
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * labels.length);
        bytes.asIntBuffer().put(labels);
        content.digest.update(bytes);
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

    /** Digest of samples: everything about them. */
    static String of(SampleSet samples) {
        ContentDigest content = new ContentDigest();
        content.addRegions(samples.regions());
        content.add(samples.frames()).add(new double[] {samples.repetitionTime()});
        samples.labels().forEach(content::add);
        for (Sample sample : samples.samples()) {
            content.add(sample.id()).add(sample.run()).add(sample.subject());
            for (Map.Entry<String, String> column : sample.columns().entrySet()) {
                content.add(column.getKey()).add(column.getValue());
            }
            content.add(sample.label()).add(new double[] {sample.onset()}).add(sample.values());
        }
        return content.hex();
    }

    private void addRegions(List<Region> regions) {
        add(regions.size());
        regions.forEach(region -> add(region.label()).add(region.name()));
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

    private ContentDigest add(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
        bytes.asDoubleBuffer().put(values);
        digest.update(bytes);
        return this;
    }

    private ContentDigest add(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        bytes.asFloatBuffer().put(values);
        digest.update(bytes);
        return this;
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
