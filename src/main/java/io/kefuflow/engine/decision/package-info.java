/** Owns how our own code reads decision tables, and which of them may be deployed. */
package io.kefuflow.engine.decision;
