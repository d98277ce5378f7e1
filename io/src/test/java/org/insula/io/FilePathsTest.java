package org.insula.io;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePathsTest {
    @ParameterizedTest
    @CsvSource({
        "/a/b.nii, /a, b.nii",
        "a/b/, a, b",
        "/a, /, a",
        "a, '', a",
        "hdfs://host/a/b, hdfs://host/a, b",
        "/a//b, /a, b"
    })
    void splitsPathsIntoFolderAndName(String path, String parent, String name) {
        assertThat(FilePaths.parent(path)).isEqualTo(parent);
        assertThat(FilePaths.name(path)).isEqualTo(name);
    }

    @Test
    void joinsFolderAndName() {
        assertThat(FilePaths.child("/a", "b")).isEqualTo("/a/b");
        assertThat(FilePaths.child("/a/", "b")).isEqualTo("/a/b");
        assertThat(FilePaths.child("", "b")).isEqualTo("b");
        assertThat(FilePaths.child("/", "b")).isEqualTo("/b");
        assertThat(FilePaths.sibling("/a/x", "y")).isEqualTo("/a/y");
    }

    @Test
    void resolvesRelativePathsOnly() {
        assertThat(FilePaths.resolve("/a", "../b/c")).isEqualTo("/a/../b/c");
        assertThat(FilePaths.resolve("/a", "/b")).isEqualTo("/b");
        assertThat(FilePaths.resolve("/a", "s3a://bucket/b")).isEqualTo("s3a://bucket/b");
    }

    @ParameterizedTest
    @CsvSource({
        "a, true",
        "a/b.tsv, true",
        "a/.b, true",
        "..a/b.., true",
        "a/..., true",
        "'a b/[1]', true",
        "'', false",
        "., false",
        ".., false",
        "../a, false",
        "a/../b, false",
        "a/.., false",
        "a//b, false",
        "a/, false",
        "/a, false",
        "./a, false",
        "a/./b, false",
        "hdfs://h/a, false",
        "file:a, false",
        "'a\u0000', false"
    })
    void tellsPathsThatStayBelowTheirFolder(String path, boolean stays) {
        assertThat(FilePaths.staysBelow(path)).isEqualTo(stays);
    }

    @Test
    void outputNamesDoNotClimb() {
        assertThat(FilePaths.safeName("../../etc/passwd")).isEqualTo("_._.._etc_passwd");
        assertThat(FilePaths.safeName("..")).isEqualTo("_.");
        assertThat(FilePaths.safeName("")).isEqualTo("_");
        assertThat(FilePaths.safeName("sub-01_task-a+b.tsv")).isEqualTo("sub-01_task-a+b.tsv");
    }

    @Property
    void anyTextBecomesANameInItsFolder(@ForAll String text) {
        String name = FilePaths.safeName(text);
        assertThat(name).matches("[A-Za-z0-9_+-][A-Za-z0-9._+-]*").hasSizeLessThanOrEqualTo(120);
        assertThat(name).isNotIn(".", "..");
    }
}
