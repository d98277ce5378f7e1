package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainLocalFileSystemTest {
    @TempDir
    private java.nio.file.Path folder;

    @Test
    void givesFilesTheirPermissionsAndNoChecksumBesideThem() throws IOException {
        try (PlainLocalFileSystem disk = disk()) {
            Path file = new Path(folder.resolve("a [b] ü.txt").toUri());
            disk.create(file).close();
            disk.setPermission(file, new FsPermission((short) 0640));
            Path inner = new Path(folder.resolve("inner").toUri());
            disk.mkdirs(inner, new FsPermission((short) 0700));

            assertThat(permissions("a [b] ü.txt")).isEqualTo("rw-r-----");
            assertThat(permissions("inner")).isEqualTo("rwx------");
            try (var listed = Files.list(folder)) {
                assertThat(listed).hasSize(2);
            }
        }
    }

    @Test
    void leavesTheStickyBitToHadoop() throws IOException {
        try (PlainLocalFileSystem disk = disk()) {
            Path shared = new Path(folder.resolve("shared").toUri());
            disk.mkdirs(shared);
            disk.setPermission(shared, new FsPermission((short) 01777));
            assertThat((int) Files.getAttribute(folder.resolve("shared"), "unix:mode") & 07777)
                    .isEqualTo(01777);
        }
    }

    @Test
    void saysWhatIsNotThere() throws IOException {
        try (PlainLocalFileSystem disk = disk()) {
            Path missing = new Path(folder.resolve("missing").toUri());
            assertThatIOException().isThrownBy(() -> disk.setPermission(missing, new FsPermission((short) 0600)));
        }
    }

    private static PlainLocalFileSystem disk() throws IOException {
        PlainLocalFileSystem disk = new PlainLocalFileSystem();
        disk.initialize(URI.create("file:///"), new Configuration());
        return disk;
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }
}
