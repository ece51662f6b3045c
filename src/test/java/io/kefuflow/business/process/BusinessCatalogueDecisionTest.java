package io.kefuflow.business.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.business.BusinessCatalogue;
import io.kefuflow.business.CatalogueEntry;
import io.kefuflow.business.Material;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.test.ApplicationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class BusinessCatalogueDecisionTest {

  static final Path CATALOGUE = Path.of("processes/business/business-catalogue.dmn");

  @Autowired BusinessCatalogue catalogue;
  @Autowired DecisionService decisions;
  @Autowired RepositoryService repository;

  private Deployment deployment;

  @AfterEach
  void deployOnlyTheShippedTable() {
    if (deployment != null) {
      repository.deleteDeployment(deployment.getId(), true);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NEW_LINE, 新装, ID_CARD APPLICATION_FORM, SUPERVISOR, PT72H",
    "TARIFF_CHANGE, 套餐变更, ID_CARD, NONE, PT8H",
    "OWNERSHIP_TRANSFER, 过户, ID_CARD NEW_OWNER_ID_CARD TRANSFER_AGREEMENT, SUPERVISOR_MANAGER, PT48H",
    "NUMBER_PORTABILITY, 携号转网, ID_CARD PORTING_CONSENT, SUPERVISOR, PT48H",
    "CANCELLATION, 销户, ID_CARD CANCELLATION_FORM, SUPERVISOR, PT24H",
    "INVOICE, 发票, '', NONE, PT4H",
    "DEVICE_RETURN, 退机, ID_CARD PURCHASE_PROOF DEVICE_PHOTO, MANAGER, PT72H"
  })
  void everyRow(String kind, String name, String materials, String level, Duration within) {
    CatalogueEntry entry = catalogue.get(kind);

    assertThat(entry.name()).isEqualTo(name);
    assertThat(entry.materials().materials().stream().map(Material::code).toList())
        .isEqualTo(materials.isEmpty() ? List.of() : List.of(materials.split(" ")));
    assertThat(entry.approvalLevel()).hasToString(level);
    assertThat(entry.resolveWithin()).isEqualTo(within);
    assertThat(
            decisions
                .evaluateDecisionTableByKey(
                    DecisionTableCatalogue.DECISION, Variables.putValue("businessKind", kind))
                .getSingleResult()
                .<String>getEntry("businessName"))
        .as("what the engine makes of the same row, e.g. in Cockpit")
        .isEqualTo(name);
  }

  @Test
  void aKindThatIsNotInTheCatalogueIsRefusedWithWhatIs() {
    assertThat(catalogue.find("SATELLITE_PHONE")).isEmpty();
    assertThatThrownBy(() -> catalogue.get("SATELLITE_PHONE"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("业务种类“SATELLITE_PHONE”不在业务目录中")
        .hasMessageContaining("NEW_LINE（新装）");
  }

  @Test
  void anEditedTableHoldsFromItsDeploymentOn() throws IOException {
    deployment = deploy(Files.readString(CATALOGUE).replace("\"PT8H\"", "\"PT2H\""));

    assertThat(catalogue.get("TARIFF_CHANGE").resolveWithin()).isEqualTo(Duration.ofHours(2));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"ID_CARD 居民身份证(jpg,png,pdf)\"', '\"居民身份证\"', 第 2 行：所需资料“居民身份证”无法识别",
    "'\"NEW_LINE\"', '\"NEW_LINE\",\"TARIFF_CHANGE\"', 第 1 行：业务种类应为一个加引号的代码",
    "'\"NEW_LINE\"', '', 第 1 行：业务种类应为一个加引号的代码",
    "'\"NEW_LINE\"', NEW_LINE, 第 1 行：业务种类应为一个加引号的代码，如",
    "'\"NEW_LINE\"', '\"INVOICE\"', 第 6 行：业务种类 INVOICE 重复",
    "'\"新装\"', '', 业务名称（businessName）没有填写",
    "'\"SUPERVISOR_MANAGER\"</text>', '\"BOSS\"</text>', 第 3 行：审批级别应为 NONE、SUPERVISOR、MANAGER、SUPERVISOR_MANAGER 之一：BOSS",
    "'\"PT8H\"', '\"eight hours\"', 第 2 行：办结时限应为整秒",
    "'\"PT8H\"', '\"PT0S\"', 办结时限应为整秒",
    "'\"PT8H\"', '\"P1D\"', 应写成小时或分钟",
    "'hitPolicy=\"UNIQUE\"', 'hitPolicy=\"FIRST\"', 命中策略应为 UNIQUE"
  })
  void aMistakeIsRefusedWithRowAndReason(String right, String wrong, String message)
      throws IOException {
    String shipped = Files.readString(CATALOGUE);
    assertThat(shipped).contains(right);
    List<CatalogueEntry> before = catalogue.entries();

    assertThatThrownBy(() -> deployment = deploy(shipped.replace(right, wrong)))
        .isInstanceOf(ParseException.class)
        .hasMessageContaining("部署被拒绝")
        .hasMessageContaining(message);

    assertThat(catalogue.entries()).as("the version before stays in force").isEqualTo(before);
  }

  private Deployment deploy(String table) {
    return repository
        .createDeployment()
        .addString(CATALOGUE.getFileName().toString(), table)
        .deploy();
  }
}
