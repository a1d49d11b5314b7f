package dev.formwork.embedded.query;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The different values under one path: of an array each entry, of equal values the first. */
public final class Distinct {

  private final Paths path;
  private final TreeSet<@Nullable Object> found = new TreeSet<>(BsonOrder.ASCENDING);

  public Distinct(String path) {
    this.path = Paths.of(path);
  }

  public void add(Document document) {
    path.leadsTo(document, false, value -> !collect(value), Match.withoutVariables());
  }

  private boolean collect(@Nullable Object value) {
    if (value instanceof List<?> array) {
      found.addAll(array);
    } else if (!(value instanceof Missing)) {
      found.add(value);
    }
    return true;
  }

  /** The values, in order. */
  public List<@Nullable Object> found() {
    return new ArrayList<>(found);
  }
}
