package org.insula.io.cifti;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.insula.io.cifti.BrainModel.Kind;
import org.insula.io.image.Grid;

/**
 * Reads the brain models of a CIFTI-2 header. The models must follow each other without gap or overlap, every vertex
 * must be in its mesh, every voxel in the volume, and none may come twice.
 */
final class BrainModelsXml {
    private final XmlCursor cursor;
    private final List<Draft> drafts = new ArrayList<>();
    private Optional<Grid> volume = Optional.empty();

    /** A model before the volume is known, which may come after it. */
    private record Draft(String structure, Kind kind, int vertices, int offset, int[] places) {
        int size() {
            return places.length / numbersEach(kind);
        }
    }

    BrainModelsXml(XmlCursor cursor) {
        this.cursor = cursor;
    }

    BrainModels parse() {
        int map = cursor.depth();
        while (cursor.nextChild(map)) {
            switch (cursor.name()) {
                case "BrainModel" -> drafts.add(draft());
                case "Volume" -> volume = Optional.of(new VolumeXml(cursor).parse());
                default -> {}
            }
        }
        List<BrainModel> models = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int next = 0;
        for (Draft draft : inOrder()) {
            if (draft.offset != next) {
                throw cursor.damaged(draft.structure + " starts at index " + draft.offset + " instead of " + next);
            }
            if (!names.add(draft.structure + draft.kind)) {
                throw cursor.damaged(draft.structure + " comes twice");
            }
            models.add(draft.kind == Kind.SURFACE ? surface(draft) : voxels(draft));
            next += draft.size();
        }
        requireVoxelsOnce(models);
        return new BrainModels(models, volume);
    }

    private List<Draft> inOrder() {
        return drafts.stream()
                .sorted((a, b) -> Integer.compare(a.offset, b.offset))
                .toList();
    }

    private Draft draft() {
        String structure = cursor.attribute("BrainStructure");
        Kind kind = kind(cursor.attribute("ModelType"));
        int offset = cursor.count("IndexOffset");
        int count = cursor.count("IndexCount");
        int vertices = kind == Kind.SURFACE ? cursor.count("SurfaceNumberOfVertices") : 0;
        long expected = (long) count * numbersEach(kind);
        int[] places = places(kind == Kind.SURFACE ? "VertexIndices" : "VoxelIndicesIJK", expected);
        if (places.length != expected) {
            throw cursor.damaged(structure + " lists " + places.length + " numbers for " + count + " grayordinates");
        }
        return new Draft(structure, kind, vertices, offset, places);
    }

    private Kind kind(String type) {
        return switch (type) {
            case "CIFTI_MODEL_TYPE_SURFACE" -> Kind.SURFACE;
            case "CIFTI_MODEL_TYPE_VOXELS" -> Kind.VOXELS;
            default -> throw cursor.damaged("has a brain model of the unknown kind " + type);
        };
    }

    /** A vertex is one number, a voxel three. */
    private static int numbersEach(Kind kind) {
        return kind == Kind.SURFACE ? 1 : 3;
    }

    private int[] places(String element, long most) {
        int[] places = {};
        int model = cursor.depth();
        while (cursor.nextChild(model)) {
            if (cursor.name().equals(element)) {
                places = cursor.counts((int) Math.min(most, Grid.MAX_VOXELS));
            }
        }
        return places;
    }

    private BrainModel surface(Draft draft) {
        for (int vertex : draft.places) {
            if (vertex >= draft.vertices) {
                throw cursor.damaged(
                        draft.structure + " has vertex " + vertex + " of a mesh of " + draft.vertices + " vertices");
            }
        }
        requireOnce(draft.structure, draft.places.clone());
        return BrainModel.surface(draft.structure, draft.vertices, draft.places);
    }

    private BrainModel voxels(Draft draft) {
        Grid grid = volume.orElseThrow(() -> cursor.damaged("has voxels but no volume that they lie in"));
        int[] voxels = new int[draft.size()];
        for (int v = 0; v < voxels.length; v++) {
            int i = draft.places[3 * v];
            int j = draft.places[3 * v + 1];
            int k = draft.places[3 * v + 2];
            if (i >= grid.nx() || j >= grid.ny() || k >= grid.nz()) {
                throw cursor.damaged(draft.structure + " has voxel (" + i + ", " + j + ", " + k + ") of a volume of "
                        + grid.describe());
            }
            voxels[v] = grid.index(i, j, k);
        }
        return BrainModel.voxels(draft.structure, voxels);
    }

    private void requireVoxelsOnce(List<BrainModel> models) {
        requireOnce(
                "the volume",
                models.stream()
                        .filter(model -> model.kind() == Kind.VOXELS)
                        .flatMapToInt(model -> IntStream.range(0, model.size()).map(model::place))
                        .toArray());
    }

    /** Sorts the places, which takes no memory besides them, however many a damaged file lists. */
    private void requireOnce(String where, int[] places) {
        Arrays.sort(places);
        for (int p = 1; p < places.length; p++) {
            if (places[p] == places[p - 1]) {
                throw cursor.damaged("lists the same grayordinate of " + where + " twice");
            }
        }
    }
}
