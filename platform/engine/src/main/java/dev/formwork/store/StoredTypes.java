package dev.formwork.store;

import java.time.LocalDate;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.BigDecimalRepresentation;

/**
 * How the values of the platform's own documents are stored: {@code BigDecimal} as Decimal128, a
 * {@code LocalDate} as ISO text (Spring Data's way is the instant of midnight where the JVM happens
 * to run), an {@code Instant} as BSON date, to the millisecond.
 */
final class StoredTypes {

  private StoredTypes() {}

  static MongoCustomConversions conversions() {
    return MongoCustomConversions.create(types ->
        types
            .bigDecimal(BigDecimalRepresentation.DECIMAL128)
            .registerConverter(new DateToText())
            .registerConverter(new TextToDate()));
  }

  @WritingConverter
  private static final class DateToText implements Converter<LocalDate, String> {
    @Override
    public String convert(LocalDate date) {
      return date.toString();
    }
  }

  @ReadingConverter
  private static final class TextToDate implements Converter<String, LocalDate> {
    @Override
    public LocalDate convert(String text) {
      return LocalDate.parse(text);
    }
  }
}
