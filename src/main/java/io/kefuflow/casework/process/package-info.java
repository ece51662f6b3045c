/**
 * Where cases meet the engine: who acts, what forms show of a case, what they leave in its
 * timeline.
 */
package io.kefuflow.casework.process;
