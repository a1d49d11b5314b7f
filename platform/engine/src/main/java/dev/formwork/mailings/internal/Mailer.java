package dev.formwork.mailings.internal;

import dev.formwork.files.Files;
import dev.formwork.files.StoredFile;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Organisation;
import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.mailings.Mailing;
import dev.formwork.mailings.Mailing.Receiver;
import dev.formwork.messages.Delivery;
import dev.formwork.messages.MessageOrder;
import dev.formwork.messages.Messages;
import dev.formwork.messages.StaffMail;
import dev.formwork.reports.ReportExport;
import dev.formwork.reports.ReportFile;
import dev.formwork.rules.Condition;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes the mails of a mailing, each as its receiver: with the reports that he may take out, and
 * what he may see in them. A mail has an id made of mailing, moment and person, so one that is
 * written again, after a node has died, is the same.
 */
@Component
class Mailer {

  private static final Logger log = LoggerFactory.getLogger(Mailer.class);

  private final People people;
  private final ReportExport export;
  private final Files files;
  private final Messages messages;
  private final ZoneId zone;

  Mailer(People people, ReportExport export, Files files, Messages messages, ZoneId zone) {
    this.people = people;
    this.export = export;
    this.files = files;
    this.messages = messages;
    this.zone = zone;
  }

  void send(QualifiedKey key, Mailing mailing, Instant due) {
    Organisation organisation = people.organisation();
    for (Person person : receivers(mailing, organisation)) {
      String id = "mailing:" + key + ":" + due.toEpochMilli() + ":" + person.id();
      if (!messages.hasMail(id)) {
        messages.mail(mail(id, key, mailing, new Actor(person, organisation), due));
      }
    }
  }

  /** Each once, in their order; nobody who has left. */
  private static List<Person> receivers(Mailing mailing, Organisation organisation) {
    Map<String, Person> found = new LinkedHashMap<>();
    mailing.to().stream()
        .flatMap(each -> people(each, organisation))
        .filter(Person::active)
        .forEach(person -> found.putIfAbsent(person.id(), person));
    return List.copyOf(found.values());
  }

  private static Stream<Person> people(Receiver receiver, Organisation organisation) {
    return switch (receiver) {
      case Receiver.OfRole(var role, var department) ->
          department == null
              ? organisation.holders(role).stream()
              : organisation.holders(role, organisation.tree(department)).stream();
      case Receiver.OfDepartment(var department) -> {
        var tree = organisation.tree(department);
        yield organisation.persons().stream()
            .filter(person ->
                person.posts().stream().anyMatch(post -> tree.contains(post.department())));
      }
      case Receiver.One(var username) -> organisation.personNamed(username).stream();
    };
  }

  private StaffMail mail(
      String id, QualifiedKey key, Mailing mailing, Actor receiver, Instant due) {
    var attached = new ArrayList<Delivery.Attachment>();
    for (QualifiedKey report : mailing.reportsIn(key.app())) {
      Delivery.Attachment file = file(receiver, report, mailing);
      if (file != null) {
        attached.add(file);
      }
    }
    String day = due.atZone(zone).toLocalDate().toString();
    var locale = receiver.locale();
    LocalizedText subject = mailing.subject().or(mailing.title());
    return new StaffMail(
        id,
        key,
        new MessageOrder.About(key, mailing.title(), "", null),
        receiver.id(),
        subject.in(locale) + " " + day,
        mailing.text().in(locale),
        attached,
        attached.isEmpty() ? "message.suppressed.no-report" : null);
  }

  /** Kept as it is now; none where the receiver may not have it. */
  private Delivery.@Nullable Attachment file(Actor receiver, QualifiedKey report, Mailing mailing) {
    try {
      ReportFile file = export.file(receiver, report, Condition.ALWAYS, mailing.format());
      StoredFile kept =
          files.store(Person.PLATFORM, file.name(), new ByteArrayInputStream(file.content()));
      return new Delivery.Attachment(kept.id(), kept.name(), file.format().contentType());
    } catch (Refusal.Forbidden | Refusal.NotFound closed) {
      log.info("{} gets no {}: {}", receiver.id(), report, closed.code());
      return null;
    }
  }
}
