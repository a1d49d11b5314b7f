package dev.formwork.flows;

import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Why something is as it is: {@code flow.assignee.role} with the role and the department.
 *
 * @param code names a text
 * @param args what the text fills in, by name: keys (of a role, a department, a field), the id of a
 *     person, or plain words
 */
public record Reason(String code, Map<String, String> args) {

  public Reason {
    args = Map.copyOf(args);
  }

  public static Reason of(String code) {
    return new Reason(code, Map.of());
  }

  public Reason with(String name, Object value) {
    var more = new TreeMap<>(args);
    more.put(name, value.toString());
    return new Reason(code, more);
  }

  /** What people call the thing that an argument names; empty text where it has no other name. */
  @FunctionalInterface
  public interface Titles {
    LocalizedText of(String argument, String key);
  }

  /** The reason in words, with titles instead of keys. */
  public String text(Locale locale, Titles titles) {
    var problem = new Problem(code, Problem.Severity.HINT, "", Map.of());
    for (var arg : args.entrySet()) {
      var title = titles.of(arg.getKey(), arg.getValue()).or(LocalizedText.of(arg.getValue()));
      problem = problem.with(arg.getKey(), title);
    }
    return Texts.of(problem, locale);
  }
}
