package org.insula.io.nifti;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.insula.io.InputException;

/** Walks the extensions between the header of a single-file image and its voxels, and keeps the content of one. */
final class ExtensionReader {
    /** The CIFTI extension of real files stays below 2 MiB. */
    private static final int LARGEST = 64 << 20;

    private static final int FLAG_BYTES = 4;
    private static final int PREFIX_BYTES = 8;

    private final String path;
    private final ByteSource source;
    private final NiftiHeader header;
    private final long end;
    private long position;

    /** For a source that stands right behind the header. */
    ExtensionReader(String path, ByteSource source, NiftiHeader header) {
        this.path = path;
        this.source = source;
        this.header = header;
        this.end = header.voxelOffset();
        this.position = header.size();
    }

    /** The byte of the file at which the source stands now. */
    long position() {
        return position;
    }

    /**
     * The content of the first extension of a kind, padding included.
     *
     * @throws InputException if an extension on the way to it does not fit in front of the voxels, or the wanted one is
     *     larger than 64 MiB
     */
    Optional<byte[]> find(int code) {
        if (position + FLAG_BYTES > end || take(FLAG_BYTES).get(0) == 0) {
            return Optional.empty();
        }
        while (position + PREFIX_BYTES <= end) {
            ByteBuffer prefix = take(PREFIX_BYTES);
            long content = (long) prefix.getInt() - PREFIX_BYTES;
            if (content < 0 || position + content > end) {
                throw damaged("has a header extension of " + (content + PREFIX_BYTES)
                        + " bytes, which does not fit in front of the voxels");
            }
            if (prefix.getInt() == code) {
                return Optional.of(keep(content));
            }
            source.skip(content);
            position += content;
        }
        return Optional.empty();
    }

    private byte[] keep(long content) {
        if (content > LARGEST) {
            throw damaged("has a header extension of " + (content >> 20) + " MiB");
        }
        return take((int) content).array();
    }

    private ByteBuffer take(int bytes) {
        byte[] taken = new byte[bytes];
        if (source.read(taken, 0, bytes) < bytes) {
            throw new InputException(path, "ends within its header extensions", "it is truncated; copy it again");
        }
        position += bytes;
        return ByteBuffer.wrap(taken).order(header.byteOrder());
    }

    private InputException damaged(String problem) {
        return new InputException(path, problem, "the header is damaged; make the file again");
    }
}
