/**
 * Owns the job executor: timers that are due together share a transaction, and a node that stops
 * leaves no job locked.
 */
package io.kefuflow.engine.jobs;
