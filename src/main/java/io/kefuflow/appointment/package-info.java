/** Owns appointments with customers (预约): visits to us (P1.4) and field visits (P5.3). */
package io.kefuflow.appointment;
