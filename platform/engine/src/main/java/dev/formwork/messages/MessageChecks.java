package dev.formwork.messages;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.Pointers;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordPath;
import dev.formwork.rules.SystemField;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a template can be filled and sent. That its form and the fields of that form are there,
 * the platform checks by its references; what lies behind a relation is checked here.
 */
final class MessageChecks {

  private static final Set<Channel> FOR_STAFF_ONLY = EnumSet.of(Channel.IN_APP, Channel.CHAT);

  private final MessageTemplate template;
  private final DefinitionKey app;
  private final Catalog catalog;
  private final List<Problem> found = new ArrayList<>();

  MessageChecks(MessageTemplate template, DefinitionKey app, Catalog catalog) {
    this.template = template;
    this.app = app;
    this.catalog = catalog;
  }

  Problems problems() {
    checkChannels();
    checkCustomer();
    QuietHours quiet = template.quiet();
    if (quiet != null && quiet.from().equals(quiet.to())) {
      add("message.quiet.whole-day", "/quiet");
    }
    MessageTemplateType.texts(template).forEach(this::checkPlaces);
    MessageTemplateType.paths(template)
        .forEach((pointer, paths) -> paths.forEach(path -> checkPath(pointer, path)));
    return new Problems(found);
  }

  private void checkChannels() {
    var seen = EnumSet.noneOf(Channel.class);
    for (int i = 0; i < template.channels().size(); i++) {
      MessageTemplate.Variant variant = template.channels().get(i);
      String at = Pointers.item("/channels", i);
      Channel channel = variant.channel();
      if (!seen.add(channel)) {
        add("message.channel.twice", at + "/channel", "channel", channel.key());
      }
      if (template.customer() != null && FOR_STAFF_ONLY.contains(channel)) {
        add("message.channel.not-for-customers", at + "/channel", "channel", channel.key());
      }
      if (template.customer() == null && channel == Channel.SMS) {
        add("message.channel.not-for-staff", at + "/channel", "channel", channel.key());
      }
      if (channel == Channel.EMAIL && variant.subject().isEmpty()) {
        add("message.subject.missing", at, "channel", channel.key());
      }
      if (channel != Channel.EMAIL && !variant.subject().isEmpty()) {
        add("message.subject.not-taken", at + "/subject", "channel", channel.key());
      }
      if (variant.text().isEmpty()) {
        add("message.text.missing", at + "/text", "channel", channel.key());
      }
    }
  }

  private void checkCustomer() {
    MessageTemplate.Customer customer = template.customer();
    if (customer == null) {
      if (template.cap() != null) {
        add("message.cap.staff", "/cap");
      }
      return;
    }
    for (int i = 0; i < template.channels().size(); i++) {
      Channel channel = template.channels().get(i).channel();
      RecordPath address = channel == Channel.SMS ? customer.phone() : customer.email();
      if (address == null && !FOR_STAFF_ONLY.contains(channel)) {
        String at = Pointers.item("/channels", i) + "/channel";
        add("message.customer.no-address", at, "channel", channel.key());
      }
    }
    RecordPath who = customer.who();
    if (who != null && leads(who) && !isRelation(template.formIn(app), who.steps())) {
      add("message.customer.not-a-relation", "/customer/who", "field", who.toString());
    }
  }

  private void checkPlaces(String pointer, String text) {
    for (MergeText.Part part : MergeText.of(text).parts()) {
      switch (part) {
        case MergeText.Unreadable(var words) ->
            add("message.place.unreadable", pointer, "text", words);
        case MergeText.Param(var key) -> {
          if (!catalog.parameters(app).containsKey(key.value())) {
            add("message.place.no-parameter", pointer, "parameter", key.value());
          }
        }
        case MergeText.Told(var fact) -> {
          if (fact == MergeText.Fact.OPTOUT && template.customer() == null) {
            add("message.place.staff-opt-out", pointer, "text", fact.key());
          }
        }
        case MergeText.Words _, MergeText.Value _ -> {}
      }
    }
  }

  /** Where the first key leads nowhere, the platform has said so. */
  private void checkPath(String pointer, RecordPath path) {
    boolean firstIsThere =
        catalog
            .find(Form.TYPE, template.formIn(app))
            .flatMap(form -> form.field(path.first()))
            .isPresent();
    if (firstIsThere && !leads(path)) {
      add("message.place.unknown", pointer, "field", path.toString());
    }
  }

  private boolean leads(RecordPath path) {
    return leads(template.formIn(app), path.steps());
  }

  private boolean leads(QualifiedKey form, List<FieldKey> steps) {
    FieldKey step = steps.getFirst();
    List<FieldKey> rest = steps.subList(1, steps.size());
    Optional<FieldType> type = type(form, step);
    if (rest.isEmpty()) {
      return type.isPresent() || SystemField.named(step.value()).isPresent();
    }
    return switch (type.orElse(null)) {
      case FieldType.Relation relation -> leads(target(relation, form), rest);
      case FieldType.Subtable rows ->
          rest.size() == 1 && rows.field(rest.getFirst().value()).isPresent();
      case null, default -> false;
    };
  }

  private boolean isRelation(QualifiedKey form, List<FieldKey> steps) {
    return type(form, steps.getFirst()).orElse(null) instanceof FieldType.Relation relation
        && (steps.size() == 1
            || isRelation(target(relation, form), steps.subList(1, steps.size())));
  }

  private static QualifiedKey target(FieldType.Relation relation, QualifiedKey from) {
    return QualifiedKey.parse(relation.form(), from.app());
  }

  private Optional<FieldType> type(QualifiedKey form, FieldKey key) {
    return catalog.find(Form.TYPE, form).flatMap(found -> found.field(key)).map(Field::type);
  }

  private void add(String code, String pointer) {
    found.add(Problem.error(code, pointer));
  }

  private void add(String code, String pointer, String name, String value) {
    found.add(Problem.error(code, pointer).with(name, value));
  }
}
