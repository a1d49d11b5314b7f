package dev.formwork.records.internal;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Texts;
import dev.formwork.records.FormRecord;
import dev.formwork.records.Label;
import dev.formwork.records.RecordPath;
import dev.formwork.records.RecordWords;
import dev.formwork.rules.SystemField;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes values of records as people do, in all languages of the platform. */
@Component
public class Wording {

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Forms forms;
  private final RecordStore store;
  private final Labels labels;
  private final Contexts contexts;
  private final People people;

  Wording(Forms forms, RecordStore store, Labels labels, Contexts contexts, People people) {
    this.forms = forms;
    this.store = store;
    this.labels = labels;
    this.contexts = contexts;
    this.people = people;
  }

  /** What the values at these paths read as; empty if there is no such record. */
  public Optional<Map<RecordPath, LocalizedText>> of(
      QualifiedKey form, String id, Collection<RecordPath> paths, Instant now) {
    FormModel model = forms.current(form);
    Actor platform = Platform.actor(people.organisation());
    return find(model, id)
        .map(record -> {
          var words = new LinkedHashMap<RecordPath, LocalizedText>();
          for (RecordPath path : paths) {
            words.put(path, text(platform, model, record, path.steps(), now));
          }
          return words;
        });
  }

  /** The record that the relation at this path names. */
  public Optional<RecordWords.Target> target(QualifiedKey form, String id, RecordPath path) {
    var at = Optional.of(new RecordWords.Target(form, id));
    for (FieldKey step : path.steps()) {
      at = at.flatMap(target -> next(target, step));
    }
    return at;
  }

  private Optional<RecordWords.Target> next(RecordWords.Target at, FieldKey step) {
    FormModel model = forms.current(at.form());
    return find(model, at.record())
        .flatMap(record -> related(model, record.data().get(step.value()), step));
  }

  private static Optional<RecordWords.Target> related(
      FormModel model, @Nullable Object value, FieldKey step) {
    Field field = model.logic().fields().get(step.value());
    return field != null && field.type() instanceof FieldType.Relation relation && value != null
        ? Optional.of(
            new RecordWords.Target(
                QualifiedKey.parse(relation.form(), model.key().app()), value.toString()))
        : Optional.empty();
  }

  private Optional<FormRecord> find(FormModel model, String id) {
    return store
        .find(model.key(), id)
        .map(document -> RecordBson.fromDocument(document, model.key(), model.logic()));
  }

  private LocalizedText text(
      Actor platform, FormModel model, FormRecord record, List<FieldKey> steps, Instant now) {
    FieldKey key = steps.getFirst();
    Field field = model.logic().fields().get(key.value());
    if (field == null) {
      Object value =
          SystemField.named(key.value()).isPresent() ? record.system().get(key.value()) : null;
      return value == null ? LocalizedText.EMPTY : written(platform, model, key, value, null, now);
    }
    Object value = record.data().get(key.value());
    if (value == null) {
      return LocalizedText.EMPTY;
    }
    if (steps.size() == 1) {
      return written(platform, model, key, value, field.type(), now);
    }
    List<FieldKey> rest = steps.subList(1, steps.size());
    if (field.type() instanceof FieldType.Subtable rows && value instanceof List<?> list) {
      return cells(rows, list, rest.getFirst());
    }
    return related(model, value, key)
        .flatMap(target -> {
          FormModel other = forms.current(target.form());
          return find(other, target.record()).map(found -> text(platform, other, found, rest, now));
        })
        .orElse(LocalizedText.EMPTY);
  }

  private LocalizedText cells(FieldType.Subtable rows, List<?> list, FieldKey column) {
    FieldType type = rows.field(column.value()).map(Field::type).orElse(null);
    var texts = new ArrayList<LocalizedText>();
    for (Object row : list) {
      if (row instanceof Map<?, ?> cells && cells.get(column.value()) != null) {
        Object cell = cells.get(column.value());
        texts.add(plain(cell, type, LocalizedText.of(String.valueOf(cell))));
      }
    }
    return joined(texts);
  }

  private LocalizedText written(
      Actor platform,
      FormModel model,
      FieldKey key,
      Object value,
      @Nullable FieldType type,
      Instant now) {
    List<?> values = value instanceof List<?> several ? several : List.of(value);
    List<Object> asked = new ArrayList<>(values);
    Function<Object, Label> label = labels.of(platform, model, key, asked, now);
    return joined(
        asked.stream()
            .map(each ->
                each instanceof Map<?, ?> file
                    ? LocalizedText.of(String.valueOf(file.get("name")))
                    : plain(each, type, label.apply(each).title()))
            .toList());
  }

  /** Numbers, amounts and moments as each language writes them; all else as it is called. */
  private LocalizedText plain(Object value, @Nullable FieldType type, LocalizedText title) {
    return switch (value) {
      case BigDecimal number when type instanceof FieldType.Money money ->
          Texts.each(locale -> amount(number, money.currencyCode(), money.digits(), locale));
      case BigDecimal number
          when type instanceof FieldType.Computed computed
              && computed.result() == FieldType.Result.MONEY ->
          Texts.each(locale -> amount(number, "CNY", computed.digits(), locale));
      case BigDecimal number -> Texts.each(locale -> number(number, number.scale(), locale));
      case Number number -> Texts.each(locale -> number(number, 0, locale));
      case Instant moment -> LocalizedText.of(MINUTES.format(moment.atZone(contexts.zone())));
      default -> title;
    };
  }

  private static String amount(BigDecimal number, String currency, int digits, Locale locale) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(Currency.getInstance(currency));
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(number);
  }

  private static String number(Number number, int digits, Locale locale) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(Math.max(digits, 0));
    format.setMaximumFractionDigits(Math.max(digits, 0));
    return format.format(number);
  }

  private static LocalizedText joined(List<LocalizedText> texts) {
    return texts.size() == 1
        ? texts.getFirst()
        : Texts.each(locale ->
            texts.stream()
                .map(text -> text.in(locale))
                .collect(Collectors.joining(locale.equals(Locale.ENGLISH) ? ", " : "、")));
  }
}
