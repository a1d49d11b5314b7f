package dev.formwork.editing;

import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Written;
import dev.formwork.forms.ColumnSpots;
import dev.formwork.kernel.FieldKey;
import dev.formwork.messages.MergeText;
import dev.formwork.records.RecordPath;
import dev.formwork.scripting.SourceMembers;
import dev.formwork.scripting.SourceNames;
import java.util.ArrayList;
import java.util.List;

/** Another key for a field or a column. */
record FieldSpelling(FieldKey old, FieldKey now) implements Spelling {

  private static final String OWN = "$field.";

  @Override
  public String words(String before, List<Reference> there) {
    String after = before;
    for (Reference reference : there) {
      after =
          switch (reference.written()) {
            case FORMULA, ANSWER -> {
              boolean answers = reference.written() == Written.ANSWER;
              yield SourceNames.renamed(after, old.value(), now.value(), answers).orElse(after);
            }
            case LIKELY, PERHAPS ->
                SourceMembers.renamed(
                    after, spot -> ColumnSpots.mayBe(spot, old.value()), now.value());
            case TEXT, VALUE, MEMBER, SILENT -> after;
          };
    }
    List<List<FieldKey>> ways = ways(there, Written.VALUE);
    List<List<FieldKey>> inText = ways(there, Written.TEXT);
    if (!ways.isEmpty()) {
      after = value(after, ways);
    }
    if (!inText.isEmpty()) {
      after = MergeText.rewritten(after, path -> new RecordPath(path(path.steps(), inText)));
    }
    return after;
  }

  private static List<List<FieldKey>> ways(List<Reference> there, Written how) {
    return there.stream().filter(each -> each.written() == how).map(Reference::way).toList();
  }

  private String value(String text, List<List<FieldKey>> ways) {
    if (text.equals(OWN + old)) {
      return said();
    }
    return isPath(text) ? path(RecordPath.of(text), ways) : text;
  }

  private String path(RecordPath path, List<List<FieldKey>> ways) {
    return new RecordPath(path(path.steps(), ways)).toString();
  }

  private static boolean isPath(String text) {
    try {
      RecordPath.of(text);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /** The path where each step that a way ends at is called anew. */
  private List<FieldKey> path(List<FieldKey> steps, List<List<FieldKey>> ways) {
    var renamed = new ArrayList<>(steps);
    for (List<FieldKey> way : ways) {
      int last = way.size() - 1;
      boolean leadsThere = way.size() <= steps.size() && steps.subList(0, last + 1).equals(way);
      if (leadsThere && way.get(last).equals(old)) {
        renamed.set(last, now);
      }
    }
    return renamed;
  }

  @Override
  public String member(String name, List<Reference> there) {
    return isPath(name) ? path(RecordPath.of(name), ways(there, Written.MEMBER)) : name;
  }

  @Override
  public String said() {
    return OWN + now;
  }
}
