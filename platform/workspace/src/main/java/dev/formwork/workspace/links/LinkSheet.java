package dev.formwork.workspace.links;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import dev.formwork.forms.Form;
import dev.formwork.forms.PublicPage;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.links.PublicLink;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Note;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes links to one public form, shows each this once, and lists those that were made. */
@CssImport("./formwork/links.css")
final class LinkSheet {

  private final LinkDesk desk;
  private final QualifiedKey key;
  private final Form form;
  private final LinkDesk.@Nullable About about;
  private final Sheet sheet;
  private final Div made = new Div();
  private final Div earlier = new Div();

  LinkSheet(LinkDesk desk, QualifiedKey key, Form form, LinkDesk.@Nullable About about) {
    this.desk = desk;
    this.key = key;
    this.form = form;
    this.about = about;
    this.sheet = new Sheet(t("links.title", Say.t(form.title())));
    made.addClassName("fw-links-made");
    made.getElement().setAttribute("aria-live", "polite");
    made.setVisible(false);
    earlier.addClassName("fw-links-earlier");
  }

  void open() {
    showEarlier();
    sheet
        .with(Note.info(terms()), made, earlier)
        .actions(
            Button.plain(t("sheet.close"), sheet::close),
            Button.primary(t("links.make"), this::make))
        .open();
  }

  /** Who may use such a link, how often and how long. */
  private String terms() {
    PublicPage page = form.publicPage();
    boolean once = page != null && page.once();
    int days = page == null ? 0 : page.days();
    return String.join(
        t("links.and"),
        t("links.who"),
        t(once ? "links.once" : "links.often"),
        days == 0 ? t("links.until-revoked") : t("links.days", days));
  }

  private void make() {
    desk.make(
        key,
        about,
        address -> {
          made.removeAll();
          made.add(address(address), QrPicture.of(address), shownOnce());
          made.setVisible(true);
          showEarlier();
        });
  }

  private static Component address(String address) {
    var words = new Code(address);
    words.addClassName("fw-links-address");
    var copy = Button.plain(t("links.copy"), () -> {}).withIcon("copy");
    copy.getElement()
        .setAttribute("data-copy", address)
        .setAttribute("data-copied", t("links.copied"));
    var line = new Div(words, copy);
    line.addClassName("fw-links-line");
    return line;
  }

  private static Component shownOnce() {
    var words = new Div(t("links.shown-once"));
    words.addClassNames("fw-quiet", "fw-small");
    return words;
  }

  private void showEarlier() {
    earlier.removeAll();
    List<PublicLink> links = desk.links(key, about);
    earlier.setVisible(!links.isEmpty());
    earlier.add(new H3(t("links.earlier")));
    links.forEach(link -> earlier.add(line(link)));
  }

  private Component line(PublicLink link) {
    var what = new Div(t("links.answers", link.answers()) + ends(link));
    what.addClassNames("fw-quiet", "fw-small");
    var line =
        new Div(
            new Div(new Div(t("links.made-at", Show.moment(link.madeAt()))), what), state(link));
    line.addClassName("fw-links-line");
    if (isGood(link)) {
      line.add(Button.quiet(t("links.revoke"), () -> askToRevoke(link)));
    }
    return line;
  }

  private boolean isGood(PublicLink link) {
    return link.isOpen(desk.now()) && !link.isAnswered();
  }

  private String ends(PublicLink link) {
    return isGood(link) && link.expires() != null
        ? t("links.and") + t("links.until", Show.moment(link.expires()))
        : "";
  }

  private Component state(PublicLink link) {
    if (link.revoked()) {
      return StateBadge.of(StateBadge.Kind.DANGER, t("links.state.revoked"));
    }
    if (link.isAnswered()) {
      return StateBadge.of(StateBadge.Kind.SUCCESS, t("links.state.answered"));
    }
    return isGood(link)
        ? StateBadge.of(StateBadge.Kind.INFO, t("links.state.open"))
        : StateBadge.of(StateBadge.Kind.NEUTRAL, t("links.state.expired"));
  }

  private void askToRevoke(PublicLink link) {
    Sheet.ask(
        t("links.revoke-title"),
        t("links.revoke-loss"),
        t("links.revoke"),
        () -> {
          desk.revoke(link);
          Toast.done(t("links.revoked"));
          showEarlier();
        });
  }
}
