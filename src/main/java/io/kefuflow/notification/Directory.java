package io.kefuflow.notification;

import java.util.List;
import java.util.Optional;

/** Port: e-mail addresses of colleagues. */
public interface Directory {

  /** The address of a colleague; empty when the colleague or the address is unknown. */
  Optional<String> emailOf(String userId);

  /** The known addresses of a group's members, each once. */
  List<String> emailsOf(String groupId);
}
