package org.insula.io.cifti;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.insula.io.cifti.ParcelsAxis.Parcel;

/** Reads the parcels of a CIFTI-2 header: their names, which must differ, and how many grayordinates each has. */
final class ParcelsXml {
    private static final int MOST = 1 << 24;

    private final XmlCursor cursor;
    private final Map<String, Integer> meshes = new HashMap<>();
    private final Map<String, Integer> largestVertex = new HashMap<>();

    ParcelsXml(XmlCursor cursor) {
        this.cursor = cursor;
    }

    ParcelsAxis parse() {
        List<Parcel> parcels = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int map = cursor.depth();
        while (cursor.nextChild(map)) {
            switch (cursor.name()) {
                case "Surface" ->
                    meshes.put(cursor.attribute("BrainStructure"), cursor.count("SurfaceNumberOfVertices"));
                case "Parcel" -> parcels.add(parcel(names));
                default -> {}
            }
        }
        requireVerticesInMeshes();
        return new ParcelsAxis(parcels);
    }

    private Parcel parcel(Set<String> names) {
        String name = cursor.attribute("Name");
        if (name.isEmpty() || !names.add(name)) {
            throw cursor.damaged(name.isEmpty() ? "has a parcel without a name" : "has two parcels named " + name);
        }
        int grayordinates = 0;
        int parcel = cursor.depth();
        while (cursor.nextChild(parcel)) {
            switch (cursor.name()) {
                case "Vertices" -> grayordinates += vertices();
                case "VoxelIndicesIJK" -> grayordinates += cursor.counts(MOST).length / 3;
                default -> {}
            }
        }
        return new Parcel(name, grayordinates);
    }

    private int vertices() {
        String structure = cursor.attribute("BrainStructure");
        int[] vertices = cursor.counts(MOST);
        for (int vertex : vertices) {
            largestVertex.merge(structure, vertex, Math::max);
        }
        return vertices.length;
    }

    /** Surfaces may come after the parcels, so that this is known only at the end. */
    private void requireVerticesInMeshes() {
        largestVertex.forEach((structure, vertex) -> {
            int mesh = meshes.getOrDefault(structure, 0);
            if (vertex >= mesh) {
                throw cursor.damaged("has a parcel with vertex " + vertex + " of " + structure + ", a mesh of " + mesh
                        + " vertices");
            }
        });
    }
}
