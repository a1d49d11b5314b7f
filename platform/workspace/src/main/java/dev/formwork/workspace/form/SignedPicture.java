package dev.formwork.workspace.form;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The picture of a signature, with who signed and when. */
final class SignedPicture {

  private SignedPicture() {}

  static Component of(FormSource source, Map<?, ?> signed) {
    String id = Objects.toString(signed.get("id"), "");
    var picture =
        new Image(
            (DownloadHandler)
                download -> {
                  download.setContentType("image/png");
                  source.download(id, download.getOutputStream());
                },
            t("value.signed"));
    picture.addClassName("fw-signed");
    var who = new Div(who(source, signed));
    who.addClassNames("fw-quiet", "fw-small");
    return new Div(picture, who);
  }

  private static String who(FormSource source, Map<?, ?> signed) {
    String name =
        source
            .person(Objects.toString(signed.get("by"), ""))
            .map(person -> Say.t(person.name()))
            .orElse("");
    return Stream.of(name, ValueText.plain(signed.get("at")))
        .filter(words -> !words.isBlank() && !words.equals(Show.NOTHING))
        .collect(Collectors.joining(" · "));
  }
}
