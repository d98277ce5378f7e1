/**
 * The command line: one class a command, each reading its options, doing its work through the jobs and answering with
 * an exit code.
 *
 * <p>Answers go to the standard output, progress and complaints to the standard error. Nothing here exits the process.
 */
package org.insula.jobs.command;
