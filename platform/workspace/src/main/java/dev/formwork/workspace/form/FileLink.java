package dev.formwork.workspace.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.text.Show;
import java.util.Map;
import java.util.Objects;

/** A file that a record names, as far as its reader may have it. */
public final class FileLink {

  private FileLink() {}

  /** Its name and size, to be downloaded. */
  static Component of(FormSource source, Map<?, ?> file) {
    return of(
        source,
        Objects.toString(file.get("id"), ""),
        Objects.toString(file.get("name"), ""),
        file.get("size") instanceof Number size ? size.longValue() : 0);
  }

  /** Its name and, where it has one, its size, to be downloaded. */
  public static Component of(FormSource source, String id, String name, long bytes) {
    var link =
        new Anchor(
            (DownloadHandler)
                download -> {
                  download.setFileName(name);
                  source.download(id, download.getOutputStream());
                },
            AttachmentType.DOWNLOAD,
            "");
    link.add(Icon.of("paperclip"), new Span(name));
    link.addClassName("fw-file");
    if (bytes > 0) {
      var small = new Span(Show.size(bytes));
      small.addClassNames("fw-quiet", "fw-small");
      link.add(small);
    }
    return link;
  }

  /** A picture of it; only for what is stored as a picture in PNG. */
  public static Component picture(FormSource source, String id, String words) {
    var picture =
        new Image(
            (DownloadHandler)
                download -> {
                  download.setContentType("image/png");
                  source.download(id, download.getOutputStream());
                },
            words);
    picture.addClassName("fw-file-picture");
    return picture;
  }
}
