package dev.formwork.workspace.keys;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextField;
import dev.formwork.identity.ApiKey.Scope;
import dev.formwork.identity.ApiKeys;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.text.Say;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Asks what a new API key is to be good for. */
final class MakeKeySheet {

  private static final List<Integer> DAYS = List.of(30, 90, 365);

  private final Sheet sheet = new Sheet(t("keys.make"));
  private final TextField title = new TextField(t("keys.column.name"));
  private final CheckboxGroup<Scope> scopes = new CheckboxGroup<>(t("keys.column.scopes"));
  private final MultiSelectComboBox<DefinitionKey> apps = new MultiSelectComboBox<>(t("keys.apps"));
  private final ComboBox<Integer> days = new ComboBox<>(t("keys.column.ends"));
  private final Clock clock;
  private final Consumer<ApiKeys.Wish> make;

  /**
   * @param make makes the key, or refuses
   */
  MakeKeySheet(
      boolean admin, Map<DefinitionKey, String> titles, Clock clock, Consumer<ApiKeys.Wish> make) {
    this.clock = clock;
    this.make = make;
    title.setMaxLength(80);
    title.setPlaceholder(t("keys.name-hint"));
    title.setManualValidation(true);
    title.setRequiredIndicatorVisible(true);
    title.setAutofocus(true);
    title.setWidthFull();
    scopes.setItems(
        Stream.of(Scope.values()).filter(scope -> admin || scope != Scope.ADMIN).toList());
    scopes.setItemLabelGenerator(scope -> t("keys.scope-hint." + scope.name()));
    scopes.setManualValidation(true);
    scopes.setValue(Set.of(Scope.READ));
    scopes.addClassName("fw-keys-scopes");
    apps.setItems(titles.keySet().stream().sorted().toList());
    apps.setItemLabelGenerator(app -> titles.getOrDefault(app, app.value()));
    apps.setPlaceholder(t("keys.apps-all"));
    apps.setWidthFull();
    days.setItems(DAYS);
    days.setItemLabelGenerator(number -> t("keys.days", number));
    days.setValue(DAYS.get(1));
    days.setManualValidation(true);
    days.setWidthFull();
    sheet
        .with(title, scopes, apps, days)
        .actions(
            Button.plain(t("sheet.back"), sheet::close),
            Button.primary(t("keys.make"), this::finish));
  }

  void open() {
    sheet.open();
  }

  private void finish() {
    Stream.<HasValidationProperties>of(title, scopes, days).forEach(each -> each.setInvalid(false));
    int length = Objects.requireNonNullElse(days.getValue(), DAYS.getFirst());
    var wish =
        new ApiKeys.Wish(
            title.getValue(),
            scopes.getValue(),
            apps.getValue(),
            clock.instant().plus(Duration.ofDays(length)));
    try {
      make.accept(wish);
      sheet.close();
    } catch (Refusal refused) {
      refused.problems().forEach(this::show);
    }
  }

  private void show(Problem problem) {
    HasValidationProperties at =
        switch (problem.path()) {
          case "scopes" -> scopes;
          case "expiresAt" -> days;
          default -> title;
        };
    at.setErrorMessage(Say.t(problem));
    at.setInvalid(true);
  }
}
