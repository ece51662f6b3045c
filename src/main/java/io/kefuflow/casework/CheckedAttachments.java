package io.kefuflow.casework;

import io.kefuflow.shared.Actor;
import io.kefuflow.shared.SpooledUpload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
  private final Actor actor;
  private final Clock clock;

  CheckedAttachments(
      Cases cases,
      Timeline timeline,
      AttachmentStore store,
      AttachmentProperties limits,
      Actor actor,
      Clock clock) {
    this.cases = cases;
    this.timeline = timeline;
    this.store = store;
    this.limits = limits;
    this.actor = actor;
    this.clock = clock;
  }

  @Override
  @Transactional(rollbackFor = IOException.class)
  public Attachment add(CaseNumber caseNumber, String fileName, InputStream content)
      throws IOException {
    cases.get(caseNumber);
    String name = AttachmentInspection.cleanName(fileName);
    try (SpooledUpload upload =
        SpooledUpload.of(AttachmentInspection.FIELD, content, limits.maxSize())) {
      AttachmentKind kind = AttachmentInspection.kindOf(name, upload.file());
      Optional<Attachment> known =
          store.of(caseNumber).stream()
              .filter(other -> other.sha256().equals(upload.sha256()))
              .findFirst();
      return known.isPresent() ? known.get() : keep(caseNumber, name, kind, upload);
    }
  }

  private Attachment keep(
      CaseNumber caseNumber, String name, AttachmentKind kind, SpooledUpload upload)
      throws IOException {
    var attachment =
        new Attachment(
            UUID.randomUUID().toString(),
            caseNumber,
            name,
            kind.mediaType(),
            upload.size(),
            upload.sha256(),
            actor.id(),
            clock.instant());
    try (InputStream content = Files.newInputStream(upload.file())) {
      store.save(attachment, content);
    }
    timeline.append(
        caseNumber,
        CaseEvent.Kind.ATTACHED,
        "上传附件：" + name,
        List.of(
            CaseEvent.Detail.of("文件名", name),
            CaseEvent.Detail.of("大小（字节）", Long.toString(upload.size())),
            CaseEvent.Detail.of("SHA-256", upload.sha256())));
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
