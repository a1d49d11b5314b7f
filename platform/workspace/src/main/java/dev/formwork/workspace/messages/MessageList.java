package dev.formwork.workspace.messages;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.definitions.Catalog;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.messages.Channel;
import dev.formwork.messages.Delivery;
import dev.formwork.messages.MessageTemplate;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.record.RecordNavigation;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Messages, one block each: to whom, what about, what it says, what became of it. */
final class MessageList extends UnorderedList {

  /** Up to so many characters a text is shown as it is. */
  private static final int SHORT = 200;

  private static final int HEAD = 60;

  private final Catalog catalog;
  private final Instant now;
  private final @Nullable Consumer<Delivery> retry;

  /**
   * @param retry tries a failed one again; absent where the reader may not
   */
  MessageList(
      List<Delivery> deliveries, Catalog catalog, Instant now, @Nullable Consumer<Delivery> retry) {
    this.catalog = catalog;
    this.now = now;
    this.retry = retry;
    addClassNames("fw-messages");
    deliveries.forEach(delivery -> add(line(delivery)));
  }

  private ListItem line(Delivery delivery) {
    var icon = Icon.of(icon(delivery.channel()));
    var main = new Div(head(delivery), about(delivery));
    main.addClassName("fw-messages-main");
    if (delivery.channel() != Channel.WEBHOOK) {
      main.add(words(delivery));
    }
    String code = delivery.code();
    if (code != null) {
      var why = new Div(Say.t(Problem.error(code, "").with("host", delivery.receiver().address())));
      why.addClassNames("fw-small", "fw-messages-why");
      main.add(why);
    }
    var line = new ListItem(icon, main);
    if (retry != null && delivery.state() == Delivery.State.FAILED) {
      line.add(Button.plain(t("messages.retry"), () -> retry.accept(delivery)));
    }
    return line;
  }

  private Component head(Delivery delivery) {
    Delivery.Receiver receiver = delivery.receiver();
    var who = new Span(receiver.name().isEmpty() ? receiver.address() : receiver.name());
    who.addClassName("fw-messages-who");
    var head = new Div(who);
    head.addClassName("fw-messages-head");
    boolean toAnAddress =
        delivery.channel() != Channel.IN_APP
            && !receiver.name().isEmpty()
            && !receiver.address().isEmpty();
    if (toAnAddress) {
      head.add(quiet(receiver.address()));
    }
    head.add(state(delivery), when(delivery));
    return head;
  }

  private Component state(Delivery delivery) {
    if (delivery.state() == Delivery.State.SENT && "log".equals(delivery.carrier())) {
      return StateBadge.of(StateBadge.Kind.NEUTRAL, t("messages.logged"));
    }
    StateBadge.Kind kind =
        switch (delivery.state()) {
          case WAITING -> StateBadge.Kind.INFO;
          case SENT -> StateBadge.Kind.SUCCESS;
          case SUPPRESSED -> StateBadge.Kind.NEUTRAL;
          case FAILED -> StateBadge.Kind.DANGER;
        };
    return StateBadge.of(kind, t("messages.state." + delivery.state()));
  }

  private Span when(Delivery delivery) {
    boolean later = delivery.state() == Delivery.State.WAITING && delivery.due().isAfter(now);
    var when =
        quiet(
            later ? t("messages.due", Show.moment(delivery.due())) : Show.ago(delivery.at(), now));
    when.addClassName("fw-messages-when");
    return when;
  }

  private Component about(Delivery delivery) {
    QualifiedKey form = delivery.about().form();
    String number = delivery.about().number();
    String title = Say.t(delivery.about().formTitle());
    String record = delivery.about().record();
    var about =
        new Div(
            record.isEmpty()
                ? new Span(title)
                : Link.to(
                    RecordNavigation.path(form, record),
                    number == null ? title : title + " " + number));
    about.addClassNames("fw-small", "fw-messages-about");
    QualifiedKey template = delivery.template();
    delivery.attachments().forEach(each -> about.add(quiet(each.name())));
    if (template != null && !record.isEmpty()) {
      about.add(
          quiet(
              catalog
                  .find(MessageTemplate.TYPE, template)
                  .map(found -> Say.t(found.title()))
                  .orElse(template.key().value())));
    }
    about.add(quiet(t("messages.channel." + delivery.channel())));
    return about;
  }

  /** A long text is folded below its subject or its first words. */
  private static Component words(Delivery delivery) {
    String text = delivery.text();
    String subject = delivery.subject();
    if (text.isEmpty() && subject.isEmpty()) {
      return quiet(t("messages.not-for-you"));
    }
    if (subject.isEmpty() && text.length() <= SHORT) {
      var words = new Div(text);
      words.addClassName("fw-messages-words");
      return words;
    }
    String head = subject.isEmpty() ? text.substring(0, HEAD) + "…" : subject;
    var fold = new NativeDetails(head, new Div(text));
    fold.addClassName("fw-messages-words");
    return fold;
  }

  private static String icon(Channel channel) {
    return switch (channel) {
      case IN_APP -> "bell";
      case EMAIL -> "mail";
      case SMS -> "phone";
      case CHAT -> "message-square";
      case WEBHOOK -> "external-link";
    };
  }

  private static Span quiet(String text) {
    var span = new Span(text);
    span.addClassNames("fw-quiet", "fw-small");
    return span;
  }
}
