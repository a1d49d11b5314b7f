package dev.formwork.designer.editor;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import dev.formwork.designer.editor.Suggestions.Named;
import dev.formwork.editing.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Several words in their order: fields, roles, choices. */
final class WordsInput extends Div {

  private final transient Spot spot;

  WordsInput(Spot spot, Shape.Items items) {
    this.spot = spot;
    List<String> now = spot.value().valueStream().map(JsonNode::asString).toList();
    List<Named> offered =
        switch (items.item().get()) {
          case Shape.Choice choice ->
              choice.values().stream().map(each -> new Named(each, Labels.value(each))).toList();
          case Shape.Words words ->
              spot.desk().suggestions().of(spot.member().name(), words.role(), spot.place());
          default -> List.of();
        };
    var input = new MultiSelectComboBox<String>();
    input.setAriaLabel(spot.label());
    Set<String> keys = new LinkedHashSet<>(now);
    offered.forEach(each -> keys.add(each.key()));
    input.setItems(keys);
    input.setItemLabelGenerator(key -> label(offered, key));
    input.setValue(new LinkedHashSet<>(now));
    input.setAllowCustomValue(!(items.item().get() instanceof Shape.Choice));
    input.setWidthFull();
    input.addValueChangeListener(change -> tell(change.getValue(), now));
    input.addCustomValueSetListener(typed -> {
      var more = new LinkedHashSet<>(input.getValue());
      more.add(typed.getDetail().strip());
      input.setItems(more);
      input.setValue(more);
    });
    add(input);
  }

  private static String label(List<Named> offered, String key) {
    return offered.stream()
        .filter(each -> each.key().equals(key))
        .findFirst()
        .map(each -> each.title().isEmpty() ? key : each.title())
        .orElse(key);
  }

  /** Those that were there keep their order; new ones come last. */
  private void tell(Set<String> chosen, List<String> before) {
    List<String> words = new ArrayList<>(before);
    words.retainAll(chosen);
    chosen.stream().filter(each -> !words.contains(each)).forEach(words::add);
    if (words.isEmpty() && !spot.member().required()) {
      spot.gone();
      return;
    }
    var array = JsonNodeFactory.instance.arrayNode();
    words.forEach(array::add);
    spot.typed(array);
  }
}
