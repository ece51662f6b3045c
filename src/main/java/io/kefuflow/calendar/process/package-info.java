/** The process that asks for next year's holidays. */
package io.kefuflow.calendar.process;
