/** Where appointments meet the engine. */
package io.kefuflow.appointment.process;
