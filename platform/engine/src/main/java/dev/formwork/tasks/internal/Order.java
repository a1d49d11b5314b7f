package dev.formwork.tasks.internal;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.tasks.InboxQuery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The order of a list by one moment, and pages in it that begin behind the last entry shown. */
final class Order {

  private final String field;
  private final boolean descending;

  Order(Entries.Listing list, InboxQuery.Order order) {
    boolean due = order == InboxQuery.Order.DUE && list.orders().size() > 1;
    this.field = list.orders().get(due ? 1 : 0);
    this.descending = !due && order != InboxQuery.Order.OLDEST;
  }

  Bson sort() {
    return descending ? Sorts.descending(field, "_id") : Sorts.ascending(field, "_id");
  }

  String cursor(Document last) {
    String text = last.getDate(field).toInstant().toEpochMilli() + " " + last.getString("_id");
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  Bson behind(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int space = text.indexOf(' ');
      var moment = Date.from(Instant.ofEpochMilli(Long.parseLong(text.substring(0, space))));
      String id = text.substring(space + 1);
      return descending
          ? Filters.or(
              Filters.lt(field, moment),
              Filters.and(Filters.eq(field, moment), Filters.lt("_id", id)))
          : Filters.or(
              Filters.gt(field, moment),
              Filters.and(Filters.eq(field, moment), Filters.gt("_id", id)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
      throw new Refusal.Invalid(Problem.error("inbox.query.cursor", "after"));
    }
  }
}
