/**
 * Owns service calendars (服务日历): when service time passes, holidays and make-up working days (调休),
 * in versions.
 */
package io.kefuflow.calendar;
