package org.insula.jobs.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.FileStatus;
import org.insula.io.LocalFiles;

/**
 * Files of whatever file system a path names: local disks directly, everything else ({@code hdfs:}, {@code s3a:} …)
 * through Hadoop.
 *
 * <p>Local disks are not read through Hadoop because its local file system leaves a checksum file beside each file. Can
 * be sent to executors: it carries those Hadoop settings that differ from the built-in ones.
 */
public final class HadoopFiles implements FileAccess {
    private static final long serialVersionUID = 1L;
    private static final LocalFiles LOCAL = new LocalFiles();

    private final HashMap<String, String> settings;
    private transient volatile Configuration configuration;

    /** Where bytes outside tasks are counted; null on executors, where they count in the task's metrics. */
    private final transient Traffic traffic;

    private HadoopFiles(Map<String, String> settings, Traffic traffic) {
        this.settings = new HashMap<>(settings);
        this.traffic = traffic;
    }

    /** Files as a Hadoop configuration finds them. */
    public static HadoopFiles of(Configuration configuration) {
        Map<String, String> settings = new HashMap<>();
        Configuration builtIn = new Configuration();
        for (Map.Entry<String, String> entry : configuration) {
            if (!entry.getValue().equals(builtIn.getRaw(entry.getKey()))) {
                settings.put(entry.getKey(), entry.getValue());
            }
        }
        return new HadoopFiles(settings, null);
    }

    /** The same files, whose bytes are counted as long as they are not sent to executors. */
    HadoopFiles with(Traffic newTraffic) {
        return new HadoopFiles(settings, newTraffic);
    }

    @Override
    public InputStream open(String path) throws IOException {
        return Traffic.counted(isLocal(path) ? LOCAL.open(path) : openFar(path), traffic);
    }

    private InputStream openFar(String path) throws IOException {
        try {
            return system(path).open(far(path));
        } catch (FileNotFoundException e) {
            if (isFolder(path)) {
                throw (IOException) new FileSystemException(path, null, "it is a folder").initCause(e);
            }
            throw e;
        }
    }

    @Override
    public OutputStream create(String path) throws IOException {
        OutputStream out = isLocal(path) ? LOCAL.create(path) : system(path).create(far(path), true);
        return Traffic.counted(out, traffic);
    }

    @Override
    public OutputStream createNew(String path) throws IOException {
        if (isLocal(path)) {
            return LOCAL.createNew(path);
        }
        try {
            return system(path).create(far(path), false);
        } catch (IOException e) {
            // Each file system has an exception of its own for this.
            if (exists(path)) {
                throw (IOException) new FileAlreadyExistsException(path).initCause(e);
            }
            throw e;
        }
    }

    @Override
    public boolean exists(String path) throws IOException {
        return isLocal(path) ? LOCAL.exists(path) : system(path).exists(far(path));
    }

    @Override
    public boolean isFolder(String path) throws IOException {
        if (isLocal(path)) {
            return LOCAL.isFolder(path);
        }
        try {
            return system(path).getFileStatus(far(path)).isDirectory();
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    @Override
    public FileStatus status(String path) throws IOException {
        if (isLocal(path)) {
            return LOCAL.status(path);
        }
        org.apache.hadoop.fs.FileStatus status = system(path).getFileStatus(far(path));
        return new FileStatus(path, status.getLen(), status.getModificationTime());
    }

    @Override
    public List<String> list(String folder) throws IOException {
        if (isLocal(folder)) {
            return LOCAL.list(folder);
        }
        return Arrays.stream(system(folder).listStatus(far(folder)))
                .map(status -> status.getPath().getName())
                .sorted()
                .map(name -> FilePaths.child(folder, name))
                .toList();
    }

    @Override
    public void createFolders(String path) throws IOException {
        if (isLocal(path)) {
            LOCAL.createFolders(path);
        } else if (!system(path).mkdirs(far(path))) {
            throw new IOException("cannot make the folder " + path);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        if (isLocal(from)) {
            LOCAL.rename(from, to);
        } else {
            Path source = far(from);
            FileContext.getFileContext(source.toUri(), configuration())
                    .rename(source, far(to), Options.Rename.OVERWRITE);
        }
    }

    @Override
    public void delete(String path) throws IOException {
        if (isLocal(path)) {
            LOCAL.delete(path);
        } else {
            FileSystem system = system(path);
            Path target = far(path);
            if (!system.delete(target, true) && system.exists(target)) {
                throw new IOException("cannot remove " + path);
            }
        }
    }

    @Override
    public Optional<java.nio.file.Path> onDisk(String path) throws IOException {
        return isLocal(path) ? LOCAL.onDisk(path) : Optional.empty();
    }

    @Override
    public boolean isDevice(String path) throws IOException {
        return isLocal(path) && LOCAL.isDevice(path);
    }

    /** Whether a path lies on a disk of this machine. */
    boolean isLocal(String path) {
        URI place = path.matches("[A-Za-z][A-Za-z0-9+.-]+:/.*")
                ? URI.create(path.substring(0, path.indexOf(':')) + ":/")
                : FileSystem.getDefaultUri(configuration());
        return "file".equals(place.getScheme());
    }

    private FileSystem system(String path) throws IOException {
        try {
            return far(path).getFileSystem(configuration());
        } catch (IllegalArgumentException e) {
            // So does Hadoop tell, of all things, that a host is not known.
            throw new IOException("cannot reach the file system of " + path + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            if (!(e.getCause() instanceof ClassNotFoundException)) {
                throw e;
            }
            throw new IOException("the file system of " + path + " is not on the class path: " + e.getMessage(), e);
        }
    }

    private static Path far(String path) throws IOException {
        try {
            return new Path(path);
        } catch (IllegalArgumentException e) {
            throw new IOException("is no address of a file: " + e.getMessage(), e);
        }
    }

    private Configuration configuration() {
        Configuration known = configuration;
        if (known == null) {
            known = new Configuration();
            settings.forEach(known::set);
            configuration = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HadoopFiles that && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }
}
