/** The review of knowledge articles as the engine runs it, and what forms show of articles. */
package io.kefuflow.knowledge.process;
