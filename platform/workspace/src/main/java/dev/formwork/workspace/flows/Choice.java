package dev.formwork.workspace.flows;

import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RunningExecution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which flows are shown, as the address says it.
 *
 * @param release absent = of any
 */
record Choice(QualifiedKey form, @Nullable Integer release, boolean stopped) {

  /** What the parameters say; the first form where they name none of these. */
  static Choice of(Map<String, List<String>> parameters, List<QualifiedKey> forms) {
    String named = first(parameters, FlowsNavigation.FORM);
    QualifiedKey form =
        forms.stream()
            .filter(each -> each.toString().equals(named))
            .findFirst()
            .orElseGet(forms::getFirst);
    String release = first(parameters, FlowsNavigation.RELEASE);
    return new Choice(
        form,
        release.matches("\\d{1,6}") ? Integer.valueOf(release) : null,
        first(parameters, FlowsNavigation.STOPPED).equals("true"));
  }

  private static String first(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse("");
  }

  RunningExecution.Query query() {
    return new RunningExecution.Query(form, release, null, stopped, RunningExecution.Query.MOST);
  }

  /** The parameters that say it. */
  Map<String, List<String>> parameters() {
    var parameters = new LinkedHashMap<String, List<String>>();
    parameters.put(FlowsNavigation.FORM, List.of(form.toString()));
    if (release != null) {
      parameters.put(FlowsNavigation.RELEASE, List.of(release.toString()));
    }
    if (stopped) {
      parameters.put(FlowsNavigation.STOPPED, List.of("true"));
    }
    return parameters;
  }
}
