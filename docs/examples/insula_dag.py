"""Insula every night, on this machine or on a Spark cluster, and a task that looks at what was left out."""

import json
from datetime import datetime

from airflow.decorators import dag, task
from airflow.operators.bash import BashOperator
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

STUDY = "/srv/study/study.yaml"


@dag(schedule="0 2 * * *", start_date=datetime(2026, 1, 1), catchup=False, max_active_runs=1)
def insula_here():
    # The last line of a BashOperator's output is what the next task receives. Exit code 4 (finished, but some runs were left
    # out) is made a success, because the next task looks at it; every other code fails the task.
    run = BashOperator(
        task_id="run",
        bash_command=f"/opt/insula/insula run {STUDY} --summary json --log json || [ $? -eq 4 ]",
        env={"INSULA_JAVA_OPTS": "-Xmx2g"},
        append_env=True,
    )

    @task
    def left_out(summary: str):
        excluded = json.loads(summary)["excluded"]
        for unit in excluded:
            print(f"{unit['unit']}: {unit['reason']}")
        return len(excluded)

    left_out(run.output)


@dag(schedule="0 2 * * *", start_date=datetime(2026, 1, 1), catchup=False, max_active_runs=1)
def insula_on_a_cluster():
    SparkSubmitOperator(
        task_id="run",
        conn_id="spark",
        application="/opt/insula/jobs/target/insula-0.1.0-SNAPSHOT-assembly.jar",
        java_class="org.insula.jobs.Insula",
        properties_file="/opt/insula/jobs/target/spark.properties",
        executor_cores=1,
        executor_memory="2g",
        driver_memory="2g",
        application_args=["run", STUDY, "--log", "json"],
    )


insula_here()
insula_on_a_cluster()
