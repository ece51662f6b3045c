/** The catalogue in the database. */
package io.kefuflow.course.persistence;
