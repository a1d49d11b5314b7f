package dev.formwork.reports;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.Reference;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormVocabulary;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordPath;
import dev.formwork.records.RecordPaths;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Mentions;
import dev.formwork.rules.RuleChecks;
import dev.formwork.rules.SystemField;
import dev.formwork.rules.ValueKind;
import dev.formwork.rules.Vocabulary;
import java.util.List;
import java.util.Optional;

/**
 * What others than a report itself may say of it: which of its records count besides, and which of
 * its rows are meant.
 */
public final class ReportWords {

  private final QualifiedKey key;
  private final Report report;
  private final QualifiedKey form;
  private final Catalog catalog;
  private final RecordPaths paths;

  private ReportWords(QualifiedKey key, Report report, Catalog catalog) {
    this.key = key;
    this.report = report;
    this.form = report.formIn(key.app());
    this.catalog = catalog;
    this.paths = new RecordPaths(form, catalog);
  }

  /** Those of a report; empty where it, or its form, is not there, which is told elsewhere. */
  public static Optional<ReportWords> of(QualifiedKey key, Catalog catalog) {
    return catalog
        .find(Report.TYPE, key)
        .map(report -> new ReportWords(key, report, catalog))
        .filter(words -> catalog.find(Form.TYPE, words.form).isPresent());
  }

  /**
   * Whether a condition can narrow which records count.
   *
   * @param own what {@code $field.x} and {@code $param.x} mean
   */
  public Problems narrowing(Condition where, Vocabulary own, String at) {
    Form known = catalog.find(Form.TYPE, form).orElseThrow();
    var theirs = FormVocabulary.of(known, form.app(), catalog);
    return RuleChecks.check(where, new Both(theirs, own, paths), at)
        .and(
            new Problems(
                ReportMentions.of(where, at).stream()
                    .filter(named ->
                        paths
                            .rows(named.path())
                            .filter(rows -> !rows.equals(report.rows()))
                            .isPresent())
                    .map(named ->
                        Problem.error("report.field.of-rows", named.pointer())
                            .with("field", named.path().toString()))
                    .toList()));
  }

  /** Whether records fall into periods by a field. */
  public Problems dating(FieldKey field, String at) {
    Optional<ValueKind> kind = paths.kind(RecordPath.of(field));
    if (kind.isEmpty()) {
      return Problems.of(Problem.error("rules.field.unknown", at).with("field", field.value()));
    }
    return kind.get() == ValueKind.DATE || kind.get() == ValueKind.DATE_TIME
        ? Problems.NONE
        : Problems.of(
            Problem.error("report.field.not-a-date", at)
                .with("field", field.value())
                .with("report", shown()));
  }

  /** Whether a condition about its rows names columns of them. */
  public Problems choosing(Condition when, String at) {
    List<FieldKey> columns =
        new Columns(report, form, catalog).all().stream().map(ReportResult.Column::key).toList();
    return new Problems(
        Mentions.of(when, at).fields().stream()
            .filter(named -> !columns.contains(named.field()))
            .map(named ->
                Problem.error("rule.report.column", named.pointer())
                    .with("column", named.field().value())
                    .with("report", shown()))
            .toList());
  }

  /** The fields of forms that a condition about its records names. */
  public List<Reference> references(Condition where, String at) {
    return ReportMentions.of(where, at).stream()
        .flatMap(named -> paths.references(named.path(), named.pointer()).stream())
        .toList();
  }

  /** The field of its form; none where that is the platform's own. */
  public List<Reference> references(FieldKey field, String at) {
    return SystemField.named(field.value()).isPresent()
        ? List.of()
        : List.of(Reference.toField(Form.TYPE, form, field, at));
  }

  private String shown() {
    return key.key().value();
  }

  /** The names of the report's records, beside those of whoever narrows it. */
  private record Both(Vocabulary theirs, Vocabulary own, RecordPaths paths) implements Vocabulary {
    @Override
    public Optional<ValueKind> field(FieldKey key) {
      return theirs.field(key);
    }

    @Override
    public Optional<ValueKind> ownField(FieldKey key) {
      return own.field(key);
    }

    @Override
    public Optional<ValueKind> parameter(FieldKey key) {
      return own.parameter(key).or(() -> theirs.parameter(key));
    }

    @Override
    public boolean knowsPaths() {
      return true;
    }

    @Override
    public Optional<ValueKind> path(List<FieldKey> steps) {
      return paths.kind(new RecordPath(steps));
    }
  }
}
