package org.insula.jobs.spark;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The local disk under a name, {@code far:}, that only Hadoop can resolve. */
public final class FarFileSystem extends RawLocalFileSystem {
    /** Hadoop's settings that make it known. */
    public static Map<String, String> settings() {
        return Map.of(
                "fs.far.impl",
                FarFileSystem.class.getName(),
                "fs.AbstractFileSystem.far.impl",
                FarFiles.class.getName());
    }

    @Override
    public URI getUri() {
        return URI.create("far:///");
    }

    @Override
    public String getScheme() {
        return "far";
    }

    /** The same for Hadoop's second interface to file systems. */
    public static final class FarFiles extends DelegateToFileSystem {
        public FarFiles(URI uri, Configuration configuration) throws IOException, URISyntaxException {
            super(uri, new FarFileSystem(), configuration, "far", false);
        }
    }
}
