package io.kefuflow.engine.jobs;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.util.ClassLoaderUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the timers of a list together, then what is left one by one as the engine does. When
 * anything in the group fails, the group is rolled back and all of it is left: only the timer that
 * really fails then fails, with the engine's retries and incident.
 */
class ExecuteTimerGroupRunnable extends ExecuteJobsRunnable {

  private static final Logger log = LoggerFactory.getLogger(ExecuteTimerGroupRunnable.class);

  ExecuteTimerGroupRunnable(List<String> jobIds, ProcessEngineImpl engine) {
    super(new ArrayList<>(jobIds), engine);
  }

  @Override
  public void run() {
    if (jobIds.size() > 1 && jobExecutor.isActive()) {
      runTogether();
    }
    super.run();
  }

  private void runTogether() {
    var context = new JobExecutorContext();
    Context.setJobExecutorContext(context);
    ClassLoader before = switchClassLoader();
    try {
      List<String> done =
          processEngine
              .getProcessEngineConfiguration()
              .getCommandExecutorTxRequired()
              .execute(new ExecuteTimersTogetherCmd(jobIds));
      jobIds.removeAll(done);
      // what they left to do at once in their process instances, locked for this thread
      jobIds.addAll(context.getCurrentProcessorJobQueue());
    } catch (Throwable failure) { // as broad as the engine's own handling of a failed job
      log.info("{} timers are run one by one: {}", jobIds.size(), failure.toString());
    } finally {
      Context.removeJobExecutorContext();
      ClassLoaderUtil.setContextClassloader(before);
    }
  }
}
