package dev.formwork.messages.internal;

import dev.formwork.definitions.Apps;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.kernel.Texts;
import dev.formwork.messages.Channel;
import dev.formwork.messages.Delivery;
import dev.formwork.messages.MessageOrder;
import dev.formwork.messages.MessageTemplate;
import dev.formwork.messages.Preview;
import dev.formwork.messages.Purpose;
import dev.formwork.messages.StaffMail;
import dev.formwork.timers.Timer;
import dev.formwork.timers.Timers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes messages of orders: one for each receiver and channel. */
@Component
public class Posting {

  private final Apps apps;
  private final Filling filling;
  private final Addressing addressing;
  private final DeliveryStore store;
  private final Timers timers;

  Posting(Apps apps, Filling filling, Addressing addressing, DeliveryStore store, Timers timers) {
    this.apps = apps;
    this.filling = filling;
    this.addressing = addressing;
    this.store = store;
    this.timers = timers;
  }

  /** Makes them; making them again changes nothing. */
  public void send(MessageOrder order, Instant now) {
    MessageTemplate template = template(order.template());
    Filling.Words words = filling.words(order, template, now);
    for (Addressing.Letter letter : addressing.letters(template, words)) {
      post(letter.delivery(), letter.told());
    }
  }

  /** What a template would say about a record. */
  public List<Preview> preview(Actor actor, QualifiedKey key, String record, Instant now) {
    MessageTemplate template = template(key);
    var about =
        new MessageOrder.About(
            template.formIn(key.app()), LocalizedText.of(template.form()), record, null);
    var order =
        new MessageOrder(
            "preview", key, about, List.of(), actor.id(), LocalizedText.EMPTY, false, now);
    Filling.Words words = filling.words(order, template, now);
    var previews = new ArrayList<Preview>();
    for (MessageTemplate.Variant variant : template.channels()) {
      for (Locale language : Texts.LANGUAGES) {
        previews.add(
            new Preview(
                variant.channel(),
                language,
                filling.shown(variant.subject(), template, words, language),
                filling.shown(variant.text(), template, words, language)));
      }
    }
    return previews;
  }

  /** Makes a mail to one of the staff. */
  public void mail(StaffMail mail, Instant now) {
    Delivery.Receiver receiver = addressing.staff(mail.person());
    var waiting =
        new Delivery(
            mailId(mail.id()),
            mail.id(),
            mail.from(),
            Channel.EMAIL,
            Purpose.SERVICE,
            receiver,
            mail.about(),
            Filling.oneLine(mail.subject()),
            mail.text(),
            Delivery.State.WAITING,
            null,
            null,
            0,
            Person.PLATFORM,
            now,
            now,
            null,
            mail.attachments());
    String refusal =
        mail.refusal() == null && receiver.address().isEmpty()
            ? "message.suppressed.no-address"
            : mail.refusal();
    post(refusal == null ? waiting : waiting.in(Delivery.State.SUPPRESSED, refusal, now), Map.of());
  }

  /** The id of the message that such a mail becomes. */
  public static String mailId(String occasion) {
    return occasion + ":email";
  }

  private MessageTemplate template(QualifiedKey key) {
    return apps.live()
        .find(MessageTemplate.TYPE, key)
        .orElseThrow(() -> new Refusal.NotFound("message.template.not-found"));
  }

  /** Lets one that failed be tried again; false where there is none. */
  public boolean retry(String id, Instant now) {
    if (!store.again(id, now)) {
      return false;
    }
    timers.set(timer(id, now, now.toEpochMilli()));
    return true;
  }

  /** What staff read in the platform is there at once; all else leaves when its time has come. */
  void post(Delivery delivery, Map<String, Object> told) {
    if (delivery.channel() == Channel.IN_APP) {
      addressing.tell(delivery, told);
    }
    boolean isNew = store.add(delivery);
    boolean waits =
        isNew
            ? delivery.state() == Delivery.State.WAITING
            : store
                .find(delivery.id())
                .filter(known -> known.state() == Delivery.State.WAITING)
                .isPresent();
    if (waits) {
      timers.set(timer(delivery.id(), delivery.due(), 1));
    }
  }

  private static Timer timer(String id, Instant due, long version) {
    return new Timer("message:" + id, Delivering.KIND, due, version, Map.of("delivery", id));
  }
}
