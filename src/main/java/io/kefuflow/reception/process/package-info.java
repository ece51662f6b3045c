/** Reception as the engine runs it. */
package io.kefuflow.reception.process;
