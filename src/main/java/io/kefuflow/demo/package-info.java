/**
 * Owns the demonstration data: complaints in every state, so that a first visitor finds work on
 * every desk.
 */
package io.kefuflow.demo;
