package dev.formwork.messages;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why something is said to a customer: it decides what his refusal reaches. */
public enum Purpose {
  /** About what he has ordered, asked or complained of. */
  @JsonProperty("service")
  SERVICE,
  /** To win or keep him. */
  @JsonProperty("marketing")
  MARKETING
}
