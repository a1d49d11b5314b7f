package dev.formwork.apps;

import dev.formwork.kernel.QualifiedKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Texts that stand only where somebody may not look: in records that he may not read, and in fields
 * and columns that his roles hide.
 */
final class Secrets {

  /** Shorter ones say nothing of where they come from. */
  private static final int SHORTEST = 4;

  /** Days, and keys of options and people: they stand everywhere. */
  private static final Pattern COMMON =
      Pattern.compile("[0-9]{4}-[0-9]{2}(-[0-9]{2}.*)?|[a-z][A-Za-z0-9-]*");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s·,，、;；:：|/()（）]+");

  private final Set<String> hidden = new HashSet<>();
  private final Set<String> open = new HashSet<>();

  private Secrets() {}

  static Secrets of(String username, StoredRecords stored, Collection<QualifiedKey> forms) {
    var secrets = new Secrets();
    var who = stored.who(username);
    for (QualifiedKey form : forms) {
      for (Document record : stored.of(form)) {
        secrets.add(who, stored.roles(), form.toString(), record);
      }
    }
    secrets.hidden.removeAll(secrets.open);
    return secrets;
  }

  private void add(RolesAsWritten.Who who, RolesAsWritten roles, String form, Document record) {
    boolean readable = roles.may(who, form, "read", record);
    boolean all = roles.isLetIn(who, record) || "draft".equals(record.getString("state"));
    collect(record.get("number"), readable ? open::add : hidden::add);
    record
        .get("data", Document.class)
        .forEach((field, value) -> {
          if (value instanceof List<?> rows) {
            rows.forEach(row -> addRow(who, roles, form, record, field, row, readable, all));
          } else {
            boolean seen = readable && (all || isOpen(roles.open(who, form, field, record)));
            collect(value, seen ? open::add : hidden::add);
          }
        });
  }

  private void addRow(
      RolesAsWritten.Who who,
      RolesAsWritten roles,
      String form,
      Document record,
      String field,
      Object row,
      boolean readable,
      boolean all) {
    if (row instanceof Map<?, ?> cells) {
      cells.forEach((cell, value) -> {
        boolean seen =
            readable && (all || isOpen(roles.open(who, form, field + "." + cell, record)));
        collect(value, seen ? open::add : hidden::add);
      });
    } else {
      boolean seen = readable && (all || isOpen(roles.open(who, form, field, record)));
      collect(row, seen ? open::add : hidden::add);
    }
  }

  private static boolean isOpen(String access) {
    return access.equals("open");
  }

  private static void collect(@Nullable Object value, Consumer<String> into) {
    if (value instanceof String text
        && text.strip().length() >= SHORTEST
        && !COMMON.matcher(text.strip()).matches()) {
      into.accept(text.strip());
    }
  }

  boolean isEmpty() {
    return hidden.isEmpty();
  }

  /** Those that stand in a text as a whole, or as one of its words. */
  Set<String> in(Collection<String> texts) {
    var found = new HashSet<String>();
    for (String text : texts) {
      found.add(text.strip());
      found.addAll(List.of(BETWEEN_WORDS.split(text.strip())));
    }
    found.retainAll(hidden);
    return found;
  }
}
