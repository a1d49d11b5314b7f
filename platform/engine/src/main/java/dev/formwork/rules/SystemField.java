package dev.formwork.rules;

import java.util.Arrays;
import java.util.Optional;

/** What the platform itself knows about every record; no form field may have such a key. */
public enum SystemField {
  ID("id", ValueKind.TEXT),
  NUMBER("number", ValueKind.TEXT),
  STATE("state", ValueKind.TEXT),
  /** The node where the record's flow stands. */
  NODE("node", ValueKind.TEXT),
  CREATED_AT("createdAt", ValueKind.DATE_TIME),
  CREATED_BY("createdBy", ValueKind.TEXT),
  UPDATED_AT("updatedAt", ValueKind.DATE_TIME),
  DEPARTMENT("department", ValueKind.TEXT),
  STORE("store", ValueKind.TEXT),
  SUBMITTED_AT("submittedAt", ValueKind.DATE_TIME),
  COMPLETED_AT("completedAt", ValueKind.DATE_TIME);

  private final String key;
  private final ValueKind kind;

  SystemField(String key, ValueKind kind) {
    this.key = key;
    this.kind = kind;
  }

  /** Its name in conditions, lists and reports. */
  public String key() {
    return key;
  }

  public ValueKind kind() {
    return kind;
  }

  public static Optional<SystemField> named(String key) {
    return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
  }
}
