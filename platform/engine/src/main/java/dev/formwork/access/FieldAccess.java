package dev.formwork.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far one field is open to somebody, from nothing to writing; the order is part of it. */
public enum FieldAccess {
  @JsonProperty("hidden")
  HIDDEN,
  @JsonProperty("masked")
  MASKED,
  @JsonProperty("read")
  READ,
  @JsonProperty("edit")
  EDIT;

  /** Whether the true value may be seen. */
  public boolean canRead() {
    return this == READ || this == EDIT;
  }

  public boolean canEdit() {
    return this == EDIT;
  }

  /** The more generous of the two: grants only add. */
  public FieldAccess or(FieldAccess other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The stricter of the two. */
  public FieldAccess and(FieldAccess other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
