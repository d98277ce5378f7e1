package org.insula.io;

class MemoryFilesTest extends FileAccessContract {
    private final MemoryFiles files = new MemoryFiles();

    MemoryFilesTest() {
        files.createFolders("/data");
    }

    @Override
    FileAccess files() {
        return files;
    }

    @Override
    String folder() {
        return "/data";
    }
}
