package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.identity.Person;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.records.Command;
import dev.formwork.workspace.form.PeoplePick;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.text.Say;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The history of a record, with a place to add a remark to it. An "@" in the remark asks whom it is
 * for: they are told.
 */
final class TalkCard extends Div {

  private static final int LONGEST = 4000;

  /** In the words an "@" goes on among the people. */
  private static final String AT =
      "this.addEventListener('keydown', (event) => { if (event.key === '@' && !event.isComposing) {"
          + " event.preventDefault(); $0.focus(); $0.opened = true; } })";

  private final Doing doing;
  private final TextArea words = new TextArea();
  private final Map<String, Person> mentioned = new LinkedHashMap<>();

  TalkCard(Doing doing, HistoryCard history) {
    this.doing = doing;
    addClassNames("fw-card", "fw-talk");
    add(new H2(t("talk.title")));
    if (doing.view().allowed().contains("comment")) {
      add(line());
    }
    add(history);
  }

  private Div line() {
    words.setAriaLabel(t("talk.comment"));
    words.setPlaceholder(t("talk.comment"));
    words.setMaxLength(LONGEST);
    words.setMaxRows(8);
    words.setWidthFull();
    words.setManualValidation(true);
    words.setValueChangeMode(ValueChangeMode.ON_BLUR);
    ComboBox<Person> people =
        PeoplePick.one("", doing.desk().actor().organisation(), person -> true);
    people.setAriaLabel(t("talk.mention"));
    people.setPlaceholder(t("talk.mention"));
    people.addValueChangeListener(change -> {
      if (change.isFromClient() && change.getValue() != null) {
        mention(change.getValue());
        people.clear();
      }
    });
    words.getElement().executeJs(AT, people.getElement());
    var send = Button.plain(t("talk.send"), this::send);
    var below = new Div(people, send);
    below.addClassName("fw-talk-below");
    var line = new Div(words, below);
    line.addClassName("fw-talk-line");
    return line;
  }

  private void mention(Person person) {
    String name = name(person);
    mentioned.put(name, person);
    String before = words.getValue();
    words.setValue(before + (before.isEmpty() || before.endsWith(" ") ? "" : " ") + name + " ");
    words.focus();
  }

  private static String name(Person person) {
    return "@" + Say.t(person.name());
  }

  private void send() {
    words.setInvalid(false);
    String text = words.getValue().strip();
    if (text.isEmpty()) {
      return;
    }
    List<String> mentions =
        mentioned.entrySet().stream()
            .filter(each -> text.contains(each.getKey()))
            .map(each -> each.getValue().id())
            .toList();
    try {
      doing.act(
          new Command.Comment(doing.view().key(), doing.view().id(), text, mentions, doing.act()),
          t("record.commented"),
          RecordPanel.Change.SAVED);
    } catch (Refusal refused) {
      words.setErrorMessage(
          refused.problems().stream()
              .filter(Problem::isError)
              .map(Say::t)
              .collect(Collectors.joining(" ")));
      words.setInvalid(true);
    }
  }
}
