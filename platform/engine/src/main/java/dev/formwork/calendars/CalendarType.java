package dev.formwork.calendars;

import dev.formwork.definitions.Catalog;
import dev.formwork.definitions.DefinitionType;
import dev.formwork.definitions.Reference;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.QualifiedKey;
import java.util.List;

/** Calendars as a kind of definition. */
final class CalendarType implements DefinitionType<Calendar> {

  @Override
  public String kind() {
    return "calendar";
  }

  @Override
  public String folder() {
    return "calendars";
  }

  @Override
  public String schema() {
    return "calendar.schema.json";
  }

  @Override
  public Class<Calendar> valueType() {
    return Calendar.class;
  }

  @Override
  public DefinitionKey key(Calendar calendar) {
    return calendar.key();
  }

  @Override
  public LocalizedText title(Calendar calendar) {
    return calendar.title();
  }

  @Override
  public Problems check(Calendar calendar, DefinitionKey app, Catalog catalog) {
    return CalendarChecks.check(calendar, app, catalog);
  }

  @Override
  public List<Reference> references(Calendar calendar, DefinitionKey app) {
    String parent = calendar.parent();
    return parent == null
        ? List.of()
        : List.of(Reference.to(Calendar.TYPE, QualifiedKey.parse(parent, app), "/extends"));
  }
}
