package org.insula.io.cifti;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.insula.io.InputException;
import org.insula.io.image.Grid;

/**
 * The grayordinates of a CIFTI matrix: model after model, in the order of the indices. Immutable, equal by content; may
 * be shared between threads.
 */
public final class BrainModels implements CiftiAxis {
    /** Marks a grayordinate that has no counterpart. */
    public static final int ABSENT = -1;

    private static final long serialVersionUID = 1L;

    private final List<BrainModel> models;
    /** Null if all models are surfaces. */
    private final Grid volume;

    private final int length;

    /**
     * Strings models together.
     *
     * @param volume where the voxels lie; empty if there are none
     * @throws IllegalArgumentException if there are voxels but no volume
     */
    public BrainModels(List<BrainModel> models, Optional<Grid> volume) {
        this.models = List.copyOf(models);
        this.volume = volume.orElse(null);
        this.length = models.stream().mapToInt(BrainModel::size).sum();
        if (volume.isEmpty() && models.stream().anyMatch(model -> model.kind() == BrainModel.Kind.VOXELS)) {
            throw new IllegalArgumentException("voxels without a volume");
        }
    }

    /** The models in the order of the indices. */
    public List<BrainModel> models() {
        return models;
    }

    /** Where the voxels lie; empty if no model has any. */
    public Optional<Grid> volume() {
        return Optional.ofNullable(volume);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public String describe() {
        return "brain models";
    }

    /**
     * For each grayordinate of an atlas, the index of the same place here, or {@link #ABSENT}. A vertex is the same
     * place if structure and index in the mesh agree, a voxel if its indices in the volume do, whatever structure a
     * file counts it to. Positions in the file do not matter.
     *
     * @param path the file that this describes, for messages
     * @throws InputException if a structure's meshes have different numbers of vertices, or both have voxels but of
     *     different grids
     */
    public int[] find(BrainModels atlas, String path) {
        Map<String, Map<Integer, Integer>> indices = indices();
        int[] found = new int[atlas.length];
        Arrays.fill(found, ABSENT);
        int at = 0;
        for (BrainModel other : atlas.models) {
            requireSameSpace(other, atlas.volume, path);
            Map<Integer, Integer> here = indices.getOrDefault(space(other), Map.of());
            for (int g = 0; g < other.size(); g++) {
                found[at++] = here.getOrDefault(other.place(g), ABSENT);
            }
        }
        return found;
    }

    /** By space, then by place in it, the index. */
    private Map<String, Map<Integer, Integer>> indices() {
        Map<String, Map<Integer, Integer>> indices = new HashMap<>();
        int at = 0;
        for (BrainModel model : models) {
            Map<Integer, Integer> places = indices.computeIfAbsent(space(model), key -> new HashMap<>());
            for (int g = 0; g < model.size(); g++) {
                places.put(model.place(g), at++);
            }
        }
        return indices;
    }

    /** All voxels share one space, every surface is one of its own. */
    private static String space(BrainModel model) {
        return model.kind() == BrainModel.Kind.VOXELS ? "" : model.structure();
    }

    private void requireSameSpace(BrainModel other, Grid otherVolume, String path) {
        if (other.kind() == BrainModel.Kind.VOXELS) {
            if (volume != null && !volume.sameAs(otherVolume)) {
                throw new InputException(
                        path,
                        "its voxels lie on " + volume.describe() + ", the atlas's on another grid, "
                                + otherVolume.describe(),
                        "use an atlas of the same grayordinates");
            }
            return;
        }
        for (BrainModel model : models) {
            if (space(model).equals(other.structure()) && model.surfaceVertices() != other.surfaceVertices()) {
                throw new InputException(
                        path,
                        model.structure() + " has a mesh of " + model.surfaceVertices() + " vertices, in the atlas of "
                                + other.surfaceVertices(),
                        "use an atlas of the same surface, such as 32k_fs_LR");
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BrainModels that && models.equals(that.models) && Objects.equals(volume, that.volume);
    }

    @Override
    public int hashCode() {
        return Objects.hash(models, volume);
    }

    @Override
    public String toString() {
        return length + " grayordinates: " + models;
    }
}
