package dev.formwork.kernel;

import java.util.Map;
import java.util.TreeMap;

/**
 * One finding about input or a definition.
 *
 * @param code stable, {@code module.thing.problem}, as in {@code record.field.required}
 * @param path where it is: field path ({@code lines[0].quantity}) or JSON pointer of a definition
 * @param args what the translated text fills in, by name
 */
public record Problem(String code, Severity severity, String path, Map<String, Object> args) {

  public Problem {
    args = Map.copyOf(args);
  }

  /** How bad it is: an error refuses, a warning and a hint only tell. */
  public enum Severity {
    ERROR,
    WARNING,
    HINT
  }

  public static Problem error(String code, String path) {
    return new Problem(code, Severity.ERROR, path, Map.of());
  }

  public static Problem warning(String code, String path) {
    return new Problem(code, Severity.WARNING, path, Map.of());
  }

  /** The same problem with one more value for its text. */
  public Problem with(String name, Object value) {
    var more = new TreeMap<String, Object>(args);
    more.put(name, value);
    return new Problem(code, severity, path, more);
  }

  /** The same problem seen from a parent: {@code lines[0]} + {@code quantity}. */
  public Problem under(String parent) {
    String joined =
        path.isEmpty() ? parent : path.startsWith("[") ? parent + path : parent + "." + path;
    return new Problem(code, severity, joined, args);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
