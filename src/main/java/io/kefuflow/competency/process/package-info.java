/**
 * Developments as the engine runs them, their criteria as a decision table, and what forms show.
 */
package io.kefuflow.competency.process;
