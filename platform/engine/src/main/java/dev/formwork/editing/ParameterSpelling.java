package dev.formwork.editing;

import dev.formwork.definitions.Reference;
import dev.formwork.kernel.FieldKey;
import dev.formwork.messages.MergeText;
import dev.formwork.scripting.SourceMembers;
import java.util.List;

/** Another key for a parameter. */
record ParameterSpelling(FieldKey old, FieldKey now) implements Spelling {

  @Override
  public String words(String before, List<Reference> there) {
    String after = before;
    for (Reference reference : there) {
      after =
          switch (reference.written()) {
            case FORMULA ->
                SourceMembers.renamed(
                    after, spot -> ParameterPlaces.isMeant(spot, old.value()), now.value());
            case TEXT -> MergeText.withParam(after, old, now);
            case VALUE -> value(after);
            case MEMBER, ANSWER, SILENT, LIKELY, PERHAPS -> after;
          };
    }
    return after;
  }

  private String value(String before) {
    if (before.equals(old.value())) {
      return now.value();
    }
    return before.equals(ParameterPlaces.VALUE + old) ? said() : before;
  }

  /** Its key, or its key behind its app. */
  @Override
  public String member(String name, List<Reference> there) {
    boolean isAlone = name.equals(old.value());
    return isAlone || name.endsWith("/" + old)
        ? name.substring(0, name.length() - old.value().length()) + now
        : name;
  }

  @Override
  public String said() {
    return ParameterPlaces.VALUE + now;
  }
}
