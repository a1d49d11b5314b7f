package dev.formwork.editing;

import dev.formwork.definitions.Written;
import dev.formwork.scripting.SourceMembers;
import dev.formwork.scripting.SourceMembers.Sort;
import dev.formwork.scripting.SourceMembers.Spot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Where a script has a text that may be an option. */
final class OptionSpots {

  private static final Set<Sort> NAMES = Set.of(Sort.DOT, Sort.SHORT);

  private OptionSpots() {}

  /**
   * How an option is named.
   *
   * @param compared what is compared with it; none where that is not known
   */
  record Found(Written how, Set<String> compared) {}

  static boolean mayBe(Spot spot, String option) {
    return spot.name().equals(option) && !NAMES.contains(spot.sort());
  }

  /**
   * @param hasIt whether what is read there under a name has the option
   */
  static List<Found> in(String source, String option, Predicate<String> hasIt) {
    if (!SourceMembers.isSure(source)) {
      return List.of(new Found(Written.PERHAPS, Set.of()));
    }
    var compared = new LinkedHashSet<String>();
    boolean isElsewhere = false;
    for (Spot spot : SourceMembers.of(source)) {
      if (mayBe(spot, option)) {
        String with = SourceMembers.comparedWith(source, spot);
        boolean isLikely = spot.sort() == Sort.COMPARED && hasIt.test(with);
        isElsewhere |= !isLikely;
        if (isLikely) {
          compared.add(with);
        }
      }
    }
    var found = new ArrayList<Found>();
    if (!compared.isEmpty()) {
      found.add(new Found(Written.LIKELY, compared));
    }
    if (isElsewhere) {
      found.add(new Found(Written.PERHAPS, Set.of()));
    }
    return found;
  }
}
