package io.kefuflow.casework;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a procedure asks of the materials that its customers hand in; each may have some. */
public interface MaterialRules {

  /**
   * The kinds of files that are accepted as a material of a case.
   *
   * @param material code of the material
   * @return extensions, lower case without a dot; empty when the case asks for no such material
   */
  Optional<Set<String>> acceptedExtensions(CaseNumber caseNumber, String material);

  /** The Chinese names of the materials that a case asks for, by their codes. */
  Map<String, String> names(CaseNumber caseNumber);
}
