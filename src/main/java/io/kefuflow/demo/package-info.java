/**
 * Owns the demonstration data: cases of every procedure in every state and the duty roster, so that
 * a first visitor finds work on every desk.
 */
package io.kefuflow.demo;
