/** The tables of consultations. */
package io.kefuflow.consultation.persistence;
