/** Owns consultations (业务咨询, P2): what a customer asks, and how it is answered. */
package io.kefuflow.consultation;
