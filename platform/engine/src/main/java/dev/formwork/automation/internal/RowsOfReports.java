package dev.formwork.automation.internal;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.CrossCheck;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormVocabulary;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.reports.ReportWords;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Mentions;
import dev.formwork.rules.ValueKind;
import dev.formwork.rules.Vocabulary;
import dev.formwork.triggers.ReportRows;
import dev.formwork.triggers.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether what rules say of reports, of which they take rows, can be said of them. */
@Component
final class RowsOfReports implements CrossCheck<Rule> {

  @Override
  public DefinitionType<Rule> type() {
    return Rule.TYPE;
  }

  @Override
  public Problems check(Rule rule, DefinitionKey app, Catalog catalog) {
    var found = new ArrayList<Problem>();
    Vocabulary own = own(rule, app, catalog);
    for (ReportRows.Placed each : ReportRows.of(rule)) {
      ReportRows rows = each.rows();
      ReportWords.of(rows.reportIn(app), catalog)
          .ifPresent(words -> problems(rows, words, own, each.at()).forEach(found::add));
    }
    return new Problems(found);
  }

  private static Problems problems(ReportRows rows, ReportWords words, Vocabulary own, String at) {
    FieldKey date = rows.date();
    Condition where = rows.where();
    Condition when = rows.when();
    Problems problems = date == null ? Problems.NONE : words.dating(date, at + "/date");
    if (where != null) {
      problems = problems.and(words.narrowing(where, own, at + "/where"));
    }
    return when == null ? problems : problems.and(words.choosing(when, at + "/when"));
  }

  @Override
  public List<Reference> references(Rule rule, DefinitionKey app, Catalog catalog) {
    var found = new ArrayList<Reference>();
    for (ReportRows.Placed each : ReportRows.of(rule)) {
      ReportRows rows = each.rows();
      found.addAll(own(rule, rows, app, each.at() + "/where"));
      ReportWords.of(rows.reportIn(app), catalog)
          .ifPresent(words -> {
            if (rows.date() != null) {
              found.addAll(words.references(rows.date(), each.at() + "/date"));
            }
            if (rows.where() != null) {
              found.addAll(words.references(rows.where(), each.at() + "/where"));
            }
          });
    }
    return found;
  }

  /** The fields of the rule's own record that a condition about others compares with. */
  private static List<Reference> own(Rule rule, ReportRows rows, DefinitionKey app, String at) {
    Condition where = rows.where();
    QualifiedKey form = rule.formIn(app).orElse(null);
    if (where == null || form == null) {
      return List.of();
    }
    return Mentions.of(where, at).fields().stream()
        .filter(Mentions.Named::isValue)
        .map(named ->
            Reference.toField(Form.TYPE, form, named.field(), named.pointer()).as(Written.VALUE))
        .toList();
  }

  /** What the rule's own record has; a rule about none has only parameters. */
  private static Vocabulary own(Rule rule, DefinitionKey app, Catalog catalog) {
    Form form = rule.formIn(app).flatMap(key -> catalog.find(Form.TYPE, key)).orElse(null);
    return form == null
        ? new Parameters(catalog.parameters(app))
        : FormVocabulary.of(form, app, catalog);
  }

  private record Parameters(Map<String, Object> all) implements Vocabulary {
    @Override
    public Optional<ValueKind> field(FieldKey key) {
      return Optional.empty();
    }

    @Override
    public Optional<ValueKind> parameter(FieldKey key) {
      return Optional.ofNullable(all.get(key.value())).map(ValueKind::of);
    }
  }
}
