/**
 * Owns the import of cases from CSV files: mappings of columns, runs with their progress, rejected
 * rows.
 */
package io.kefuflow.importing;
