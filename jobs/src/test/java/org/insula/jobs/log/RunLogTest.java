package org.insula.jobs.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import org.insula.jobs.log.RunLog.Format;
import org.insula.jobs.log.RunLog.Level;
import org.junit.jupiter.api.Test;

class RunLogTest {
    private final StringWriter text = new StringWriter();

    private RunLog log(Format format) {
        return new RunLog(new PrintWriter(text), format, () -> Instant.parse("2026-01-31T02:00:00.123456Z"));
    }

    @Test
    void peopleReadTheMessageAlone() {
        log(Format.TEXT).line(Level.WARNING, "train", "net", "failed: net", Map.of("seconds", 1));
        assertThat(text).hasToString("failed: net\n");
    }

    @Test
    void machinesReadOneObjectALine() {
        RunLog log = log(Format.JSON);
        log.line(Level.WARNING, "train", "net", "failed: \"net\"\nbadly", Map.of("seconds", 1.5));
        log.line(Level.INFO, "", "", "hello", Map.of());
        assertThat(text)
                .hasToString(
                        "{\"time\":\"2026-01-31T02:00:00.123Z\",\"level\":\"warning\",\"step\":\"train\",\"unit\":\"net\","
                                + "\"message\":\"failed: \\\"net\\\"\\nbadly\",\"seconds\":1.5}\n"
                                + "{\"time\":\"2026-01-31T02:00:00.123Z\",\"level\":\"info\",\"message\":\"hello\"}\n");
    }

    @Test
    void whatIsPrintedUntilAFlushIsOneErrorLine() {
        PrintWriter errors = log(Format.JSON).errors();
        errors.println("insula: a bug");
        errors.println("\tat somewhere");
        errors.flush();
        errors.flush();
        assertThat(text)
                .hasToString("{\"time\":\"2026-01-31T02:00:00.123Z\",\"level\":\"error\","
                        + "\"message\":\"insula: a bug\\n\\tat somewhere\"}\n");
    }

    @Test
    void textFromOutsideDoesNotReachTheTerminalAsItIs() {
        log(Format.TEXT).line(Level.INFO, "", "", "left out: \u001b[2J\nof hdfs://me:secret@node/x", Map.of());
        assertThat(text).hasToString("left out: \\u001b[2J\\u000aof hdfs://node/x\n");
    }
}
