package io.kefuflow.business;

import io.kefuflow.shared.InvalidInputException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of business that can be applied for now (业务目录, P3.1); process owners edit it. */
public interface BusinessCatalogue {

  /** All kinds in the order of the catalogue. */
  List<CatalogueEntry> entries();

  /** What the catalogue says of a kind; empty when it is not, or no longer, in it. */
  default Optional<CatalogueEntry> find(String kind) {
    return entries().stream().filter(entry -> entry.kind().equals(kind)).findFirst();
  }

  /**
   * As {@link #find}.
   *
   * @throws InvalidInputException naming what can be applied for, when the kind is not in it
   */
  default CatalogueEntry get(String kind) {
    return find(kind)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "businessKind",
                    "业务种类“%s”不在业务目录中：请选择 %s"
                        .formatted(
                            kind,
                            entries().stream()
                                .map(entry -> entry.kind() + "（" + entry.name() + "）")
                                .collect(Collectors.joining("、")))));
  }
}
