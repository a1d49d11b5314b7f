package dev.formwork.workspace.parameters;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.ParameterChange;
import dev.formwork.definitions.ParameterType;
import dev.formwork.definitions.Parameters;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.workspace.form.DayPick;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks for the value of one parameter and the day from which it holds; shows what was set. */
final class ParameterSheet {

  private final ParameterDesk desk;
  private final DefinitionKey app;
  private final Manifest.Parameter parameter;
  private final Runnable changed;
  private final Sheet sheet;
  private final TextField text = new TextField(t("parameters.value"));
  private final Checkbox yes;
  private final DatePicker from = DayPick.of(t("parameters.from"));
  private final TextField note = new TextField(t("parameters.note"));

  ParameterSheet(
      ParameterDesk desk,
      DefinitionKey app,
      Manifest.Parameter parameter,
      Object value,
      Runnable changed) {
    this.desk = desk;
    this.app = app;
    this.parameter = parameter;
    this.changed = changed;
    this.sheet = new Sheet(Say.t(parameter.title()));
    this.yes = new Checkbox(Say.t(parameter.title()), Boolean.TRUE.equals(value));
    text.setManualValidation(true);
    text.setValue(words(value));
    text.setHelperText(t("parameters.by-default", words(parameter.defaultValue())));
    text.setAutofocus(true);
    text.setWidthFull();
    from.setManualValidation(true);
    from.setMin(desk.today());
    from.setValue(desk.today());
    from.setWidthFull();
    note.setMaxLength(500);
    note.setWidthFull();
  }

  void open() {
    if (!parameter.help().isEmpty()) {
      var help = new Paragraph(Say.t(parameter.help()));
      help.addClassName("fw-quiet");
      sheet.with(help);
    }
    sheet.with(parameter.type() == ParameterType.SWITCH ? yes : text, from, note);
    List<ParameterChange> before = desk.history(app).of(parameter.key());
    if (!before.isEmpty()) {
      sheet.with(history(before));
    }
    sheet.actions(
        Button.plain(t("parameters.default"), () -> set(null)),
        Button.primary(
            t("parameters.set"), () -> value().ifPresentOrElse(this::set, this::refuse)));
    sheet.open();
  }

  private Component history(List<ParameterChange> before) {
    var list = new UnorderedList();
    list.addClassName("fw-parameters-history");
    before.forEach(change -> list.add(line(change)));
    return new Div(new H3(t("parameters.history")), list);
  }

  private ListItem line(ParameterChange change) {
    LocalDate day = change.from();
    Object value = change.value();
    var what = new Span(value == null ? t("parameters.to-default") : words(value));
    what.addClassName("fw-number");
    var when = new Span(day == null ? "" : t("parameters.since", Show.day(day)));
    when.addClassName("fw-quiet");
    var head = new Div(what, when);
    String who = change.by().isEmpty() ? "" : desk.person(change.by());
    var why =
        new Div(
            who.isEmpty() || change.note().isEmpty()
                ? who + change.note()
                : t("parameters.by-why", who, change.note()));
    why.addClassNames("fw-quiet", "fw-small");
    var line = new ListItem(new Div(head, why));
    if (day != null && day.isAfter(desk.today())) {
      line.add(
          Button.quiet(
              t("parameters.take-back"),
              () -> {
                desk.takeBack(app, change);
                sheet.close();
                changed.run();
              }));
    }
    return line;
  }

  private Optional<Object> value() {
    return parameter.type() == ParameterType.SWITCH
        ? Optional.of(yes.getValue())
        : typed(parameter.type(), text.getValue());
  }

  private void set(@Nullable Object value) {
    text.setInvalid(false);
    from.setInvalid(false);
    try {
      desk.set(app, new Parameters.Wish(parameter.key(), value, from.getValue(), note.getValue()));
      sheet.close();
      changed.run();
    } catch (Refusal refused) {
      String why = refused.problems().stream().map(Say::t).collect(Collectors.joining(" "));
      boolean ofTheDay =
          refused.problems().stream().anyMatch(problem -> problem.path().equals("from"));
      if (ofTheDay) {
        from.setErrorMessage(why);
        from.setInvalid(true);
      } else {
        refuse(why);
      }
    }
  }

  private void refuse() {
    refuse(t("parameters.expected." + parameter.type().word()));
  }

  private void refuse(String why) {
    text.setErrorMessage(why);
    text.setInvalid(true);
    text.focus();
  }

  /** What was typed as a value of the type; empty where it is none. */
  static Optional<Object> typed(ParameterType type, String typed) {
    String text = typed.strip();
    Object value =
        switch (type) {
          case INTEGER, DECIMAL -> number(text);
          case TEXT, DATE, SWITCH -> text;
        };
    return Optional.of(value).filter(type::accepts);
  }

  private static Object number(String text) {
    try {
      return new BigDecimal(text.replace(",", ""));
    } catch (NumberFormatException _) {
      return text;
    }
  }

  /** The value as it is read, and typed where it is no switch. */
  static String words(Object value) {
    return value instanceof Boolean on
        ? t(on ? "parameters.yes" : "parameters.no")
        : value.toString();
  }
}
