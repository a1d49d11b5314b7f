package dev.formwork.scripting.internal;

import dev.formwork.kernel.Problem;
import dev.formwork.scripting.ScriptFailure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * A value on its way out, copied into plain Java while the watchdog still looks on: a getter or a
 * proxy in a result runs script.
 */
final class Results {

  /** About the length of the result as JSON. */
  static final int MOST_CHARACTERS = 256 * 1024;

  private static final int MOST_DEPTH = 32;
  private static final int NUMBER_LENGTH = 8;
  private static final double MOST_EXACT = 9007199254740991d;

  private final Cell cell;
  private int left = MOST_CHARACTERS;

  Results(Cell cell) {
    this.cell = cell;
  }

  @Nullable Object plain(Value value) {
    return plain(value, 0);
  }

  private @Nullable Object plain(Value value, int depth) {
    if (value.isNull()) {
      spend(4);
      return null;
    }
    if (value.isBoolean()) {
      spend(4);
      return value.asBoolean();
    }
    if (value.isNumber()) {
      spend(NUMBER_LENGTH);
      return number(value.asDouble());
    }
    if (value.isString()) {
      return text(value);
    }
    if (depth >= MOST_DEPTH) {
      throw failure("script.result-too-large");
    }
    return switch (cell.shapeOf(value)) {
      case LIST -> list(value, depth);
      case MAP -> map(value, depth);
      case OTHER -> throw failure("script.result-type");
    };
  }

  private static Object number(double number) {
    if (!Double.isFinite(number)) {
      throw failure("script.not-a-number");
    }
    boolean integral = number == Math.rint(number) && Math.abs(number) <= MOST_EXACT;
    return integral ? (Object) (long) number : BigDecimal.valueOf(number);
  }

  private String text(Value value) {
    String text = value.asString();
    spend(text.length() + 2);
    return text;
  }

  private List<@Nullable Object> list(Value value, int depth) {
    long size = value.getArraySize();
    if (size > left) {
      throw failure("script.result-too-large");
    }
    var list = new ArrayList<@Nullable Object>((int) size);
    for (int i = 0; i < size; i++) {
      spend(1);
      list.add(plain(value.getArrayElement(i), depth + 1));
    }
    return Collections.unmodifiableList(list);
  }

  private Map<String, @Nullable Object> map(Value value, int depth) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    for (String key : value.getMemberKeys()) {
      spend(key.length() + 4);
      map.put(key, plain(value.getMember(key), depth + 1));
    }
    return Collections.unmodifiableMap(map);
  }

  private void spend(int characters) {
    left -= characters;
    if (left < 0) {
      throw failure("script.result-too-large");
    }
  }

  private static ScriptFailure failure(String code) {
    return new ScriptFailure(Problem.error(code, ""));
  }
}
