/** Where routing meets the engine: the groups, their members and the open tasks. */
package io.kefuflow.routing.process;
