package io.kefuflow.casework;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Files that belong to cases. The store behind it may change; the rules (size, type, name) do not.
 */
public interface Attachments {

  /**
   * Keeps a file with a case and notes it in the timeline.
   *
   * @param fileName as the sender named it
   * @param material code of the required material that it is, null when it is none
   * @throws UnknownCaseException when there is no such case
   * @throws io.kefuflow.shared.InvalidInputException when size, kind or name are not allowed, or
   *     name and content disagree; when the case asks for no such material, or not for such a kind
   *     of file
   */
  Attachment add(CaseNumber caseNumber, String fileName, String material, InputStream content)
      throws IOException;

  List<Attachment> of(CaseNumber caseNumber);

  /** The content of a file of this case; the caller closes it. */
  Optional<InputStream> open(CaseNumber caseNumber, String attachmentId);
}
