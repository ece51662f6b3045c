/**
 * Guards the web doors: who may come in where, as whom the engine sees them, secure headers, size
 * limits; and the start page.
 */
package io.kefuflow.engine.web;
