/** Owns the REST interface for other systems, {@code /api/v1}. */
package io.kefuflow.api;
