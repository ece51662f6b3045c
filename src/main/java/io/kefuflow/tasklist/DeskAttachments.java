package io.kefuflow.tasklist;

import io.kefuflow.casework.Attachment;
import io.kefuflow.casework.Attachments;
import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.MaterialRules;
import io.kefuflow.routing.Colleagues;
import io.kefuflow.shared.NotFoundException;
import io.kefuflow.shared.TextEncoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The files of the case that a task is part of. */
@Component
class DeskAttachments {

  private static final String TEXT = "text/plain";

  /** What a browser shows without running anything. */
  private static final Set<String> PREVIEWABLE =
      Set.of("image/png", "image/jpeg", "image/gif", "application/pdf", TEXT);

  private final DeskTasks tasks;
  private final DeskRights rights;
  private final Attachments attachments;
  private final List<MaterialRules> materials;
  private final Colleagues colleagues;

  DeskAttachments(
      DeskTasks tasks,
      DeskRights rights,
      Attachments attachments,
      List<MaterialRules> materials,
      Colleagues colleagues) {
    this.tasks = tasks;
    this.rights = rights;
    this.attachments = attachments;
    this.materials = materials;
    this.colleagues = colleagues;
  }

  /** The files, oldest first. */
  List<Entry> of(String taskId) {
    return list(caseOf(taskId));
  }

  /** Keeps another file, and answers all. */
  List<Entry> add(String taskId, String fileName, InputStream content) throws IOException {
    CaseNumber number = caseOf(taskId);
    attachments.add(number, fileName, null, content);
    return list(number);
  }

  /** A file with its content, which the caller closes. */
  Content open(String taskId, String attachmentId) {
    CaseNumber number = caseOf(taskId);
    Attachment found =
        attachments.of(number).stream()
            .filter(candidate -> candidate.id().equals(attachmentId))
            .findFirst()
            .orElseThrow(DeskAttachments::unknown);
    return new Content(
        found,
        PREVIEWABLE.contains(found.mediaType()),
        attachments.open(number, attachmentId).orElseThrow(DeskAttachments::unknown));
  }

  private static NotFoundException unknown() {
    return new NotFoundException("附件不存在：请刷新附件列表");
  }

  private CaseNumber caseOf(String taskId) {
    return rights.requireCase(tasks.get(taskId)).number();
  }

  private List<Entry> list(CaseNumber number) {
    List<Attachment> kept = attachments.of(number);
    Map<String, String> names =
        colleagues.namesOf(kept.stream().map(Attachment::uploadedBy).collect(Collectors.toSet()));
    Map<String, String> materialNames =
        kept.stream().allMatch(attachment -> attachment.material() == null)
            ? Map.of()
            : materialNames(number);
    return kept.stream()
        .map(
            attachment ->
                new Entry(
                    attachment.id(),
                    attachment.fileName(),
                    attachment.mediaType(),
                    attachment.sizeBytes(),
                    material(attachment, materialNames),
                    names.get(attachment.uploadedBy()),
                    attachment.uploadedAt(),
                    PREVIEWABLE.contains(attachment.mediaType())))
        .toList();
  }

  /** The code of what the case does not ask for any more says more than nothing. */
  private static String material(Attachment attachment, Map<String, String> names) {
    String code = attachment.material();
    return code == null ? null : names.getOrDefault(code, code);
  }

  private Map<String, String> materialNames(CaseNumber number) {
    return materials.stream()
        .map(rules -> rules.names(number).entrySet())
        .flatMap(Set::stream)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (name, another) -> name));
  }

  /**
   * A file in the list.
   *
   * @param size in bytes
   * @param material the required material that it is, Chinese; null when it is none
   */
  record Entry(
      String id,
      String fileName,
      String mediaType,
      long size,
      String material,
      String uploadedBy,
      Instant uploadedAt,
      boolean previewable) {}

  /** A file with its content. */
  record Content(Attachment file, boolean previewable, InputStream stream) {

    /**
     * The content with its type for a browser that shows it: a text without the encoding that it
     * has would be taken for another.
     */
    Shown shown() throws IOException {
      if (!TEXT.equals(file.mediaType())) {
        return new Shown(file.mediaType(), stream);
      }
      try (stream) {
        byte[] text = stream.readAllBytes();
        Charset charset = TextEncoding.of(text).orElse(StandardCharsets.UTF_8);
        return new Shown(
            TEXT + ";charset=UTF-8",
            new ByteArrayInputStream(new String(text, charset).getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  /** What a browser shows. */
  record Shown(String mediaType, InputStream stream) {}
}
