package org.insula.io.nifti;

/**
 * Where header and voxels of an image are, by the name of either.
 *
 * @param header the file with the header
 * @param pair whether the names say that the voxels are in a file of their own
 * @param voxels the file with the voxels; the same as {@code header} unless {@code pair}
 */
record ImagePaths(String header, boolean pair, String voxels) {
    /** {@code x.hdr} goes with {@code x.img}, {@code x.hdr.gz} with {@code x.img.gz}; any other file stands alone. */
    static ImagePaths of(String path) {
        String packed = path.endsWith(".gz") ? ".gz" : "";
        String name = path.substring(0, path.length() - packed.length());
        if (name.endsWith(".hdr") || name.endsWith(".img")) {
            String stem = name.substring(0, name.length() - 4);
            return new ImagePaths(stem + ".hdr" + packed, true, stem + ".img" + packed);
        }
        return new ImagePaths(path, false, path);
    }
}
