/** The customer file in the database. */
package io.kefuflow.customer.persistence;
