/** Where complaint handling meets the engine. */
package io.kefuflow.complaint.process;
