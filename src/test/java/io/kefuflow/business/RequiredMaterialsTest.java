package io.kefuflow.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredMaterialsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ID_CARD 居民身份证(jpg,png,pdf)；TRANSFER_AGREEMENT 过户协议(pdf)",
        "ID_CARD 居民身份证（JPG，png、pdf） ; TRANSFER_AGREEMENT 过户协议 (pdf);",
        "ID_CARD  居民身份证(jpg, png, pdf)\nTRANSFER_AGREEMENT 过户协议(pdf)"
      })
  void aCellIsReadWhateverTheWidthOfItsPunctuation(String cell) {
    RequiredMaterials materials = RequiredMaterials.parse(cell);

    assertThat(materials.materials())
        .containsExactly(
            new Material("ID_CARD", "居民身份证", Set.of("jpg", "png", "pdf")),
            new Material("TRANSFER_AGREEMENT", "过户协议", Set.of("pdf")));
    assertThat(materials.text())
        .isEqualTo("ID_CARD 居民身份证(jpg,png,pdf)；TRANSFER_AGREEMENT 过户协议(pdf)");
    assertThat(RequiredMaterials.parse(materials.text())).isEqualTo(materials);
    assertThat(materials.described()).isEqualTo("居民身份证（jpg、png、pdf）\n过户协议（pdf）");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "；"})
  void anEmptyCellNeedsNothing(String cell) {
    RequiredMaterials materials = RequiredMaterials.parse(cell);

    assertThat(materials.materials()).isEmpty();
    assertThat(materials.text()).isEmpty();
    assertThat(materials.described()).isEqualTo("无需资料");
  }

  @ParameterizedTest
  @CsvSource({
    "居民身份证(pdf), 无法识别：每份资料写“代码 名称(文件类型)”",
    "ID_CARD 居民身份证, 无法识别",
    "id_card 居民身份证(pdf), 无法识别",
    "ID_CARD 居民身份证(pdf, 无法识别",
    "'ID_CARD 居民身份证(pdf) TRANSFER 协议(pdf)', 无法识别",
    "ID_CARD 居民身份证(), 没有写接受的文件类型",
    "ID_CARD 居民身份证(pdf)；ID_CARD 户口簿(pdf), 资料代码 ID_CARD 重复"
  })
  void aCellThatCannotBeReadSaysWhy(String cell, String message) {
    assertThatThrownBy(() -> RequiredMaterials.parse(cell))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aMaterialIsFoundByItsCode() {
    RequiredMaterials materials = RequiredMaterials.parse("ID_CARD 居民身份证(jpg)");

    assertThat(materials.find("ID_CARD")).map(Material::name).contains("居民身份证");
    assertThat(materials.find("PASSPORT")).isEmpty();
  }
}
