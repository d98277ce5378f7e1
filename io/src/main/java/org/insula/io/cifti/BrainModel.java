package org.insula.io.cifti;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * A stretch of grayordinates in one structure of the brain: vertices of a surface, or voxels of the volume that all
 * voxel models of a file share. Immutable, equal by content.
 */
public final class BrainModel implements Serializable {
    /** What the grayordinates of a model are. */
    public enum Kind {
        /** Vertices of a surface mesh. */
        SURFACE,
        /** Voxels of the file's volume. */
        VOXELS
    }

    private static final long serialVersionUID = 1L;

    private final String structure;
    private final Kind kind;
    private final int surfaceVertices;
    private final int[] places;

    private BrainModel(String structure, Kind kind, int surfaceVertices, int[] places) {
        this.structure = structure;
        this.kind = kind;
        this.surfaceVertices = surfaceVertices;
        this.places = places.clone();
    }

    /**
     * Vertices of a surface.
     *
     * @param structure such as {@code CIFTI_STRUCTURE_CORTEX_LEFT}
     * @param surfaceVertices vertices of the whole mesh, those that are no grayordinates (the medial wall) included
     * @param vertices index in the mesh, per grayordinate
     * @throws IllegalArgumentException if an index is not in the mesh
     */
    public static BrainModel surface(String structure, int surfaceVertices, int... vertices) {
        for (int vertex : vertices) {
            if (vertex < 0 || vertex >= surfaceVertices) {
                throw new IllegalArgumentException("vertex " + vertex + " of a mesh of " + surfaceVertices);
            }
        }
        return new BrainModel(structure, Kind.SURFACE, surfaceVertices, vertices);
    }

    /**
     * Voxels of the volume.
     *
     * @param structure such as {@code CIFTI_STRUCTURE_THALAMUS_LEFT}
     * @param voxels index in the volume's grid, x fastest, per grayordinate
     */
    public static BrainModel voxels(String structure, int... voxels) {
        return new BrainModel(structure, Kind.VOXELS, 0, voxels);
    }

    /** The structure's CIFTI name, such as {@code CIFTI_STRUCTURE_CORTEX_LEFT}. */
    public String structure() {
        return structure;
    }

    /** Whether the grayordinates are vertices or voxels. */
    public Kind kind() {
        return kind;
    }

    /** Vertices of the whole mesh; 0 for voxels. */
    public int surfaceVertices() {
        return surfaceVertices;
    }

    /** How many grayordinates there are. */
    public int size() {
        return places.length;
    }

    /** Where a grayordinate of the model is: the vertex's index in the mesh, or the voxel's in the volume's grid. */
    public int place(int grayordinate) {
        return places[grayordinate];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BrainModel that
                && structure.equals(that.structure)
                && kind == that.kind
                && surfaceVertices == that.surfaceVertices
                && Arrays.equals(places, that.places);
    }

    @Override
    public int hashCode() {
        return Objects.hash(structure, kind, surfaceVertices, Arrays.hashCode(places));
    }

    @Override
    public String toString() {
        return structure + ": " + places.length + (kind == Kind.SURFACE ? " vertices" : " voxels");
    }
}
