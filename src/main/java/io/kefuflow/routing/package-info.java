/** Owns who gets the work: absence and stand-ins (P18.3); later teams, skills and shifts. */
package io.kefuflow.routing;
