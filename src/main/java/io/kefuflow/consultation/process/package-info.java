/** Where consultations meet the engine. */
package io.kefuflow.consultation.process;
