package org.insula.io;

class MemoryFilesTest extends FileAccessContract {
    private final MemoryFiles files = new MemoryFiles();

    MemoryFilesTest() {
        files.createFolders("/data");
    }

    @Override
    protected FileAccess files() {
        return files;
    }

    @Override
    protected String folder() {
        return "/data";
    }
}
