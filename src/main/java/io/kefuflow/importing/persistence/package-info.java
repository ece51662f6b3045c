/** Import runs in the database. */
package io.kefuflow.importing.persistence;
