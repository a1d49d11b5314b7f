package dev.formwork.records.internal;

import com.mongodb.client.model.Filters;
import dev.formwork.forms.Form;
import dev.formwork.forms.FormLogic;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bson.BsonInvalidOperationException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.json.JsonParseException;
import org.jspecify.annotations.Nullable;

/**
 * Pages by key: a page begins behind the last row of the page before, so the twenty-thousandth page
 * costs what the first one costs. The last row's sort values travel in the cursor.
 */
final class Keyset {

  private record Criterion(String path, boolean descending) {}

  private final List<Criterion> criteria;

  Keyset(List<Form.SortBy> sort, FormLogic logic) {
    var collected = new ArrayList<Criterion>();
    for (Form.SortBy each : sort) {
      collected.add(new Criterion(Paths.of(each.field(), logic), each.isDescending()));
    }
    if (collected.isEmpty()) {
      collected.add(new Criterion(Paths.of(FieldKey.of("createdAt"), logic), true));
    }
    collected.add(new Criterion("_id", collected.getFirst().descending()));
    this.criteria = List.copyOf(collected);
  }

  Bson order() {
    var order = new Document();
    criteria.forEach(each -> order.append(each.path(), each.descending() ? -1 : 1));
    return order;
  }

  String cursor(Document last) {
    var values = new ArrayList<@Nullable Object>();
    criteria.forEach(each -> values.add(at(last, each.path())));
    String json = new Document("v", values).toJson();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  /** What lies behind the row of this cursor. */
  Bson after(String cursor) {
    List<?> values = read(cursor);
    var ways = new ArrayList<Bson>();
    var equal = new ArrayList<Bson>();
    for (int i = 0; i < criteria.size(); i++) {
      Criterion criterion = criteria.get(i);
      Object value = values.get(i);
      Bson behind = behind(criterion, value);
      if (behind != null) {
        var way = new ArrayList<>(equal);
        way.add(behind);
        ways.add(Filters.and(way));
      }
      equal.add(Filters.eq(criterion.path(), value));
    }
    return Filters.or(ways);
  }

  /** Null where nothing can come behind: absent values stand first, so last when descending. */
  private static @Nullable Bson behind(Criterion criterion, @Nullable Object value) {
    if (criterion.descending()) {
      return value == null
          ? null
          : Filters.or(Filters.lt(criterion.path(), value), Filters.eq(criterion.path(), null));
    }
    return value == null ? Filters.ne(criterion.path(), null) : Filters.gt(criterion.path(), value);
  }

  private List<?> read(String cursor) {
    try {
      String json = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      var values = Document.parse(json).getList("v", Object.class);
      if (values != null
          && values.size() == criteria.size()
          && values.stream().noneMatch(each -> each instanceof Document || each instanceof List)) {
        return values;
      }
    } catch (IllegalArgumentException
        | JsonParseException
        | ClassCastException
        | BsonInvalidOperationException notOurs) {
      throw new Refusal.Invalid(Problem.error("record.query.cursor", "after"));
    }
    throw new Refusal.Invalid(Problem.error("record.query.cursor", "after"));
  }

  private static @Nullable Object at(Document document, String path) {
    Object value = document;
    for (String part : path.split("\\.", -1)) {
      value = value instanceof Document inside ? inside.get(part) : null;
    }
    return value;
  }
}
