package dev.formwork.scenarios.internal;

import dev.formwork.records.Effect;
import dev.formwork.records.EffectReceiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes what would leave the process, and keeps it to be looked at. */
final class Captured implements EffectReceiver {

  private final List<Call> calls = new ArrayList<>();

  /**
   * A call that another system did not get.
   *
   * @param record id of the record that caused it
   */
  record Call(String record, String address, Map<String, Object> body) {}

  @Override
  public String kind() {
    return Effect.WEBHOOK;
  }

  @Override
  public void receive(Effect effect) {
    Map<String, Object> told = effect.payload();
    var body = new java.util.LinkedHashMap<String, Object>();
    if (told.get("body") instanceof Map<?, ?> values) {
      values.forEach((key, value) -> body.put(String.valueOf(key), value));
    }
    calls.add(
        new Call(String.valueOf(told.get("record")), String.valueOf(told.get("address")), body));
  }

  List<Call> because(String record) {
    return calls.stream().filter(call -> call.record().equals(record)).toList();
  }

  void forget() {
    calls.clear();
  }
}
