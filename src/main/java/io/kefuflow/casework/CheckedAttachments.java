package io.kefuflow.casework;

import io.kefuflow.shared.Actor;
import io.kefuflow.shared.InvalidInputException;
import io.kefuflow.shared.SpooledUpload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rules of attachments in front of their store. A file that the case has already is not kept
 * twice.
 */
@Service
@EnableConfigurationProperties(AttachmentProperties.class)
class CheckedAttachments implements Attachments {

  private final Cases cases;
  private final Timeline timeline;
  private final AttachmentStore store;
  private final AttachmentProperties limits;
  private final List<MaterialRules> materialRules;
  private final Actor actor;
  private final Clock clock;

  CheckedAttachments(
      Cases cases,
      Timeline timeline,
      AttachmentStore store,
      AttachmentProperties limits,
      List<MaterialRules> materialRules,
      Actor actor,
      Clock clock) {
    this.cases = cases;
    this.timeline = timeline;
    this.store = store;
    this.limits = limits;
    this.materialRules = materialRules;
    this.actor = actor;
    this.clock = clock;
  }

  @Override
  @Transactional(rollbackFor = IOException.class)
  public Attachment add(
      CaseNumber caseNumber, String fileName, String material, InputStream content)
      throws IOException {
    cases.get(caseNumber);
    String name = AttachmentInspection.cleanName(fileName);
    String code = material == null || material.isBlank() ? null : material.strip();
    if (code != null) {
      checkMaterial(caseNumber, code, name);
    }
    try (SpooledUpload upload =
        SpooledUpload.of(AttachmentInspection.FIELD, content, limits.maxSize())) {
      AttachmentKind kind = AttachmentInspection.kindOf(name, upload.file());
      Optional<Attachment> known =
          store.of(caseNumber).stream()
              .filter(other -> other.sha256().equals(upload.sha256()))
              .findFirst();
      return known.isPresent()
          ? known(known.get(), code)
          : keep(caseNumber, name, code, kind, upload);
    }
  }

  private void checkMaterial(CaseNumber caseNumber, String material, String fileName) {
    Set<String> accepted =
        materialRules.stream()
            .map(rules -> rules.acceptedExtensions(caseNumber, material))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "material", "工单 %s 不需要资料“%s”：请核对资料代码".formatted(caseNumber, material)));
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (!accepted.contains(extension)) {
      throw new InvalidInputException(
          AttachmentInspection.FIELD,
          "资料“%s”只接受 %s 文件，收到的是 %s：请换一种格式"
              .formatted(material, String.join("、", accepted), fileName));
    }
  }

  /** The same file again: it may be said now which material it is. */
  private Attachment known(Attachment known, String material) {
    if (material == null || material.equals(known.material())) {
      return known;
    }
    store.changeMaterial(known.id(), material);
    timeline.append(
        known.caseNumber(),
        CaseEvent.Kind.ATTACHED,
        "附件 " + known.fileName() + " 为所需资料",
        List.of(new CaseEvent.Detail("资料", known.material(), material)));
    return store.of(known.caseNumber()).stream()
        .filter(other -> other.id().equals(known.id()))
        .findFirst()
        .orElseThrow();
  }

  private Attachment keep(
      CaseNumber caseNumber,
      String name,
      String material,
      AttachmentKind kind,
      SpooledUpload upload)
      throws IOException {
    var attachment =
        new Attachment(
            UUID.randomUUID().toString(),
            caseNumber,
            name,
            kind.mediaType(),
            upload.size(),
            upload.sha256(),
            material,
            actor.id(),
            clock.instant());
    try (InputStream content = Files.newInputStream(upload.file())) {
      store.save(attachment, content);
    }
    timeline.append(
        caseNumber,
        CaseEvent.Kind.ATTACHED,
        "上传附件：" + name,
        Stream.of(
                CaseEvent.Detail.of("文件名", name),
                CaseEvent.Detail.of("资料", material),
                CaseEvent.Detail.of("大小（字节）", Long.toString(upload.size())),
                CaseEvent.Detail.of("SHA-256", upload.sha256()))
            .filter(detail -> detail.after() != null)
            .toList());
    return attachment;
  }

  @Override
  public List<Attachment> of(CaseNumber caseNumber) {
    return store.of(caseNumber);
  }

  @Override
  public Optional<InputStream> open(CaseNumber caseNumber, String attachmentId) {
    return store.open(caseNumber, attachmentId);
  }
}
