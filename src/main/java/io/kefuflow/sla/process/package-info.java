/** Where deadlines meet the engine: the decision table of targets, the timers, the ladder. */
package io.kefuflow.sla.process;
