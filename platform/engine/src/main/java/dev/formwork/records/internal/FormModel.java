package dev.formwork.records.internal;

import dev.formwork.flows.Flow;
import dev.formwork.forms.Choices;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormLogic;
import dev.formwork.kernel.QualifiedKey;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A form of one release with all that the write path needs of that release. */
public record FormModel(
    QualifiedKey key,
    int release,
    FormLogic logic,
    @Nullable Flow flowOrNull,
    Choices choices,
    Map<String, Object> parameters) {

  public Form form() {
    return logic.form();
  }

  public Optional<Flow> flow() {
    return Optional.ofNullable(flowOrNull);
  }

  /** The name of the collection that holds its records. */
  public String collection() {
    return collectionOf(key);
  }

  static String collectionOf(QualifiedKey key) {
    return "r." + key.app() + "." + key.key();
  }
}
