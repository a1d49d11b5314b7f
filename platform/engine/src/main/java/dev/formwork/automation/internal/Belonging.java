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
import dev.formwork.rules.ValueSources;
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

  /** The text that a source names; null where there is none. */
  @Nullable String named(Deed deed, ValueSource source, Map<String, Object> each) {
    return acts.evaluate(
            deed.about(each),
            context -> Optional.ofNullable(ValueSources.resolve(source, context.withRow(each))))
        .map(Object::toString)
        .orElse(null);
  }

  /**
   * Where it is said, there; else where whoever made it belongs; else what the platform makes
   * belongs where the record does that it follows from.
   */
  FormRecord.@Nullable Owner owner(
      Deed deed, @Nullable ValueSource by, @Nullable ValueSource of, Map<String, Object> each) {
    if (of != null) {
      return owner(named(deed, of, each));
    }
    return by != null || deed.subject() == null ? null : deed.subject().owner();
  }

  private FormRecord.@Nullable Owner owner(@Nullable String named) {
    if (named == null) {
      return null;
    }
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
