package dev.formwork.workspace.messages;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.formwork.kernel.Refusal;
import dev.formwork.outbound.AllowedHosts;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Note;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.text.Say;

/** Asks which host is to be allowed, and shows the secret that signs for it, this once. */
@CssImport("./formwork/keys.css")
final class AllowHostSheet {

  private static final int HTTPS = 443;

  private final Sheet sheet = new Sheet(t("hosts.allow"));
  private final TextField host = new TextField(t("hosts.column.host"));
  private final IntegerField port = new IntegerField(t("hosts.port"));
  private final Checkbox inside = new Checkbox(t("hosts.inside-hint"));
  private final Allowing allowing;

  /** Allows a host, or refuses. */
  interface Allowing {
    AllowedHosts.Allowed allow(String host, int port, boolean inside);
  }

  AllowHostSheet(Allowing allowing) {
    this.allowing = allowing;
    host.setPlaceholder(t("hosts.example"));
    host.setManualValidation(true);
    host.setRequiredIndicatorVisible(true);
    host.setAutofocus(true);
    host.setWidthFull();
    port.setValue(HTTPS);
    port.setManualValidation(true);
    port.setWidthFull();
    sheet
        .with(host, port, inside)
        .actions(
            Button.plain(t("sheet.back"), sheet::close),
            Button.primary(t("hosts.allow"), this::finish));
  }

  void open() {
    sheet.open();
  }

  private void finish() {
    host.setInvalid(false);
    port.setInvalid(false);
    Integer number = port.getValue();
    try {
      AllowedHosts.Allowed allowed =
          allowing.allow(host.getValue(), number == null ? 0 : number, inside.getValue());
      sheet.close();
      showSecret(allowed);
    } catch (Refusal refused) {
      refused
          .problems()
          .forEach(problem -> {
            HasValidationProperties at = problem.path().equals("/port") ? port : host;
            at.setErrorMessage(Say.t(problem));
            at.setInvalid(true);
          });
    }
  }

  private static void showSecret(AllowedHosts.Allowed allowed) {
    var made = new Sheet(t("hosts.allowed", allowed.host().key()));
    Note note = Note.info(t("hosts.once"));
    note.addClassName("fw-keys-note");
    var secret = new Code(allowed.secret());
    secret.addClassName("fw-keys-token");
    Button copy = Button.plain(t("keys.copy"), () -> {}).withIcon("copy");
    copy.getElement()
        .setAttribute("data-copy", allowed.secret())
        .setAttribute("data-copied", t("keys.copied"));
    var line = new Div(secret, copy);
    line.addClassName("fw-keys-line");
    var how = new Paragraph(t("hosts.how"));
    how.addClassNames("fw-quiet", "fw-small");
    made.with(note, line, how).actions(Button.primary(t("sheet.close"), made::close)).open();
  }
}
