package org.insula.jobs.spark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Local disks for Hadoop without a checksum file beside each file, and without a process started for each file's
 * permissions. Hadoop makes it by its name, hence public.
 *
 * <p>Hadoop's own {@code RawLocalFileSystem} will not do: what buffers on the local disk, as s3a does, insists on a {@link LocalFileSystem}.
 */
public final class PlainLocalFileSystem extends LocalFileSystem {
    /** Called by Hadoop. */
    public PlainLocalFileSystem() {
        super(new WithoutProcesses());
    }

    @Override
    public void initialize(URI name, Configuration configuration) throws IOException {
        super.initialize(name, configuration);
        setWriteChecksum(false);
        setVerifyChecksum(false);
    }

    /** Hadoop calls {@code chmod} where its native library is not installed; Java can do the same itself. */
    private static final class WithoutProcesses extends RawLocalFileSystem {
        @Override
        public void setPermission(Path path, FsPermission permission) throws IOException {
            if (permission.getStickyBit()) {
                // Java has no word for it.
                super.setPermission(path, permission);
                return;
            }
            String symbols = permission.getUserAction().SYMBOL
                    + permission.getGroupAction().SYMBOL
                    + permission.getOtherAction().SYMBOL;
            try {
                Files.setPosixFilePermissions(pathToFile(path).toPath(), PosixFilePermissions.fromString(symbols));
            } catch (UnsupportedOperationException e) {
                // A disk without such permissions.
                super.setPermission(path, permission);
            }
        }
    }
}
