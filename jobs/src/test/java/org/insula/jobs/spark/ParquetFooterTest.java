package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.spark.sql.SaveMode;
import org.insula.io.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFooterTest {
    @TempDir
    private Path folder;

    @Test
    void theOrderInWhichEncodingsWereListedDoesNotMatter() throws IOException {
        Path written = folder.resolve("written");
        try (Session session = Session.withCores(1)) {
            session.spark()
                    .range(1000)
                    .coalesce(1)
                    .write()
                    .mode(SaveMode.Overwrite)
                    .parquet(written.toString());
            Path file;
            try (var parts = Files.list(written)) {
                file = parts.filter(each -> each.getFileName().toString().startsWith("part-"))
                        .findFirst()
                        .orElseThrow();
            }
            Path reversed = folder.resolve("reversed.parquet");
            Files.write(reversed, reversed(Files.readAllBytes(file)));
            assertThat(reversed).binaryContent().isNotEqualTo(Files.readAllBytes(file));

            ParquetFooter.copySorted(new LocalFiles(), file.toString(), path("a.parquet"));
            ParquetFooter.copySorted(new LocalFiles(), reversed.toString(), path("b.parquet"));

            assertThat(folder.resolve("a.parquet")).hasSameBinaryContentAs(folder.resolve("b.parquet"));
            assertThat(session.spark().read().parquet(path("b.parquet")).count())
                    .isEqualTo(1000);
        }
    }

    @Test
    void refusesWhatIsNoParquet() throws IOException {
        Path file = Files.write(
                folder.resolve("text"), "no Parquet at all".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ParquetFooter.copySorted(new LocalFiles(), file.toString(), path("copy")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot end in a footer");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    /** The same file with the lists of encodings the other way round. */
    private static byte[] reversed(byte[] file) throws IOException {
        ByteBuffer ends = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int length = ends.getInt(file.length - 8);
        int begin = file.length - 8 - length;
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(file, begin, length));
        footer.getRow_groups()
                .forEach(group -> group.getColumns().forEach(column -> {
                    List<?> encodings = column.getMeta_data().getEncodings();
                    assertThat(encodings).hasSizeGreaterThan(1);
                    Collections.reverse(encodings);
                }));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(file, 0, begin);
        Util.writeFileMetaData(footer, bytes);
        assertThat(bytes.size()).isEqualTo(file.length - 8);
        bytes.write(file, file.length - 8, 8);
        return bytes.toByteArray();
    }
}
