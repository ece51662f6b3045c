package io.kefuflow.casework;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Where attachments are kept. Knows no rules; those are in front of it, in {@link Attachments}. */
public interface AttachmentStore {

  /**
   * Keeps a file.
   *
   * @param content read to its end, not closed
   * @throws org.springframework.dao.DuplicateKeyException when the case has this content already
   */
  void save(Attachment attachment, InputStream content) throws IOException;

  /** Notes which material a file is. */
  void changeMaterial(String attachmentId, String material);

  /** The files of a case in the order in which they came. */
  List<Attachment> of(CaseNumber caseNumber);

  /** The content of a file of this case, read piece by piece; the caller closes it. */
  Optional<InputStream> open(CaseNumber caseNumber, String attachmentId);
}
