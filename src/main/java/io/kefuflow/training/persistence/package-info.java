/** The tables of training plans and sessions. */
package io.kefuflow.training.persistence;
