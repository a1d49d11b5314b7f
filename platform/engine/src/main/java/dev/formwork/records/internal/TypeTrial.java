package dev.formwork.records.internal;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormScripts;
import dev.formwork.forms.ValueKinds;
import dev.formwork.kernel.FieldKey;
import dev.formwork.records.RuleSubject;
import dev.formwork.rules.Mentions;
import dev.formwork.rules.ValueKind;
import dev.formwork.scripting.ScriptFailure;
import dev.formwork.scripting.ScriptSession;
import dev.formwork.scripting.Scripts;
import dev.formwork.scripting.SourceNames;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tries formulas with an example of another type in place of what a field holds. A formula takes
 * the other type if it neither looks into the value nor asks whether it is a certain one, and comes
 * to the same sort of result.
 */
@Component
public final class TypeTrial {

  /** What a formula comes to. */
  private enum Came {
    FAILURE,
    NOTHING,
    TEXT,
    NUMBER,
    SWITCH,
    MORE
  }

  private final Scripts scripts;

  TypeTrial(Scripts scripts) {
    this.scripts = scripts;
  }

  /**
   * Whether a formula about records of the form can go on where one of the fields is another.
   *
   * @param form as it is now
   * @param other what the field would be
   */
  public boolean takes(Form form, FieldKey field, FieldType other, String formula) {
    ValueKind before = form.field(field).map(Field::type).map(ValueKinds::of).orElse(null);
    return takes(form, field, before, ValueKinds.of(other), formula);
  }

  /**
   * The same with what the field was and is.
   *
   * @param before absent where the form has no such field
   */
  boolean takes(
      Form form, FieldKey field, @Nullable ValueKind before, ValueKind after, String formula) {
    if (before == null || before == after) {
      return true;
    }
    if (SourceNames.isOfItsKind(formula, field.value())) {
      return false;
    }
    var script = new Mentions.Source("", formula);
    FormScripts.Standing standing = FormScripts.of(form).about(script, RuleSubject.EXAMPLES);
    try (ScriptSession session = scripts.open()) {
      Came was = came(session, standing, field, before);
      Came is = came(session, standing, field, after);
      return is != Came.FAILURE && (was == Came.FAILURE || was == is);
    }
  }

  private static Came came(
      ScriptSession session, FormScripts.Standing standing, FieldKey field, ValueKind kind) {
    var examples = new HashMap<>(standing.examples());
    examples.put(field.value(), FormScripts.example(kind));
    try {
      return switch (session.evaluate(standing.expression(), examples)) {
        case null -> Came.NOTHING;
        case Double number when number.isNaN() -> Came.NOTHING;
        case Number _ -> Came.NUMBER;
        case String _ -> Came.TEXT;
        case Boolean _ -> Came.SWITCH;
        default -> Came.MORE;
      };
    } catch (ScriptFailure failure) {
      return Came.FAILURE;
    }
  }
}
