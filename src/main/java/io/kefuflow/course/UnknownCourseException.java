package io.kefuflow.course;

import io.kefuflow.shared.NotFoundException;

/** There is no course with this code. */
public class UnknownCourseException extends NotFoundException {

  private static final long serialVersionUID = 1L;

  UnknownCourseException(String code) {
    super("没有课程 " + code + "：请核对课程代码");
  }
}
