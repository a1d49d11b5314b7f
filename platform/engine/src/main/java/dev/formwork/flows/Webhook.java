package dev.formwork.flows;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.ValueSource;
import java.util.Map;

/**
 * A call to another system.
 *
 * @param to parameter of the app that holds the address
 * @param body what it is told, from values of this record
 */
public record Webhook(FieldKey to, Map<FieldKey, ValueSource> body) {

  public Webhook {
    body = SetValues.of(body);
  }
}
