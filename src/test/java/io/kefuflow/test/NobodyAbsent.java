package io.kefuflow.test;

import io.kefuflow.routing.StandIns;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Takes back the absences of a test. A test that moved the clock leaves them in the future, where a
 * later test would meet them, and its open tasks offered to the deputies.
 */
class NobodyAbsent implements AfterEachCallback {

  @Override
  public void afterEach(ExtensionContext context) {
    var application = SpringExtension.getApplicationContext(context);
    if (application.getBean(JdbcClient.class).sql("delete from absence").update() > 0) {
      application.getBean(StandIns.class).align();
    }
  }
}
