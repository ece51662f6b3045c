/**
 * The catalogue of courses: what is taught, how it is examined, what it is certified with (P10).
 */
package io.kefuflow.course;
