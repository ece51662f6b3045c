package io.kefuflow.knowledge;

import io.kefuflow.shared.InvalidInputException;

/** The article does not allow this now; the message says why and what to do, in Chinese. */
public class ArticleStateException extends InvalidInputException {

  ArticleStateException(String message) {
    super("articleNumber", message);
  }
}
