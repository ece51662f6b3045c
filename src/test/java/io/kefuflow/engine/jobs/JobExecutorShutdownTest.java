package io.kefuflow.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** A node that stops: its pool has one thread, which is at work, and one place in its queue. */
class JobExecutorShutdownTest {

  private static final int JOBS = 6;

  private final DataSource dataSource =
      new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  private final JdbcClient jdbc = JdbcClient.create(dataSource);
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final SpringJobExecutor jobExecutor = new SpringJobExecutor();
  private ProcessEngine engine;
  private AnnotationConfigApplicationContext node;

  @BeforeEach
  void startNode() {
    var pool = new ThreadPoolTaskExecutor();
    pool.setCorePoolSize(1);
    pool.setMaxPoolSize(1);
    pool.setQueueCapacity(1);
    jobExecutor.setTaskExecutor(pool);
    jobExecutor.setMaxJobsPerAcquisition(JOBS);
    jobExecutor.setWaitTimeInMillis(100);
    jobExecutor.setMaxWait(100);

    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(dataSource);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setJobExecutor(jobExecutor);
    configuration.setBeans(Map.of("blockingDelegate", (JavaDelegate) execution -> block()));

    node = new AnnotationConfigApplicationContext();
    node.registerBean(JdbcClient.class, () -> jdbc);
    node.registerBean(ThreadPoolTaskExecutor.class, () -> pool);
    node.registerBean(
        JobExecutor.class, () -> jobExecutor, bean -> bean.setDestroyMethodName(null));
    node.register(JobExecutorShutdown.class);
    node.refresh();
    engine = configuration.buildProcessEngine();
  }

  @AfterEach
  void stopNode() {
    mayEnd.countDown();
    node.close();
    engine.close();
  }

  @Test
  void aStoppedNodeLeavesNoJobLocked_andItsRunningJobIsFinished() throws Exception {
    startJobs();
    jobExecutor.start();
    started.await();
    await().until(() -> lockedJobs() > 1);

    new Thread(
            () -> {
              await().until(() -> !jobExecutor.isActive());
              mayEnd.countDown();
            })
        .start();
    node.close();

    assertThat(lockedJobs()).isZero();
    assertThat(engine.getManagementService().createJobQuery().count())
        .as("one was finished")
        .isEqualTo(JOBS - 1);
    assertThat(engine.getManagementService().createJobQuery().noRetriesLeft().count()).isZero();
  }

  private void startJobs() {
    var model =
        Bpmn.createExecutableProcess("work")
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .serviceTask()
            .camundaAsyncBefore()
            .camundaDelegateExpression("${blockingDelegate}")
            .endEvent()
            .done();
    engine.getRepositoryService().createDeployment().addModelInstance("work.bpmn", model).deploy();
    for (int i = 0; i < JOBS; i++) {
      engine.getRuntimeService().startProcessInstanceByKey("work");
    }
  }

  private void block() throws InterruptedException {
    started.countDown();
    mayEnd.await();
  }

  private int lockedJobs() {
    return jdbc.sql("select count(*) from act_ru_job where lock_owner_ is not null")
        .query(Integer.class)
        .single();
  }
}
