package dev.formwork.workspace.messages;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.messages.Preview;
import dev.formwork.workspace.text.Messages;

/** What a template says on one channel in one language. */
final class PreviewBox extends Div {

  PreviewBox(Preview preview) {
    addClassName("fw-templates-box");
    getElement().setAttribute("lang", preview.language().getLanguage());
    var where =
        new Span(
            t("messages.channel." + preview.channel())
                + " · "
                + Messages.text(preview.language(), "language.own-name"));
    where.addClassNames("fw-quiet", "fw-small");
    add(where);
    if (!preview.subject().isEmpty()) {
      var subject = new Div(preview.subject());
      subject.addClassName("fw-messages-who");
      add(subject);
    }
    var text = new Div(preview.text());
    text.addClassName("fw-messages-words");
    add(text);
  }
}
