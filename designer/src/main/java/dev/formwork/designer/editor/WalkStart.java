package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import dev.formwork.access.Action;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.identity.Person;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.scenarios.Scenario;
import dev.formwork.scenarios.Step;
import dev.formwork.scenarios.Walk;
import dev.formwork.workspace.form.PeoplePick;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.text.Say;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who enters the record that is walked through, and what it is like at first. */
final class WalkStart extends Div {

  /** Opens the form that is to be filled in. */
  interface Entering {
    void enter(String username, Map<String, @Nullable Object> preset);
  }

  private static final String EXAMPLE = "example";
  private static final String BLANK = "blank";
  private static final String SAMPLE = "sample:";
  private static final String SCENARIO = "scenario:";

  private final transient Walk walk;
  private final transient QualifiedKey form;
  private final ComboBox<Person> person;
  private final Select<String> from = new Select<>();

  WalkStart(Walk walk, QualifiedKey form, Entering entering) {
    this.walk = walk;
    this.form = form;
    addClassName("fw-walk-start");
    var on = walk.walking();
    person =
        PeoplePick.one(
            t("walk.who"),
            on.organisation(),
            each -> on.service().may(walk.actor(each.username()), Action.CREATE, form));
    first().ifPresent(person::setValue);
    person.addValueChangeListener(change -> person.setInvalid(false));
    Map<String, String> choices = choices();
    from.setLabel(t("walk.from"));
    from.setItems(choices.keySet());
    from.setItemLabelGenerator(key -> choices.getOrDefault(key, key));
    String usual =
        choices.keySet().stream().filter(key -> key.startsWith(SAMPLE)).findFirst().orElse(EXAMPLE);
    from.setValue(usual);
    enteredBy(usual);
    from.setWidthFull();
    from.addValueChangeListener(change -> enteredBy(change.getValue()));
    var hint = new Paragraph(t("walk.start-hint"));
    hint.addClassNames("fw-quiet", "fw-small");
    add(hint, person, from, Button.primary(t("walk.fill"), () -> enter(entering)));
  }

  private Optional<Person> first() {
    return person
        .getListDataView()
        .getItems()
        .min((one, other) -> Boolean.compare(one.admin(), other.admin()));
  }

  private Map<String, String> choices() {
    var on = walk.walking();
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put(EXAMPLE, t("walk.from-example"));
    choices.put(BLANK, t("walk.from-blank"));
    on.samples(form).forEach(each -> choices.put(SAMPLE + each, t("walk.from-sample", each)));
    for (Scenario scenario : scenarios()) {
      if (creates(scenario).isPresent()) {
        choices.put(SCENARIO + scenario.key(), t("walk.from-scenario", Say.t(scenario.title())));
      }
    }
    return choices;
  }

  private List<Scenario> scenarios() {
    return List.copyOf(walk.walking().apps().current(walk.app()).all(Scenario.TYPE));
  }

  /** The first step of a scenario that enters a record of this form on a screen. */
  private Optional<Step.Creates> creates(Scenario scenario) {
    return scenario.steps().stream()
        .filter(Step.Creates.class::isInstance)
        .map(Step.Creates.class::cast)
        .filter(step -> step.link() == null && step.refused() == null)
        .filter(step -> QualifiedKey.parse(step.form(), walk.app()).equals(form))
        .findFirst();
  }

  private Optional<Scenario> scenario(String choice) {
    return scenarios().stream().filter(each -> choice.equals(SCENARIO + each.key())).findFirst();
  }

  /** Whoever entered what it is to be like, enters this, too. */
  private void enteredBy(@Nullable String choice) {
    String chosen = Objects.requireNonNullElse(choice, BLANK);
    Optional<String> username =
        chosen.startsWith(SAMPLE)
            ? Optional.of(walk.walking().enteredBy(chosen.substring(SAMPLE.length())))
            : scenario(chosen).flatMap(this::creates).map(Step.Creates::as);
    username
        .flatMap(name -> walk.walking().organisation().personNamed(name))
        .filter(found -> person.getListDataView().getItems().anyMatch(found::equals))
        .ifPresent(person::setValue);
  }

  private void enter(Entering entering) {
    Person who = person.getValue();
    if (who == null) {
      person.setErrorMessage(t("walk.who-missing"));
      person.setInvalid(true);
      return;
    }
    String chosen = Objects.requireNonNullElse(from.getValue(), BLANK);
    try {
      entering.enter(who.username(), preset(who.username(), chosen));
    } catch (Refusal refused) {
      person.setErrorMessage(Say.t(refused.problems().list().getFirst()));
      person.setInvalid(true);
    }
  }

  private Map<String, @Nullable Object> preset(String username, String chosen) {
    if (chosen.startsWith(SAMPLE)) {
      return walk.like(username, form, chosen.substring(SAMPLE.length()));
    }
    Optional<Scenario> scenario = scenario(chosen);
    if (scenario.isPresent()) {
      return asIn(scenario.get());
    }
    return chosen.equals(EXAMPLE) ? example(username) : Map.of();
  }

  /** What the form points to has to be there: a sample of each. */
  private Map<String, @Nullable Object> example(String username) {
    var on = walk.walking();
    List<String> samples =
        on.apps().live().find(Form.TYPE, form).stream()
            .flatMap(Form::fields)
            .filter(Field::required)
            .flatMap(field ->
                field.type() instanceof FieldType.Relation relation
                    ? Stream.of(QualifiedKey.parse(relation.form(), form.app()))
                    : Stream.empty())
            .flatMap(target -> on.samples(target).stream().limit(1))
            .distinct()
            .toList();
    walk.having(samples);
    var source = new WalkStage(walk, username).desk().form(form, null);
    return new SampleValues(source, walk.walking().now()).values();
  }

  /** As the scenario has it just before that step. */
  private Map<String, @Nullable Object> asIn(Scenario scenario) {
    Step.Creates creates = creates(scenario).orElseThrow();
    var before = new ArrayList<Step>();
    for (Step step : scenario.steps().subList(0, scenario.steps().indexOf(creates))) {
      if (!(step instanceof Step.Expect)) {
        before.add(step);
      }
    }
    return walk.asIn(scenario, before, creates);
  }
}
