/** Refuses to run profile {@code production} in a state that is only fit for trying out. */
package io.kefuflow.engine.production;
