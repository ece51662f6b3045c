/** Owns the end of the job executor's life: a node that stops leaves no job locked. */
package io.kefuflow.engine.jobs;
