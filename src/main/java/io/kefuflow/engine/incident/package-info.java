/**
 * Owns what happens when the engine gives up on a job: the incident is logged and given to the
 * process owner.
 */
package io.kefuflow.engine.incident;
