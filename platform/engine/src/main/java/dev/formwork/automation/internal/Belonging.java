package dev.formwork.automation.internal;

import dev.formwork.identity.Actor;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.People;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.FormRecord;
import dev.formwork.records.RuleActs;
import dev.formwork.rules.ValueSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose what rules make is. */
@Component
class Belonging {

  private final RuleActs acts;
  private final People people;

  Belonging(RuleActs acts, People people) {
    this.acts = acts;
    this.people = people;
  }

  /**
   * Where it is said, there; else where whoever made it belongs; else what the platform makes
   * belongs where the record does that it follows from.
   */
  FormRecord.@Nullable Owner owner(
      Deed deed, @Nullable ValueSource by, @Nullable ValueSource of, Map<String, Object> each) {
    if (of != null) {
      return deed.text(acts, of, each).map(this::owner).orElse(null);
    }
    return by != null || deed.subject() == null ? null : deed.subject().owner();
  }

  private FormRecord.Owner owner(String named) {
    Organisation all = people.organisation();
    Optional<DefinitionKey> department =
        all.departments().stream()
            .map(each -> each.key())
            .filter(key -> key.value().equals(named))
            .findFirst()
            .or(() -> all.person(named).flatMap(person -> new Actor(person, all).mainDepartment()));
    if (department.isEmpty()) {
      throw new Refusal.Invalid(Problem.error("rule.of.unknown", "").with("named", named));
    }
    return new FormRecord.Owner(
        department.get().value(),
        all.storeOf(department.get()).map(DefinitionKey::value).orElse(null));
  }
}
