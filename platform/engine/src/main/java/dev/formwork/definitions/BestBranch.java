package dev.formwork.definitions;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Makes the errors of a schema readable. Where none of several alternatives fits, only the errors
 * of the nearest one are kept: the one that complains least about the thing itself. Keys that seem
 * unknown only because a part of the schema failed are left out.
 */
final class BestBranch {

  private static final Pattern ALTERNATIVE = Pattern.compile("/(?:anyOf|oneOf)/(\\d+)(?=/|$)");
  private static final Pattern APPLIED =
      Pattern.compile("/(?:allOf|anyOf|oneOf|then|else|\\$ref)(?:/.*|$)");

  private static final long WRONG_KIND = 1_000;

  private BestBranch() {}

  static List<Error> of(List<Error> errors) {
    return nearest(withoutFollowUps(errors), 0);
  }

  private static List<Error> withoutFollowUps(List<Error> errors) {
    return errors.stream().filter(each -> !isFollowUp(each, errors)).toList();
  }

  private static boolean isFollowUp(Error error, List<Error> all) {
    if (!error.getKeyword().equals("unevaluatedProperties")) {
      return false;
    }
    String schema = parent(error.getEvaluationPath().toString());
    return all.stream()
        .filter(other -> !other.getKeyword().equals("unevaluatedProperties"))
        .filter(other -> covers(error.getInstanceLocation().toString(), other))
        .map(other -> other.getEvaluationPath().toString())
        .anyMatch(path ->
            path.startsWith(schema)
                && APPLIED.matcher(path.substring(schema.length())).lookingAt());
  }

  private static boolean covers(String location, Error other) {
    String at = other.getInstanceLocation().toString();
    return at.equals(location) || at.startsWith(location + "/");
  }

  /** Keeps, for the outermost alternatives from {@code depth} on, the nearest one. */
  private static List<Error> nearest(List<Error> errors, int depth) {
    var groups = new LinkedHashMap<String, Map<Integer, List<Error>>>();
    var kept = new ArrayList<Error>();
    for (Error error : errors) {
      var match = ALTERNATIVE.matcher(error.getEvaluationPath().toString());
      if (!match.find(Math.min(depth, match.regionEnd()))) {
        kept.add(error);
        continue;
      }
      String place = error.getEvaluationPath().toString().substring(0, match.start(1));
      groups
          .computeIfAbsent(place, _ -> new TreeMap<>())
          .computeIfAbsent(Integer.valueOf(match.group(1)), _ -> new ArrayList<>())
          .add(error);
    }
    groups.forEach((place, branches) -> {
      kept.removeIf(error -> (error.getEvaluationPath() + "/").equals(place));
      kept.addAll(nearest(best(branches), place.length()));
    });
    return kept;
  }

  private static List<Error> best(Map<Integer, List<Error>> branches) {
    int shallowest =
        branches.values().stream()
            .flatMap(List::stream)
            .mapToInt(error -> error.getInstanceLocation().getNameCount())
            .min()
            .orElse(0);
    if (branches.values().stream().allMatch(errors -> weight(errors, shallowest) >= WRONG_KIND)) {
      return branches.values().stream().flatMap(List::stream).toList();
    }
    var byNearness =
        Comparator.<List<Error>>comparingLong(errors -> weight(errors, shallowest))
            .thenComparingInt(List::size);
    return branches.values().stream().min(byNearness).orElse(List.of());
  }

  /**
   * A wrong kind of thing weighs more than any wrong keys of it, and these more than what's inside.
   */
  private static long weight(List<Error> errors, int depth) {
    return errors.stream()
        .filter(error -> error.getInstanceLocation().getNameCount() == depth)
        .mapToLong(error -> error.getKeyword().equals("type") ? WRONG_KIND : 1)
        .sum();
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
