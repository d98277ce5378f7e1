package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.Utils;
import org.insula.io.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    @TempDir
    private Path folder;

    @Test
    void leavesNoChecksumFilesOnLocalDisksAndLetsOtherFileSystemsBufferThere() throws IOException {
        Configuration hadoop =
                SparkHadoopUtil.get().newConfiguration(Session.withCores(1).conf());
        try (LocalFileSystem local = FileSystem.newInstanceLocal(hadoop)) {
            org.apache.hadoop.fs.Path file =
                    new org.apache.hadoop.fs.Path(folder.toUri().resolve("table.parquet"));
            local.create(file).close();
            assertThat(folder).isDirectoryContaining("glob:**/table.parquet");
            assertThat(folder.toFile().list()).hasSize(1);
        }
    }

    @Test
    void saysHowMuchMemoryItNeedsAndWhereToGiveIt() {
        assertThatThrownBy(() -> Session.requireHeap(200L << 20))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("200 MB", "450 MB", "INSULA_JAVA_OPTS=-Xmx2g");
        assertThatCode(() -> Session.requireHeap(512L << 20)).doesNotThrowAnyException();
    }

    @Test
    void readsTablesInFoldersWhoseNamesLookLikePatterns() {
        String path = folder.resolve("a [1] {b,c} d? e* (2)/table").toString();
        try (Session session = Session.withCores(1)) {
            session.spark().range(3).write().parquet(path);
            StructType schema = new StructType().add("id", DataTypes.LongType);
            assertThat(session.table(schema, path, path).count()).isEqualTo(3);
        }
    }

    @Test
    void anEmbeddedSparkAsksNobodyForTheNameOfItsHost() {
        Session.withCores(1);
        assertThat(Utils.localHostName()).isEqualTo("127.0.0.1");
    }

    @Test
    void saysHowManyFilesMustBeAllowed() {
        assertThatThrownBy(() -> Session.requireOpenFiles(256))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("may open 256 files", "ulimit -n 4096");
        assertThatCode(() -> Session.requireOpenFiles(1024)).doesNotThrowAnyException();
    }

    @Test
    void executorsSpeakTheLanguageOfTheProgram() {
        assertThat(Session.withCores(1).conf().get("spark.executor.extraJavaOptions"))
                .contains("-Duser.language=en");
    }
}
