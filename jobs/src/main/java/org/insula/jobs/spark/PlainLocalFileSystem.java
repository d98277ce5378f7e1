package org.insula.jobs.spark;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;

/**
 * Local disks for Hadoop without a checksum file beside each file. Hadoop makes it by its name, hence public.
 *
 * <p>Hadoop's own {@code RawLocalFileSystem} will not do: what buffers on the local disk, as s3a does, insists on a {@link LocalFileSystem}.
 */
public final class PlainLocalFileSystem extends LocalFileSystem {
    @Override
    public void initialize(URI name, Configuration configuration) throws IOException {
        super.initialize(name, configuration);
        setWriteChecksum(false);
        setVerifyChecksum(false);
    }
}
