package io.kefuflow.business;

import io.kefuflow.casework.CaseNumber;
import io.kefuflow.casework.MaterialRules;
import java.util.Optional;
import java.util.Set;
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
    return find(caseNumber, material).map(Material::extensions);
  }

  @Override
  public Optional<String> name(CaseNumber caseNumber, String material) {
    return find(caseNumber, material).map(Material::name);
  }

  private Optional<Material> find(CaseNumber caseNumber, String material) {
    return rounds.current(caseNumber).flatMap(round -> round.entry().materials().find(material));
  }
}
