package dev.formwork.workspace.form;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.formwork.workspace.parts.Button;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place to sign with a finger, a pen or the mouse; what is drawn becomes a picture. */
@Tag("fw-signature")
@JsModule("./formwork/fw-signature.ts")
public final class SignaturePad extends HtmlContainer {

  private static final String PNG = "data:image/png;base64,";

  private final FormSource source;
  private final Runnable whenDrawn;
  private final Span label = new Span();
  private final Div problem = new Div();
  private String drawn = "";
  private @Nullable String stored;

  /** A pad that a decision needs. */
  public SignaturePad(FormSource source) {
    this(source, t("decide.signature"), () -> {});
    setRequired(true);
  }

  /**
   * @param whenDrawn runs after each change of what is drawn
   */
  SignaturePad(FormSource source, String title, Runnable whenDrawn) {
    this.source = source;
    this.whenDrawn = whenDrawn;
    label.setText(title);
    label.addClassName("fw-label");
    var pad = new HtmlContainer("canvas");
    pad.getElement()
        .setAttribute("width", "840")
        .setAttribute("height", "280")
        .setAttribute("role", "img")
        .setAttribute("aria-label", title);
    problem.addClassName("fw-problem");
    problem.setVisible(false);
    var again =
        Button.quiet(
            t("decide.signature.again"),
            () -> {
              drawn("");
              getElement().callJsFunction("clear");
            });
    add(label, pad, again, problem);
    getElement()
        .addEventListener(
            "fw-signed", signed -> drawn(signed.getEventData().get("event.detail").asString()))
        .addEventData("event.detail");
  }

  /** The id of the picture, which is kept when it is asked for; empty where nobody has signed. */
  public Optional<String> file() {
    if (stored == null && drawn.startsWith(PNG)) {
      var content = Base64.getDecoder().decode(drawn.substring(PNG.length()));
      stored =
          Objects.toString(
              source
                  .upload(t("decide.signature") + ".png", new ByteArrayInputStream(content))
                  .get("id"));
    }
    return Optional.ofNullable(stored);
  }

  void setRequired(boolean required) {
    label.getElement().setAttribute("data-required", required);
  }

  public void show(String words) {
    problem.setText(words);
    problem.setVisible(!words.isEmpty());
  }

  private void drawn(String picture) {
    drawn = picture;
    stored = null;
    show("");
    whenDrawn.run();
  }
}
