package io.kefuflow.certification;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefuflow.course.Assessment;
import io.kefuflow.exam.ExamScenario;
import io.kefuflow.test.ApplicationTest;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Certificates of one person for one course that are issued at the same time. */
@ApplicationTest
class ConcurrentCertificatesTest {

  private static final int AT_ONCE = 6;
  private static final String EMPLOYEE = "agent1";

  @Autowired ApplicationContext application;
  @Autowired Certificates certificates;

  @Test
  void oneIsValidAndTheNextRenewsIt() throws Exception {
    String course = new ExamScenario(application).course(Assessment.EXAM, true).code();
    var together = new CyclicBarrier(AT_ONCE);
    Callable<Object> issue =
        () -> {
          together.await();
          return certificates.issue(EMPLOYEE, course, null);
        };

    var clients = Executors.newFixedThreadPool(AT_ONCE);
    try {
      clients.invokeAll(Collections.nCopies(AT_ONCE, issue), 60, TimeUnit.SECONDS);
    } finally {
      clients.shutdownNow();
    }

    assertThat(valid(course)).hasSize(1);
    Certificate next = certificates.issue(EMPLOYEE, course, null).orElseThrow();
    assertThat(valid(course)).containsExactly(next);
  }

  private List<Certificate> valid(String course) {
    return certificates.of(EMPLOYEE).stream()
        .filter(certificate -> certificate.courseCode().equals(course))
        .filter(Certificate::isValid)
        .toList();
  }
}
