package dev.formwork.workspace.form;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.text.Say;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A place to sign; once signed, the picture with the way to sign anew. */
final class SignatureInput implements Input {

  private final Frame frame;
  private final SignaturePad pad;
  private final Div shown = new Div();
  private final Div root = new Div();
  private @Nullable Object drawn;

  SignatureInput(Frame frame) {
    this.frame = frame;
    this.pad = new SignaturePad(frame.source(), Say.t(frame.field().title()), this::tell);
    root.add(pad, shown);
    root.addClassName("fw-signing");
  }

  @Override
  public Component component() {
    return root;
  }

  @Override
  public void show(@Nullable Object value) {
    shown.removeAll();
    Map<?, ?> signed =
        value instanceof List<?> list && !list.isEmpty() ? (Map<?, ?>) list.getFirst() : null;
    boolean justDrawn = signed != null && Objects.equals(signed.get("id"), drawn);
    pad.setVisible(signed == null || justDrawn);
    if (signed != null && !justDrawn) {
      var title = new Div(Say.t(frame.field().title()));
      title.addClassName("fw-label");
      shown.add(
          title,
          SignedPicture.of(frame.source(), signed),
          Button.quiet(t("decide.signature.again"), () -> frame.told().accept(null)));
    }
  }

  @Override
  public void setRequired(boolean required) {
    pad.setRequired(required);
  }

  @Override
  public void setProblem(String path, String text) {
    pad.show(text);
  }

  @Override
  public void clearProblems() {
    pad.show("");
  }

  private void tell() {
    String id = pad.file().orElse(null);
    drawn = id;
    frame.told().accept(id == null ? null : List.of(Map.of("id", id)));
  }
}
