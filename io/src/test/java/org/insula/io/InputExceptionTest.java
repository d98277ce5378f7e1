package org.insula.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class InputExceptionTest {
    @Test
    void tellsFileProblemAndRemedy() {
        InputException error = new InputException("x.nii", "is empty", "copy it again");
        assertThat(error).hasMessage("x.nii: is empty; copy it again");
        assertThat(new InputException("x.nii", "is empty", "")).hasMessage("x.nii: is empty");
        assertThat(error.file() + error.problem() + error.remedy()).isEqualTo("x.niiis emptycopy it again");
    }

    @Test
    void saysWhatAFailedReadMeans() {
        assertThat(InputException.reading("x", new FileNotFoundException("x"))).hasMessageContaining("does not exist");
        assertThat(InputException.reading("x", new AccessDeniedException("x"))).hasMessageContaining("permissions");
        assertThat(InputException.reading("x", new EOFException())).hasMessageContaining("truncated");
        assertThat(InputException.reading("x", new ZipException("bad"))).hasMessageContaining("gzip data is damaged");
        assertThat(InputException.reading("x", new MalformedInputException(1))).hasMessageContaining("UTF-8");
        assertThat(InputException.reading("x", new IOException("lost"))).hasMessageContaining("lost");
    }

    @Test
    void saysWhatAFailedWriteMeans() {
        assertThat(InputException.writing("x", new AccessDeniedException("/dir")))
                .hasMessageContaining("no permission for /dir");
        assertThat(InputException.writing("x", new IOException())).hasMessageContaining("IOException");
    }

    @Test
    void showsNoControlCharactersNoPasswordsAndNoMoreThanAPersonReads() {
        InputException error = new InputException(
                "s3a://KEY:SECRET@bucket/x.tsv",
                "has \u001b[2J and " + "y".repeat(2_000_000) + " at the end",
                "\u202e");
        assertThat(error)
                .hasMessageStartingWith("s3a://bucket/x.tsv: has \\u001b[2J and yyy")
                .hasMessageEndingWith("at the end; \\u202e");
        assertThat(error.getMessage()).hasSizeLessThan(2100);
        assertThat(error.file() + error.problem())
                .doesNotContain("SECRET", "\u001b")
                .hasSizeLessThan(2100);
    }
}
