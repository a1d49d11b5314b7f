package dev.formwork.automation;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RuleSubject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries what rules tell people; whoever knows channels and templates implements it. */
public interface RuleMessages {

  /**
   * A message that a rule wants sent.
   *
   * @param id the same for every attempt
   * @param persons ids of those who are to get it
   * @param what code of the occasion, where there is no template: it names a text
   * @param template absent where the text says it all
   * @param about the record whose values are merged; absent where it is about none
   * @param more further values to merge
   */
  record Order(
      String id,
      QualifiedKey rule,
      List<String> persons,
      String what,
      @Nullable DefinitionKey template,
      LocalizedText text,
      @Nullable RuleSubject about,
      Map<String, Object> more,
      @Nullable String by,
      Instant at) {

    public Order {
      persons = List.copyOf(persons);
      more = Map.copyOf(more);
    }
  }

  /** Sends it; doing so again with the same id changes nothing. */
  void send(Order order);
}
