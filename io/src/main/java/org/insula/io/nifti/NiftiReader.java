package org.insula.io.nifti;

import java.util.Arrays;
import java.util.Optional;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.image.Volume;

/**
 * Opens NIfTI-1 and NIfTI-2 images of either byte order: {@code .nii}, {@code .nii.gz}, and pairs of {@code .hdr} and
 * {@code .img} (or both with {@code .gz}), given by either name. Header extensions are passed over. Nothing is
 * allocated for voxels before the file is known to be long enough for them.
 */
public final class NiftiReader {
    private static final int FIRST_CIFTI_INTENT = 3000;
    private static final int LAST_CIFTI_INTENT = 3099;

    private NiftiReader() {}

    /**
     * Opens a run; an image of up to three dimensions is a run of one frame.
     *
     * @throws InputException if the file cannot be read, is not NIfTI, is damaged or too short, holds complex or colour
     *     values, or has a fifth dimension
     */
    public static NiftiFrames open(FileAccess files, String path) {
        NiftiFrames frames = openArray(files, path);
        if (frames.header().hasMoreThanFourDimensions()) {
            frames.close();
            throw tooManyDimensions(path, frames.header());
        }
        return frames;
    }

    private static InputException tooManyDimensions(String path, NiftiHeader header) {
        if (header.intentCode() >= FIRST_CIFTI_INTENT && header.intentCode() <= LAST_CIFTI_INTENT) {
            return new InputException(
                    path,
                    "holds CIFTI's " + header.intentName() + ", not a volume",
                    "give a volume; of CIFTI, .dtseries.nii runs, .dlabel.nii atlases and .ptseries.nii series are read");
        }
        return new InputException(
                path,
                "has more than four dimensions: " + HeaderChecks.describe(header.dimensions()),
                "split it into images of four dimensions");
    }

    /**
     * Opens an array of any number of dimensions, read as frames of its first three.
     *
     * @throws InputException as {@link #open} has it, except for the fifth dimension
     */
    public static NiftiFrames openArray(FileAccess files, String path) {
        ImagePaths paths = ImagePaths.of(path);
        return new NiftiFrames(paths.pair() ? openPair(files, path, paths) : openSingle(files, paths));
    }

    /**
     * Opens a single-file array of any number of dimensions, read value by value, and keeps a header extension.
     *
     * @param extensionCode the kind of extension to keep, the first one of it; the others are passed over
     * @throws InputException as {@link #openArray} has it, if the file is one of a pair, or if the extension is larger
     *     than 64 MiB or damaged
     */
    public static NiftiValues openExtended(FileAccess files, String path, int extensionCode) {
        ImagePaths paths = new ImagePaths(path, false, path);
        ByteSource source = ByteSource.open(files, path);
        try {
            NiftiHeader header = readHeader(paths, source);
            requireRoom(path, header, source);
            ExtensionReader extensions = new ExtensionReader(path, source, header);
            Optional<byte[]> extension = extensions.find(extensionCode);
            source.skip(header.voxelOffset() - extensions.position());
            return new NiftiValues(path, header, extension, source);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static NiftiValues openSingle(FileAccess files, ImagePaths paths) {
        ByteSource source = ByteSource.open(files, paths.header());
        try {
            NiftiHeader header = readHeader(paths, source);
            return valuesAt(paths.header(), header, source, header.voxelOffset() - header.size());
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static NiftiValues openPair(FileAccess files, String path, ImagePaths paths) {
        NiftiHeader header;
        try (ByteSource source = ByteSource.open(files, paths.header())) {
            header = readHeader(paths, source);
        }
        ByteSource voxels = openVoxels(files, paths);
        try {
            return valuesAt(path, header, voxels, header.voxelOffset());
        } catch (RuntimeException e) {
            voxels.close();
            throw e;
        }
    }

    private static NiftiValues valuesAt(String path, NiftiHeader header, ByteSource voxels, long bytesToSkip) {
        requireRoom(path, header, voxels);
        voxels.skip(bytesToSkip);
        return new NiftiValues(path, header, Optional.empty(), voxels);
    }

    /**
     * Reads an image of exactly one frame.
     *
     * @throws InputException as {@link #open} has it, or if there are more frames
     */
    public static Volume readVolume(FileAccess files, String path) {
        try (NiftiFrames frames = open(files, path)) {
            if (frames.frames() != 1) {
                throw new InputException(
                        path, "has " + frames.frames() + " frames where one image is expected", "give a 3D image");
            }
            double[] values = new double[frames.grid().voxels()];
            frames.next(values);
            return new Volume(frames.grid(), values);
        }
    }

    private static NiftiHeader readHeader(ImagePaths paths, ByteSource source) {
        byte[] bytes = new byte[NiftiHeader.largestSize()];
        int shortest = HeaderLayout.NIFTI1.size();
        int count = source.read(bytes, 0, shortest);
        if (count < Integer.BYTES) {
            throw tooShort(paths.header(), count);
        }
        int size = NiftiHeader.sizeFrom(paths.header(), bytes);
        if (count == shortest) {
            count += source.read(bytes, count, size - count);
        }
        if (count < size) {
            throw tooShort(paths.header(), count);
        }
        NiftiHeader header = NiftiHeader.parse(paths.header(), Arrays.copyOf(bytes, size));
        requireMatchingName(paths, header);
        return header;
    }

    private static InputException tooShort(String file, int bytes) {
        return new InputException(
                file, "has " + bytes + " bytes, fewer than a NIfTI header", "it is truncated; copy it again");
    }

    private static void requireMatchingName(ImagePaths paths, NiftiHeader header) {
        if (header.isSingleFile() && paths.pair()) {
            throw new InputException(paths.header(), "holds its voxels itself", "rename it to .nii");
        }
        if (!header.isSingleFile() && !paths.pair()) {
            throw new InputException(
                    paths.header(),
                    "is the header of an .hdr/.img pair",
                    "rename it to .hdr and put its .img file beside it");
        }
    }

    private static ByteSource openVoxels(FileAccess files, ImagePaths paths) {
        try {
            return ByteSource.open(files, paths.voxels());
        } catch (InputException e) {
            throw new InputException(paths.voxels(), e.problem(), "it should hold the voxels of " + paths.header(), e);
        }
    }

    private static void requireRoom(String path, NiftiHeader header, ByteSource source) {
        // At most 2³¹ frames of 2³⁴ bytes: the product may overflow.
        long bytes;
        try {
            bytes = Math.addExact(
                    header.voxelOffset(), Math.multiplyExact(header.frameBytes(), (long) header.frames()));
        } catch (ArithmeticException e) {
            throw new InputException(
                    path, "announces more bytes than any file has: " + header, "the header is damaged", e);
        }
        source.requireRoomFor(bytes);
        long frameInMemory = (long) header.grid().voxels() * Double.BYTES;
        if (frameInMemory > Runtime.getRuntime().maxMemory() / 2) {
            throw new InputException(
                    path,
                    "one frame needs " + (frameInMemory >> 20) + " MiB of memory: " + header,
                    "give Java more memory (-Xmx)");
        }
    }
}
