/** Exams as the engine runs them. */
package io.kefuflow.exam.process;
