package dev.formwork.editing;

import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Reference.OfOption;
import dev.formwork.scripting.SourceMembers;
import java.util.List;

/** Another key for an option. */
record OptionSpelling(String old, String now) implements Spelling {

  @Override
  public String words(String before, List<Reference> there) {
    String after = before;
    for (Reference reference : there) {
      after =
          switch (reference.written()) {
            case VALUE -> after.equals(old) ? now : after;
            case LIKELY -> compared(after, reference);
            case PERHAPS -> SourceMembers.renamed(after, spot -> OptionSpots.mayBe(spot, old), now);
            case MEMBER, FORMULA, ANSWER, TEXT, SILENT -> after;
          };
    }
    return after;
  }

  private String compared(String source, Reference reference) {
    return reference.part() instanceof OfOption(_, _, var names)
        ? SourceMembers.renamed(
            source,
            spot ->
                OptionSpots.mayBe(spot, old)
                    && names.contains(SourceMembers.comparedWith(source, spot)),
            now)
        : source;
  }

  /** Nothing is called like an option. */
  @Override
  public String member(String name, List<Reference> there) {
    return name;
  }

  @Override
  public String said() {
    return now;
  }
}
