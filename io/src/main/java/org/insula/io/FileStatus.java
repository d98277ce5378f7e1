package org.insula.io;

import java.io.Serializable;

/**
 * A file's size and age, as its file system reports them.
 *
 * @param path the path asked for
 * @param size bytes
 * @param modifiedMillis time of the last change, milliseconds since 1970-01-01T00:00Z
 */
public record FileStatus(String path, long size, long modifiedMillis) implements Serializable {}
