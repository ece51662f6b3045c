package io.kefuflow.demo;

import io.kefuflow.casework.CaseQuery;
import io.kefuflow.casework.Cases;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * The demonstration data: cases of every procedure in every state, then the duty roster that gives
 * out new work. Once, on a database without cases, and after the application is up.
 */
@Component
@ConditionalOnProperty({"kefuflow.demo.data", "kefuflow.demo.users"})
class DemoData {

  private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);

  private final List<DemoPart> parts;
  private final Cases cases;

  DemoData(List<DemoPart> parts, Cases cases) {
    this.parts = parts;
    this.cases = cases;
  }

  @EventListener(ApplicationReadyEvent.class)
  void createInBackground() {
    new SimpleAsyncTaskExecutor("demo-data-").execute(this::createOnce);
  }

  /** Creates the data when there is no case yet. */
  void createOnce() {
    if (cases
            .search(new CaseQuery(null, null, null, null, null, null, null, null, null, null, 0, 1))
            .total()
        > 0) {
      return;
    }
    parts.forEach(DemoData::create);
    LOG.info("Demonstration data is ready in Tasklist");
  }

  /**
   * A visitor who takes one of the first tasks at once must not keep the others from being made.
   */
  private static void create(DemoPart part) {
    try {
      part.create();
    } catch (RuntimeException e) {
      LOG.warn("Some of {} is missing; an empty ./data gives all of it", part.label(), e);
    }
  }
}
