package dev.formwork.rules;

import dev.formwork.kernel.FieldKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A value that is known only when a condition is asked: {@code $user}, {@code $today+7d}. */
public sealed interface Dynamic extends Operand {

  /** The id of the person who acts. */
  record User() implements Dynamic {
    @Override
    public String toJson() {
      return "$user";
    }
  }

  /** The main department of the person who acts. */
  record OwnDepartment() implements Dynamic {
    @Override
    public String toJson() {
      return "$department";
    }
  }

  /** The store of the person who acts. */
  record OwnStore() implements Dynamic {
    @Override
    public String toJson() {
      return "$store";
    }
  }

  /** The business day, moved by a span: a {@link LocalDate}. */
  record Today(DateShift shift) implements Dynamic {
    @Override
    public String toJson() {
      return "$today" + shift;
    }
  }

  /** This moment, moved by a span: an {@link Instant}. */
  record Now(DateShift shift) implements Dynamic {
    @Override
    public String toJson() {
      return "$now" + shift;
    }
  }

  /** A parameter of the app. */
  record Param(FieldKey key) implements Dynamic {
    @Override
    public String toJson() {
      return "$param." + key;
    }
  }

  /** Another field of the same record. */
  record OtherField(FieldKey key) implements Dynamic {
    @Override
    public String toJson() {
      return "$field." + key;
    }
  }

  /** Reads a text such as {@code $today-1m}; empty if it names nothing. */
  static Optional<Dynamic> parse(String text) {
    return switch (text) {
      case "$user" -> Optional.of(new User());
      case "$department" -> Optional.of(new OwnDepartment());
      case "$store" -> Optional.of(new OwnStore());
      default -> parseNamed(text);
    };
  }

  private static Optional<Dynamic> parseNamed(String text) {
    try {
      if (text.startsWith("$param.")) {
        return Optional.of(new Param(FieldKey.of(text.substring("$param.".length()))));
      }
      if (text.startsWith("$field.")) {
        return Optional.of(new OtherField(FieldKey.of(text.substring("$field.".length()))));
      }
    } catch (IllegalArgumentException notAKey) {
      return Optional.empty();
    }
    if (text.startsWith("$today")) {
      return DateShift.parse(text.substring("$today".length())).map(Today::new);
    }
    if (text.startsWith("$now")) {
      return DateShift.parse(text.substring("$now".length())).map(Now::new);
    }
    return Optional.empty();
  }

  @Override
  String toJson();
}
