/** Evaluations in the database. */
package io.kefuflow.aftersales.persistence;
