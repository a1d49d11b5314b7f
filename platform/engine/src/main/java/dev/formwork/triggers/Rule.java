package dev.formwork.triggers;

import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Mentions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that the platform does by itself: when, if, then.
 *
 * @param form whose records it is about: of the same app by key, or {@code app/form}; absent where
 *     it is about none
 * @param off whether it rests
 * @param beforeSave whether it only sets fields of the record that is just being written, in the
 *     same write
 * @param when what must hold for the record as it is then; always where absent
 * @param was what must have held for it before the change; not asked where absent
 * @param once whether it fires at most once for each record, and for each value crossed
 * @param actions what is done, in this order; the first that fails stops the rest
 */
public record Rule(
    DefinitionKey key,
    LocalizedText title,
    @Nullable String form,
    boolean off,
    boolean beforeSave,
    Trigger trigger,
    @Nullable Condition when,
    @Nullable Condition was,
    boolean once,
    List<Action> actions) {

  public static final DefinitionType<Rule> TYPE = new RuleType();

  public Rule {
    actions = List.copyOf(actions);
  }

  /** The form, seen from the app that the rule belongs to. */
  public Optional<QualifiedKey> formIn(DefinitionKey app) {
    return Optional.ofNullable(form).map(name -> QualifiedKey.parse(name, app));
  }

  /** Every script in it, with its place: what is checked when a release is published. */
  public List<Mentions.Source> scripts() {
    return RuleType.scripts(this);
  }
}
