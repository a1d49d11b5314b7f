package dev.formwork.messages;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How a message reaches somebody. */
public enum Channel {
  /** Under the bell of the workspace; staff only. */
  @JsonProperty("in-app")
  IN_APP,
  @JsonProperty("email")
  EMAIL,
  @JsonProperty("sms")
  SMS,
  /** The company's chat; staff only. */
  @JsonProperty("chat")
  CHAT,
  /** Another system; no template, a flow or a rule says what. */
  @JsonProperty("webhook")
  WEBHOOK;

  /** As definitions and the API write it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
