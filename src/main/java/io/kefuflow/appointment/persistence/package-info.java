/** Appointments in the database. */
package io.kefuflow.appointment.persistence;
