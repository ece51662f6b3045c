/**
 * Owns the REST interface for other systems, {@code /api/v1}: its requests and answers, its problem
 * details (RFC 9457), its description (OpenAPI).
 */
package io.kefuflow.api;
