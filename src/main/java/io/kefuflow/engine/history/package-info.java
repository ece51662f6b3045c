/** Owns what the engine's history does not keep. */
package io.kefuflow.engine.history;
