/** Where the demonstration meets the engine. */
package io.kefuflow.demo.process;
