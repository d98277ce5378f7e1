package org.insula.jobs.report;

import org.insula.io.LocalFiles;
import org.junit.jupiter.api.Test;

class ReportWriterTest {
    @Test
    void writes() {
        ReportWriter.write(new LocalFiles(), "target/report/cohort.html", ExampleReport.cohort());
    }
}
