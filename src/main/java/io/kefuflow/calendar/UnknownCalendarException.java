package io.kefuflow.calendar;

import io.kefuflow.shared.NotFoundException;

/** There is no such calendar or version. The message is Chinese and shown to the user. */
public class UnknownCalendarException extends NotFoundException {

  UnknownCalendarException(String id) {
    super("没有服务日历 " + id + "：请从日历列表中取编号");
  }

  UnknownCalendarException(String id, int version) {
    super("服务日历 " + id + " 没有版本 " + version + "：请从版本列表中选择");
  }
}
