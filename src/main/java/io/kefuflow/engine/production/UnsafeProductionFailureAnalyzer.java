package io.kefuflow.engine.production;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the findings of a refused start as a list instead of a stack trace. */
class UnsafeProductionFailureAnalyzer extends AbstractFailureAnalyzer<UnsafeProductionException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnsafeProductionException cause) {
    return new FailureAnalysis(
        cause.findings().stream()
            .map(finding -> "- " + finding)
            .collect(Collectors.joining("\n", "生产环境（profile production）拒绝启动：\n", "")),
        "按上述说明修改后重新启动；只想试用时，不要启用 production（默认配置自带演示用户和 H2 数据库）。",
        cause);
  }
}
