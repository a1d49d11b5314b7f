package dev.formwork.workspace.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.definitions.Catalog;
import dev.formwork.forms.Form;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.triggers.Rule;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.record.RecordNavigation;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of which lines about runs and failures are made. */
record RunLines(Catalog catalog, Instant now) {

  /** What people call a rule. */
  String title(QualifiedKey rule) {
    return Say.t(
        catalog.find(Rule.TYPE, rule).map(Rule::title).orElse(LocalizedText.of(rule.toString())));
  }

  Span when(Instant at) {
    var when = quiet(Show.ago(at, now));
    when.addClassName("fw-runs-when");
    return when;
  }

  /** A link to the record that it is about; nothing where it is about none. */
  Component about(@Nullable QualifiedKey form, @Nullable String record, @Nullable String number) {
    var about = new Div();
    about.addClassNames("fw-small", "fw-runs-about");
    if (form != null && record != null && !record.isEmpty()) {
      String title =
          Say.t(
              catalog
                  .find(Form.TYPE, form)
                  .map(Form::title)
                  .orElse(LocalizedText.of(form.toString())));
      about.add(
          Link.to(
              RecordNavigation.path(form, record), number == null ? title : title + " " + number));
    }
    return about;
  }

  /** Why it failed, in words; the code itself where it has none. */
  static Component why(String code, Map<String, Object> args) {
    var why = new Div(Say.t(new Problem(code, Problem.Severity.ERROR, "", args)));
    why.addClassNames("fw-small", "fw-runs-why");
    return why;
  }

  static Span quiet(String text) {
    var span = new Span(text);
    span.addClassNames("fw-quiet", "fw-small");
    return span;
  }
}
