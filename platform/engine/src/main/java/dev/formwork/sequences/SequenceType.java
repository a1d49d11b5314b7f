package dev.formwork.sequences;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Pointers;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.flows.Span;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormVocabulary;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.messages.MessageTemplate;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Mentions;
import dev.formwork.rules.RuleChecks;
import dev.formwork.rules.SystemField;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the platform knows of sequences. */
final class SequenceType implements DefinitionType<Sequence> {

  @Override
  public String kind() {
    return "sequence";
  }

  @Override
  public String folder() {
    return "sequences";
  }

  @Override
  public String schema() {
    return "sequence.schema.json";
  }

  @Override
  public Class<Sequence> valueType() {
    return Sequence.class;
  }

  @Override
  public DefinitionKey key(Sequence sequence) {
    return sequence.key();
  }

  @Override
  public LocalizedText title(Sequence sequence) {
    return sequence.title();
  }

  @Override
  public Problems check(Sequence sequence, DefinitionKey app, Catalog catalog) {
    var found = new ArrayList<Problem>();
    checkSteps(sequence, app, catalog, found);
    QualifiedKey key = sequence.formIn(app);
    catalog
        .find(Form.TYPE, key)
        .map(form -> FormVocabulary.of(form, key.app(), catalog))
        .ifPresent(vocabulary ->
            conditions(sequence)
                .forEach((at, condition) ->
                    RuleChecks.check(condition, vocabulary, at).stream()
                        .filter(problem -> !problem.code().equals("rules.field.unknown"))
                        .forEach(found::add)));
    conditions(sequence)
        .forEach((at, condition) ->
            Mentions.of(condition, at)
                .scripts()
                .forEach(script ->
                    found.add(Problem.error("sequence.condition.script", script.pointer()))));
    return new Problems(found);
  }

  private static void checkSteps(
      Sequence sequence, DefinitionKey app, Catalog catalog, List<Problem> found) {
    var keys = new HashSet<DefinitionKey>();
    Instant before = Instant.EPOCH;
    for (int i = 0; i < sequence.steps().size(); i++) {
      Sequence.Step step = sequence.steps().get(i);
      String at = Pointers.item("/steps", i);
      if (!keys.add(step.key())) {
        found.add(
            Problem.error("sequence.step.twice", at + "/key").with("key", step.key().value()));
      }
      Instant due = moment(step.after());
      if (due.isBefore(before)) {
        found.add(
            Problem.error("sequence.step.order", at + "/after").with("key", step.key().value()));
      }
      before = due;
      catalog
          .find(MessageTemplate.TYPE, new QualifiedKey(app, step.message()))
          .filter(template -> (template.customer() == null) == step.to().isEmpty())
          .ifPresent(template ->
              found.add(
                  Problem.error(
                          template.customer() == null
                              ? "sequence.step.nobody"
                              : "sequence.step.customer",
                          at + "/to")
                      .with("message", step.message().value())));
    }
  }

  private static Instant moment(Span span) {
    return span.plainlyAfter(Instant.EPOCH, ZoneOffset.UTC);
  }

  private static Map<String, Condition> conditions(Sequence sequence) {
    var found = new LinkedHashMap<String, Condition>();
    if (sequence.until() != null) {
      found.put("/until", sequence.until());
    }
    for (int i = 0; i < sequence.steps().size(); i++) {
      Condition when = sequence.steps().get(i).when();
      if (when != null) {
        found.put(Pointers.item("/steps", i) + "/when", when);
      }
    }
    return found;
  }

  @Override
  public List<Reference> references(Sequence sequence, DefinitionKey app) {
    QualifiedKey form = sequence.formIn(app);
    var found = new ArrayList<Reference>();
    found.add(Reference.to(Form.TYPE, form, "/form"));
    for (int i = 0; i < sequence.steps().size(); i++) {
      var template = new QualifiedKey(app, sequence.steps().get(i).message());
      String at = Pointers.item("/steps", i) + "/message";
      found.add(Reference.to(MessageTemplate.TYPE, template, at));
    }
    conditions(sequence)
        .forEach((at, condition) ->
            Mentions.of(condition, at).fields().stream()
                .filter(named -> SystemField.named(named.field().value()).isEmpty())
                .forEach(named ->
                    found.add(
                        Reference.toField(Form.TYPE, form, named.field(), named.pointer())
                            .as(Written.VALUE))));
    return found;
  }
}
