package dev.formwork.messages.internal;

import dev.formwork.definitions.Apps;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.FieldPath;
import dev.formwork.kernel.Refusal;
import dev.formwork.messages.Delivery;
import dev.formwork.messages.MergeText;
import dev.formwork.messages.MessageTemplate;
import dev.formwork.records.RecordPath;
import dev.formwork.records.RecordService;
import dev.formwork.records.RecordView;
import dev.formwork.records.RecordWords;
import dev.formwork.rules.SystemField;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Shows messages about a record to its readers: the words of one only to whom every field in it is
 * open, in the record and in those that it names.
 */
@Component
public class Discretion {

  private final Apps apps;
  private final RecordService records;
  private final RecordWords words;

  Discretion(Apps apps, RecordService records, RecordWords words) {
    this.apps = apps;
    this.records = records;
    this.words = words;
  }

  /** The message as this reader of its record may see it. */
  public Delivery shown(Actor actor, RecordView view, Delivery delivery) {
    boolean open =
        actor.isAdmin()
            || delivery.receiver().who().equals(actor.id())
            || mayReadAll(actor, view, delivery);
    return open ? delivery : delivery.withoutWords();
  }

  /** What no template tells of, as a call of another system, is nobody's but administrators'. */
  private boolean mayReadAll(Actor actor, RecordView view, Delivery delivery) {
    if (delivery.template() == null) {
      return false;
    }
    return apps.live()
        .find(MessageTemplate.TYPE, delivery.template())
        .map(template ->
            named(template, delivery).allMatch(path -> mayRead(actor, view, path.steps())))
        .orElse(false);
  }

  private static Stream<RecordPath> named(MessageTemplate template, Delivery delivery) {
    MessageTemplate.Customer customer = template.customer();
    Stream<RecordPath> addressed =
        customer == null
            ? Stream.empty()
            : Stream.of(customer.name(), customer.phone(), customer.email())
                .filter(Objects::nonNull);
    Stream<RecordPath> said =
        template.channels().stream()
            .filter(variant -> variant.channel() == delivery.channel())
            .flatMap(variant -> Stream.of(variant.subject(), variant.text()))
            .flatMap(text -> text.byLanguage().values().stream())
            .flatMap(text -> MergeText.of(text).paths().stream());
    return Stream.concat(addressed, said);
  }

  private boolean mayRead(Actor actor, RecordView view, List<FieldKey> steps) {
    FieldKey first = steps.getFirst();
    if (SystemField.named(first.value()).isPresent()) {
      return true;
    }
    if (!view.access(first.value()).canRead()) {
      return false;
    }
    if (steps.size() == 1) {
      return true;
    }
    String cell = FieldPath.of(first.value(), steps.get(1).value());
    if (view.fields().containsKey(cell)) {
      return view.access(cell).canRead();
    }
    return words
        .target(view.key(), view.id(), new RecordPath(List.of(first)))
        .map(target -> mayRead(actor, target, steps.subList(1, steps.size())))
        .orElse(true); // it names nothing, so the message says nothing of it
  }

  private boolean mayRead(Actor actor, RecordWords.Target target, List<FieldKey> steps) {
    try {
      return mayRead(actor, records.get(actor, target.form(), target.record()), steps);
    } catch (Refusal.NotFound closed) {
      return false;
    }
  }
}
