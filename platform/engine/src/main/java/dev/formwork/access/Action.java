package dev.formwork.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can be done with the records of a form. */
public enum Action {
  @JsonProperty("create")
  CREATE,
  @JsonProperty("read")
  READ,
  @JsonProperty("edit")
  EDIT,
  @JsonProperty("delete")
  DELETE,
  @JsonProperty("export")
  EXPORT,
  @JsonProperty("print")
  PRINT
}
