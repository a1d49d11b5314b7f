package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Refusal;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.text.Say;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Asks for what goes with an act, and stays open until the engine takes it: what it refuses stands
 * beside the answer that is wrong.
 */
final class AskSheet {

  private static final int LONGEST = 4000;

  /** Once inputs have drawn their problems, the first one and its words come into view. */
  private static final String TO_FIRST_PROBLEM =
      "setTimeout(() => this.querySelector('[invalid], .fw-problem:not([hidden]):not(:empty)')"
          + "?.scrollIntoView({block: 'center'}), 50)";

  private final Sheet sheet;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Div elsewhere = new Div();

  AskSheet(String title) {
    this.sheet = new Sheet(title);
    elsewhere.addClassName("fw-problem");
    elsewhere.getElement().setAttribute("role", "alert");
    elsewhere.setVisible(false);
  }

  /** Where a problem is shown; an empty text clears it. */
  @FunctionalInterface
  interface Place {
    void show(String problem);
  }

  /** Adds something that asks nothing. */
  AskSheet with(Component... content) {
    sheet.with(content);
    return this;
  }

  /**
   * Adds something to fill in.
   *
   * @param path of the problems that are about it
   */
  <C extends Component> C ask(String path, C input, Place place) {
    places.put(path, place);
    sheet.with(input);
    return input;
  }

  /** Adds an input that shows its problems itself. */
  <C extends Component & HasValidationProperties> C ask(String path, C input) {
    if (input instanceof HasValue<?, ?> value) {
      value.addValueChangeListener(change -> input.setInvalid(false));
    }
    return ask(
        path,
        input,
        problem -> {
          input.setErrorMessage(problem);
          input.setInvalid(!problem.isEmpty());
        });
  }

  /**
   * Asks for words.
   *
   * @param offered words that a click fills in
   */
  TextArea words(String path, String label, boolean required, List<LocalizedText> offered) {
    var words = new TextArea(label);
    words.setManualValidation(true);
    words.setRequiredIndicatorVisible(required);
    words.setMaxLength(LONGEST);
    words.setMinRows(3);
    words.setMaxRows(10);
    words.setWidthFull();
    words.setAutofocus(places.isEmpty());
    ask(path, words);
    if (!offered.isEmpty()) {
      var offers = new Div();
      offers.addClassName("fw-offers");
      offers.getElement().setAttribute("role", "group").setAttribute("aria-label", t("ask.offers"));
      offered.forEach(each ->
          offers.add(
              Button.plain(
                  Say.t(each),
                  () -> {
                    words.setValue(Say.t(each));
                    words.focus();
                  })));
      sheet.with(offers);
    }
    return words;
  }

  /**
   * Opens it.
   *
   * @param act does it, or refuses
   * @param otherwise takes a refusal that is about something else, with the sheet closed
   */
  void open(String verb, boolean dangerous, Runnable act, Consumer<Refusal> otherwise) {
    Runnable confirm = () -> confirm(act, otherwise);
    sheet
        .with(elsewhere)
        .actions(
            Button.plain(t("sheet.back"), sheet::close),
            dangerous ? Button.danger(verb, confirm) : Button.primary(verb, confirm))
        .open();
  }

  private void confirm(Runnable act, Consumer<Refusal> otherwise) {
    places.values().forEach(place -> place.show(""));
    elsewhere.setVisible(false);
    try {
      act.run();
      sheet.close();
    } catch (Refusal refused) {
      if (isAboutThis(refused.problems())) {
        show(refused.problems());
      } else {
        sheet.close();
        otherwise.accept(refused);
      }
    }
  }

  private boolean isAboutThis(Problems problems) {
    return problems.stream()
        .filter(Problem::isError)
        .allMatch(problem -> problem.path().isEmpty() || places.containsKey(problem.path()));
  }

  private void show(Problems problems) {
    Map<String, String> byPath =
        problems.stream()
            .filter(Problem::isError)
            .collect(
                Collectors.groupingBy(
                    Problem::path,
                    LinkedHashMap::new,
                    Collectors.mapping(Say::t, Collectors.joining(" "))));
    byPath.forEach((path, words) -> {
      Place place = places.get(path);
      if (place == null) {
        elsewhere.setText(words);
        elsewhere.setVisible(true);
      } else {
        place.show(words);
      }
    });
    sheet.getElement().executeJs(TO_FIRST_PROBLEM);
  }
}
