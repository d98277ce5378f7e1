package org.insula.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.insula.io.FileAccess;
import org.insula.jobs.spark.HadoopFiles;

/** A real HDFS, a name node and a data node, within the tests' process. */
public final class TinyHdfs implements AutoCloseable {
    private final MiniDFSCluster cluster;
    private final FileSystem system;

    /** Starts it; its blocks lie in a folder. */
    public TinyHdfs(Path folder) throws IOException {
        Configuration configuration = new Configuration();
        configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
        cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
        cluster.waitActive();
        system = cluster.getFileSystem();
    }

    /** The URI of a path. */
    public String at(String path) {
        return system.getUri() + path;
    }

    /** The file system as Hadoop has it. */
    public FileSystem system() {
        return system;
    }

    /** The same as Insula has it. */
    public FileAccess files() {
        return HadoopFiles.of(new Configuration());
    }

    /** Copies a file or folder of the local disk below a path. */
    public void upload(Path local, String to) throws IOException {
        try (Stream<Path> all = Files.walk(local)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                try (OutputStream out =
                        files().create(at(to + "/" + local.getParent().relativize(file)))) {
                    Files.copy(file, out);
                }
            }
        }
    }

    /** Content of every result below an output folder by relative path; what lies in {@code work} is left out. */
    public Map<String, byte[]> results(String output) throws IOException {
        Map<String, byte[]> results = new TreeMap<>();
        for (String name : changes(output).keySet()) {
            if (!name.startsWith("work")) {
                try (InputStream in = files().open(at(output + "/" + name))) {
                    results.put(name, in.readAllBytes());
                }
            }
        }
        return results;
    }

    /** When each file below a folder was changed, in ms since 1970, by relative path. */
    public Map<String, Long> changes(String folder) throws IOException {
        Map<String, Long> changes = new TreeMap<>();
        String root = at(folder) + "/";
        RemoteIterator<LocatedFileStatus> files = system.listFiles(new org.apache.hadoop.fs.Path(root), true);
        while (files.hasNext()) {
            LocatedFileStatus file = files.next();
            changes.put(file.getPath().toString().substring(root.length()), file.getModificationTime());
        }
        return changes;
    }

    @Override
    public void close() {
        cluster.shutdown(true);
    }
}
