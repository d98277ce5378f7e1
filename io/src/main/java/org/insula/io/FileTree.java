package org.insula.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All files below a folder, however deep. */
public final class FileTree {
    private FileTree() {}

    /**
     * The paths of the files below a folder, sorted; the path itself where it is a file; none where nothing is there.
     * Hidden files (whose names begin with a dot) are left out.
     *
     * @throws IOException if a folder cannot be listed
     */
    public static List<String> files(FileAccess files, String path) throws IOException {
        List<String> found = new ArrayList<>();
        if (files.exists(path)) {
            add(files, path, found);
        }
        return found;
    }

    private static void add(FileAccess files, String path, List<String> found) throws IOException {
        if (!files.isFolder(path)) {
            found.add(path);
            return;
        }
        for (String child : files.list(path)) {
            if (!FilePaths.name(child).startsWith(".")) {
                add(files, child, found);
            }
        }
    }
}
