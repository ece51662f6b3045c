package io.kefuflow.knowledge;

import io.kefuflow.shared.InvalidInputException;

/** There is no such article, or no such version of it. */
public class UnknownArticleException extends InvalidInputException {

  UnknownArticleException(ArticleNumber number) {
    super("articleNumber", "没有找到知识条目 " + number + "：请核对编号");
  }

  UnknownArticleException(ArticleNumber number, int version) {
    super("articleNumber", "知识条目 " + number + " 没有第" + version + "版：请核对版本");
  }
}
