/** Owns who exists in the engine and what each group may do there. */
package io.kefuflow.engine.identity;
