package io.kefuflow.routing;

import io.kefuflow.shared.NotFoundException;

/** There is no such team. The message is Chinese and shown to the user. */
public class UnknownTeamException extends NotFoundException {

  UnknownTeamException(String id) {
    super("没有团队 " + id + "：请从团队列表中取编号");
  }
}
