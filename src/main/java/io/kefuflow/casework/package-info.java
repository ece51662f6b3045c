/**
 * Owns the case (工单): its number, life cycle, timeline, attachments and handovers, whatever the
 * procedure.
 */
package io.kefuflow.casework;
