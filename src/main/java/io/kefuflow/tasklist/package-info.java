/** Owns what we add to Tasklist: pages and tabs, and the REST resources behind them. */
package io.kefuflow.tasklist;
