package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.editing.ColumnGuess;
import dev.formwork.editing.Conversion;
import dev.formwork.editing.Place;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.ReleaseImpact;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.record.RecordNavigation;
import dev.formwork.workspace.text.Messages;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How a field gets another type: what it is called then, and what it offers to choose from. */
final class RetypeInputs extends Div implements ReshapeSheet.Inputs {

  private static final Set<String> CHOICES = Set.of("choice", "multi-choice");
  private static final int MOST_OPTIONS = 100;
  private static final int SHOWN = 60;

  private final transient Desk desk;
  private final transient Refactoring refactoring;
  private final DefinitionKey app;
  private final Place place;
  private final transient JsonNode made;
  private final transient Clock clock;
  private final PartInput name;
  private final TextArea options = new TextArea(t("retype.options"));
  private transient Runnable told = () -> {};

  /**
   * @param made what the field is as one of the other type
   */
  RetypeInputs(
      Desk desk,
      Refactoring refactoring,
      DefinitionKey app,
      Place place,
      JsonNode made,
      Clock clock) {
    this.desk = desk;
    this.refactoring = refactoring;
    this.app = app;
    this.place = place;
    this.made = made;
    this.clock = clock;
    addClassName("fw-reshape");
    JsonNode old = field();
    name = new PartInput(desk.tree(), freeKey(old), () -> told.run());
    name.call(titles(old));
    add(ways(), new Paragraph(t(fits())), name);
    if (isChoosing()) {
      options.setHelperText(t("retype.options-help"));
      options.setValue(held(old));
      options.setMinRows(3);
      options.setMaxRows(8);
      options.setValueChangeMode(ValueChangeMode.LAZY);
      options.addValueChangeListener(_ -> told.run());
      add(options);
    }
    name.begin();
  }

  private JsonNode field() {
    return desk.at(place);
  }

  private static String type(JsonNode field) {
    return field.path("type").asString("");
  }

  private String freeKey(JsonNode old) {
    return NewField.freeKey(
        old.path("key").asString("field").replaceAll("[0-9]+$", ""), desk.tree());
  }

  private static JsonNode titles(JsonNode old) {
    JsonNode title = old.path("title");
    ObjectNode titles = JsonNodeFactory.instance.objectNode();
    for (var language : Messages.LANGUAGES) {
      String code = language.getLanguage();
      titles.put(code, title.isObject() ? title.path(code).asString("") : title.asString(""));
    }
    return titles;
  }

  private Component ways() {
    var from =
        new Span(Icon.of(FieldKinds.icon(type(field()))), new Span(Labels.value(type(field()))));
    var to = new Span(Icon.of(FieldKinds.icon(type(made))), new Span(Labels.value(type(made))));
    var ways = new Div(from, Icon.of("arrow-right"), to);
    ways.addClassName("fw-retype-ways");
    return ways;
  }

  /** What is said of values that come over. */
  private String fits() {
    return Conversion.isPossible(type(field()), type(made))
        ? "retype.fits." + type(made)
        : "retype.none";
  }

  /** Options are typed where something that had none is to be chosen from now on. */
  private boolean isChoosing() {
    return CHOICES.contains(type(made)) && !CHOICES.contains(type(field()));
  }

  /** What records hold, a line each. */
  private String held(JsonNode old) {
    return refactoring.values(app, desk.name(), old.path("key").asString("")).stream()
        .map(String::valueOf)
        .map(String::strip)
        .filter(each -> !each.isEmpty() && each.length() <= SHOWN && !each.contains("\n"))
        .distinct()
        .limit(MOST_OPTIONS)
        .collect(Collectors.joining("\n"));
  }

  private ArrayNode chosenFrom() {
    List<String> titles =
        options
            .getValue()
            .lines()
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList();
    List<String> keys = new ColumnGuess("", "choice", false, titles, List.of()).optionKeys();
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < titles.size(); i++) {
      list.addObject().put("key", keys.get(i)).put("title", titles.get(i));
    }
    return list;
  }

  @Override
  public Component component() {
    return this;
  }

  @Override
  public Optional<Reshaping> asked() {
    Set<String> taken = new HashSet<>();
    Suggestions.fieldNodes(desk.tree()).forEach(each -> taken.add(each.path("key").asString("")));
    ArrayNode list = isChoosing() ? chosenFrom() : JsonNodeFactory.instance.arrayNode();
    boolean isWithout = isChoosing() && list.isEmpty();
    options.setInvalid(isWithout);
    options.setErrorMessage(t("retype.options-missing"));
    return name.part(taken)
        .filter(_ -> !isWithout)
        .map(part -> {
          var fresh = (ObjectNode) made.deepCopy();
          if (isChoosing()) {
            fresh.set("options", list);
          }
          return FieldRetype.of(
              field(),
              desk.suggestions().optionNodes(field()),
              fresh,
              part,
              desk.suggestions().optionNodes(fresh),
              words());
        });
  }

  private Conversion.Words words() {
    return new Conversion.Words(
        Say.language(), Show.yesNo(true), Show.yesNo(false), Show.zone(), clock.instant());
  }

  /** How many of the values that records hold come over, and some that don't. */
  @Override
  public List<Component> comes(Reshaping asked) {
    if (asked.values().isEmpty()) {
      return List.of();
    }
    String field = asked.oldKeys().getFirst();
    ObjectNode probe = asked.fresh().getFirst().deepCopy();
    probe.remove(List.of("visibleWhen", "requiredWhen", "listed"));
    if (probe.has("options")) {
      probe.set("options", desk.suggestions().optionNodes(probe));
    }
    String formula = asked.values().values().iterator().next();
    ReleaseImpact.Coming coming = refactoring.coming(app, desk.name(), field, probe, formula);
    long unfit = coming.looked() - coming.fitting();
    var said =
        new Paragraph(
            t(
                coming.looked() < coming.records() ? "retype.coming-newest" : "retype.coming",
                coming.fitting(),
                coming.looked(),
                unfit));
    if (unfit == 0) {
      return List.of(said);
    }
    var list = new UnorderedList();
    list.addClassNames("fw-usages", "fw-retype-unfit");
    coming.unfit().forEach(each -> list.add(line(each)));
    return List.of(said, list);
  }

  private ListItem line(ReleaseImpact.Unfit unfit) {
    String number = unfit.record().number();
    String value = String.valueOf(unfit.value());
    var form = new QualifiedKey(app, desk.name().key());
    var held = new Span(value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value);
    held.addClassNames("fw-quiet", "fw-small");
    return new ListItem(
        Icon.of("file-text"),
        Link.to(
            RecordNavigation.path(form, unfit.record().id()),
            number == null ? t("retype.record") : number),
        held);
  }

  @Override
  public void onChange(Runnable listener) {
    told = listener;
  }

  @Override
  public List<Place> places() {
    return List.of(place);
  }
}
