/**
 * Owns the embedded process engine: its configuration, identities and rights, incidents, and what
 * guards its doors.
 */
package io.kefuflow.engine;
