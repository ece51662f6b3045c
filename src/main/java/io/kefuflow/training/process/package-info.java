/** Training plans and sessions as the engine runs them, and what their forms show. */
package io.kefuflow.training.process;
