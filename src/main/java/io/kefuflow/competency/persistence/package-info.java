/** Keeps developments in the database. */
package io.kefuflow.competency.persistence;
