package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import dev.formwork.designer.editor.Suggestions.Named;
import dev.formwork.editing.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Who answers for a metric: a role of the app, or one person. */
final class MetricOwner extends Div {

  MetricOwner(Desk desk, Consumer<List<Change>> change) {
    List<Named> who = who(desk.suggestions());
    String now = MetricParts.owner(desk.tree());
    var keys = new ArrayList<>(who.stream().map(Named::key).toList());
    if (!now.isEmpty() && !keys.contains(now)) {
      keys.addFirst(now);
    }
    var input = new ComboBox<String>();
    input.setItems(keys);
    input.setItemLabelGenerator(key -> MetricWords.title(who, key));
    input.setAriaLabel(t("metricdesk.owner"));
    input.setPlaceholder(t("metricdesk.owner.none"));
    input.setClearButtonVisible(true);
    input.addClassName("fw-shelf-form");
    if (!now.isEmpty()) {
      input.setValue(now);
    }
    input.addValueChangeListener(chosen -> {
      if (chosen.isFromClient()) {
        String key = chosen.getValue() == null ? "" : chosen.getValue();
        change.accept(MetricParts.owner(desk.tree(), key));
      }
    });
    add(input);
  }

  private static List<Named> who(Suggestions suggestions) {
    var who = new ArrayList<Named>();
    suggestions.definitions("role").stream()
        .filter(role -> !role.key().contains("/"))
        .forEach(role ->
            who.add(new Named("role:" + role.key(), t("metricdesk.owner.role", named(role)))));
    suggestions
        .people()
        .forEach(person ->
            who.add(
                new Named("person:" + person.key(), t("metricdesk.owner.person", named(person)))));
    return who;
  }

  private static String named(Named named) {
    return named.title().isEmpty() ? named.key() : named.title();
  }
}
