/**
 * Owns how tasks are found: with the user's rights, at the same speed in a long queue as in a short
 * one.
 */
package io.kefuflow.engine.query;
