/** Clocks and their segments in the database. */
package io.kefuflow.sla.persistence;
