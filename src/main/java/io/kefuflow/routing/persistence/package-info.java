/** Absences in the database. */
package io.kefuflow.routing.persistence;
