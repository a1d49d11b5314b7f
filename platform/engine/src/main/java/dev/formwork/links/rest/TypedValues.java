package dev.formwork.links.rest;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a page sends for a field, as the API would take it. */
@Component
class TypedValues {

  private final ZoneId zone;

  TypedValues(ZoneId zone) {
    this.zone = zone;
  }

  /** Null where nothing was filled in; what can't be read stays as it is, to be refused. */
  @Nullable Object of(Field field, List<String> sent) {
    String first = sent.isEmpty() ? "" : sent.getFirst().strip();
    return switch (field.type()) {
      case FieldType.Switch _ -> first.equals("true");
      case FieldType.MultiChoice _ -> sent.isEmpty() ? null : List.copyOf(sent);
      case FieldType.Moment _ -> first.isEmpty() ? null : moment(first);
      case FieldType.Attachment _ -> null;
      case FieldType.LongText _ -> first.isEmpty() ? null : first.replace("\r\n", "\n");
      default -> first.isEmpty() ? null : first;
    };
  }

  private String moment(String local) {
    try {
      return LocalDateTime.parse(local).atZone(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    } catch (DateTimeException unreadable) {
      return local;
    }
  }
}
