package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import dev.formwork.access.Access;
import dev.formwork.access.FieldAccess;
import dev.formwork.forms.Field;
import dev.formwork.identity.Actor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Finds records by words: each word must stand in the number or in some searchable field. The
 * search text of a record is one; who may not read all of it searches the fields that he may read,
 * so that a search never tells what is hidden.
 */
final class SearchFilter {

  /** Number and searchable fields of a record in one, folded. */
  private static final String TEXT = "search";

  private final List<String> places;

  private SearchFilter(List<String> places) {
    this.places = List.copyOf(places);
  }

  /** By number and searchable fields. */
  static SearchFilter searchable(Actor actor, FormModel model, Access access) {
    return of(actor, model, access, Set.of());
  }

  /** By what a record is called too: the words of its summary. */
  static SearchFilter called(Actor actor, FormModel model, Access access) {
    var summary = new LinkedHashSet<String>();
    model.form().summary().forEach(key -> summary.add(key.value()));
    return of(actor, model, access, summary);
  }

  private static SearchFilter of(Actor actor, FormModel model, Access access, Set<String> besides) {
    var fields = model.logic().fields();
    var rights = access.fields(actor, model.key(), fields.keySet());
    var places = new ArrayList<String>();
    boolean all =
        searchable(fields.values().stream())
            .allMatch(field -> actor.isAdmin() || isOpen(rights.get(field.key().value())));
    places.add(all ? TEXT : "number");
    Stream<Field> one =
        Stream.concat(
            all ? Stream.of() : searchable(fields.values().stream()),
            fields.values().stream()
                .filter(field -> besides.contains(field.key().value()))
                .filter(field -> !field.searchable() && Folded.isWords(field.type())));
    one.map(field -> field.key().value())
        .filter(key -> actor.isAdmin() || isOpen(rights.get(key)))
        .forEach(key -> places.add("data." + key));
    return new SearchFilter(places);
  }

  private static Stream<Field> searchable(Stream<Field> fields) {
    return fields.filter(field -> field.searchable() && Folded.isWords(field.type()));
  }

  private static boolean isOpen(@Nullable FieldAccess access) {
    return access != null && access.canRead();
  }

  /** One filter for each word. */
  List<Bson> words(String search) {
    return Stream.of(Folded.of(search).strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .map(this::word)
        .toList();
  }

  private Bson word(String word) {
    String literally = Folded.literally(word);
    var ways =
        places.stream()
            .map(place -> Filters.regex(place, literally, place.equals(TEXT) ? "" : "i"))
            .toList();
    return ways.size() == 1 ? ways.getFirst() : Filters.or(ways);
  }
}
