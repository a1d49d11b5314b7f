package dev.formwork.workspace.links;

import com.vaadin.flow.component.UI;
import dev.formwork.forms.Form;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.links.PublicLink;
import dev.formwork.links.PublicLinks;
import dev.formwork.outbound.OutboundProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where screens make links to public forms, always for the person who is signed in. */
@Component
public final class LinkDesk {

  private final PublicLinks links;
  private final CurrentActor current;
  private final OutboundProperties outbound;
  private final Clock clock;

  LinkDesk(PublicLinks links, CurrentActor current, OutboundProperties outbound, Clock clock) {
    this.links = links;
    this.current = current;
    this.outbound = outbound;
    this.clock = clock;
  }

  /**
   * What answers are about that come of a link.
   *
   * @param by the relation that holds it
   * @param record its id
   */
  public record About(FieldKey by, String record) {}

  /** Shows the links to a form and makes more. */
  public void open(QualifiedKey key, Form form) {
    new LinkSheet(this, key, form, null).open();
  }

  /** As {@link #open(QualifiedKey, Form)}, for answers about one record. */
  public void open(QualifiedKey key, Form form, About about) {
    new LinkSheet(this, key, form, about).open();
  }

  List<PublicLink> links(QualifiedKey form, @Nullable About about) {
    return about == null
        ? links.of(current.get(), form).stream().filter(link -> link.preset().isEmpty()).toList()
        : links.of(current.get(), form, about.by(), about.record());
  }

  /** Makes a link and tells where it leads to, as those outside reach it. */
  void make(QualifiedKey form, @Nullable About about, Consumer<String> address) {
    Map<String, String> preset =
        about == null ? Map.of() : Map.of(about.by().value(), about.record());
    String path = "/public/forms/" + links.make(current.get(), form, preset).token();
    if (outbound.baseUrl().isEmpty()) {
      UI.getCurrent()
          .getPage()
          .fetchCurrentURL(
              here -> address.accept(here.getProtocol() + "://" + here.getAuthority() + path));
    } else {
      address.accept(outbound.baseUrl() + path);
    }
  }

  void revoke(PublicLink link) {
    links.revoke(current.get(), link.id());
  }

  Instant now() {
    return clock.instant();
  }
}
