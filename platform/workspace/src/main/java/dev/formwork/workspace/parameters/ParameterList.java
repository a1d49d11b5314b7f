package dev.formwork.workspace.parameters;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.definitions.Manifest;
import dev.formwork.definitions.ParameterChange;
import dev.formwork.definitions.ParameterHistory;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Parameters of an app, one line each: what holds, and what will. */
@CssImport("./formwork/parameters.css")
public final class ParameterList extends UnorderedList {

  ParameterList(
      ParameterDesk desk,
      Manifest manifest,
      Runnable changed,
      Function<Manifest.Parameter, List<Button>> acts) {
    addClassName("fw-parameters");
    Map<String, Object> values = desk.values(manifest.key());
    ParameterHistory history = desk.history(manifest.key());
    for (Manifest.Parameter parameter : manifest.parameters()) {
      Object value = values.getOrDefault(parameter.key().value(), parameter.defaultValue());
      var buttons = new Div(acts.apply(parameter).toArray(Component[]::new));
      buttons.addClassName("fw-parameters-acts");
      buttons.add(change(desk, manifest, parameter, value, changed));
      add(line(desk, parameter, value, history, buttons));
    }
  }

  private static ListItem line(
      ParameterDesk desk,
      Manifest.Parameter parameter,
      Object value,
      ParameterHistory history,
      Div acts) {
    var title = new Span(Say.t(parameter.title()));
    title.addClassName("fw-parameters-title");
    var names = new Div(title);
    if (!parameter.help().isEmpty()) {
      var help = new Div(Say.t(parameter.help()));
      help.addClassNames("fw-quiet", "fw-small");
      names.add(help);
    }
    var shown = new Span(words(value));
    shown.addClassNames("fw-number", "fw-parameters-value");
    var values = new Div(shown);
    values.addClassName("fw-parameters-values");
    next(history, parameter, desk.today())
        .ifPresent(change ->
            values.add(
                StateBadge.of(
                    StateBadge.Kind.INFO,
                    t(
                        "parameters.next",
                        change.from() == null ? "" : Show.day(change.from()),
                        ParameterSheet.words(
                            change.value() == null ? parameter.defaultValue() : change.value())))));
    return new ListItem(names, values, acts);
  }

  private static Button change(
      ParameterDesk desk,
      Manifest manifest,
      Manifest.Parameter parameter,
      Object value,
      Runnable changed) {
    return Button.picture(
        "pencil",
        t("parameters.change", Say.t(parameter.title())),
        () -> new ParameterSheet(desk, manifest.key(), parameter, value, changed).open());
  }

  private static String words(Object value) {
    if (value instanceof Number number) {
      var exact = new BigDecimal(number.toString()).stripTrailingZeros();
      return Show.number(exact, Math.max(0, exact.scale()));
    }
    return ParameterSheet.words(value);
  }

  /** The change that counts next. */
  private static Optional<ParameterChange> next(
      ParameterHistory history, Manifest.Parameter parameter, LocalDate today) {
    return history.of(parameter.key()).stream()
        .filter(change -> change.from() != null && change.from().isAfter(today))
        .min(Comparator.comparing(ParameterChange::from));
  }
}
