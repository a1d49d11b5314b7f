package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextArea;
import dev.formwork.workspace.parts.Button;
import java.util.function.Consumer;

/** The history of a record, with a place to add a remark to it. */
final class TalkCard extends Div {

  private static final int LONGEST = 2000;

  TalkCard(boolean mayComment, Consumer<String> comment, HistoryCard history) {
    addClassNames("fw-card", "fw-talk");
    add(new H2(t("talk.title")));
    if (mayComment) {
      var words = new TextArea();
      words.setAriaLabel(t("talk.comment"));
      words.setPlaceholder(t("talk.comment"));
      words.setMaxLength(LONGEST);
      words.setMaxRows(8);
      words.setWidthFull();
      var send =
          Button.plain(
              t("talk.send"),
              () -> {
                if (!words.getValue().isBlank()) {
                  comment.accept(words.getValue().strip());
                }
              });
      var line = new Div(words, send);
      line.addClassName("fw-talk-line");
      add(line);
    }
    add(history);
  }
}
