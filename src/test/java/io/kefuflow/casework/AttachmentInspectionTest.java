package io.kefuflow.casework;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.test.OfficeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentInspectionTest {

  private static final String PNG = "89504e470d0a1a0a0000000d49484452";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "账单.pdf, 账单.pdf",
    "../../etc/账单.pdf, 账单.pdf",
    "C:\\Users\\a\\bill.png, bill.png",
    "bill.pdf..., bill.pdf",
    "'bill.pdf  ', bill.pdf",
    "a<b>|c.png, a_b__c.png",
  })
  void aNameLosesWhatIsDangerous(String sent, String kept) {
    assertThat(AttachmentInspection.cleanName(sent)).isEqualTo(kept);
  }

  @Test
  void aNameLosesControlAndInvisibleCharacters() {
    assertThat(AttachmentInspection.cleanName("bi\r\nll\u0000\u202Efdp.png"))
        .isEqualTo("billfdp.png");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "...", ".htaccess", "folder/"})
  void aNameMustBeLeft(String sent) {
    assertThatThrownBy(() -> AttachmentInspection.cleanName(sent))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("文件名无效");
  }

  @Test
  void aNameHasALimit() {
    assertThatThrownBy(() -> AttachmentInspection.cleanName("长".repeat(197) + ".pdf"))
        .hasMessageContaining("200");
  }

  @Test
  void theAllowedKindsAreRecognised() throws IOException {
    assertThat(kindOf("a.pdf", "%PDF-1.7\n".getBytes(UTF_8))).isEqualTo(AttachmentKind.PDF);
    assertThat(kindOf("a.PNG", HexFormat.of().parseHex(PNG))).isEqualTo(AttachmentKind.PNG);
    assertThat(kindOf("a.jpeg", HexFormat.of().parseHex("ffd8ffe000104a464946")))
        .isEqualTo(AttachmentKind.JPEG);
    assertThat(kindOf("a.gif", "GIF89a......".getBytes(UTF_8))).isEqualTo(AttachmentKind.GIF);
    assertThat(kindOf("a.txt", "客户说网速慢".getBytes(UTF_8))).isEqualTo(AttachmentKind.TEXT);
    assertThat(kindOf("a.txt", "客户说网速慢，要求退费。\r\n".getBytes(Charset.forName("GB18030"))))
        .isEqualTo(AttachmentKind.TEXT);
    assertThat(kindOf("a.docx", OfficeFile.word())).isEqualTo(AttachmentKind.WORD);
    assertThat(kindOf("a.xlsx", OfficeFile.of("[Content_Types].xml", "xl/workbook.xml")))
        .isEqualTo(AttachmentKind.EXCEL);
  }

  @Test
  void anArchiveUnderAnotherNameIsRefused() throws IOException {
    byte[] archive = OfficeFile.of("bomb.bin");
    assertRefused("a.pdf", archive, "不符");
    assertRefused("a.docx", archive, "不符");
    assertRefused("a.txt", archive, "不符");
    assertRefused("a.zip", archive, "不支持");
  }

  @Test
  void aTornOfficeFileIsRefused() {
    assertRefused("a.docx", "PK\u0003\u0004 torn".getBytes(UTF_8), "不符");
  }

  @Test
  void macrosAreRefused() throws IOException {
    assertRefused(
        "a.xlsx",
        OfficeFile.of("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"),
        "宏");
  }

  @Test
  void anOfficeFileThatUnpacksToTooMuchIsRefused() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (String name : new String[] {"[Content_Types].xml", "word/document.xml"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.closeEntry();
      }
      zip.putNextEntry(new ZipEntry("word/media/image1.bmp"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 501; i++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    assertRefused("a.docx", out.toByteArray(), "解压后过大");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.exe", "a.html", "a.svg", "a.js", "a.csv", "pdf", "a.docm"})
  void otherKindsAreRefusedByName(String name) {
    assertRefused(name, "x".getBytes(UTF_8), "只能上传 pdf、png、jpg、jpeg、gif、txt、docx、xlsx");
  }

  @Test
  void aPageNamedAsTextIsRefused() {
    assertRefused(
        "a.txt", "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(UTF_8), "不符");
  }

  private AttachmentKind kindOf(String name, byte[] content) throws IOException {
    return AttachmentInspection.kindOf(name, Files.write(folder.resolve("upload.tmp"), content));
  }

  private void assertRefused(String name, byte[] content, String reason) {
    assertThatThrownBy(() -> kindOf(name, content))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(reason);
  }
}
