package dev.formwork.records.internal;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import dev.formwork.forms.FieldType;
import dev.formwork.records.FormRecord;
import dev.formwork.store.CoveredWrites;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Running numbers. Each is given once; a submit that fails afterwards, or comes again, leaves a
 * gap.
 */
@Component
class Serials {

  private static final Pattern COUNTER = Pattern.compile("\\{(0+)}");

  /** The write of the record that has the number follows. */
  private final MongoDatabase database;

  Serials(CoveredWrites covered) {
    this.database = covered.database();
  }

  /** The record with a number in each of its serial fields that has none yet. */
  FormRecord numbered(FormModel model, FormRecord record, LocalDate today) {
    var numbers = new LinkedHashMap<>(record.data());
    model
        .logic()
        .fields()
        .forEach((key, field) -> {
          if (field.type() instanceof FieldType.Serial serial && !numbers.containsKey(key)) {
            numbers.put(key, next(model.key() + "/" + key, serial.pattern(), today));
          }
        });
    var numberField = model.form().number();
    Object number = numberField == null ? null : numbers.get(numberField.value());
    return Copies.numbered(record, numbers, number == null ? null : number.toString());
  }

  /** The next number of a pattern such as {@code ORD-{yyyy}-{0000}}. */
  String next(String owner, String pattern, LocalDate today) {
    String dated =
        pattern
            .replace("{yyyy}", String.valueOf(today.getYear()))
            .replace("{MM}", digits(today.getMonthValue(), 2))
            .replace("{dd}", digits(today.getDayOfMonth(), 2));
    Matcher counter = COUNTER.matcher(dated);
    if (!counter.find()) {
      throw new IllegalStateException("Expected {0…} in the serial pattern " + pattern);
    }
    long number = increment(owner + ":" + dated);
    String digits = digits(number, counter.group(1).length());
    return dated.substring(0, counter.start()) + digits + dated.substring(counter.end());
  }

  /** The number in at least so many digits. */
  private static String digits(long number, int least) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, least - digits.length())) + digits;
  }

  private long increment(String id) {
    Document counter =
        database
            .getCollection("serials")
            .findOneAndUpdate(
                new Document("_id", id),
                new Document("$inc", new Document("value", 1L)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    if (counter == null) {
      throw new IllegalStateException("Expected the counter " + id + " after counting up.");
    }
    return Numbers.get(counter, "value");
  }
}
