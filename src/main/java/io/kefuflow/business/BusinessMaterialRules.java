package io.kefuflow.business;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.MaterialRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The materials of an application are those of its current round (P3.2, P3.5). */
@Component
class BusinessMaterialRules implements MaterialRules {

  private final ApplicationRounds rounds;

  BusinessMaterialRules(ApplicationRounds rounds) {
    this.rounds = rounds;
  }

  @Override
  public Optional<Set<String>> acceptedExtensions(CaseNumber caseNumber, String material) {
    return rounds
        .current(caseNumber)
        .flatMap(round -> round.entry().materials().find(material))
        .map(Material::extensions);
  }

  @Override
  public Map<String, String> names(CaseNumber caseNumber) {
    return rounds
        .current(caseNumber)
        .map(round -> round.entry().materials().materials())
        .orElse(List.of())
        .stream()
        .collect(Collectors.toMap(Material::code, Material::name));
  }
}
