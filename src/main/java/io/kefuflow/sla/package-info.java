/**
 * Owns deadlines (时限, P17): targets, clocks that run, stand still and stop, warnings and breaches.
 */
package io.kefuflow.sla;
