package dev.formwork.records.internal;

import dev.formwork.definitions.CompiledRelease;
import dev.formwork.definitions.Draft;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Usage;
import dev.formwork.definitions.Yaml;
import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.forms.ValueKinds;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Impact;
import dev.formwork.rules.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the formulas that read a field as the type which it had before. */
@Component
public final class Misreading {

  private final Drafts drafts;
  private final TypeTrial trial;

  Misreading(Drafts drafts, TypeTrial trial) {
    this.drafts = drafts;
    this.trial = trial;
  }

  /** Whether a formula can go on where a field is another; as {@link TypeTrial#takes}. */
  public boolean takes(Form form, FieldKey field, Field other, String formula) {
    return trial.takes(form, field, other.type(), formula);
  }

  /** Those of a draft, by field; what is live says which types were others. */
  public List<Impact> between(Actor actor, CompiledRelease before, CompiledRelease after) {
    var found = new ArrayList<Impact>();
    Draft draft = drafts.open(actor, after.app());
    for (Form old : before.all(Form.TYPE)) {
      Form form = after.find(Form.TYPE, old.key()).orElse(null);
      if (form != null && !form.equals(old)) {
        old.fields().forEach(field -> misread(actor, draft, field, form).ifPresent(found::add));
      }
    }
    return found;
  }

  private Optional<Impact> misread(Actor actor, Draft draft, Field was, Form form) {
    Field is = form.field(was.key()).orElse(null);
    if (is == null || ValueKinds.of(is.type()) == ValueKinds.of(was.type())) {
      return Optional.empty();
    }
    var key = new QualifiedKey(draft.app(), form.key());
    ValueKind before = ValueKinds.of(was.type());
    List<Usage> usages =
        drafts.usages(actor, draft.app(), Form.TYPE.kind(), key, was.key()).stream()
            .filter(usage -> usage.reference().written().isScript())
            .filter(usage -> usage.app().equals(draft.app()))
            .filter(usage ->
                script(draft, usage)
                    .filter(formula ->
                        !trial.takes(form, was.key(), before, ValueKinds.of(is.type()), formula))
                    .isPresent())
            .toList();
    return usages.isEmpty()
        ? Optional.empty()
        : Optional.of(new Impact.Misread(key, form.title(), was.key(), is.title(), usages));
  }

  private static Optional<String> script(Draft draft, Usage usage) {
    return draft
        .find(usage.by())
        .map(definition ->
            Yaml.read(definition.text()).tree().at(usage.reference().pointer()).asString(""));
  }
}
