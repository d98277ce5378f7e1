package org.insula.jobs.config;

import java.io.Serializable;
import java.util.Objects;
import org.insula.io.bids.BoldRun;

/**
 * Which voxels of a run may count.
 *
 * @param kind where the mask comes from
 * @param path the mask image of {@link Kind#FILE}; else empty
 */
public record MaskChoice(Kind kind, String path) implements Serializable {
    /** Where a brain mask comes from. */
    public enum Kind {
        /** Beside the run, as fMRIPrep and the Human Connectome Project leave it; none where there is none. */
        AUTO,
        /** There is none. */
        NONE,
        /** One image for all runs. */
        FILE
    }

    /** How it is written: a kind, or the path of an image. */
    static final ValueType.Scalar<MaskChoice> TYPE = new ValueType.Scalar<>(
            (section, key, text) -> switch (text) {
                case "auto" -> auto();
                case "none" -> none();
                default -> file(section.resolved(text));
            },
            (mask, paths) -> mask.kind() == Kind.FILE ? paths.apply(mask.path()) : Choices.name(mask.kind()),
            ValueType.string(),
            "`auto`, `none`, path");

    /** Refuses null. */
    public MaskChoice {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(path);
    }

    /** The run's own mask. */
    public static MaskChoice auto() {
        return new MaskChoice(Kind.AUTO, "");
    }

    /** No mask. */
    public static MaskChoice none() {
        return new MaskChoice(Kind.NONE, "");
    }

    /** One mask image for all runs. */
    public static MaskChoice file(String path) {
        return new MaskChoice(Kind.FILE, path);
    }

    /** The mask image of a run; empty where it has none. */
    public String pathFor(BoldRun run) {
        return switch (kind) {
            case AUTO -> run.maskPath();
            case NONE -> "";
            case FILE -> path;
        };
    }
}
