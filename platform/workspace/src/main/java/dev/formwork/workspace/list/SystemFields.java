package dev.formwork.workspace.list;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Option;
import dev.formwork.forms.Options;
import dev.formwork.identity.Department;
import dev.formwork.identity.Organisation;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.records.State;
import dev.formwork.rules.SystemField;
import dev.formwork.workspace.record.StateWords;
import dev.formwork.workspace.text.Messages;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the platform knows about every record, as fields like those of the form. */
public final class SystemFields {

  private SystemFields() {}

  /** Those that a list can show and filter. */
  static List<Field> all(Organisation organisation) {
    return Stream.of(SystemField.values())
        .flatMap(each -> of(each, organisation).stream())
        .toList();
  }

  /** Those that a list can show and filter, for words about them. */
  public static Stream<Field> ofRecords(Organisation organisation) {
    return all(organisation).stream();
  }

  public static Optional<Field> of(SystemField field, Organisation organisation) {
    return type(field, organisation).map(type -> field(field, type));
  }

  private static Optional<FieldType> type(SystemField field, Organisation organisation) {
    return Optional.ofNullable(
        switch (field) {
          case ID,
              NODE,
              DEADLINE_OF,
              DEADLINE_KEY,
              DEADLINE_STATE,
              DEADLINE_START,
              DEADLINE_DUE,
              DEADLINE_END,
              DEADLINE_MINUTES,
              DEADLINE_LATE_MINUTES,
              DEADLINE_ON_TIME,
              STEP_NODE,
              STEP_OF,
              STEP_STATE,
              STEP_OUTCOME,
              STEP_PERSON,
              STEP_START,
              STEP_END,
              STEP_HOURS,
              STEP_OPEN_HOURS,
              STEP_VISIT,
              STEP_AGAIN,
              STEP_ROUND ->
              null;
          case NUMBER -> new FieldType.Text(0, null, null);
          case STATE -> new FieldType.Choice(states());
          case CREATED_BY -> new FieldType.User(List.of());
          case CREATED_AT, UPDATED_AT, SUBMITTED_AT, COMPLETED_AT -> new FieldType.Moment();
          case DEPARTMENT -> new FieldType.Choice(departments(organisation.departments()));
          case STORE ->
              new FieldType.Choice(
                  departments(
                      organisation.departments().stream().filter(Department::store).toList()));
        });
  }

  private static Field field(SystemField field, FieldType type) {
    return new Field(
        FieldKey.of(field.key()),
        text("system." + field.key()),
        LocalizedText.EMPTY,
        LocalizedText.EMPTY,
        false,
        null,
        null,
        true,
        null,
        false,
        false,
        true,
        true,
        false,
        false,
        type);
  }

  private static Options states() {
    return new Options.Inline(
        Stream.of(State.values())
            .map(state ->
                new Option(state.word(), text("state." + state.word()), color(state), true, null))
            .toList());
  }

  private static String color(State state) {
    return StateWords.kind(state).name().toLowerCase(Locale.ROOT);
  }

  private static Options departments(Collection<Department> departments) {
    return new Options.Inline(
        departments.stream()
            .map(each -> new Option(each.key().value(), each.title(), null, true, null))
            .toList());
  }

  private static LocalizedText text(String key) {
    return LocalizedText.of(Messages.text(Locale.ENGLISH, key), Messages.text(Locale.CHINESE, key));
  }
}
